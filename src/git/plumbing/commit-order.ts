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
  /** Commits just outside the selection that it is on. */
  readonly boundary: readonly string[];
  /** Corrected dates by id, of both. */
  readonly dates: ReadonlyMap<string, number>;
  /** Corrected dates that differ from what the commit says. */
  readonly moved: ReadonlyMap<string, number>;
  /** Commits of the selection that are nobody's parents in it: together they reach all of it. */
  readonly heads: readonly string[];
  /** Whether one of the commits has several parents. */
  readonly hasMerges: boolean;
}

/** A list of nothing. */
export const NO_COMMITS: CommitList = {
  commits: [],
  boundary: [],
  dates: new Map(),
  moved: new Map(),
  heads: [],
  hasMerges: false,
};

const LF = 0x0a;
const SPACE = 0x20;
const MINUS = 0x2d;

/** A list as it grows, parents first. */
export interface GrowingList {
  readonly commits: string[];
  readonly boundary: string[];
  readonly dates: Map<string, number>;
  readonly moved: Map<string, number>;
  readonly heads: Set<string>;
  hasMerges: boolean;
}

/** A list of nothing yet. */
export function growList(): GrowingList {
  return { commits: [], boundary: [], dates: new Map(), moved: new Map(), heads: new Set(), hasMerges: false };
}

/** Adds a commit behind all of its parents that are listed. */
export function addCommit(
  list: GrowingList,
  { id, said, parents }: { readonly id: string; readonly said: number; readonly parents: readonly string[] },
): void {
  const date = parents.reduce((least, one) => later(least, list.dates.get(one)), said);
  list.dates.set(id, date);
  if (date !== said) list.moved.set(id, date);
  list.commits.push(id);
  list.heads.add(id);
  if (parents.length > 1) list.hasMerges = true;
  for (const one of parents) list.heads.delete(one);
}

/** The list, complete. */
export function endList(list: GrowingList): CommitList {
  return {
    ...list,
    commits: list.commits.reverse(),
    boundary: list.boundary.reverse(),
    heads: [...list.heads].reverse(),
  };
}

/** Adds a commit that is not in the selection; `date`: corrected. */
function addOutside(list: GrowingList, id: string, { said, date }: { said: number; date: number }): void {
  list.dates.set(id, date);
  if (date !== said) list.moved.set(id, date);
  list.boundary.push(id);
}

/** A commit as `rev-list` lists it. */
export interface ListedCommit {
  readonly id: string;
  /** When it says it was made, in seconds since 1970. */
  readonly said: number;
  readonly parents: readonly string[];
  /** Just outside the selection. */
  readonly outside: boolean;
}

/** Parses one line: `<seconds> [-]<id> <parent>...`. Ids are read by themselves: parts of a longer text would keep all of it. */
function parseLine(line: Buffer): ListedCommit {
  const space = line.indexOf(SPACE);
  const outside = line[space + 1] === MINUS;
  const from = space + (outside ? 2 : 1);
  const next = line.indexOf(SPACE, from);
  const end = next < 0 ? line.length : next;
  const id = line.toString('latin1', from, end);
  const said = Number(line.toString('latin1', 0, space));
  const rest = outside ? '' : line.toString('latin1', Math.min(line.length, end + 1)).trimEnd();
  return { id, said, parents: rest === '' ? [] : rest.split(' '), outside };
}

/** Parses `rev-list --timestamp --parents`; the commits as they come, some at a time. */
export async function* parseCommits(
  output: AsyncIterable<Buffer>,
): AsyncGenerator<readonly ListedCommit[], void, undefined> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of output) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, piece]) : piece;
    const commits: ListedCommit[] = [];
    let from = 0;
    for (let to = bytes.indexOf(LF); to >= 0; to = bytes.indexOf(LF, from)) {
      commits.push(parseLine(bytes.subarray(from, to)));
      from = to + 1;
    }
    rest = bytes.subarray(from);
    yield commits;
  }
}

/**
 * Parses `rev-list --reverse --timestamp --parents --boundary`: parents before children. `known`: corrected dates of commits outside the selection, where they
 * differ from what these say.
 */
export async function parseCommitList(
  output: AsyncIterable<Buffer>,
  known: ReadonlyMap<string, number>,
): Promise<CommitList> {
  const list = growList();
  for await (const commits of parseCommits(output)) {
    for (const commit of commits) {
      const { id, said, outside } = commit;
      if (outside) addOutside(list, id, { said, date: known.get(id) ?? said });
      else addCommit(list, commit);
    }
  }
  return endList(list);
}

function later(date: number, parent: number | undefined): number {
  return parent !== undefined && parent >= date ? parent + 1 : date;
}
