import { lstatSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { ScanError } from '../../core/errors.ts';
import { compileFileGlob, faultOfGlob, isGlob } from '../../core/glob.ts';
import { compareStrings } from '../../core/order.ts';
import { findWorkTree } from '../../git/plumbing/work-tree.ts';
import { escapeLine } from '../../git/printable-path.ts';
import { explainFailure } from './planned-files.ts';
import { walkFolder } from './walk.ts';

/** How files are chosen: those that git knows and does not ignore, everything but `.git`, or a plain folder without git. */
export type FileMode = 'git' | 'all' | 'no-git';

/** A path named by the user, with symbolic links resolved once. */
export interface ScanTarget {
  /** Absolute real path. */
  readonly path: string;
  readonly folder: boolean;
  /** Matched by a glob, not named. */
  readonly fromGlob?: true;
}

/** The root of a run, and what to scan below it. */
export interface RunRoot {
  /** Absolute real path that all shown paths are relative to. */
  readonly root: string;
  /** `git` only if the root is the top of a work tree. */
  readonly mode: FileMode;
  readonly targets: readonly ScanTarget[];
}

/** What the user requested. */
export interface RootRequest {
  /** The current folder, absolute. */
  readonly cwd: string;
  /** Files, folders and globs as given; none means the current folder. */
  readonly paths: readonly string[];
  /** `git` falls back to a plain folder if there is no repository. */
  readonly mode: FileMode;
}

function statTarget(path: string, given: string): ScanTarget {
  try {
    const real = realpathSync(path);
    return { path: real, folder: statSync(real).isDirectory() };
  } catch (error) {
    const { kind, reason } = explainFailure(error);
    const why = kind === 'vanished' ? 'there is no such file or folder' : reason;
    throw new ScanError('path-missing', `cannot scan ${escapeLine(given)}: ${why}`, {
      hint: 'check the spelling; paths are relative to the current folder',
      cause: error,
    });
  }
}

/** The folder in which a glob begins, and the rest of it. */
function splitGlob(cwd: string, glob: string): { base: string; rest: string } {
  const parts = glob.split('/');
  const first = parts.findIndex(isGlob);
  return {
    base: resolve(cwd, parts.slice(0, first).join('/') || (glob.startsWith('/') ? '/' : '.')),
    rest: parts.slice(first).join('/'),
  };
}

/** The files that match a glob, including links, in byte order. Follows no links. @throws ScanError `bad-option`, `unreadable` */
function expandGlob(cwd: string, glob: string): readonly string[] {
  if (!isGlob(glob)) return [];
  const { base, rest } = splitGlob(cwd, sep === '/' ? glob : glob.replaceAll('\\', '/'));
  const isMeant = compileFileGlob(rest);
  if (isMeant === undefined)
    throw new ScanError('bad-option', `${escapeLine(glob)}: ${faultOfGlob(rest) ?? 'not a glob'}`);
  if (!statSync(base, { throwIfNoEntry: false })?.isDirectory()) return [];
  const found: string[] = [];
  for (const { files, failed } of walkFolder({ start: base, relative: '', exclude: undefined })) {
    const [first] = failed;
    if (first) throw new ScanError('unreadable', `${escapeLine(glob)}: ${escapeLine(first.path)}: ${first.reason}`);
    const nameless = files.find(({ path, shown }) => typeof path !== 'string' && isMeant(shown));
    if (nameless)
      throw new ScanError('unreadable', `${escapeLine(nameless.shown)} is not UTF-8: name its folder instead`);
    const meant = files.map(({ shown }) => shown).filter(isMeant);
    found.push(...meant.map((shown) => join(base, shown)));
  }
  return found.sort(compareStrings);
}

function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    // the reason is reported when it is opened
    return false;
  }
}

function resolveTargets({ cwd, paths }: RootRequest): ScanTarget[] {
  if (paths.length === 0) return [statTarget(cwd, '.')];
  const targets: ScanTarget[] = [];
  for (const given of paths) {
    const path = resolve(cwd, given);
    const found = isThere(path) ? [] : expandGlob(cwd, given);
    if (found.length === 0) targets.push(statTarget(path, given));
    // a glob never follows links: a link is planned as it is, and skipped with its reason when it is opened
    for (const one of found) targets.push({ path: realFolder(one), folder: false, fromGlob: true });
  }
  return targets;
}

/** The path with the links of its folder resolved, but not its own. */
function realFolder(path: string): string {
  return resolve(realpathSync(dirname(path)), path.slice(path.lastIndexOf('/') + 1));
}

/** Whether `path` is `folder` or below it; both absolute and real. */
export function isBelow(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

function chooseRoot(request: RootRequest, targets: readonly ScanTarget[]): { root: string; mode: FileMode } {
  const [first] = targets;
  if (!first) throw new Error('no targets');
  const start = first.folder ? first.path : dirname(first.path);
  const top = request.mode === 'no-git' ? undefined : findWorkTree(start);
  if (top !== undefined) return { root: top, mode: request.mode };
  const mode = request.mode === 'git' ? 'no-git' : request.mode;
  if (targets.length === 1 && first.folder) return { root: first.path, mode };
  const cwd = realpathSync(request.cwd);
  return { root: targets.length === 1 && !isBelow(first.path, cwd) ? start : cwd, mode };
}

/**
 * Finds the run's root: the top of the first path's repository; else the one named folder (or the folder of the one file, if it is elsewhere); else
 * the current folder.
 * @throws ScanError `path-missing` for a path that does not exist, `path-outside` if one run cannot cover all of them.
 */
export async function findRoot(request: RootRequest): Promise<RunRoot> {
  const targets = resolveTargets(request);
  const { root, mode } = chooseRoot(request, targets);
  const outside = targets.find(({ path }) => !isBelow(path, root));
  if (outside) {
    throw new ScanError('path-outside', `${escapeLine(outside.path)} is not below ${escapeLine(root)}`, {
      hint: 'scan each repository or folder in a separate run',
    });
  }
  return { root, mode, targets };
}
