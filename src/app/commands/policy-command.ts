import { realpathSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { parseCases, type PolicyCase } from '../../config/cases.ts';
import type { RawOptions } from '../../config/options.ts';
import { gatePlanOf } from '../../config/cli-plan.ts';
import { EXIT, ScanError } from '../../core/errors.ts';
import type { Finding } from '../../core/finding.ts';
import { decide } from '../../policy/decide.ts';
import type { Policy } from '../../policy/gate.ts';
import { type Sample, sampleFinding, sampleRun } from '../../policy/sample.ts';
import { escapeTerminal } from '../../report/escape.ts';
import { chooseAction } from '../prompt/choose-subcommand.ts';
import { explainFinding } from './explain-finding.ts';
import { workTreeFiles } from '../gate/gate-files.ts';
import type { ProcessContext } from '../process-context.ts';
import { openGate, type OpenGate } from '../gate/resolve-gate.ts';

const ACTIONS = ['test', 'explain'] as const;
const CASES_BYTES = 1 << 20;

async function readCases(path: string, context: ProcessContext): Promise<PolicyCase[]> {
  const absolute = resolve(context.cwd, path);
  const files = workTreeFiles(realpathSync(dirname(absolute)));
  const text = await files.read(basename(absolute), { most: CASES_BYTES, failure: 'config-invalid' });
  if (text === undefined) throw new ScanError('config-invalid', `there is no file ${path}`);
  return parseCases(text, path);
}

function valueOf<T>(sample: Sample<T>, one: PolicyCase, path: readonly (string | number)[]): T {
  if ('value' in sample) return sample.value;
  throw new ScanError('config-invalid', `${one.placeOf([...path, sample.field])}: ${sample.message}`);
}

/** Differences between the outcome of a case and its expectation. */
function failuresOf(one: PolicyCase, policy: Policy, today: string): string[] {
  const findings = one.findings.map((fields, i) => valueOf(sampleFinding(fields, today), one, ['findings', i]));
  const run = valueOf(sampleRun(one.run, findings, today), one, ['run']);
  const { verdict } = decide(policy, findings, run);
  const gates = [...new Set(verdict.gates.map(({ name }) => name))];
  const { exit, gates: wanted } = one.expect;
  const failures: string[] = [];
  if (exit !== undefined && exit !== verdict.exit) failures.push(`exit ${verdict.exit}, expected ${exit}`);
  if (wanted !== undefined && wanted.join() !== gates.join())
    failures.push(`gates [${gates.join(', ')}], expected [${wanted.join(', ')}]`);
  return failures;
}

async function testPolicy({ gate }: OpenGate, paths: readonly string[], context: ProcessContext): Promise<number> {
  if (paths.length === 0) throw new ScanError('bad-option', 'policy test needs a file of cases');
  let passed = 0;
  let failed = 0;
  for (const path of paths) {
    for (const one of await readCases(path, context)) {
      const failures = failuresOf(one, gate.policy, gate.today);
      for (const failure of failures) context.out.write(`${escapeTerminal(`${one.place}: ${one.name}: ${failure}`)}\n`);
      if (failures.length > 0) failed++;
      else passed++;
    }
  }
  context.out.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0 ? EXIT.pass : EXIT.blocked;
}

/** Whether a finding is the requested one: by fingerprint, or by path and line. */
function isMeant(finding: Finding, wanted: string): boolean {
  return finding.fingerprint === wanted || `${finding.path}:${finding.line}` === wanted;
}

async function explainPolicy(
  opened: OpenGate,
  wanted: string | undefined,
  asked: { paths: readonly string[]; context: ProcessContext },
): Promise<number> {
  const { paths, context } = asked;
  if (wanted === undefined)
    throw new ScanError('bad-option', 'policy explain needs a finding', { hint: 'give its fingerprint, or path:line' });
  const { scanEverything } = await import('../scan/scan-everything.ts');
  const { decided } = await scanEverything(opened, { paths, context });
  const meant = decided.findings.filter((finding) => isMeant(finding, wanted));
  if (meant.length === 0)
    throw new ScanError('path-missing', `no finding is at ${wanted}`, {
      hint: "paths count from the repository's top; `leakgate scan --report json --min-confidence 0` lists all findings",
    });
  for (const finding of meant)
    for (const line of explainFinding(finding, opened.gate.policy)) context.out.write(`${line}\n`);
  return EXIT.pass;
}

/** `leakgate policy ...`: returns the exit code; failed cases exit with 1. */
export async function policyCommand(
  options: RawOptions,
  [action, ...operands]: readonly string[],
  context: ProcessContext,
): Promise<number> {
  const known = chooseAction('policy', action, ACTIONS);
  const [wanted, ...paths] = operands;
  const place = {
    paths: known === 'explain' ? paths : [],
    mode: 'git',
    rules: options.rules ?? [],
    onlyRules: [],
    skipRules: [],
  } as const;
  const opened = await openGate({ ...gatePlanOf(options, context.env), ...place }, context);
  for (const notice of opened.gate.notices)
    context.err.write(`notice: ${escapeTerminal(`${notice.place}: ${notice.message}`)}\n`);
  if (known === 'test') return testPolicy(opened, operands, context);
  return explainPolicy(opened, wanted, { paths, context });
}
