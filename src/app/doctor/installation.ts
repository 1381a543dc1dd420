import { existsSync, readFileSync } from 'node:fs';
import { findBuiltFile } from '../built-file.ts';
import { toolVersion } from '../version.ts';
import { type Check, ok, problem, warn } from './check.ts';
import { digestOf, MANIFEST, type Manifest } from './manifest.ts';

/** The Action, which is not in the package. */
const ACTION = /^action(?:\.js$|\/)/;
const MIN_NODE = [20, 19] as const;
const AGAIN = 'install Leakgate again';

/** Says what is wrong with a file; undefined if it is as built. */
function findDamage(path: URL, [bytes, digest]: Manifest['files'][string]): string | undefined {
  if (!existsSync(path)) return 'is missing';
  const content = readFileSync(path);
  const same = content.length === bytes && digestOf(content) === digest;
  return same ? undefined : 'differs from the build';
}

function readManifest(place: URL): Manifest | undefined {
  try {
    return JSON.parse(readFileSync(place, 'utf8')) as Manifest;
  } catch {
    return undefined;
  }
}

/** Checks that the program's files are those of the build. */
export function checkInstallation(): Check {
  const place = findBuiltFile(MANIFEST);
  if (place === undefined) return problem('installation', `dist/${MANIFEST} is missing`, AGAIN);
  const manifest = readManifest(place);
  if (manifest === undefined) return problem('installation', `dist/${MANIFEST} cannot be read`, AGAIN);
  const packaged = !existsSync(new URL('action.js', place));
  const wanted = Object.entries(manifest.files).filter(([path]) => !(packaged && ACTION.test(path)));
  const faults = wanted.flatMap(([path, entry]) => {
    const fault = findDamage(new URL(path, place), entry);
    return fault === undefined ? [] : [`dist/${path} ${fault}`];
  });
  if (faults.length > 0) {
    const more = faults.length > 1 ? `, and ${faults.length - 1} more` : '';
    return problem('installation', `${faults[0]}${more}`, AGAIN);
  }
  if (manifest.version === toolVersion())
    return ok('installation', `${manifest.version}, all ${wanted.length} files match the build`);
  return warn(
    'installation',
    `dist/ is version ${manifest.version}, this program is ${toolVersion()}`,
    'run node dist/cli.js',
  );
}

/** Checks that this version of Node is supported. `version` is `process.versions.node`. */
export function checkNode(version: string): Check {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const supported = major > MIN_NODE[0] || (major === MIN_NODE[0] && minor >= MIN_NODE[1]);
  const least = MIN_NODE.join('.');
  return supported
    ? ok('node', version)
    : problem('node', `${version} is older than ${least}`, `install Node ${least} or newer`);
}
