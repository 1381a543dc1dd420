import { closeSync, constants, lstatSync, openSync, readlinkSync, readSync } from 'node:fs';
import type { OmissionKind } from '../core/omission.ts';
import type { Scanner } from '../engine/scanner.ts';
import type { PointerDetector } from './lfs-pointer.ts';
import type { PoolFile } from './protocol.ts';

/** What became of one file: its bytes went through the scanner, or why they did not. */
export type ReadOutcome =
  | { readonly result: 'read'; readonly bytes: number }
  | { readonly result: 'skipped' | 'failed'; readonly kind: OmissionKind; readonly reason: string };

/** Where the bytes of a file go. */
export interface FileSink {
  readonly scanner: Scanner;
  readonly beat: () => void;
  readonly pointers: PointerDetector;
}

/** Not through a link put there a moment ago, and without waiting for the other end of a pipe. Windows has neither: 0. */
const OPEN_FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * Reads a file into the scanner, straight into its memory. `begin` was called; `finish` is the caller's. Only regular files are opened; of a symbolic link
 * the name of its target is what is scanned.
 * Not `async`, and no `fstat` after `open`: system calls are what a scan of many small files spends its time on.
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

/** What git stores of a link; it is never followed. */
function readTarget(scanner: Scanner, path: string | Buffer): ReadOutcome {
  const target = readlinkSync(path, 'buffer');
  scanner.room().set(target);
  scanner.push(target.length);
  return skipped('symlink', 'symlink');
}

/** Reads to the end. A file that reaches the size it had is at its end; one without a size (as in /proc) is read until nothing comes. */
function readOpen({ scanner, beat, pointers }: FileSink, descriptor: number, size: number): ReadOutcome {
  let bytes = 0;
  pointers.begin(size);
  try {
    for (;;) {
      const room = scanner.room();
      const length = readSync(descriptor, room, 0, room.length, null);
      if (length === 0) break;
      beat();
      // what is behind a short piece is of another file
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

/** A failed system call in words. Whatever has no system code is a bug, and stays one. */
function explainError(error: unknown, tracked: boolean): ReadOutcome {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined) throw error;
  if (code === 'ENOENT' || code === 'ENOTDIR') return missing(tracked);
  const [kind, reason] = REASONS[code] ?? ['unreadable', `could not be read (${code})`];
  return { result: 'failed', kind, reason };
}
