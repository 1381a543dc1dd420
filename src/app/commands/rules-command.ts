import { itemAt } from '../../core/present.ts';
import { resolve } from 'node:path';
import type { RawOptions } from '../../config/options.ts';
import { EXIT, ScanError } from '../../core/errors.ts';
import { nearest } from '../../core/nearest.ts';
import { compareStrings } from '../../core/order.ts';
import type { RuleMetadata } from '../../core/rule-metadata.ts';
import { buildRuleMetadata } from '../../rules/build-rule-metadata.ts';
import { printProblem, type Problem } from '../../rules/problem.ts';
import type { RulePack } from '../../rules/schema.ts';
import { chooseAction } from '../prompt/choose-subcommand.ts';
import type { ProcessContext } from '../process-context.ts';
import { readBuiltInPacks, readRulePacks } from '../rules/rule-packs.ts';
import { loadRuleMetadata } from '../rules/builtin-program.ts';

const ACTIONS = ['list', 'show', 'test', 'lint'] as const;

/** Metadata of all rules, without reading the built-in packs. */
function metadataWith(packs: readonly RulePack[]): RuleMetadata[] {
  return [...loadRuleMetadata(), ...buildRuleMetadata(packs)];
}

function listRules(rules: readonly RuleMetadata[], context: ProcessContext): number {
  const rows = rules.map(({ id, provider, severity, name }) => [id, provider, severity, name] as const);
  const sorted = rows.toSorted((a, b) => compareStrings(a[0], b[0]));
  const widths = [0, 1, 2].map((i) => Math.max(...rows.map((row) => itemAt(row, i).length)));
  for (const row of sorted)
    context.out.write(`${row.map((cell, i) => (i < 3 ? cell.padEnd(itemAt(widths, i)) : cell)).join('  ')}\n`);
  return EXIT.pass;
}

function showRule(rules: readonly RuleMetadata[], id: string | undefined, context: ProcessContext): number {
  if (id === undefined)
    throw new ScanError('bad-option', 'rules show needs the id of a rule', {
      hint: '`leakgate rules list` shows them all',
    });
  const rule = rules.find((one) => one.id === id);
  if (rule) {
    const { name, provider, providerName, kind, severity, grants, revoke, references } = rule;
    context.out.write(
      `${id}: ${name}\n\nprovider   ${providerName} (${provider})\nkind       ${kind}\nseverity   ${severity}\n`,
    );
    context.out.write(`grants     ${grants}\nrevoke     ${revoke.text}\n           ${revoke.url}\n`);
    for (const reference of references) context.out.write(`reference  ${reference}\n`);
    return EXIT.pass;
  }
  const near = nearest(
    id,
    rules.map((one) => one.id),
  );
  throw new ScanError('rule-unknown', `no rule is called ${id}`, {
    hint: near ? `did you mean ${near}?` : '`leakgate rules list` shows them all',
  });
}

function printProblems(problems: readonly Problem[], packs: readonly RulePack[], context: ProcessContext): number {
  for (const problem of problems) context.out.write(`${printProblem(problem)}\n`);
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const rules = packs.reduce((sum, pack) => sum + pack.rules.length, 0);
  context.out.write(
    `${rules} rules in ${packs.length} packs: ${errors} errors, ${problems.length - errors} warnings\n`,
  );
  return errors > 0 ? EXIT.usage : EXIT.pass;
}

/** `leakgate rules ...`: returns the exit code. */
export async function rulesCommand(
  options: RawOptions,
  [action, ...operands]: readonly string[],
  context: ProcessContext,
): Promise<number> {
  const known = chooseAction('rules', action, ACTIONS);
  const given = (paths: readonly string[]): string[] => paths.map((path) => resolve(context.cwd, path));
  const added = given(options.rules ?? []);
  if (known === 'list') return listRules(metadataWith(await readRulePacks(added)), context);
  if (known === 'show') return showRule(metadataWith(await readRulePacks(added)), operands[0], context);
  const packs =
    operands.length > 0
      ? await readRulePacks(given(operands))
      : [...(await readBuiltInPacks()), ...(await readRulePacks(added))];
  const { lintPacks, testPacks } = await import('../../rules/lint.ts');
  if (known === 'test') return printProblems(testPacks(packs), packs, context);
  const { lintBacktracking } = await import('../../rules/pattern/backtracking.ts');
  return printProblems([...lintPacks(packs), ...testPacks(packs), ...(await lintBacktracking(packs))], packs, context);
}
