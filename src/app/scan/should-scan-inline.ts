import { lstatSync } from 'node:fs';
import type { PlanPart } from '../../sources/files/planned-files.ts';

/** Up to this many files and bytes, the main thread finishes before threads would have started. */
const FILES = 300;
const BYTES = 8 << 20;

/** Whether the files of a plan are too few and too small to be worth a thread. */
export function shouldScanInline(parts: readonly PlanPart[]): boolean {
  const files = parts.flatMap((part) => part.files);
  if (files.length > FILES) return false;
  let bytes = 0;
  for (const { path } of files) {
    bytes += fileSize(path);
    if (bytes > BYTES) return false;
  }
  return true;
}

function fileSize(path: string | Buffer): number {
  try {
    return lstatSync(path, { throwIfNoEntry: false })?.size ?? 0;
  } catch {
    // any problem is reported when the file is read
    return 0;
  }
}
