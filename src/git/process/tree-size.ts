import { ScanError } from '../../core/errors.ts';
import { escapeLine } from '../printable-path.ts';
import { readCommits } from '../plumbing/commits.ts';
import { startGit, type GitContext } from './git.ts';

/** Entries that a tree may have with all that is in its folders: more than any repository has files. */
const MOST_ENTRIES = 10_000_000;
/** Bytes that their paths may have together. */
const MOST_PATH_BYTES = 2 ** 29;
/** Folders within folders. */
const MOST_LEVELS = 4096;
/** Distinct trees that are read to find out, and their bytes. */
const MOST_TREES = 1 << 20;
const MOST_TREE_BYTES = 1 << 29;
/** Trees that one git is asked for. */
const PART = 8192;
/** Trees that git may die of, in a damaged repository, before the rest is left out. */
const MOST_DEATHS = 16;

const LF = 0x0a;
const SPACE = 0x20;
const NUL = 0;
/** The mode of a folder as trees have it. */
const FOLDER = '40000';

/** A tree: how many entries it has itself, the bytes of their names, and the folders among them. */
interface ReadTree {
  readonly entries: number;
  readonly nameBytes: number;
  readonly folders: readonly { readonly oid: string; readonly nameBytes: number }[];
}

/** A tree with all that is in its folders. */
interface Unfolded {
  readonly entries: number;
  readonly pathBytes: number;
}

function overBudget(oid: string, what: string): ScanError {
  const message = `.git/objects/${escapeLine(oid)}: over budget: a tree of ${what}`;
  return new ScanError('over-budget', message, { hint: 'git cannot list its contents: remove it from the history' });
}

function parseTree(body: Buffer, width: number): ReadTree {
  const folders: ReadTree['folders'][number][] = [];
  let [entries, names] = [0, 0];
  for (let at = 0; at < body.length;) {
    const space = body.indexOf(SPACE, at);
    const end = body.indexOf(NUL, at);
    if (space < 0 || end < space) break;
    const nameBytes = end - space;
    if (body.toString('latin1', at, space) === FOLDER)
      folders.push({ oid: body.toString('hex', end + 1, end + 1 + width), nameBytes });
    entries++;
    names += nameBytes;
    at = end + 1 + width;
  }
  return { entries, nameBytes: names, folders };
}

/** Cuts the output of `cat-file --batch` into its answers; what is missing or no tree has no body. */
async function* readTrees(output: AsyncIterable<Buffer>): AsyncGenerator<[oid: string, body: Buffer | undefined]> {
  let rest: Buffer[] = [];
  let length = 0;
  let needed = 1;
  for await (const piece of output) {
    rest.push(piece);
    length += piece.length;
    if (length < needed) continue;
    const bytes = Buffer.concat(rest);
    let at = 0;
    needed = 1;
    for (let end = bytes.indexOf(LF, at); end >= 0; end = bytes.indexOf(LF, at)) {
      const [oid = '', kind = '', size = ''] = bytes.toString('latin1', at, end).split(' ');
      const isObject = /^[0-9]+$/.test(size);
      const next = end + 1 + (isObject ? Number(size) + 1 : 0);
      if (next > bytes.length) {
        needed = next - at;
        break;
      }
      yield [oid, isObject && kind === 'tree' ? bytes.subarray(end + 1, next - 1) : undefined];
      at = next;
    }
    rest = [bytes.subarray(at)];
    length = bytes.length - at;
  }
}

/** Asks git for trees. One that it dies of, in a damaged repository, is left out, and the rest asked for again. */
async function* askForTrees(place: GitContext, names: readonly string[]): ReturnType<typeof readTrees> {
  let at = 0;
  for (let deaths = 0; at < names.length && deaths < MOST_DEATHS; deaths++) {
    const { output } = startGit(place, ['cat-file', '--batch', '--buffer'], `${names.slice(at).join('\n')}\n`);
    try {
      for await (const answer of readTrees(output)) {
        at++;
        yield answer;
      }
    } catch (error) {
      if (!(error instanceof ScanError) || error.code !== 'git-failed') throw error;
      at++;
    }
  }
}

/** Distinct trees as they are read. */
class TreeMeasure {
  readonly #place: GitContext;
  readonly #trees = new Map<string, ReadTree>();
  readonly #unfolded = new Map<string, Unfolded>();
  readonly #roots: string[] = [];
  #bytes = 0;

  constructor(place: GitContext) {
    this.#place = place;
  }

