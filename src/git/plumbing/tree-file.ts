import { ScanError } from '../../core/errors.ts';
import { readGit, type GitContext } from '../process/git.ts';

/** What is at one path of a commit's tree. */
export interface TreeFile {
  /** Six octal digits. */
  readonly mode: string;
  readonly oid: string;
  /** Bytes; 0 for what is no blob. */
  readonly size: number;
}

/** What is at a path of a commit, by its id; undefined if nothing does. No link is followed. @throws ScanError `git-failed` */
export async function findTreeFile(place: GitContext, commit: string, path: string): Promise<TreeFile | undefined> {
  const output = await readGit(place, ['ls-tree', '-l', '-z', '--full-tree', '--end-of-options', commit, '--', path]);
  const [meta] = output.toString('latin1').split('\t');
  if (!meta) return undefined;
  const [mode, , oid, size] = meta.split(/ +/);
  if (mode === undefined || oid === undefined) throw new ScanError('git-failed', 'git: a tree cannot be read');
  return { mode, oid, size: Number(size) || 0 };
}

/** A blob's bytes, as they are stored. @throws ScanError `git-failed` */
export async function readBlob(place: GitContext, oid: string): Promise<Buffer> {
  return readGit(place, ['cat-file', 'blob', oid]);
}

/** Names in a folder of a commit, by its id; '' is its root. Bytes that are no UTF-8 are replaced. @throws ScanError `git-failed` */
export async function listNames(place: GitContext, commit: string, folder: string): Promise<string[]> {
  const below = folder === '' ? [] : ['--', `${folder}/`];
  const args = ['ls-tree', '-z', '--name-only', '--full-tree', '--end-of-options', commit, ...below];
  const paths = (await readGit(place, args)).toString('utf8').split('\0');
  return paths.filter((path) => path !== '').map((path) => path.slice(folder === '' ? 0 : folder.length + 1));
}
