import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ScanError } from '../../core/errors.ts';
import { withoutPrograms } from '../../processes/find-program.ts';
import { askGit, type GitQuestion } from '../process/ask-git.ts';
import { readGit, type GitContext } from '../process/git.ts';

/** A repository to fetch with: the objects of another one, its refs and where its history is cut off, and nothing of its configuration. */
export interface ScratchRepository {
  readonly place: GitContext;
  /** Hands back where the history is cut off now. @throws ScanError `git-failed` if another git is changing it */
  readonly keepShallow: () => void;
  readonly remove: () => void;
}

function readText(path: string): string {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() ? readFileSync(path, 'latin1') : '';
}

function replaceShallow(file: string, text: string): void {
  const lock = `${file}.lock`;
  try {
    writeFileSync(lock, text, { flag: 'wx' });
    if (text !== '') return renameSync(lock, file);
    rmSync(file, { force: true });
    rmSync(lock);
  } catch (error) {
    throw new ScanError('git-failed', 'the shallow boundary could not be written', { cause: error });
  }
}

async function answerTo(place: GitContext, question: GitQuestion): Promise<string> {
  return (await askGit(place, question)).toString('utf8').replace(/\n$/, '');
}

/** Lists the refs in the form of `packed-refs`. There may be a million, so simple-git does not hold them. */
async function refsOf(place: GitContext): Promise<string> {
  return (await readGit(place, ['for-each-ref', '--format=%(objectname) %(refname)'])).toString('utf8');
}

/** Writes what makes a folder a repository. Its refs tell a server what is here already. */
function fill(folder: string, refs: string, format: string): void {
  for (const name of ['objects', 'refs']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'HEAD'), 'ref: refs/heads/none\n');
  writeFileSync(join(folder, 'packed-refs'), refs);
  const extension = format === 'sha1' ? '' : `[extensions]\n\tobjectFormat = ${format}\n`;
  const version = format === 'sha1' ? 0 : 1;
  writeFileSync(join(folder, 'config'), `[core]\n\trepositoryFormatVersion = ${version}\n\tbare = true\n${extension}`);
}

/**
 * Makes a repository in the system's temporary folder that stores its objects where the one at `place` does. git reads a repository's configuration
 * wherever it runs in it, and many of its keys cannot be outbid; here there is none to read.
 * @throws ScanError `git-failed`
 */
export async function makeScratchRepository(place: GitContext): Promise<ScratchRepository> {
  const path = (name: string): Promise<string> =>
    answerTo(place, ['rev-parse', '--path-format=absolute', '--git-path', name]);
  const [objects, shallow, format, refs] = await Promise.all([
    path('objects'),
    path('shallow'),
    answerTo(place, ['rev-parse', '--show-object-format']),
    refsOf(place),
  ]);
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'leakgate-fetch-')));
  fill(folder, refs, format);
  const before = readText(shallow);
  if (before !== '') writeFileSync(join(folder, 'shallow'), before);
  const env = withoutPrograms(place.env, place.top);
  return {
    place: {
      top: folder,
      bare: true,
      env,
      signal: place.signal,
      extra: { GIT_DIR: folder, GIT_OBJECT_DIRECTORY: objects },
    },
    keepShallow: () => {
      const after = readText(join(folder, 'shallow'));
      if (after !== before) replaceShallow(shallow, after);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
