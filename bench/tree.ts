import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export interface TreeSize {
  readonly files: number;
  readonly bytes: number;
}

/** Number and bytes of the regular files below a folder; links are not followed. */
export function measureTree(folder: string): TreeSize {
  let files = 0;
  let bytes = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      const inner = measureTree(path);
      files += inner.files;
      bytes += inner.bytes;
    } else if (entry.isFile()) {
      files++;
      bytes += lstatSync(path).size;
    }
  }
  return { files, bytes };
}
