import { existsSync, readFileSync } from 'node:fs';
import type { RuleCard } from '../core/rule-card.ts';
import type { Program, RuleProgram } from '../engine/program.ts';
import { type PackedLiterals, type PackedProgram, unpackProgram } from './packed-program.ts';

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

/** The built-in rules, compiled and linked when Leakgate was built. */
export function loadProgram(): Program {
  const place = findProgram();
  const packed = JSON.parse(readFileSync(place, 'utf8')) as PackedProgram;
  return unpackProgram(packed, new Uint8Array(readFileSync(new URL('program.bin', place))));
}

/** The built-in rules as they were before they were linked, to add rules or to leave some out. */
export function loadRuleProgram(): RuleProgram {
  const { rules, hash, parts } = loadProgram();
  const literals = JSON.parse(readFileSync(new URL('literals.json', findProgram()), 'utf8')) as PackedLiterals;
  return { rules, literals, hash, parts };
}

/** The cards of the built-in rules: what a report says of them. Not part of the program, so that a scan without findings never reads them. */
export function loadCards(): RuleCard[] {
  return JSON.parse(readFileSync(new URL('rule-cards.json', findProgram()), 'utf8')) as RuleCard[];
}
