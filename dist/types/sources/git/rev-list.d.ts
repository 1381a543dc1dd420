import { type CommitList } from './commit-order.js';
import { type GitPlace } from './git.js';
/** Which commits: everything that `tips` reach and `without` do not, or the named commits alone. Ids only, never names a user gave. */
export interface CommitSelection {
    /** Ids; undefined: all refs and HEAD. */
    readonly tips: readonly string[] | undefined;
    readonly without: readonly string[];
    /** Leaves out what remote-tracking branches reach: all of them, or those of one remote. */
    readonly notRemotes?: string | true;
    /** Leaves out what any ref reaches. */
    readonly notAll?: boolean;
    /** `tips` themselves, and not what they reach. */
    readonly alone?: boolean;
}
/**
 * Lists the commits of a selection in topological order, children first. `known`: see `parseCommitList`.
 * @throws ScanError `git-failed`
 */
export declare function listCommits(place: GitPlace, selection: CommitSelection, known?: ReadonlyMap<string, number>): Promise<CommitList>;
/** Whether some of `ids` are reached by no ref any more, or are gone. */
export declare function areLost(place: GitPlace, ids: readonly string[]): Promise<boolean>;
/**
 * Object ids of what a user named (`main`, `HEAD~3`, `v1.0^{commit}`), each read as one commit.
 * @throws ScanError `bad-option` naming the first that is none.
 */
export declare function resolveCommit(place: GitPlace, name: string): Promise<string>;
/** The commits two histories last had in common; none where they are unrelated. */
export declare function mergeBases(place: GitPlace, a: string, b: string): Promise<string[]>;
/** The commit at HEAD; null where there is none yet. */
export declare function headCommit(place: GitPlace): Promise<string | null>;
