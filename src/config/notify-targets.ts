export type NotifyKind = 'slack' | 'teams' | 'webhook';
export type NotifyWhen = 'block' | 'warn' | 'always';

/** A `notify` entry as written. */
export interface RawNotifyTarget {
  readonly name: string;
  readonly kind: NotifyKind;
  /** A public address; otherwise `urlFrom`. */
  readonly url?: string;
  /** The environment variable with the address, whose host must be one of `hosts`. */
  readonly urlFrom?: string;
  readonly hosts?: readonly string[];
  /** The environment variable with the key for signatures; only for a `webhook`. */
  readonly keyFrom?: string;
  /** `block` by default. */
  readonly on?: NotifyWhen;
}

/** What is wrong with an entry: the key, and the message. */
export interface NotifyFault {
  readonly key: keyof RawNotifyTarget;
  readonly message: string;
}

/** A host in `hosts`: lower case, without the other parts of an address. */
const HOST = /^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:]+\])(?::\d{1,5})?$/;
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** Parses an address for notifications, or says why it is not allowed: it must be `https` or local, without a user, at a listed host. */
export function parseTarget(text: string, hosts: readonly string[] | undefined): URL | string {
  if (!URL.canParse(text)) return 'is not an address';
  const url = new URL(text);
  const own = url.protocol === 'http:' && LOOPBACK.includes(url.hostname);
  if (url.protocol !== 'https:' && !own) return 'is not an https address';
  if (url.username !== '' || url.password !== '') return 'contains a user name';
  // a URL's host omits the default port, even if it is written
  const allowed = hosts?.some((host) => new URL(`https://${host}`).host === url.host) ?? true;
  return allowed ? url : `points to ${url.host}, which is not listed under hosts:`;
}

/** Checks what the schema cannot express; undefined if the entry is valid. */
export function findNotifyFault(entry: RawNotifyTarget): NotifyFault | undefined {
  const { kind, url, urlFrom, hosts, keyFrom } = entry;
  if ((url === undefined) === (urlFrom === undefined))
    return { key: 'name', message: 'needs either url, or urlFrom with the variable that holds it' };
  if (urlFrom !== undefined && hosts === undefined)
    return { key: 'urlFrom', message: 'needs hosts: the hosts that the address may point to' };
  const wrong = hosts?.find((host) => !HOST.test(host) || !URL.canParse(`https://${host}`));
  if (wrong !== undefined)
    return {
      key: 'hosts',
      message: `${JSON.stringify(wrong)} is not a host: write hooks.slack.com, or chat.example.com:8443`,
    };
  if (kind === 'webhook' && keyFrom === undefined)
    return { key: 'kind', message: 'a webhook needs keyFrom, the variable that holds its signing key' };
  if (kind !== 'webhook' && keyFrom !== undefined)
    return { key: 'keyFrom', message: `${kind} does not support signatures` };
  const target = url === undefined ? undefined : parseTarget(url, hosts);
  return typeof target === 'string' ? { key: 'url', message: target } : undefined;
}

/** An address without parts that may be secret. */
export function shownTarget({ url, urlFrom }: RawNotifyTarget): string {
  return url === undefined ? `$${urlFrom}` : new URL(url).origin;
}
