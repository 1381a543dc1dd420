import type { Match } from './match.js';
import type { ProgramRule } from './program.js';
/** Adds `companion-nearby` to both halves of a credential that is useless in part: a key id and its secret within the stated distance. */
export declare function pairCompanions(matches: readonly Match[], rules: readonly ProgramRule[]): Match[];
