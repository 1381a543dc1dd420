import { closeSync, constants, fstatSync, lstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { isUtf8 } from 'node:buffer';
import { join } from 'node:path';
import { ScanError, type FailureCode } from '../../core/errors.ts';

/** Reads a gate's files from a trusted source: a work tree, or a commit by its object id. */
export interface GateFiles {
  /**
   * The text at a path relative to the repository's root (`/` separated, no dots); undefined if nothing is there.
   * @throws ScanError with `failure` for anything that is not a regular file, is larger than `most` bytes, is not UTF-8, or cannot be read.
   */
  readonly read: (
    path: string,
    limit: { readonly most: number; readonly failure: FailureCode },
  ) => Promise<string | undefined>;
  /** Names in a folder, '' for the root; none if it is not a folder. */
  readonly names: (folder: string) => Promise<readonly string[]>;
}

/** Follows no link created in the meantime, and does not wait for the other end of a pipe. */
const OPEN_FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** The files of a folder on disk. Follows no symbolic links, because their targets were not reviewed. */
export function workTreeFiles(root: string): GateFiles {
  return {
    // not `async` below: a gate is read before the first thread starts, and its files are small
    read: (path, limit) => Promise.resolve(readRegular(root, path, limit)),
    names: (folder) => Promise.resolve(readNames(join(root, folder))),
  };
}

/** A folder that cannot be read has no names here; its scan reports it. */
function readNames(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

type Limit = Parameters<GateFiles['read']>[1];

function readRegular(root: string, path: string, { most, failure }: Limit): string | undefined {
  const parts = path.split('/');
  if (parts.some((part) => part === '' || part === '.' || part === '..' || part.includes('\0')))
    throw new ScanError(failure, `${path}: points outside the repository`);
  try {
    for (let length = 1; length <= parts.length; length++) {
      const found = lstatSync(join(root, ...parts.slice(0, length)), { throwIfNoEntry: false });
      if (!found) return undefined;
      if (found.isSymbolicLink()) throw new ScanError(failure, `${path}: symbolic links are not followed`);
      if (length < parts.length ? !found.isDirectory() : !found.isFile())
        throw new ScanError(failure, `${path}: not a regular file`);
    }
    return decodeText(readBounded(join(root, path), most), path, { most, failure });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (error instanceof ScanError || code === undefined) throw error;
    throw new ScanError(failure, `${path}: cannot be read (${code})`, { cause: error });
  }
}

function readBounded(path: string, most: number): Buffer {
  const descriptor = openSync(path, OPEN_FLAGS);
  try {
    const { size } = fstatSync(descriptor);
    const bytes = Buffer.alloc(Math.min(size, most) + 1);
    let length = 0;
    for (let read = -1; read !== 0 && length < bytes.length; length += read)
      read = readSync(descriptor, bytes, length, bytes.length - length, null);
    return bytes.subarray(0, length);
  } finally {
    closeSync(descriptor);
  }
}

/** Decodes a gate's file. Drops a byte order mark. @throws ScanError with `failure`. */
export function decodeText(bytes: Buffer, path: string, { most, failure }: Limit): string {
  if (bytes.length > most) throw new ScanError(failure, `${path}: larger than ${most} bytes`);
  if (!isUtf8(bytes)) throw new ScanError(failure, `${path}: not UTF-8`);
  const text = bytes.toString('utf8');
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}
