import type { Secret } from '../core/secret.ts';
import { type Surroundings } from './context.ts';
import type { EvidenceId } from './match.ts';
import type { ProgramRule } from './program.ts';
/**
 * Everything the checks say of a secret, or undefined where one of them is sure that it is none: entropy below the rule's floor, or a checksum
 * that every real token of that shape satisfies.
 */
export declare function checkMatch(rule: ProgramRule, secret: Secret, around: Surroundings): EvidenceId[] | undefined;
