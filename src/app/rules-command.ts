import { resolve } from 'node:path';
import type { RawOptions } from '../config/options.ts';
import { EXIT, ScanError } from '../core/errors.ts';
import { nearest } from '../core/nearest.ts';
import { printProblem, type Problem } from '../rules/problem.ts';
import type { RulePack } from '../rules/schema.ts';
import type { Host } from './host.ts';
import { builtInPacks, readPacks } from './packs.ts';

const ACTIONS = ['list', 'show', 'test', 'lint'] as const;

function listRules(packs: readonly RulePack[], host: Host): number {
  const rows = packs.flatMap((pack) =>
    pack.rules.map((rule) => [rule.id, pack.provider, rule.severity, rule.name] as const),
  );
  rows.sort((a, b) => (a[0] < b[0] ? -1 : 1));
  const widths = [0, 1, 2].map((i) => Math.max(...rows.map((row) => row[i]!.length)));
  for (const row of rows)
    host.out.write(`${row.map((cell, i) => (i < 3 ? cell.padEnd(widths[i]!) : cell)).join('  ')}\n`);
  return EXIT.pass;
}

function showRule(packs: readonly RulePack[], id: string | undefined, host: Host): number {
  if (id === undefined)
    throw new ScanError('bad-option', 'rules show needs the id of a rule', {
      hint: '`leakgate rules list` shows them all',
    });
  for (const pack of packs) {
    const rule = pack.rules.find((one) => one.id === id);
    if (!rule) continue;
    host.out.write(
      `${rule.id}: ${rule.name}\n\nprovider   ${pack.name} (${pack.provider})\nkind       ${rule.kind}\nseverity   ${rule.severity}\n`,
    );
    host.out.write(`grants     ${rule.grants}\nrevoke     ${rule.revoke.text}\n           ${rule.revoke.url}\n`);
    for (const reference of rule.references ?? []) host.out.write(`reference  ${reference}\n`);
    return EXIT.pass;
  }
  const near = nearest(
    id,
    packs.flatMap((pack) => pack.rules.map((rule) => rule.id)),
  );
  throw new ScanError('rule-unknown', `no rule is called ${id}`, {
    hint: near ? `did you mean ${near}?` : '`leakgate rules list` shows them all',
  });
}

function printProblems(problems: readonly Problem[], packs: readonly RulePack[], host: Host): number {
  for (const problem of problems) host.out.write(`${printProblem(problem)}\n`);
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const rules = packs.reduce((sum, pack) => sum + pack.rules.length, 0);
  host.out.write(`${rules} rules in ${packs.length} packs: ${errors} errors, ${problems.length - errors} warnings\n`);
  return errors > 0 ? EXIT.usage : EXIT.pass;
}

/** `leakgate rules ...`: gives the exit code. */
export async function rulesCommand(
  options: RawOptions,
  [action, ...operands]: readonly string[],
  host: Host,
): Promise<number> {
  const known = ACTIONS.find((one) => one === action);
  if (known === undefined) {
    const near = action === undefined ? undefined : nearest(action, ACTIONS);
    throw new ScanError('unknown-command', `leakgate rules needs one of ${ACTIONS.join(', ')}`, {
      hint: near ? `did you mean ${near}?` : 'see leakgate rules --help',
    });
  }
  const given = (paths: readonly string[]): string[] => paths.map((path) => resolve(host.cwd, path));
  const added = given(options.rules ?? []);
  if (known === 'list') return listRules(await readPacks([...builtInPacks(), ...added]), host);
  if (known === 'show') return showRule(await readPacks([...builtInPacks(), ...added]), operands[0], host);
  const packs = await readPacks(operands.length > 0 ? given(operands) : [...builtInPacks(), ...added]);
  const { lintPacks, testPacks } = await import('../rules/lint.ts');
  if (known === 'test') return printProblems(testPacks(packs), packs, host);
  const { lintBacktracking } = await import('../rules/backtracking.ts');
  return printProblems([...lintPacks(packs), ...testPacks(packs), ...(await lintBacktracking(packs))], packs, host);
}
