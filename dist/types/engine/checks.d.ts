import type { Secret } from '../core/secret.js';
import { type Surroundings } from './context.js';
import type { EvidenceId } from './match.js';
import type { ProgramRule } from './program.js';
/**
 * Everything the checks say of a secret, or undefined where one of them is sure that it is none: entropy below the rule's floor, or a checksum
 * that every real token of that shape satisfies.
 */
export declare function checkMatch(rule: ProgramRule, secret: Secret, around: Surroundings): EvidenceId[] | undefined;