  /** Reads the trees of treeishes, and all that are in them. */
  async read(names: readonly string[]): Promise<ScanError | undefined> {
    let next = await this.#readPart(
      names.map((name) => `${name}^{tree}`),
      true,
    );
    for (let level = 0; next.length > 0; level++) {
      const over = level > MOST_LEVELS || this.#trees.size > MOST_TREES || this.#bytes > MOST_TREE_BYTES;
      if (over) return overBudget(this.#roots[0] ?? '', `more than ${MOST_TREES} trees or ${MOST_LEVELS} levels`);
      const found: string[] = [];
      for (let from = 0; from < next.length; from += PART)
        found.push(...(await this.#readPart(next.slice(from, from + PART), false)));
      next = found;
    }
    return undefined;
  }

  /** Reads some trees; returns those in them that were not read yet, each once. */
  async #readPart(names: readonly string[], areRoots: boolean): Promise<string[]> {
    const found = new Set<string>();
    for await (const [oid, body] of askForTrees(this.#place, names)) {
      if (body) this.#add(oid, body, { found, isRoot: areRoots });
      if (this.#bytes > MOST_TREE_BYTES) break;
    }
    return [...found].filter((oid) => !this.#trees.has(oid));
  }

  #add(oid: string, body: Buffer, { found, isRoot }: { found: Set<string>; isRoot: boolean }): void {
    if (isRoot) this.#roots.push(oid);
    if (this.#trees.has(oid)) return;
    const tree = parseTree(body, oid.length / 2);
    this.#trees.set(oid, tree);
    this.#bytes += body.length;
    for (const folder of tree.folders) found.add(folder.oid);
  }

  /** The smallest tree that is over budget with all that is in its folders. */
  findOver(): ScanError | undefined {
    for (const root of this.#roots) {
      const found = this.#findBelow(root);
      if (found) return found;
    }
    return undefined;
  }

  /** Folders first: a tree stays on the stack until all of its own are measured. */
  #findBelow(root: string): ScanError | undefined {
    const stack = [root];
    for (let oid = stack.at(-1); oid !== undefined; oid = stack.at(-1)) {
      const waiting = this.#waitingIn(oid);
      stack.push(...waiting);
      if (waiting.size > 0) continue;
      stack.pop();
      const found = this.#measure(oid);
      if (found) return found;
    }
    return undefined;
  }

  /** Folders of a tree that are not measured yet. */
  #waitingIn(oid: string): Set<string> {
    const folders = this.#trees.get(oid)?.folders ?? [];
    const oids = folders.map((folder) => folder.oid);
    return new Set(oids.filter((one) => this.#trees.has(one) && !this.#unfolded.has(one)));
  }

  #measure(oid: string): ScanError | undefined {
    const tree = this.#trees.get(oid);
    if (!tree || this.#unfolded.has(oid)) return undefined;
    const unfolded = this.#unfold(tree);
    this.#unfolded.set(oid, unfolded);
    const { entries, pathBytes } = unfolded;
    if (entries > MOST_ENTRIES) return overBudget(oid, `${entries} entries`);
    return pathBytes > MOST_PATH_BYTES ? overBudget(oid, `${pathBytes} bytes of paths`) : undefined;
  }

  #unfold({ entries, nameBytes, folders }: ReadTree): Unfolded {
    let [all, paths] = [entries, nameBytes];
    for (const folder of folders) {
      const inside = this.#unfolded.get(folder.oid);
      if (!inside) continue;
      all += inside.entries;
      paths += inside.pathBytes + inside.entries * folder.nameBytes;
    }
    return { entries: all, pathBytes: paths };
  }
}

/**
 * Finds a tree among those of treeishes (ids of commits or trees) that git would unfold into more entries than there is time and memory for. Reads each distinct tree
 * once, so that it costs what there is, not what it unfolds to.
 * @throws ScanError `git-failed`, `git-stalled`, `aborted`
 */
export async function findTreeOverBudget(place: GitContext, names: readonly string[]): Promise<ScanError | undefined> {
  const measure = new TreeMeasure(place);
  return (await measure.read(names)) ?? measure.findOver();
}

/** Parents of commits; none if git cannot read all of the commits. */
async function parentsOf(place: GitContext, commits: readonly string[]): Promise<string[]> {
  try {
    return [...(await readCommits(place, commits)).values()].flatMap((commit) => commit.parents);
  } catch (error) {
    if (!(error instanceof ScanError) || error.code !== 'git-failed') throw error;
    return [];
  }
}

/**
 * The same for commits and their parents, whose trees are compared with theirs.
 * @throws ScanError `git-failed`, `git-stalled`, `aborted`
 */
export async function findCommitOverBudget(
  place: GitContext,
  commits: readonly string[],
): Promise<ScanError | undefined> {
  return findTreeOverBudget(place, [...new Set([...commits, ...(await parentsOf(place, commits))])]);
}
