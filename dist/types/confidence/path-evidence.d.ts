import type { EvidenceId } from '../engine/match.js';
/**
 * What a path says of a secret in it. `generic` rules also learn that lock files are full of hashes, and that program code puts its texts in quotes.
 * @param seen what the checks said
 */
export declare function pathEvidence(path: string, generic: boolean, seen: readonly EvidenceId[]): EvidenceId[];
