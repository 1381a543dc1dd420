import { readFileSync, statSync, type Stats } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { ScanError } from '../../core/errors.ts';
import { escapeLine } from '../printable-path.ts';

/** Where git runs; see `GitContext`. */
export interface GitTop {
  readonly top: string;
  readonly bare?: boolean;
  readonly extra?: Readonly<Record<string, string>>;
}

/** The folders of a repository, absolute: its own, and the one that linked work trees share. */
export interface GitFolders {
  readonly own: string;
  readonly common: string;
}

/** Files that git opens unasked, in a repository's own folder and in the shared one. */
const OWN_FILES = ['HEAD', 'index', 'config.worktree', 'commondir', 'gitdir', 'info/sparse-checkout'];
const COMMON_FILES = [
  'config',
  'packed-refs',
  'shallow',
  'info/exclude',
  'info/attributes',
  'info/grafts',
  'objects/info/alternates',
  'objects/info/commit-graph',
  'objects/info/commit-graphs/commit-graph-chain',
  'objects/pack/multi-pack-index',
  'reftable/tables.list',
];
/** Longest file that names a folder. */
const MOST_BYTES = 1 << 16;

/** What is at a path, links followed; undefined if there is nothing that can be looked at. */
export function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    // what cannot be looked at git cannot open either, and has words for it
    return undefined;
  }
}

/** What a program that opens a file may wait for without end; undefined for every other file. A socket cannot be opened. */
export function blockingKind(found: Stats | undefined): string | undefined {
  if (found?.isFIFO()) return 'a pipe';
  return found?.isCharacterDevice() || found?.isBlockDevice() ? 'a device' : undefined;
}

function readPointer(path: string): string | undefined {
  const found = statOf(path);
  if (!found?.isFile() || found.size > MOST_BYTES) return undefined;
  try {
    return readFileSync(path, 'utf8').replace(/\r?\n$/, '');
  } catch {
    // git cannot read it either, and has words for it
    return undefined;
  }
}

/** Finds the folders of a repository as git does, from its files alone. */
export function gitFolders({ top, bare }: GitTop): GitFolders {
  const at = bare ? top : join(top, '.git');
  const pointer = bare || statOf(at)?.isDirectory() ? undefined : readPointer(at);
  const own = pointer?.startsWith('gitdir: ') ? resolve(top, pointer.slice('gitdir: '.length)) : at;
  const common = readPointer(join(own, 'commondir'));
  return { own, common: common === undefined ? own : resolve(own, common) };
}

/** The failure that such a file is. */
export function blockingFile(place: GitTop, path: string, kind: string): ScanError {
  const shown = escapeLine(relative(place.top, path));
  return new ScanError('unreadable', `${shown} is ${kind}, and git would wait for it forever`, {
    hint: 'a repository contains only regular files: remove it',
  });
}

/**
 * Looks at the files that git opens unasked.
 * @throws ScanError `unreadable` if one of them is a pipe or a device
 */
export function requireRegularFiles(place: GitTop): void {
  const { own, common } = gitFolders(place);
  const { GIT_INDEX_FILE: index } = place.extra ?? {};
  const paths = [
    ...OWN_FILES.map((name) => join(own, name)),
    ...COMMON_FILES.map((name) => join(common, name)),
    ...(index === undefined ? [] : [resolve(place.top, index)]),
  ];
  for (const path of paths) {
    const kind = blockingKind(statOf(path));
    if (kind !== undefined) throw blockingFile(place, path, kind);
  }
}
