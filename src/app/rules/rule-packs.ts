import { readFileSync, statSync } from 'node:fs';
import { ScanError } from '../../core/errors.ts';
import type { Program, RuleProgram } from '../../engine/program.ts';
import type { RulePack } from '../../rules/schema.ts';
import { loadEveryClass, loadPackTexts, loadProgram, loadRuleProgram, type PackText } from './builtin-program.ts';
import { selectRules, withoutHandling } from './select-rules.ts';

/** Largest rule pack, in bytes. */
export const PACK_BYTES = 4 << 20;

/** Reads and parses rule packs. Loads the parser only here: a scan with built-in rules alone does not need it. */
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

/** The built-in packs as written, sorted by name. */
export async function readBuiltInPacks(): Promise<RulePack[]> {
  const { parsePack } = await import('../../rules/parse.ts');
  return loadPackTexts().map(({ file, text }) => parsePack(text, file));
}

/** The rules of a run besides the built-in ones, and a selection of all. */
export interface RuleChoice {
  /** Paths of a user's packs, whose rules run under a deadline. */
  readonly packs: readonly string[];
  /** Packs of the configuration, which come before the user's and also run under a deadline. */
  readonly texts: readonly PackText[];
  /** Ids of the only rules to use, if any, and of rules to skip. */
  readonly only: readonly string[];
  readonly skip: readonly string[];
  /** Whether to use rules of the class `handling` too. */
  readonly handling?: boolean;
}

/**
 * Builds the program of a run. Compiles nothing if the built-in rules are used unchanged.
 * @throws ScanError `rule-invalid` with file, line and column; `rule-unknown`
 */
export async function buildProgram({ packs, texts, only, skip, handling }: RuleChoice): Promise<Program> {
  if (packs.length + texts.length + only.length + skip.length === 0) return handling ? loadEveryClass() : loadProgram();
  const { linkProgram } = await import('../../engine/kernel/link.ts');
  const every = await addPacks(loadRuleProgram(), packs, texts);
  return linkProgram(selectRules(handling ? every : withoutHandling(every), only, skip));
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
