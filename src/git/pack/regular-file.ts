import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';

/** Without waiting for the other end of a pipe. Windows has no such flag: 0. */
const OPEN_FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** A file that can be read anywhere, until `use` ends. */
export interface OpenFile {
  /** Bytes when it was opened. */
  readonly size: number;
  /** Fills `into` from `at` on; how many bytes there were. */
  readonly read: (into: Uint8Array, at: number) => Promise<number>;
}

async function fill(handle: FileHandle, into: Uint8Array, at: number): Promise<number> {
  let length = 0;
  while (length < into.length) {
    const { bytesRead } = await handle.read(into, length, into.length - length, at + length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return length;
}

/** What `use` makes of a regular file; undefined if it is none or cannot be read: git is asked then, and says why. */
export async function withFile<T>(
  path: string,
  use: (file: OpenFile) => Promise<T | undefined>,
): Promise<T | undefined> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, OPEN_FLAGS);
    const found = await handle.stat();
    if (!found.isFile()) return undefined;
    const opened = handle;
    return await use({ size: found.size, read: (into, at) => fill(opened, into, at) });
  } catch (error) {
    if (isFileError(error)) return undefined;
    throw error;
  } finally {
    await handle?.close();
  }
}

/** Whether the system, and no bug of ours, is what failed. */
export function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}
