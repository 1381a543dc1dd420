import { existsSync, readFileSync } from 'node:fs';
import type { Program } from '../engine/program.ts';

/** Beside the bundle; seen from one of its chunks; from the sources, in dist/. */
const PLACES = ['./program.json', '../program.json', '../../dist/program.json'];

function findProgram(): URL {
  const place = PLACES.map((name) => new URL(name, import.meta.url)).find((url) => existsSync(url));
  if (!place) throw new Error('the compiled rules are missing: dist/program.json');
  return place;
}

/** The folder that `rules/` and `dist/` stand in. */
export function packageRoot(): URL {
  return new URL('../', findProgram());
}

/** The built-in rules, compiled when Leakgate was built. */
export function loadProgram(): Program {
  const place = findProgram();
  const program = JSON.parse(readFileSync(place, 'utf8')) as Program;
  const bytes = new Uint8Array(readFileSync(new URL('program.bin', place)));
  return { ...program, image: { ...program.image!, bytes } };
}
