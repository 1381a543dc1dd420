/** Lists a build's files, by which `leakgate doctor` checks an installation. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { digestOf, MANIFEST, type Manifest } from '../src/app/doctor/manifest.ts';

/** Declarations, which are not part of the program. */
const LEFT_OUT = /^types\//;

/** Writes the manifest of a folder into it. */
export function writeManifest(folder: string, version: string): void {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
  const files = paths
    .filter((path) => path !== MANIFEST && !LEFT_OUT.test(path))
    .sort()
    .map((path) => {
      const bytes = readFileSync(join(folder, path));
      return [path, [bytes.length, digestOf(bytes)]] as const;
    });
  const manifest: Manifest = { version, files: Object.fromEntries(files) };
  writeFileSync(join(folder, MANIFEST), `${JSON.stringify(manifest)}\n`);
}
