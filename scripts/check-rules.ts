import { readdirSync, readFileSync } from 'node:fs';
import { ScanError } from '../src/core/errors.ts';
import { lintBacktracking } from '../src/rules/pattern/backtracking.ts';
import { lintPacks, testPacks } from '../src/rules/lint.ts';
import { parsePack } from '../src/rules/parse.ts';
import { printProblem, type Problem, problemFrom } from '../src/rules/problem.ts';
import type { RulePack } from '../src/rules/schema.ts';

/*
 * Checks rule packs: `npx tsx scripts/check-rules.ts [--redos] [rules/acme.yml ...]`, all of rules/ if none is named. Prints one problem
 * per line. Exits 1 if one is an error.
 */
const named = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const files =
  named.length > 0
    ? named
    : readdirSync('rules')
        .filter((name) => name.endsWith('.yml'))
        .sort()
        .map((name) => `rules/${name}`);

const problems: Problem[] = [];
const packs: RulePack[] = [];
for (const file of files) {
  try {
    packs.push(parsePack(readFileSync(file, 'utf8'), file));
  } catch (error) {
    if (!(error instanceof ScanError)) throw error;
    problems.push(problemFrom(error));
  }
}
problems.push(...lintPacks(packs), ...testPacks(packs));
if (process.argv.includes('--redos')) problems.push(...(await lintBacktracking(packs)));

for (const problem of problems) console.log(printProblem(problem));
const errors = problems.filter((problem) => problem.severity === 'error').length;
const rules = packs.reduce((count, pack) => count + pack.rules.length, 0);
console.log(`${files.length} files, ${rules} rules: ${errors} errors, ${problems.length - errors} warnings`);
process.exitCode = errors > 0 || rules === 0 ? 1 : 0;
