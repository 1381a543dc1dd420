import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ScanError } from '../core/errors.ts';
import type { Program } from '../engine/program.ts';
import type { RulePack } from '../rules/schema.ts';
import { loadProgram, packageRoot } from './program.ts';

/** A pack larger than this is no rule pack. */
const PACK_BYTES = 4 << 20;

/** Reads and parses rule packs. The parser is loaded only here: a scan with built-in rules alone never needs it. */
export async function readPacks(paths: readonly string[]): Promise<RulePack[]> {
  const { parsePack } = await import('../rules/parse.ts');
  return paths.map((path) => parsePack(readPackText(path), path));
}

function readPackText(path: string): string {
  try {
    if (statSync(path).size > PACK_BYTES)
      throw new ScanError('rule-invalid', `${path}: larger than ${PACK_BYTES} bytes`);
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof ScanError) throw error;
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new ScanError('rule-invalid', `cannot read the rule pack ${path} (${reason})`, {
      hint: 'check the path given with --rules',
      cause: error,
    });
  }
}

/** Paths of the built-in packs, sorted by name. */
export function builtInPacks(): string[] {
  const folder = fileURLToPath(new URL('rules/', packageRoot()));
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yml'))
    .sort()
    .map((name) => folder + name);
}

/** The built-in rules with the user's packs added; those run under a deadline. */
export async function buildProgram(packs: readonly string[]): Promise<Program> {
  const program = loadProgram();
  if (packs.length === 0) return program;
  const { extendProgram } = await import('../rules/compile.ts');
  return extendProgram(program, await readPacks(packs));
}
