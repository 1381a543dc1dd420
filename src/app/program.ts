import { existsSync, readFileSync } from 'node:fs';
import type { Program } from '../engine/program.ts';

/** Beside the bundle; from the sources, in dist/. */
const PLACES = ['./program.json', '../../dist/program.json'];

/** The folder that `rules/` and `dist/` stand in. */
export function packageRoot(): URL {
  return new URL(existsSync(new URL(PLACES[0]!, import.meta.url)) ? '../' : '../../', import.meta.url);
}

/** The built-in rules, compiled when Leakgate was built. */
export function loadProgram(): Program {
  const place = PLACES.map((name) => new URL(name, import.meta.url)).find((url) => existsSync(url));
  if (!place) throw new Error('the compiled rules are missing: dist/program.json');
  const program = JSON.parse(readFileSync(place, 'utf8')) as Program;
  const bytes = new Uint8Array(readFileSync(new URL('program.bin', place)));
  return { ...program, image: { ...program.image!, bytes } };
}
