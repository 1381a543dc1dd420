import type { Match } from './match.js';
import type { ProgramRule } from './program.js';
/**
 * Where two rules claim the same bytes, the more specific one wins; among equals a checksum, then what was decoded, then the longer match, then
 * the rule that comes first. Matches inside one compressed text claim its bytes together. Gives back the winners in order of place.
 */
export declare function resolveOverlaps(matches: readonly Match[], rules: readonly ProgramRule[]): Match[];
