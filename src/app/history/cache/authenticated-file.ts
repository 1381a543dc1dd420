import { createHash, createHmac, timingSafeEqual, type Hash, type Hmac } from 'node:crypto';
import { lstatSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * A file of a cache: a header line that says what it is of, a body, a digest over both. With a key the digest is keyed, and a file that was
 * written without the key is passed over: whoever does not have it cannot make a scan believe anything.
 */
export interface FileMac {
  readonly path: string;
  /** One line, with its end. */
  readonly header: string;
  readonly key: string | undefined;
}

/** What was read: a body, or why there is none; no note if there is simply no file. */
export type Unsealed = { readonly body: Buffer } | { readonly note: string | undefined };

/** Larger files are not read, and not written. */
export const MOST_CACHE_BYTES = 256 << 20;
const DIGEST_BYTES = 32;

function digestOf(key: string | undefined, bytes: Buffer): Buffer {
  const hash: Hash | Hmac = key === undefined ? createHash('sha256') : createHmac('sha256', key);
  return hash.update(bytes).digest();
}

function readWhole({ path, header, key }: FileMac): Unsealed {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found) return { note: undefined };
  if (!found.isFile() || found.size > MOST_CACHE_BYTES) return { note: 'it is not a Leakgate cache file' };
  const bytes = readFileSync(path);
  const end = bytes.length - DIGEST_BYTES;
  const head = Buffer.from(header);
  if (end < head.length) return { note: 'it is truncated' };
  if (!bytes.subarray(0, head.length).equals(head)) return { note: 'it belongs to other rules or another version' };
  if (!timingSafeEqual(digestOf(key, bytes.subarray(0, end)), bytes.subarray(end))) {
    return { note: key === undefined ? 'it is damaged' : 'it is damaged or was not written with this key' };
  }
  return { body: bytes.subarray(head.length, end) };
}

/** Reads a sealed file. What is damaged, foreign or cannot be read is a note. */
export function readAuthenticated(seal: FileMac): Unsealed {
  try {
    return readWhole(seal);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined) throw error;
    return { note: `it cannot be read (${code})` };
  }
}

/** Replaces a sealed file, at once. Gives why that failed, or undefined. */
export function writeAuthenticated({ path, header, key }: FileMac, body: Buffer): string | undefined {
  const bytes = Buffer.concat([Buffer.from(header), body]);
  if (bytes.length + DIGEST_BYTES > MOST_CACHE_BYTES) return 'it would be too large';
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(temporary, Buffer.concat([bytes, digestOf(key, bytes)]), { flag: 'wx', mode: 0o600 });
    renameSync(temporary, path);
    return undefined;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined) throw error;
    removeWhatIsThere(temporary);
    return `it cannot be written (${code})`;
  }
}

/** Where the folder is none, removing fails like writing did. */
function removeWhatIsThere(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
  }
}
