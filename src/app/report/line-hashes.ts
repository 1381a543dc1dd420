import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import type { Finding } from '../../core/finding.ts';
import { LineHasher } from '../../report/line-hash.ts';

/** A larger file's lines get no hash: every line of it would have to be counted, in memory. */
const MOST_BYTES = 64 << 20;
const PIECE = 1 << 18;

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
    if (!found.isFile() || found.size > MOST_BYTES) return new Map();
    const hasher = new LineHasher(wanted);
    const decoder = new StringDecoder('utf8');
    const piece = Buffer.alloc(PIECE);
    for (let length; (length = readSync(descriptor, piece, 0, PIECE, null)) > 0;)
      hasher.push(decoder.write(piece.subarray(0, length)));
    hasher.push(decoder.end());
    return hasher.finish();
  } finally {
    closeSync(descriptor);
  }
}

/**
 * The hashes that code scanning tells the findings' lines apart by, from the files below `root` as they are now. A file that cannot be read
 * has none: it was scanned before, so this is no failure of the scan, and its findings are told apart by their secrets.
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
