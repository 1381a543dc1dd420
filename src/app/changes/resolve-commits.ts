import type { Readable } from 'node:stream';
import { assertNever, ScanError } from '../../core/errors.ts';
import type { CommitList } from '../../git/plumbing/commit-order.ts';
import { listObjects, type ListedObject } from '../../git/plumbing/list-objects.ts';
import type { Repository } from '../../git/repository.ts';
import { listCommits, mergeBases, resolveCommit, type CommitSelection } from '../../git/plumbing/rev-list.ts';
import { readStream } from '../../sources/stdin.ts';
import { isNothing } from '../history/history-selection.ts';
import type { Commits } from '../scan/scan-request.ts';

/** Commits to scan, and what they are compared with. */
export interface ResolvedCommits {
  readonly list: CommitList;
  /** Commits whose trees are the tip: their content still exists. */
  readonly tips: readonly string[];
  /** Commits whose secrets existed before. */
  readonly bases: readonly string[];
  /** Tags and blobs that are pushed directly. */
  readonly objects: readonly ListedObject[];
  /** The merge bases of one of `tips` and the known commits; none for commits that are compared one by one. */
  readonly forksOf: (tip: string) => Promise<readonly string[]>;
  /** The commit whose whole tree is scanned too. */
  readonly tree?: string | undefined;
  /** `<base>..<head>` in ids, for a single range. */
  readonly range: string | null;
}

/** Longest list of ids, in bytes: far more than any push. */
const INPUT_BYTES = 64 << 20;

/** Ids are ASCII: zero bytes or a byte order mark come from a shell that recodes its pipes. */
function decodeLines(bytes: Buffer): string {
  const wide = bytes.includes(0) || (bytes[0] ?? 0) >= 0xfe;
  if (!wide) return bytes.toString('utf8').replace(/^\ufeff/, '');
  throw new ScanError('bad-option', 'standard input is UTF-16: a list of commits is plain text', {
    hint: 'in PowerShell: cmd /c "git rev-list A..B | leakgate scan --commits"',
  });
}

async function readLines(stream: Readable, signal: AbortSignal | undefined): Promise<string[]> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of readStream(stream, signal)) {
    pieces.push(Buffer.from(piece));
    length += piece.length;
    if (length > INPUT_BYTES) throw new ScanError('bad-option', 'standard input is too long for a list of commits');
  }
  const lines = decodeLines(Buffer.concat(pieces)).split('\n');
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}

async function resolveRange(
  { place }: Repository,
  { base, head, dots }: Extract<Commits, { by: 'range' }>,
): Promise<ResolvedCommits> {
  const [from, to] = await Promise.all([resolveCommit(place, base), resolveCommit(place, head)]);
  const list = await listCommits(place, { tips: [to], without: [from] });
  const forksOf = (): Promise<readonly string[]> => mergeBases(place, to, from);
  const bases = dots === 2 ? [from] : await forksOf();
  return { list, tips: [to], bases, forksOf, objects: [], range: `${from}${'.'.repeat(dots)}${to}` };
}

/** Resolves a change given by ids of commits and tags. */
async function resolveIds(
  repository: Repository,
  { head, tips, without, tree }: Extract<Commits, { by: 'change' }>,
): Promise<ResolvedCommits> {
  const { place } = repository;
  const named = await describeObjects(repository, tips);
  const list = await listCommits(place, { tips: await peelToCommits(repository, named), without });
  const objects = named.filter(({ kind }) => kind !== 'commit');
  const range = without[0] ? `${without[0]}..${head}` : null;
  const known = { list, tips: [head], objects, range };
  if (tree) return { ...known, bases: [], forksOf: noForks, tree: head };
  return { ...known, bases: without, forksOf: forksFrom(repository, without) };
}

/** Resolves named commits alone, compared with their unnamed parents. */
async function resolveList({ place, head }: Repository, names: readonly string[]): Promise<ResolvedCommits> {
  const named = new Set<string>();
  for (const name of names) named.add(await resolveCommit(place, name));
  const list = await listCommits(place, { tips: [...named], without: [], alone: true });
  return { list, tips: head === null ? [] : [head], bases: list.boundary, forksOf: noForks, objects: [], range: null };
}

