import type { CommitInfo, Exposure, Finding, State } from '../core/finding.js';
import type { Program } from '../engine/program.js';
import type { MatchRow } from '../pool/protocol.js';
import { type OrderedCommit } from '../sources/git/commit-order.js';
/** A match in one version of one file, or in another object. */
export interface Sighting {
    readonly row: MatchRow;
    /** Object it stands in; undefined where it is none (a ref's name). */
    readonly blob: string | undefined;
    /** How the place is shown. */
    readonly path: string;
    /** Sightings with the same place and secret are one finding. */
    readonly place: string;
    /** The commit this version came in with; decides which of a secret's versions is the first. */
    readonly introduced: OrderedCommit | undefined;
    /** The last commit that took this version away. */
    readonly removed: OrderedCommit | undefined;
    readonly exposure: Exposure;
    readonly state?: State;
}
/** What findings are made with. */
export interface Placing {
    readonly program: Program;
    /** Findings below this confidence are not made. */
    readonly least: number;
    /** Headers of commits by id: those that sightings name. */
    readonly commits: ReadonlyMap<string, CommitInfo & {
        readonly parents: readonly string[];
    }>;
}
/** Makes one finding for each (secret, rule, place), whatever number of versions of a file it stands in. */
export declare function placeFindings(sightings: readonly Sighting[], placing: Placing): Finding[];
