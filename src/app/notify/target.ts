import { type RawNotifyTarget, parseTarget } from '../../config/notify-targets.ts';

/** Where something is sent, and with which key it is signed. */
export interface NotifyTarget {
  readonly url: URL;
  readonly key: Buffer | undefined;
}

/** Bytes that a key must have. */
const LEAST_KEY = 24;
/** What the Standard Webhooks write before a key in base64. */
const KEY_PREFIX = 'whsec_';

function signingKey(text: string): Buffer {
  return text.startsWith(KEY_PREFIX) ? Buffer.from(text.slice(KEY_PREFIX.length), 'base64') : Buffer.from(text);
}

/** Reads a variable without the space around it; empty if it is not set. */
function readTrimmed(env: NodeJS.ProcessEnv, name: string | undefined): string {
  return (name === undefined ? undefined : env[name]?.trim()) ?? '';
}

/** What an entry leads to; in words, why it leads nowhere. Never says what a variable holds but for a host that is not allowed. */
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
  return key.length < LEAST_KEY ? `${keyFrom} is shorter than ${LEAST_KEY} bytes` : { url: target, key };
}
