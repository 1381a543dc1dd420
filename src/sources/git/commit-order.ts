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
export function isEarlier(a: OrderedCommit, b: OrderedCommit): boolean {
  return a.date < b.date || (a.date === b.date && a.id < b.id);
}

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
export const NO_COMMITS: CommitList = {
  commits: [],
  boundary: [],
  dates: new Map(),
  moved: new Map(),
  heads: [],
};

/**
 * Parses `rev-list --timestamp --parents --boundary`: `<seconds> [-]<id> <parent>...`, children before parents. `known`: corrected dates of
 * commits outside the selection, where they differ from what these say.
 */
export function parseCommitList(text: string, known: ReadonlyMap<string, number>): CommitList {
  const lines = text.split('\n').filter((line) => line !== '');
  const dates = new Map<string, number>();
  const moved = new Map<string, number>();
  const parents = new Set<string>();
  const commits: string[] = [];
  const boundary: string[] = [];
  for (let i = lines.length - 1; i >= 0; i--) {
    const [seconds, name = '', ...above] = lines[i]!.split(' ');
    const outside = name.startsWith('-');
    const id = outside ? name.slice(1) : name;
    const said = Number(seconds);
    const date = outside ? (known.get(id) ?? said) : above.reduce((least, one) => later(least, dates.get(one)), said);
    dates.set(id, date);
    if (date !== said) moved.set(id, date);
    (outside ? boundary : commits).push(id);
    if (!outside) for (const one of above) parents.add(one);
  }
  return {
    commits: commits.reverse(),
    boundary: boundary.reverse(),
    dates,
    moved,
    heads: commits.filter((id) => !parents.has(id)),
  };
}

function later(date: number, parent: number | undefined): number {
  return parent !== undefined && parent >= date ? parent + 1 : date;
}
