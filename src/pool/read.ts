import { closeSync, constants, lstatSync, openSync, readSync } from 'node:fs';
import type { Scanner } from '../engine/scanner.ts';
import type { PoolFile } from './protocol.ts';

/** What became of one file: its bytes went through the scanner, or why they did not. */
export type ReadOutcome =
  | { readonly kind: 'read'; readonly bytes: number }
  | { readonly kind: 'skipped'; readonly reason: string }
  | { readonly kind: 'failed'; readonly reason: string };

/** Not through a link put there a moment ago, and without waiting for the other end of a pipe. Windows has neither: 0. */
const OPEN_FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * Reads a file into the scanner, straight into its memory. `begin` was called; `finish` is the caller's. Only regular files are opened.
 * Not `async`, and no `fstat` after `open`: system calls are what a scan of many small files spends its time on.
 */
export function readFile(scanner: Scanner, file: PoolFile, beat: () => void): ReadOutcome {
  const path = typeof file.path === 'string' ? file.path : asBuffer(file.path);
  try {
    const found = lstatSync(path, { throwIfNoEntry: false });
    if (!found) return missing(file.tracked);
    if (found.isSymbolicLink()) return { kind: 'skipped', reason: 'symlink' };
    if (found.isDirectory() && file.tracked) return { kind: 'skipped', reason: 'a folder in the work tree' };
    if (!found.isFile()) return { kind: 'skipped', reason: 'not a regular file' };
    return readOpen(scanner, openSync(path, OPEN_FLAGS), { size: found.size, beat });
  } catch (error) {
    return explainError(error, file.tracked);
  }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Reads to the end. A file that reaches the size it had is at its end; one without a size (as in /proc) is read until nothing comes. */
function readOpen(scanner: Scanner, descriptor: number, known: { size: number; beat: () => void }): ReadOutcome {
  let bytes = 0;
  try {
    for (;;) {
      const room = scanner.room();
      const length = readSync(descriptor, room, 0, room.length, null);
      if (length === 0) break;
      known.beat();
      scanner.push(length);
      bytes += length;
      if (bytes === known.size) break;
    }
  } finally {
    closeSync(descriptor);
  }
  if (bytes < known.size) return { kind: 'failed', reason: 'changed while it was read' };
  return { kind: 'read', bytes };
}

function missing(tracked: boolean): ReadOutcome {
  if (tracked) return { kind: 'skipped', reason: 'deleted in the work tree' };
  return { kind: 'failed', reason: 'vanished before it was read' };
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'became a folder while it was read',
  ELOOP: 'became a symlink before it was read',
  EMFILE: 'too many open files',
  ENAMETOOLONG: 'its path is too long for this system',
};

/** A failed system call in words. Whatever has no system code is a bug, and stays one. */
function explainError(error: unknown, tracked: boolean): ReadOutcome {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined) throw error;
  if (code === 'ENOENT' || code === 'ENOTDIR') return missing(tracked);
  return { kind: 'failed', reason: REASONS[code] ?? `could not be read (${code})` };
}
