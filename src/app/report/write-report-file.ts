import { closeSync, lstatSync, openSync, realpathSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ScanError } from '../../core/errors.ts';
import { chunkText } from './chunk-text.ts';

/** A report lists where secrets are, never the secrets: whoever can read the folder may read it. */
const MODE = 0o644;

function writePieces(descriptor: number, pieces: Iterable<string>): void {
  for (const text of chunkText(pieces)) {
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length;) at += writeSync(descriptor, bytes, at);
  }
}

function writeTo(path: string, flags: 'w' | 'wx', pieces: Iterable<string>): void {
  const descriptor = openSync(path, flags, MODE);
  try {
    writePieces(descriptor, pieces);
  } finally {
    closeSync(descriptor);
  }
}

function replaceFile(path: string, pieces: Iterable<string>): void {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    writeTo(temporary, 'wx', pieces);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Resolves symbolic links of a report's path. A device or a pipe is never replaced. */
function targetOf(path: string): { path: string; replace: boolean } {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found?.isSymbolicLink()) return { path, replace: found === undefined || found.isFile() };
  const real = realpathSync(path);
  return { path: real, replace: lstatSync(real).isFile() };
}

/**
 * Writes a report file atomically, through a temporary file next to it that is renamed. Writes directly to devices and pipes.
 * @throws ScanError `report-unwritable`
 */
export function writeReportFile(path: string, pieces: Iterable<string>): void {
  try {
    const target = targetOf(path);
    if (target.replace) replaceFile(target.path, pieces);
    else writeTo(target.path, 'w', pieces);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    if (reason === undefined) throw error;
    throw new ScanError('report-unwritable', `cannot write the report ${path} (${reason})`, {
      hint: 'check that the folder exists, is writable and has space left',
      cause: error,
    });
  }
}
