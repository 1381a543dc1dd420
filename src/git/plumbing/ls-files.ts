import { isUtf8 } from 'node:buffer';
import { ScanError } from '../../core/errors.ts';
import { startGit, type GitContext, type GitRun } from '../process/git.ts';
import { requireRegularFiles } from '../process/git-files.ts';
import { SUBMODULE_MODE, SYMLINK_MODE } from './modes.ts';

/** A path as git has it: text, or bytes where it is not UTF-8. `/` separated, relative to the work tree's top. */
export type GitPath = string | Buffer;

/** What the index or the folder holds at a path. `repository` is a nested repository that is not a submodule. */
type EntryKind = 'file' | 'symlink' | 'submodule' | 'repository';

export interface ListedEntry {
  readonly path: GitPath;
  readonly kind: EntryKind;
  /** Id of what the index holds, for entries that git does not expect in the work tree (`skip-worktree`: a sparse checkout). */
  readonly sparse?: string;
}

const NUL = 0;
const TAB = 0x09;

/**
 * Cuts a stream of NUL-terminated records into blocks of whole records (the last NUL included).
 * @throws ScanError `git-failed` if the stream ends inside a record.
 */
export async function* wholeRecords(output: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
  let rest: Buffer[] = [];
  for await (const chunk of output) {
    const end = chunk.lastIndexOf(NUL) + 1;
    if (end > 0) {
      rest.push(chunk.subarray(0, end));
      yield rest.length === 1 ? rest[0]! : Buffer.concat(rest);
      rest = [];
    }
    if (end < chunk.length) rest.push(chunk.subarray(end));
  }
  if (rest.length > 0) throw new ScanError('git-failed', 'git: the file listing ends in the middle of a name');
}

/** The records of a block, as text where the whole block is UTF-8 (one decoding for hundreds of names), else as bytes. */
function splitRecords(block: Buffer): (string | Buffer)[] {
  if (isUtf8(block)) return block.toString('utf8', 0, block.length - 1).split('\0');
  const records: (string | Buffer)[] = [];
  for (let from = 0; from < block.length;) {
    const to = block.indexOf(NUL, from);
    const record = block.subarray(from, to);
    records.push(isUtf8(record) ? record.toString('utf8') : Buffer.from(record));
    from = to + 1;
  }
  return records;
}

function kindOfMode(mode: string): EntryKind {
  if (mode === SYMLINK_MODE) return 'symlink';
  return mode === SUBMODULE_MODE ? 'submodule' : 'file';
}

const SPARSE = 'S';

/** Parses `ls-files -s -t -z`: `<tag> <mode> <object> <stage>TAB<path>`. The stages of a conflicted path, which follow each other, count once. */
export function parseStaged(block: Buffer, before: ListedEntry | undefined): ListedEntry[] {
  const entries: ListedEntry[] = [];
  let last = before;
  for (const record of splitRecords(block)) {
    const tab = typeof record === 'string' ? record.indexOf('\t') : record.indexOf(TAB);
    if (tab < 0) throw new ScanError('git-failed', 'git: a line of the file listing has no path');
    const path = typeof record === 'string' ? record.slice(tab + 1) : record.subarray(tab + 1);
    const meta = typeof record === 'string' ? record : record.toString('latin1', 0, tab);
    const head = typeof path === 'string' || !isUtf8(path) ? path : path.toString('utf8');
    if (last && samePath(last.path, head)) continue;
    last = entryOf(head, meta);
    entries.push(last);
  }
  return entries;
}

function entryOf(path: GitPath, meta: string): ListedEntry {
  const kind = kindOfMode(meta.slice(2, 8));
  return meta.startsWith(SPARSE) ? { path, kind, sparse: meta.slice(9, meta.indexOf(' ', 9)) } : { path, kind };
}

function samePath(a: GitPath, b: GitPath): boolean {
  return typeof a === 'string' || typeof b === 'string' ? a === b : a.equals(b);
}

/** Parses `ls-files --others -z`: paths, one that ends in `/` being a repository of its own. */
export function parseOthers(block: Buffer): ListedEntry[] {
  return splitRecords(block).map((path) => {
    if (typeof path === 'string') {
      return path.endsWith('/') ? { path: path.slice(0, -1), kind: 'repository' } : { path, kind: 'file' };
    }
    return path.at(-1) === 0x2f ? { path: path.subarray(0, -1), kind: 'repository' } : { path, kind: 'file' };
  });
}

/** The two listings of a work tree. */
export interface FileListing {
  /** What the index holds, in its order. */
  readonly tracked: AsyncIterable<readonly ListedEntry[]>;
  /** What lies in the work tree, is not tracked and not ignored. */
  readonly untracked: AsyncIterable<readonly ListedEntry[]>;
  /** Folders that git could not read; known once `untracked` has ended. */
  readonly unreadable: () => readonly string[];
  /** Ends both commands if they are still running. */
  readonly stop: () => void;
}

/** Starts listing below `folders` (relative to the top; none: everything). Both commands run at once; `untracked` waits for its reader. @throws ScanError `unreadable` if git would wait for a file */
export function listFiles(place: GitContext, folders: readonly string[]): FileListing {
  requireRegularFiles(place);
  const below = folders.length > 0 ? ['--', ...folders] : [];
  const tracked = startGit(place, ['ls-files', '-z', '-s', '-t', '--cached', ...below]);
  const others = startGit(place, ['ls-files', '-z', '--others', '--exclude-standard', ...below]);
  return {
    tracked: parseTracked(tracked),
    untracked: parseUntracked(others),
    unreadable: () => parseWarnings(others.messages()),
    stop: () => {
      tracked.stop();
      others.stop();
    },
  };
}

async function* parseTracked(run: GitRun): AsyncGenerator<ListedEntry[], void, undefined> {
  let last: ListedEntry | undefined;
  for await (const block of wholeRecords(run.output)) {
    const entries = parseStaged(block, last);
    last = entries.at(-1) ?? last;
    if (entries.length > 0) yield entries;
  }
}

async function* parseUntracked(run: GitRun): AsyncGenerator<ListedEntry[], void, undefined> {
  for await (const block of wholeRecords(run.output)) yield parseOthers(block);
}

/** The folders of `could not open directory 'x/'`, which git prints and then ends well. */
export function parseWarnings(messages: readonly string[]): string[] {
  return messages.flatMap((line) => {
    const folder = /could not open directory '(.*)'/.exec(line)?.[1];
    return folder === undefined ? [] : [folder.replace(/\/$/, '')];
  });
}
