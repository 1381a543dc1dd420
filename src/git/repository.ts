import { lstatSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ScanError } from '../core/errors.ts';
import { escapeLine } from './printable-path.ts';
import { readGit, startGit, type GitContext } from './process/git.ts';
import { requireRegularFiles } from './process/git-files.ts';
import { LEAST_GIT } from './process/least-version.ts';
import { answerOf, headCommit } from './plumbing/rev-list.ts';

/** A repository that git has agreed to read. */
export interface Repository {
  readonly place: GitContext;
  /** Commits whose parents a shallow clone cut off. */
  readonly shallow: ReadonlySet<string>;
  /** Absolute path of the git folder. */
  readonly folder: string;
  /** Absolute path of its object folder. */
  readonly objects: string;
  /** Id of the commit at HEAD; null if there is none yet. */
  readonly head: string | null;
  /** Whether it is a clone whose missing objects git would fetch from elsewhere, had it not been told never to. Asked once. */
  readonly isPartial: () => Promise<boolean>;
  /** git's version: major, minor. Asked once: starting a process is what a small scan spends its time on. */
  readonly version: () => Promise<readonly [number, number]>;
}

/** What an environment gives git to work with, beyond the folder. */
export type PlaceRequest = Pick<GitContext, 'env' | 'signal' | 'extra'>;

function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** Whether `folder` is a repository itself: a bare one, or the `.git` of a work tree. */
function isGitFolder(folder: string): boolean {
  return isFolder(join(folder, 'objects')) && lstatSync(join(folder, 'HEAD'), { throwIfNoEntry: false }) !== undefined;
}

/** The nearest repository going up from `folder` (absolute, real), by its looks alone: no configuration is read. */
function findPlace(folder: string): { top: string; bare: boolean } | undefined {
  for (let at = folder; ; at = dirname(at)) {
    const found = lstatSync(join(at, '.git'), { throwIfNoEntry: false });
    if (found && (found.isDirectory() || found.isFile())) return { top: at, bare: false };
    if (isGitFolder(at)) return { top: at, bare: true };
    if (dirname(at) === at) return undefined;
  }
}

function realFolder(folder: string): string {
  try {
    return realpathSync(folder);
  } catch (error) {
    throw new ScanError('path-missing', `cannot scan ${escapeLine(folder)}: there is no such folder`, { cause: error });
  }
}

function readShallow(path: string): Set<string> {
  if (!lstatSync(path, { throwIfNoEntry: false })?.isFile()) return new Set();
  return new Set(
    readFileSync(path, 'latin1')
      .split('\n')
      .filter((line) => line !== ''),
  );
}

/** Configuration in force, `key\nvalue` each; where a key is set twice, both are there. Executes nothing. */
export async function readConfig(place: GitContext): Promise<string[]> {
  return (await readGit(place, ['config', '-z', '--list'])).toString('utf8').split('\0');
}

async function readPartial(place: GitContext): Promise<boolean> {
  return (await readConfig(place)).some((entry) =>
    /^(?:extensions\.partialclone\n|remote\.[^]*\.promisor\ntrue$)/i.test(entry),
  );
}

async function readVersion(place: GitContext): Promise<readonly [number, number]> {
  const parts = /([0-9]+)\.([0-9]+)/.exec((await readGit(place, ['version'])).toString('latin1'));
  return [Number(parts?.[1] ?? 0), Number(parts?.[2] ?? 0)];
}

/** Answers once, when it is first asked. */
function lazily<T>(answer: () => Promise<T>): () => Promise<T> {
  let given: Promise<T> | undefined;
  return () => (given ??= answer());
}

/** Where things are; paths that git gives may be relative to the top. */
interface Layout {
  /** The list of cut-off commits, which need not be there. */
  readonly shallow: string;
  readonly objects: string;
  /** The git folder, absolute. */
  readonly folder: string;
  readonly head: string | null;
}

/** An option that `LEAST_GIT` came with: an older git repeats it as if it were a name, so that its age is known without asking for it. */
const NEW_OPTION = '--path-format=absolute';

function refuseOldGit(): never {
  throw new ScanError('git-failed', `this git is older than ${LEAST_GIT.join('.')}, the oldest supported version`, {
    hint: 'put a newer git on PATH',
  });
}

async function readLayout(place: GitContext): Promise<Layout> {
  const asked = [NEW_OPTION, '--git-path', 'shallow', '--git-path', 'objects', '--absolute-git-dir'];
  const run = startGit(place, ['rev-parse', ...asked, '--verify', '--quiet', 'HEAD^{commit}']);
  const lines = (await answerOf(run)).split('\n');
  const [shallow, objects, folder, head] = lines;
  if (shallow === NEW_OPTION) refuseOldGit();
  if (lines.length <= 5 && shallow && objects && folder) return { shallow, objects, folder, head: head || null };
  // a path with a line end in it: one question at a time
  const answer = async (...args: string[]): Promise<string> =>
    (await readGit(place, ['rev-parse', ...args])).toString('utf8').replace(/\n$/, '');
  return {
    shallow: await answer('--git-path', 'shallow'),
    objects: await answer('--git-path', 'objects'),
    folder: await answer('--absolute-git-dir'),
    head: await headCommit(place),
  };
}

/**
 * Opens the repository that `folder` lies in: a work tree, a linked one, a bare repository.
 * @throws ScanError `git-failed` if there is none, git refuses it (owned by somebody else, damaged), or git is missing; `path-missing`; `unreadable` if
 * git would wait for one of its files.
 */
export async function openRepository(folder: string, request: PlaceRequest): Promise<Repository> {
  const found = findPlace(realFolder(folder));
  if (!found) {
    throw new ScanError('git-failed', `${escapeLine(folder)} is not in a git repository`, {
      hint: 'run it in a repository; leakgate scan without --history scans any folder',
    });
  }
  const place: GitContext = { ...found, ...request };
  requireRegularFiles(place);
  const layout = await readLayout(place);
  return {
    place,
    folder: layout.folder,
    objects: resolve(found.top, layout.objects),
    head: layout.head,
    shallow: readShallow(resolve(found.top, layout.shallow)),
    isPartial: lazily(() => readPartial(place)),
    version: lazily(() => readVersion(place)),
  };
}