const PUSH_FIELDS = { push: 4, receive: 3 } as const;
const ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** Parses the new and old ids in a hook's lines: pre-push `<ref> <new> <ref> <old>`, pre-receive `<old> <new> <ref>`. */
function parseUpdates(lines: readonly string[], by: 'push' | 'receive'): { after: string; before: string }[] {
  return lines.map((line) => {
    const fields = line.split(' ');
    const [after = '', before = ''] = by === 'push' ? [fields[1], fields[3]] : [fields[1], fields[0]];
    if (fields.length >= PUSH_FIELDS[by] && ID.test(after) && ID.test(before)) return { after, before };
    throw new ScanError('bad-option', `a line of standard input is not what git passes to a pre-${by} hook`, {
      hint: by === 'push' ? 'expected: <ref> <id> <remote ref> <remote id>' : 'expected: <old id> <new id> <ref>',
    });
  });
}

async function describeObjects({ place }: Repository, oids: readonly string[]): Promise<ListedObject[]> {
  const found: ListedObject[] = [];
  if (oids.length > 0) for await (const { objects } of listObjects(place, new Set(oids)).parts) found.push(...objects);
  return found;
}

function isNamedRemote(remote: string | undefined): remote is string {
  return remote !== undefined && /^[\w.-]+$/.test(remote);
}

/**
 * Resolves what a push sends, without what known old ids reach. For a forced push with an unknown old id, excludes what remotes are known to have.
 */
async function resolveUpdates(
  repository: Repository,
  updates: readonly { after: string; before: string }[],
  source: Extract<Commits, { by: 'push' | 'receive' }>,
): Promise<ResolvedCommits> {
  const after = updates.map((update) => update.after).filter((oid) => !isNothing(oid));
  const before = updates.map((update) => update.before).filter((oid) => !isNothing(oid));
  const [sent, known] = await Promise.all([describeObjects(repository, after), describeObjects(repository, before)]);
  const gone = after.find((oid) => !sent.some((object) => object.oid === oid));
  if (gone !== undefined) throw new ScanError('revision-missing', `${gone} is pushed, but git has no such object`);
  const tips = await peelToCommits(repository, sent);
  const without = await peelToCommits(repository, known);
  const rest: Partial<CommitSelection> =
    source.by === 'receive' ? { notAll: true } : { notRemotes: isNamedRemote(source.remote) ? source.remote : true };
  const list = await listCommits(repository.place, { tips, without, ...rest });
  const bases = [...new Set([...without, ...list.boundary])];
  const objects = sent.filter(({ kind }) => kind !== 'commit');
  return { list, tips, bases, objects, forksOf: forksFrom(repository, bases), range: null };
}

const noForks: ResolvedCommits['forksOf'] = () => Promise.resolve([]);

/** Creates the function that asks git for the merge bases of a tip and `bases`. */
function forksFrom({ place }: Repository, bases: readonly string[]): ResolvedCommits['forksOf'] {
  return bases.length === 0 ? noForks : (tip) => mergeBases(place, tip, ...bases);
}

async function peelToCommits({ place }: Repository, objects: readonly ListedObject[]): Promise<string[]> {
  const commits: string[] = [];
  for (const { oid, kind } of objects) {
    if (kind === 'commit') commits.push(oid);
    if (kind === 'tag') commits.push(...(await peelTag(place, oid)));
  }
  return [...new Set(commits)];
}

/** The commit that a tag names; none if it names a blob or a tree. */
async function peelTag(place: Repository['place'], oid: string): Promise<string[]> {
  try {
    return [await resolveCommit(place, oid)];
  } catch (error) {
    if (error instanceof ScanError && error.code === 'revision-missing') return [];
    throw error;
  }
}

/**
 * Resolves revisions to commits.
 * @throws ScanError `revision-missing`, `bad-option`, `git-failed`
 */
export async function resolveCommits(
  repository: Repository,
  source: Commits,
  signal: AbortSignal | undefined,
): Promise<ResolvedCommits> {
  switch (source.by) {
    case 'range':
      return resolveRange(repository, source);
    case 'change':
      return resolveIds(repository, source);
    case 'list':
      return resolveList(repository, await readLines(source.stream, signal));
    case 'push':
    case 'receive':
      return resolveUpdates(repository, parseUpdates(await readLines(source.stream, signal), source.by), source);
    default:
      return assertNever(source);
  }
}
