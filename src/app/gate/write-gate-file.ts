import { closeSync, fsyncSync, lstatSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ScanError } from '../../core/errors.ts';

/** A gate's files are committed: everybody with the repository may read them. */
const MODE = 0o644;

function refuseLinks(root: string, path: string): void {
  const parts = path.split('/');
  for (let length = 1; length <= parts.length; length++) {
    const found = lstatSync(join(root, ...parts.slice(0, length)), { throwIfNoEntry: false });
    if (found?.isSymbolicLink())
      throw new ScanError('baseline-unwritable', `${path}: refusing to write through a symbolic link`);
  }
}

function writeWhole(path: string, text: string): void {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    const descriptor = openSync(temporary, 'wx', MODE);
    try {
      const bytes = Buffer.from(text);
      for (let at = 0; at < bytes.length;) at += writeSync(descriptor, bytes, at);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/**
 * Writes a file below the root atomically, and creates its folder.
 * @throws ScanError `baseline-unwritable`
 */
export function writeGateFile(root: string, path: string, text: string): void {
  try {
    refuseLinks(root, path);
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeWhole(join(root, path), text);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (error instanceof ScanError || code === undefined) throw error;
    throw new ScanError('baseline-unwritable', `cannot write ${path} (${code})`, { cause: error });
  }
}
