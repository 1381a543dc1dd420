import { ScanError } from '../../core/errors.ts';
import { askGit } from '../process/ask-git.ts';
import type { GitContext } from '../process/git.ts';
import {
  allowedProtocols,
  explainProtocol,
  isMeantFor,
  parseRemoteAddress,
  type RemoteAddress,
} from './remote-address.ts';
import { makeScratchRepository, type ScratchRepository } from './scratch-repository.ts';

/** The remote that CI systems check out from. */
const REMOTE = 'origin';
/** More than any history is deep: git's own word for all of it. */
export const WHOLE_DEPTH = 2_147_483_647;
const NO_ADDRESS = 'it has no address';
const UPLOAD_PACK = '--upload-pack=git-upload-pack';

/** A setting with the file it is from: `local` and `worktree` are the repository's. */
interface Setting {
  readonly scope: string;
  readonly key: string;
  readonly value: string;
}

/** Settings in force, files that are included among them, without those of the command line. Executes nothing. */
async function readSettings(place: GitContext): Promise<Setting[]> {
  const fields = (await askGit(place, ['config', '-z', '--list', '--show-scope'])).toString('utf8').split('\0');
  const settings: Setting[] = [];
  for (let i = 0; i + 1 < fields.length; i += 2) {
    const [key = '', ...value] = fields[i + 1]!.split('\n');
    if (fields[i] !== 'command') settings.push({ scope: fields[i]!, key, value: value.join('\n') });
  }
  return settings;
}

/** A remote that may be spoken to. */
interface Remote {
  readonly address: RemoteAddress;
  /** `Name: value` each: credentials that the checkout left for this address and for no other. */
  readonly headers: readonly string[];
}

/** Headers that the repository's own configuration has for an address. The user's are git's to apply. */
function headersFor({ web, authorization }: RemoteAddress, settings: readonly Setting[]): string[] {
  if (web === undefined) return [];
  const configured = settings.flatMap(({ scope, key, value }) => {
    const prefix = /^http\.(.+)\.extraheader$/s.exec(key)?.[1];
    const isOwn = scope === 'local' || scope === 'worktree';
    return isOwn && prefix !== undefined && isMeantFor(prefix, web) && !/[\0-\x1f\x7f]/.test(value) ? [value] : [];
  });
  return authorization === undefined ? configured : [...configured, `Authorization: ${authorization}`];
}

/** The remote, its address read as text; or why it is not spoken to. */
async function findRemote(place: GitContext): Promise<Remote | string> {
  const protocols = allowedProtocols(place.env);
  const settings = await readSettings(place);
  const text = settings.find(({ key }) => key === `remote.${REMOTE}.url`)?.value;
  if (text === undefined) return NO_ADDRESS;
  const address = parseRemoteAddress(text);
  if (typeof address === 'string') return address;
  if (!protocols.includes(address.protocol)) return explainProtocol(address.protocol);
  return { address, headers: headersFor(address, settings) };
}

/** Variables by which git may speak to a remote. Headers go by the environment, since everybody can read a command line. */
function onlineVariables({ address, headers }: Remote, env: NodeJS.ProcessEnv): Record<string, string> {
  const settings = [
    ...headers.map((value) => [`http.${address.web!.origin}/.extraHeader`, value]),
    // a redirect would take the headers along
    ['http.followRedirects', headers.length > 0 ? 'false' : 'initial'],
    ['maintenance.auto', 'false'],
  ];
  return {
    GIT_ALLOW_PROTOCOL: allowedProtocols(env).join(':'),
    GIT_ASKPASS: '',
    GIT_SSH_COMMAND: 'ssh -oBatchMode=yes',
    GIT_CONFIG_COUNT: String(settings.length),
    ...Object.fromEntries(
      settings.flatMap(([key, value], i) => [
        [`GIT_CONFIG_KEY_${i}`, key!],
        [`GIT_CONFIG_VALUE_${i}`, value!],
      ]),
    ),
  };
}

