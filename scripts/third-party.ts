/** The licences of the bundled packages, which must accompany their code. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';

/** A bundled package. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** The text of its licence, and of its notice if it has one. */
  readonly text: string;
}

const PACKAGE = /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\//;
const LICENCE_FILE = /^(?:licen[cs]e|copying|notice)(?:\.(?:md|txt))?$/i;

function readPackage(folder: string): BundledPackage {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
    license?: string;
  };
  const files = readdirSync(folder).filter((file) => LICENCE_FILE.test(file));
  if (license === undefined || files.length === 0) throw new Error(`${name} is bundled and brings no licence`);
  const texts = files.sort().map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim());
  return { name, version, licence: license, text: texts.join('\n\n') };
}

/** The packages among the inputs of a build, sorted by name and version. @throws if one has no licence */
export function bundledPackages(metafiles: readonly Metafile[]): BundledPackage[] {
  const outputs = metafiles.flatMap((metafile) => Object.values(metafile.outputs));
  const inputs = outputs.flatMap((output) => Object.entries(output.inputs));
  const folders = new Set(
    inputs.flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? (PACKAGE.exec(path)?.[0] ?? []) : [])),
  );
  const key = ({ name, version }: BundledPackage): string => `${name} ${version}`;
  return [...folders].map(readPackage).sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** The packages and their licences as one text. Equal packages give equal bytes. */
export function renderNotices(packages: readonly BundledPackage[]): string {
  const parts = packages.map(
    ({ name, version, licence, text }) => `${'='.repeat(80)}\n${name} ${version} (${licence})\n\n${text}\n`,
  );
  return `Leakgate contains code of the following packages.\n\n${parts.join('\n')}`;
}
