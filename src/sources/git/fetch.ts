import { ScanError } from '../../core/errors.ts';
import { readGit, type GitPlace } from './git.ts';

/** The remote that CI systems check out from. */
const REMOTE = 'origin';
/** How it may be spoken to: nothing that names a program of its own. */
const PROTOCOLS = ['https', 'http', 'ssh', 'file'];
/** More than any history is deep: git's own word for all of it. */
export const WHOLE_DEPTH = 2_147_483_647;

/** Allows what every other command is forbidden. Programs that a repository's configuration could name stay out: only the user's own agent and ssh. */
function online(place: GitPlace): { place: GitPlace; allowed: readonly string[] } {
  const extra = { ...place.extra, GIT_ASKPASS: '', GIT_SSH_COMMAND: 'ssh -oBatchMode=yes' };
  const settings = [...PROTOCOLS.map((name) => `protocol.${name}.allow=always`), 'maintenance.auto=false'];
  return { place: { ...place, extra }, allowed: settings.flatMap((setting) => ['-c', setting]) };
}

/**
 * Fetches commits by their exact ids from the remote that was checked out from, with `depth` of their history (undefined: as much as is missing). Changes
 * no ref, no file of the work tree. Gives whether it went well: why not does not matter, what is missing is missing.
 */
export async function fetchCommits(place: GitPlace, ids: readonly string[], depth?: number): Promise<boolean> {
  const { place: there, allowed } = online(place);
  const quiet = ['--quiet', '--no-tags', '--no-recurse-submodules', '--no-write-fetch-head', '--refmap='];
  const deep = depth === undefined ? [] : [`--depth=${depth}`];
  return succeeds(
    readGit(there, [...allowed, 'fetch', ...quiet, ...deep, '--upload-pack=git-upload-pack', REMOTE, ...ids]),
  );
}

/** The commit at the tip of a branch there, asked now; undefined where nobody answers or there is no such branch. */
export async function remoteTip(place: GitPlace, branch: string): Promise<string | undefined> {
  const { place: there, allowed } = online(place);
  const ref = `refs/heads/${branch}`;
  try {
    const args = [...allowed, 'ls-remote', '--quiet', '--upload-pack=git-upload-pack', REMOTE, ref];
    const lines = (await readGit(there, args)).toString('latin1').split('\n');
    const found = lines.find((line) => line.endsWith(`\t${ref}`))?.split('\t')[0];
    return found !== undefined && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(found) ? found : undefined;
  } catch (error) {
    if (error instanceof ScanError && error.code === 'git-failed') return undefined;
    throw error;
  }
}

/** The name of the branch that the remote's HEAD names, asked now (`refs/heads/main`); undefined if nobody answers. */
export async function remoteHead(place: GitPlace): Promise<string | undefined> {
  const { place: there, allowed } = online(place);
  try {
    const args = [...allowed, 'ls-remote', '--quiet', '--symref', '--upload-pack=git-upload-pack', REMOTE, 'HEAD'];
    return /^ref: (refs\/heads\/[^\t]+)\tHEAD$/m.exec((await readGit(there, args)).toString('utf8'))?.[1];
  } catch (error) {
    if (error instanceof ScanError && error.code === 'git-failed') return undefined;
    throw error;
  }
}

async function succeeds(command: Promise<unknown>): Promise<boolean> {
  try {
    await command;
    return true;
  } catch (error) {
    if (error instanceof ScanError && error.code === 'git-failed') return false;
    throw error;
  }
}