/** What `use` gives, with a repository that may speak to the remote; undefined if there is no such remote, or git failed. */
async function withRemote<T>(
  place: GitContext,
  use: (scratch: ScratchRepository, url: string) => Promise<T>,
): Promise<T | undefined> {
  let scratch: ScratchRepository | undefined;
  try {
    const remote = await findRemote(place);
    if (typeof remote === 'string') return undefined;
    scratch = await makeScratchRepository(place);
    const extra = { ...scratch.place.extra, ...onlineVariables(remote, place.env) };
    return await use({ ...scratch, place: { ...scratch.place, extra } }, remote.address.url);
  } catch (error) {
    if (error instanceof ScanError && error.code === 'git-failed') return undefined;
    throw error;
  } finally {
    scratch?.remove();
  }
}

/**
 * Fetches commits by their exact ids from the remote that was checked out from, with `depth` of their history (undefined: as much as is missing). Changes
 * no ref, no file of the work tree. Gives whether it went well.
 * @throws ScanError `bad-option` if the environment allows a protocol that there is not
 */
export async function fetchCommits(place: GitContext, ids: readonly string[], depth?: number): Promise<boolean> {
  const quiet = ['--quiet', '--no-tags', '--no-recurse-submodules', '--no-write-fetch-head', '--refmap='];
  const deep = depth === undefined ? [] : [`--depth=${depth}`];
  const fetched = await withRemote(place, async (scratch, url) => {
    await askGit(scratch.place, ['fetch', ...quiet, ...deep, UPLOAD_PACK, '--', url, ...ids]);
    scratch.keepShallow();
    return true;
  });
  return fetched ?? false;
}

/** The commit at the tip of a branch there, asked now; undefined if nobody answers or there is no such branch. */
export async function remoteTip(place: GitContext, branch: string): Promise<string | undefined> {
  const ref = `refs/heads/${branch}`;
  return withRemote(place, async (scratch, url) => {
    const output = await askGit(scratch.place, ['ls-remote', '--quiet', UPLOAD_PACK, '--', url, ref]);
    const lines = output.toString('latin1').split('\n');
    const found = lines.find((line) => line.endsWith(`\t${ref}`))?.split('\t')[0];
    return found !== undefined && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(found) ? found : undefined;
  });
}

/** The name of the branch that the remote's HEAD names, asked now (`refs/heads/main`); undefined if nobody answers. */
export async function remoteHead(place: GitContext): Promise<string | undefined> {
  return withRemote(place, async (scratch, url) => {
    const output = await askGit(scratch.place, ['ls-remote', '--quiet', '--symref', UPLOAD_PACK, '--', url, 'HEAD']);
    return /^ref: (refs\/heads\/[^\t]+)\tHEAD$/m.exec(output.toString('utf8'))?.[1];
  });
}

/**
 * Whether the remote is the repository `name` (`owner/name`) of a hosting service; a remote without such an address, on this machine or none, is not
 * told from it. @throws ScanError `git-failed`, `bad-option`
 */
export async function isRemoteOf(place: GitContext, name: string): Promise<boolean> {
  const remote = await findRemote(place);
  if (typeof remote === 'string' || remote.address.protocol === 'file') return true;
  const path = remote.address.url.replace(/\/+$/, '').replace(/\.git$/i, '');
  return /^[/:]$/.test(path.at(-name.length - 1) ?? '') && path.toLowerCase().endsWith(name.toLowerCase());
}

/** Why nothing is fetched from a remote that there is; undefined if it is asked. @throws ScanError `git-failed`, `bad-option` */
export async function explainRemote(place: GitContext): Promise<string | undefined> {
  const remote = await findRemote(place);
  return typeof remote === 'string' && remote !== NO_ADDRESS ? `${REMOTE} was not contacted: ${remote}` : undefined;
}
