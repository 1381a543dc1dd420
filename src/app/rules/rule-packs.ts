import { readFileSync, statSync } from 'node:fs';
import { ScanError } from '../../core/errors.ts';
import type { Program, RuleProgram } from '../../engine/program.ts';
import type { RulePack } from '../../rules/schema.ts';
import { loadPackTexts, loadProgram, loadRuleProgram, type PackText } from './builtin-program.ts';
import { selectRules } from './select-rules.ts';

/** A pack larger than this is no rule pack. */
export const PACK_BYTES = 4 << 20;

/** Reads and parses rule packs. The parser is loaded only here: a scan with built-in rules alone never needs it. */
export async function readRulePacks(paths: readonly string[]): Promise<RulePack[]> {
  const { parsePack } = await import('../../rules/parse.ts');
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

/** The built-in packs as they were written, sorted by name. */
export async function readBuiltInPacks(): Promise<RulePack[]> {
  const { parsePack } = await import('../../rules/parse.ts');
  return loadPackTexts().map(({ file, text }) => parsePack(text, file));
}

/** Which rules a run uses besides the built-in ones, and which of all. */
export interface RuleChoice {
  /** Paths of a user's packs; their rules run under a deadline. */
  readonly packs: readonly string[];
  /** Packs of the configuration; they come before the user's, and run under a deadline too. */
  readonly texts: readonly PackText[];
  /** Ids: these rules alone, if there are some; and without those. */
  readonly only: readonly string[];
  readonly skip: readonly string[];
}

/**
 * The program of a run. With the built-in rules as they are, nothing is compiled.
 * @throws ScanError `rule-invalid` with file, line and column; `rule-unknown`
 */
export async function buildProgram({ packs, texts, only, skip }: RuleChoice): Promise<Program> {
  if (packs.length + texts.length + only.length + skip.length === 0) return loadProgram();
  const { linkProgram } = await import('../../engine/kernel/link.ts');
  return linkProgram(selectRules(await addPacks(loadRuleProgram(), packs, texts), only, skip));
}

async function addPacks(
  program: RuleProgram,
  packs: readonly string[],
  texts: readonly PackText[],
): Promise<RuleProgram> {
  if (packs.length + texts.length === 0) return program;
  const [{ extendProgram }, { parsePack }] = await Promise.all([
    import('../../rules/compile-rules.ts'),
    import('../../rules/parse.ts'),
  ]);
  const configured = texts.map(({ text, file }) => parsePack(text, file));
  return extendProgram(program, [...configured, ...(await readRulePacks(packs))]);
}
