import type { EvidenceId } from '../engine/match.js';
/** What a path says of a secret in it. `generic` rules also learn that lock files are full of hashes. */
export declare function pathEvidence(path: string, generic: boolean): EvidenceId[];
