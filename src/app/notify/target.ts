import { type RawNotifyTarget, parseTarget } from '../../config/notify-targets.ts';

/** An address, with the key for signatures. */
export interface NotifyTarget {
  readonly url: URL;
  readonly key: Buffer | undefined;
}

/** Shortest key in bytes. */
const MIN_KEY_BYTES = 24;
/** Prefix of a base64 key in Standard Webhooks. */
const KEY_PREFIX = 'whsec_';

function signingKey(text: string): Buffer {
  return text.startsWith(KEY_PREFIX) ? Buffer.from(text.slice(KEY_PREFIX.length), 'base64') : Buffer.from(text);
}

/** Reads a variable, trimmed; empty if it is not set. */
function readTrimmed(env: NodeJS.ProcessEnv, name: string | undefined): string {
  return (name === undefined ? undefined : env[name]?.trim()) ?? '';
}

/** Resolves an entry to its target, or says why that is impossible. Never quotes a variable, except a host that is not allowed. */
export function resolveTarget(
  { url, urlFrom, hosts, keyFrom }: RawNotifyTarget,
  env: NodeJS.ProcessEnv,
): NotifyTarget | string {
  const address = url ?? readTrimmed(env, urlFrom);
  if (address === '') return `${urlFrom} is not set`;
  const target = parseTarget(address, hosts);
  if (typeof target === 'string') return `${url === undefined ? urlFrom : 'url'} ${target}`;
  if (keyFrom === undefined) return { url: target, key: undefined };
  const key = signingKey(readTrimmed(env, keyFrom));
  if (key.length === 0) return `${keyFrom} is not set`;
  return key.length < MIN_KEY_BYTES ? `${keyFrom} is shorter than ${MIN_KEY_BYTES} bytes` : { url: target, key };
}
