/** Decides whether `dist/` is up to date, by the last build's digest of it and its sources. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Sources of `dist/`; the lock file names the bundled packages. */
const SOURCES = ['src', 'rules', 'scripts', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json'];

function filesOf(path: string): string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** SHA-256 over names and bytes of the sources and of `dist/`, in hexadecimal. */
function digest(): string {
  const hash = createHash('sha256');
  for (const path of [...SOURCES, 'dist'].flatMap(filesOf).sort()) hash.update(`${path}\0`).update(readFileSync(path));
  return hash.digest('hex');
}

/** Whether neither the sources nor `dist/` changed since the stamp was written. */
export function isUpToDate(stamp: string): boolean {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === digest();
}

/** Writes the stamp of the current sources and `dist/`. */
export function markUpToDate(stamp: string): void {
  writeFileSync(stamp, digest());
}
