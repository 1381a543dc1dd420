import { createHash, createHmac, timingSafeEqual, type Hash, type Hmac } from 'node:crypto';
import { lstatSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { oidSet, type OidSet } from './oid-set.ts';

/**
 * Remembers which objects hold nothing at all: no match of any rule, however unlikely. An object's bytes follow from its id, and what the rules
 * find in them from the rules' hash, so such an entry is true for ever and everywhere; and it holds no secret, not even the place of one.
 *
 * The file: a header line, ids sorted as bytes, a digest over both. With LEAKGATE_CACHE_KEY set the digest is keyed, and a file that was written
 * without the key is passed over: whoever does not have the key cannot make a scan believe that an object is clean.
 */
export interface CleanCache {
  readonly known: OidSet;
  /** Why there is nothing in it, where that is not for lack of a file. */
  readonly note: string | undefined;
  /** Replaces the file. Sorted ids; throws what the file system does. */
  readonly write: (ids: Buffer) => void;
}

/** What a cache is for. */
export interface CacheRequest {
  readonly folder: string;
  /** Hash of the rules, and of everything else that can change a match. */
  readonly rules: string;
  /** Bytes of an id. */
  readonly width: number;
  readonly key: string | undefined;
}

/** Larger files are not read, and more ids are not written: 3 million objects. */
const MOST_BYTES = 64 << 20;
const DIGEST_BYTES = 32;
const LF = 0x0a;

function digestOf(key: string | undefined, bytes: Buffer): Buffer {
  const hash: Hash | Hmac = key === undefined ? createHash('sha256') : createHmac('sha256', key);
  return hash.update(bytes).digest();
}

/** One file for each set of rules, so that two versions of a program do not undo each other's work. */
function fileOf({ folder, rules, width }: CacheRequest): string {
  return join(folder, `clean-${createHash('sha256').update(`${rules} ${width}`).digest('hex').slice(0, 24)}.bin`);
}

function headerOf({ rules, width }: CacheRequest): Buffer {
  return Buffer.from(`leakgate-clean/1 ${createHash('sha256').update(rules).digest('hex')} ${width}\n`);
}

/** Reads the ids, or says why not. */
function readIds(request: CacheRequest): { ids: OidSet } | { note: string | undefined } {
  const path = fileOf(request);
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found) return { note: undefined };
  if (!found.isFile() || found.size > MOST_BYTES) return { note: 'it is no file of ours' };
  const bytes = readFileSync(path);
  const header = headerOf(request);
  const end = bytes.length - DIGEST_BYTES;
  if (end < header.length || bytes.indexOf(LF) + 1 !== header.length)
    return { note: 'it is cut off, or of another kind' };
  if (!bytes.subarray(0, header.length).equals(header)) return { note: 'it was made for other rules' };
  if (!timingSafeEqual(digestOf(request.key, bytes.subarray(0, end)), bytes.subarray(end))) {
    return { note: request.key === undefined ? 'it is damaged' : 'it is damaged, or was not written with this key' };
  }
  const ids = oidSet(bytes.subarray(header.length, end), request.width);
  return ids ? { ids } : { note: 'it is not in order' };
}

function writeIds(request: CacheRequest, ids: Buffer): void {
  const most = Math.floor((MOST_BYTES - 1024) / request.width) * request.width;
  const body = Buffer.concat([headerOf(request), ids.subarray(0, most)]);
  const path = fileOf(request);
  const temporary = `${path}.${process.pid}.tmp`;
  mkdirSync(request.folder, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(temporary, Buffer.concat([body, digestOf(request.key, body)]), { flag: 'wx', mode: 0o600 });
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

const NOTHING: OidSet = { bytes: Buffer.alloc(0), has: () => false };

function failureNote(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === undefined) throw error;
  return `it cannot be read (${code})`;
}

/** Opens the cache of a folder. A file that is damaged, foreign or cannot be read counts as none, and says so. */
export function openCache(request: CacheRequest): CleanCache {
  const write = (ids: Buffer): void => writeIds(request, ids);
  try {
    const read = readIds(request);
    return 'ids' in read ? { known: read.ids, note: undefined, write } : { known: NOTHING, note: read.note, write };
  } catch (error) {
    return { known: NOTHING, note: failureNote(error), write };
  }
}
