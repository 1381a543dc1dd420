import { closeSync, constants, lstatSync, openSync, readlinkSync, readSync } from 'node:fs';
import type { OmissionKind } from '../core/omission.ts';
import type { Scanner } from '../engine/scanner.ts';
import type { PointerDetector } from './lfs-pointer.ts';
import type { PoolFile } from './protocol.ts';

/** Outcome of reading one file: its bytes were pushed to the scanner, or why not. */
export type ReadOutcome =
  | { readonly result: 'read'; readonly bytes: number }
  | { readonly result: 'skipped' | 'failed'; readonly kind: OmissionKind; readonly reason: string };

/** Where the bytes of a file go. */
export interface FileSink {
  readonly scanner: Scanner;
  readonly beat: () => void;
  readonly pointers: PointerDetector;
}

/** Follows no link created in the meantime, and does not wait for the other end of a pipe. Windows has neither: 0. */
const OPEN_FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * Reads a file into the scanner, directly into its memory. The caller calls `begin` before and `finish` after. Opens only regular files; for a
 * symbolic link, the name of its target is scanned.
 * Not `async`, and no `fstat` after `open`: scans of many small files spend their time on system calls.
 */
export function readFile(into: FileSink, file: PoolFile): ReadOutcome {
  const path = typeof file.path === 'string' ? file.path : asBuffer(file.path);
  into.pointers.begin(0);
  try {
    const found = lstatSync(path, { throwIfNoEntry: false });
    if (!found) return missing(file.tracked);
    if (found.isSymbolicLink()) return readTarget(into.scanner, path);
    if (found.isDirectory() && file.tracked) return skipped('replaced', 'a folder in the work tree');
    if (!found.isFile()) return skipped('special-file', 'not a regular file');
    return readOpen(into, openSync(path, OPEN_FLAGS), found.size);
  } catch (error) {
    return explainError(error, file.tracked);
  }
}

function skipped(kind: OmissionKind, reason: string): ReadOutcome {
  return { result: 'skipped', kind, reason };
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Scans what git stores for a link. Never follows it. */
function readTarget(scanner: Scanner, path: string | Buffer): ReadOutcome {
  const target = readlinkSync(path, 'buffer');
  scanner.room().set(target);
  scanner.push(target.length);
  return skipped('symlink', 'symlink');
}

/** Reads to the end. A file ends when it reaches its size; one without a size (as in /proc) when a read returns nothing. */
function readOpen({ scanner, beat, pointers }: FileSink, descriptor: number, size: number): ReadOutcome {
  let bytes = 0;
  pointers.begin(size);
  try {
    for (;;) {
      const room = scanner.room();
      const length = readSync(descriptor, room, 0, room.length, null);
      if (length === 0) break;
      beat();
      // bytes after a short read belong to another file
      if (length === size) pointers.push(room);
      scanner.push(length);
      bytes += length;
      if (bytes === size) break;
    }
  } finally {
    closeSync(descriptor);
  }
  if (bytes < size) return { result: 'failed', kind: 'vanished', reason: 'changed while it was read' };
  return { result: 'read', bytes };
}

function missing(tracked: boolean): ReadOutcome {
  if (tracked) return skipped('deleted', 'deleted in the work tree');
  return { result: 'failed', kind: 'vanished', reason: 'vanished before it was read' };
}

const REASONS: Readonly<Record<string, readonly [OmissionKind, string]>> = {
  EACCES: ['unreadable', 'permission denied'],
  EPERM: ['unreadable', 'permission denied'],
  EISDIR: ['vanished', 'became a folder while it was read'],
  ELOOP: ['vanished', 'became a symlink before it was read'],
  EMFILE: ['unreadable', 'too many open files'],
  ENAMETOOLONG: ['unreadable', 'its path is too long for this system'],
};

/** Explains a failed system call. Errors without a system code are bugs, and are thrown again. */
function explainError(error: unknown, tracked: boolean): ReadOutcome {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined) throw error;
  if (code === 'ENOENT' || code === 'ENOTDIR') return missing(tracked);
  const [kind, reason] = REASONS[code] ?? ['unreadable', `could not be read (${code})`];
  return { result: 'failed', kind, reason };
}
