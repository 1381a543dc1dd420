import { isAbsolute } from 'node:path';
import { ScanError } from '../../core/errors.ts';

/** How a remote may be spoken to. Everything else names a program, or is spoken without encryption and by nobody. */
const PROTOCOLS = ['https', 'ssh', 'http', 'file'] as const;
export type FetchProtocol = (typeof PROTOCOLS)[number];

/** The variable by which whoever runs the pipeline allows more than `https` and `ssh`. */
const VARIABLE = 'LEAKGATE_FETCH_PROTOCOLS';
const DEFAULT_PROTOCOLS: readonly FetchProtocol[] = ['https', 'ssh'];
const DEFAULT_PORTS: Readonly<Record<string, string>> = { https: '443', http: '80' };

const HOST = String.raw`\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9][A-Za-z0-9._-]*`;
const USER = String.raw`[A-Za-z0-9_][A-Za-z0-9_.+-]*`;
const WEB = new RegExp(String.raw`^(https?)://(?:([^@/?#\\\s]*)@)?(${HOST})(?::(\d{1,5}))?(/[^\\\s]*)?$`);
const SSH = new RegExp(String.raw`^ssh://(?:${USER}@)?(?:${HOST})(?::\d{1,5})?/.+$`);
const SCP = new RegExp(String.raw`^(?:${USER}@)?(?:${HOST}):(?!-).+$`);
const LOCAL = /^file:\/\/(?=\/)/;

/** A remote's address, read as text. */
export interface RemoteAddress {
  readonly protocol: FetchProtocol;
  /** As git takes it, without a password. */
  readonly url: string;
  /** Scheme, host, port and path of a web address, by which headers are chosen for it. */
  readonly web?: WebAddress;
  /** The value of an `Authorization` header, if the address holds a password. */
  readonly authorization?: string;
}

interface WebAddress {
  /** `https://host:443`, lower case, with the port. */
  readonly origin: string;
  readonly path: string;
}

function parseWeb(text: string): { web: WebAddress; user: string | undefined } | undefined {
  const [, scheme, user, host, port, path = '/'] = WEB.exec(text) ?? [];
  if (scheme === undefined || host === undefined) return undefined;
  return { web: { origin: `${scheme}://${host.toLowerCase()}:${port ?? DEFAULT_PORTS[scheme]}`, path }, user };
}

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // a stray percent sign is one
    return text;
  }
}

function webAddress(text: string): RemoteAddress | undefined {
  const { web, user } = parseWeb(text) ?? {};
  if (web === undefined) return undefined;
  const protocol = web.origin.startsWith('https:') ? 'https' : 'http';
  if (!user?.includes(':')) return { protocol, url: text, web };
  const authorization = `Basic ${Buffer.from(user.split(':').map(decodePercent).join(':')).toString('base64')}`;
  return { protocol, url: text.replace(`${user}@`, ''), web, authorization };
}

/** Reads an address as git would, and gives why it is refused if git could run a program for it, or take a part of it for an option. Echoes none of it. */
export function parseRemoteAddress(text: string): RemoteAddress | string {
  if (/[\0-\x1f\x7f]/.test(text)) return 'its address contains a control character';
  if (text.startsWith('-')) return 'its address looks like an option';
  if (/^[^/[]*::/.test(text)) return 'its address names a remote helper';
  if (LOCAL.test(text) || isAbsolute(text)) return { protocol: 'file', url: text };
  if (/^https?:/.test(text)) return webAddress(text) ?? 'its address is not a valid URL';
  if (text.includes('://'))
    return SSH.test(text) ? { protocol: 'ssh', url: text } : 'its address has an unknown scheme';
  return SCP.test(text) ? { protocol: 'ssh', url: text } : 'its address is empty or a relative path';
}

/** Whether a header that is configured for `http.<prefix>` is meant for an address: same scheme, host and port, and a path that begins alike. */
export function isMeantFor(prefix: string, { origin, path }: WebAddress): boolean {
  const { web, user } = parseWeb(prefix) ?? {};
  if (web === undefined || user !== undefined || web.origin !== origin) return false;
  const folder = web.path.endsWith('/') ? web.path : `${web.path}/`;
  return `${path}/`.startsWith(folder);
}

/**
 * The protocols that the environment allows a fetch: `https` and `ssh`, unless it says otherwise.
 * @throws ScanError `bad-option` for a protocol that is none of the four
 */
export function allowedProtocols(env: NodeJS.ProcessEnv): readonly FetchProtocol[] {
  const names = (env[VARIABLE] ?? '').split(',').flatMap((name) => name.trim() || []);
  if (names.length === 0) return DEFAULT_PROTOCOLS;
  const known = PROTOCOLS.filter((protocol) => names.includes(protocol));
  if (names.every((name) => known.some((protocol) => protocol === name))) return known;
  throw new ScanError('bad-option', `${VARIABLE} names a protocol other than ${PROTOCOLS.join(', ')}`);
}

/** Why a fetch by this protocol is not allowed. */
export function explainProtocol(protocol: FetchProtocol): string {
  return `its address uses ${protocol}; ${VARIABLE} can allow more than ${DEFAULT_PROTOCOLS.join(' and ')}`;
}
