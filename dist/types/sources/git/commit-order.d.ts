/**
 * A commit's place in an order that follows from the commit alone, and in which parents come before children: its committer date, moved behind
 * those of its parents where clocks were wrong (git's own "corrected commit date"); of equal ones the smaller id comes first. The order of two
 * commits is the same in every clone, whatever else the clone holds.
 */
export interface OrderedCommit {
    readonly id: string;
    /** Seconds since 1970, corrected. */
    readonly date: number;
}
/** Whether `a` comes before `b`. */
export declare function isEarlier(a: OrderedCommit, b: OrderedCommit): boolean;
/** Commits of a selection, and what is needed to put others in order with them. */
export interface CommitList {
    /** Children before parents. */
    readonly commits: readonly string[];
    /** Commits just outside the selection that it stands on. */
    readonly boundary: readonly string[];
    /** Corrected dates by id, of both. */
    readonly dates: ReadonlyMap<string, number>;
    /** Corrected dates that differ from what the commit says. */
    readonly moved: ReadonlyMap<string, number>;
    /** Commits of the selection that are nobody's parents in it: together they reach all of it. */
    readonly heads: readonly string[];
}
/** A list of nothing. */
export declare const NO_COMMITS: CommitList;
/**
 * Parses `rev-list --timestamp --parents --boundary`: `<seconds> [-]<id> <parent>...`, children before parents. `known`: corrected dates of
 * commits outside the selection, where they differ from what these say.
 */
export declare function parseCommitList(text: string, known: ReadonlyMap<string, number>): CommitList;
