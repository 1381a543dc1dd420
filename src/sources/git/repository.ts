import { lstatSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { ScanError } from '../../core/errors.ts';
import { escapeLine } from '../shown.ts';
import { readGit, type GitPlace } from './git.ts';
import { answerOf, headCommit } from './rev-list.ts';

/** A repository that git has agreed to read. */
export interface Repository {
  readonly place: GitPlace;
  /** Commits whose parents a shallow clone cut off. */
  readonly shallow: ReadonlySet<string>;
  /** Absolute path of the git folder. */
  readonly folder: string;
  /** Id of the commit at HEAD; null where there is none yet. */
  readonly head: string | null;
  /** Whether it is a clone whose missing objects git would fetch from elsewhere, had it not been told never to. Asked once. */
  readonly isPartial: () => Promise<boolean>;
  /** git's version: major, minor. Asked once: starting a process is what a small scan spends its time on. */
  readonly version: () => Promise<readonly [number, number]>;
}

/** What an environment gives git to work with, beyond the folder. */
export type PlaceRequest = Pick<GitPlace, 'env' | 'signal' | 'extra'>;

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
export async function readConfig(place: GitPlace): Promise<string[]> {
  return (await readGit(place, ['config', '-z', '--list'])).toString('utf8').split('\0');
}

async function readPartial(place: GitPlace): Promise<boolean> {
  return (await readConfig(place)).some((entry) =>
    /^(?:extensions\.partialclone\n|remote\.[^]*\.promisor\ntrue$)/i.test(entry),
  );
}

async function readVersion(place: GitPlace): Promise<readonly [number, number]> {
  const parts = /([0-9]+)\.([0-9]+)/.exec((await readGit(place, ['version'])).toString('latin1'));
  return [Number(parts?.[1] ?? 0), Number(parts?.[2] ?? 0)];
}

/** Answers once, when it is first asked. */
function lazily<T>(answer: () => Promise<T>): () => Promise<T> {
  let given: Promise<T> | undefined;
  return () => (given ??= answer());
}

/** Where the list of cut-off commits would be, where the git folder is, and the commit at HEAD. */
async function readLayout(place: GitPlace): Promise<{ shallow: string; folder: string; head: string | null }> {
  const asked = ['--git-path', 'shallow', '--absolute-git-dir'];
  const lines = (await answerOf(place, ['rev-parse', ...asked, '--verify', '--quiet', 'HEAD^{commit}'])).split('\n');
  const [shallow, folder, head] = lines;
  if (lines.length <= 4 && shallow && folder) return { shallow, folder, head: head || null };
  // a path with a line end in it: one question at a time
  const answer = async (...args: string[]): Promise<string> =>
    (await readGit(place, ['rev-parse', ...args])).toString('utf8').replace(/\n$/, '');
  const [path, top] = [await answer('--git-path', 'shallow'), await answer('--absolute-git-dir')];
  return { shallow: path, folder: top, head: await headCommit(place) };
}

/**
 * Opens the repository that `folder` lies in: a work tree, a linked one, a bare repository.
 * @throws ScanError `git-failed` where there is none, git refuses it (owned by somebody else, damaged), or git is missing; `path-missing`.
 */
export async function openRepository(folder: string, request: PlaceRequest): Promise<Repository> {
  const found = findPlace(realFolder(folder));
  if (!found) {
    throw new ScanError('git-failed', `${escapeLine(folder)} lies in no git repository`, {
      hint: 'run it in a repository; leakgate scan without --history scans any folder',
    });
  }
  const place: GitPlace = { ...found, ...request };
  const layout = await readLayout(place);
  return {
    place,
    folder: layout.folder,
    head: layout.head,
    shallow: readShallow(isAbsolute(layout.shallow) ? layout.shallow : join(found.top, layout.shallow)),
    isPartial: lazily(() => readPartial(place)),
    version: lazily(() => readVersion(place)),
  };
}
