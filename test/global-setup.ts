import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What `dist/` is made from. */
const SOURCES = ['src', 'rules', 'scripts', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json'];
/** Digest of the sources and the `dist/` that the last run of the tests left, in hexadecimal. */
const STAMP = 'node_modules/.cache/leakgate/built';

function filesOf(path: string): string[] {
  if (!existsSync(path)) return [];
  if (path.includes('.')) return [path];
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** SHA-256 over names and bytes of the sources and of `dist/`. */
function digest(): string {
  const hash = createHash('sha256');
  for (const path of [...SOURCES, 'dist'].flatMap(filesOf).sort()) hash.update(`${path}\0`).update(readFileSync(path));
  return hash.digest('hex');
}

/** Builds `dist/`, so that tests run what a user runs; an unchanged one is left as it is. */
export function setup(): void {
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === digest()) return;
  execFileSync(process.execPath, ['--import', 'tsx', 'scripts/build.ts'], { stdio: 'inherit' });
  mkdirSync(dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, digest());
}
