import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import type { Finding } from '../../core/finding.ts';
import { LineHasher } from '../../report/line-hash.ts';

/** Lines of larger files get no hash, because all of their lines would have to be counted in memory. */
const MAX_HASHED_BYTES = 64 << 20;
const CHUNK = 1 << 18;

/** Hashes by path and line. */
export type LineHashes = (path: string, line: number) => string | undefined;

function wantedLines(findings: readonly Finding[]): Map<string, Set<number>> {
  const wanted = new Map<string, Set<number>>();
  for (const { path, line, exposure } of findings) {
    if (exposure !== 'tip') continue;
    const lines = wanted.get(path) ?? new Set();
    wanted.set(path, lines.add(line));
  }
  return wanted;
}

function hashFile(path: string, wanted: ReadonlySet<number>): ReadonlyMap<number, string> {
  const descriptor = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  try {
    const found = fstatSync(descriptor);
    if (!found.isFile() || found.size > MAX_HASHED_BYTES) return new Map();
    const hasher = new LineHasher(wanted);
    const decoder = new StringDecoder('utf8');
    const piece = Buffer.alloc(CHUNK);
    for (let length; (length = readSync(descriptor, piece, 0, CHUNK, null)) > 0;)
      hasher.push(decoder.write(piece.subarray(0, length)));
    hasher.push(decoder.end());
    return hasher.finish();
  } finally {
    closeSync(descriptor);
  }
}

/**
 * The hashes by which code scanning distinguishes lines of findings, from the current files below `root`. A file that cannot be read has none. It was
 * scanned before, so that is not a failure; its findings are distinguished by their secrets.
 */
export function hashLines(root: string, findings: readonly Finding[]): LineHashes {
  const hashes = new Map<string, ReadonlyMap<number, string>>();
  for (const [path, lines] of wantedLines(findings)) {
    try {
      hashes.set(path, hashFile(join(root, path), lines));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error;
    }
  }
  return (path, line) => hashes.get(path)?.get(line);
}
