import type { RawOptions } from '../../config/options.ts';
import { classesOf, gatePlanOf } from '../../config/cli-plan.ts';
import { assertNever, EXIT, ScanError } from '../../core/errors.ts';
import { classOf, FINDING_CLASSES } from '../../core/finding.ts';
import type { Omission } from '../../core/omission.ts';
import { addFindings, newEntries, mergeEntries, pruneEntries } from '../../baseline/change.ts';
import { escapeTerminal } from '../../report/escape.ts';
import { chooseAction } from '../prompt/choose-subcommand.ts';
import { newHeader } from '../gate/baseline-key.ts';
import { diffBaselines, exportBaseline, showStats } from './baseline-show.ts';
import { emptyBaseline, existingBaseline, pathOfBaseline, readBaseline, saveBaseline } from './baseline-store.ts';
import { workTreeFiles } from '../gate/gate-files.ts';
import type { ProcessContext } from '../process-context.ts';
import type { LoadedBaseline } from '../gate/load-gate.ts';
import { insideRoot, openGate } from '../gate/resolve-gate.ts';
import { scanEverything } from '../scan/scan-everything.ts';
import type { BaselineContext } from './work.ts';

const ACTIONS = ['create', 'update', 'prune', 'merge', 'diff', 'stats', 'export', 'audit'] as const;

/** Findings below this confidence get no entry: no preset's gate looks at them. */
const DEFAULT_MIN_CONFIDENCE = 0.5;

function confidenceOf({ minConfidence }: RawOptions): number {
  const value = Number(minConfidence ?? DEFAULT_MIN_CONFIDENCE);
  if (value >= 0 && value <= 1) return value;
  throw new ScanError('bad-option', `--min-confidence: ${JSON.stringify(minConfidence)} is not a number from 0 to 1`);
}

/** Scans the tree, and history if requested, under the baseline's key. Returns all findings, and what could not be scanned. */
async function look({ opened, options, context }: BaselineContext, baseline: LoadedBaseline, history: boolean) {
  const gate = { ...opened.gate, baseline };
  const request = { paths: [], context, minConfidence: confidenceOf(options), history };
  const { result, decided } = await scanEverything({ ...opened, gate }, request);
  const classes = classesOf(options);
  const findings = decided.findings.filter((finding) => classes?.includes(classOf(finding)) ?? true);
  return { findings, failed: result.coverage.failed };
}

function reportFailures(failed: readonly Omission[], context: ProcessContext): number {
  for (const { path, reason } of failed) context.err.write(`not scanned: ${escapeTerminal(`${path}: ${reason}`)}\n`);
  return failed.length > 0 ? EXIT.incomplete : EXIT.pass;
}

function countEntries(number: number): string {
  return number === 1 ? '1 entry' : `${number} entries`;
}

async function create(work: BaselineContext): Promise<number> {
  const { opened, options, context } = work;
  const path = pathOfBaseline(opened);
  if (opened.gate.baseline)
    throw new ScanError('baseline-invalid', `${path} already exists`, {
      hint: '`leakgate baseline update` adds to it',
    });
  const empty = emptyBaseline(newHeader(options.keyed ?? false, context.env), path, context.env);
  const { findings, failed } = await look(work, empty, !options.treeOnly);
  const entries = newEntries(findings);
  await saveBaseline(opened.root, undefined, { ...empty, entries });
  context.out.write(`${path}: ${countEntries(entries.length)}. Commit it, then review it: leakgate baseline audit\n`);
  return reportFailures(failed, context);
}

async function update(work: BaselineContext): Promise<number> {
  const { opened, options, context } = work;
  const before = existingBaseline(opened);
  // history also contains other people's branches, whose findings are theirs to add
  const { findings, failed } = await look(work, before, options.history ?? false);
  const entries = addFindings(before.entries, findings);
  await saveBaseline(opened.root, before, { ...before, entries });
  context.out.write(
    `${before.file}: ${countEntries(entries.length - before.entries.length)} added, ${entries.length} in all\n`,
  );
  return reportFailures(failed, context);
}

async function prune(work: BaselineContext): Promise<number> {
  const { opened, options, context } = work;
  const before = existingBaseline(opened);
  const everything = { ...work, options: { ...options, class: FINDING_CLASSES, minConfidence: '0' } };
  const { findings, failed } = await look(everything, before, !options.treeOnly);
  if (failed.length > 0) {
    context.err.write('error: nothing was removed: files that could not be scanned may hold the value of an entry\n');
    return reportFailures(failed, context);
  }
  const entries = pruneEntries(before.entries, findings);
  await saveBaseline(opened.root, before, { ...before, entries });
  context.out.write(
    `${before.file}: ${countEntries(before.entries.length - entries.length)} removed, ${entries.length} left\n`,
  );
  return EXIT.pass;
}

async function merge({ opened, operands, context }: BaselineContext): Promise<number> {
  if (operands.length === 0) throw new ScanError('bad-option', 'baseline merge needs another baseline');
  const before = existingBaseline(opened);
  const lists = [before.entries];
  for (const operand of operands) {
    const path = insideRoot(opened.root, context.cwd, operand);
    const other = await readBaseline(workTreeFiles(opened.root), path);
    if (
      other.header.salt !== before.header.salt ||
      (other.header.keyed?.check ?? '') !== (before.header.keyed?.check ?? '')
    )
      throw new ScanError('baseline-invalid', `${path}: made with another key, so its entries cannot be matched here`, {
        hint: 'run `leakgate baseline update` instead',
      });
    lists.push(other.entries);
  }
  const entries = mergeEntries(...lists);
  await saveBaseline(opened.root, before, { ...before, entries });
  context.out.write(
    `${before.file}: ${countEntries(entries.length - before.entries.length)} added, ${entries.length} in all\n`,
  );
  return EXIT.pass;
}

async function runAction(action: (typeof ACTIONS)[number], work: BaselineContext): Promise<number> {
  switch (action) {
    case 'create':
      return create(work);
    case 'update':
      return update(work);
    case 'prune':
      return prune(work);
    case 'merge':
      return merge(work);
    case 'diff':
      return diffBaselines(work);
    case 'stats':
      return showStats(work);
    case 'export':
      return exportBaseline(work);
    case 'audit':
      return (await import('./baseline-audit.ts')).auditBaseline(work);
    default:
      return assertNever(action);
  }
}

/** `leakgate baseline ...`: returns the exit code. */
export async function baselineCommand(
  options: RawOptions,
  [action, ...operands]: readonly string[],
  context: ProcessContext,
): Promise<number> {
  const known = chooseAction('baseline', action, ACTIONS);
  const plan = gatePlanOf(options, context.env);
  if (plan.baseline.kind === 'none') throw new ScanError('bad-option', '--no-baseline does not apply here');
  // the path of a new baseline need not exist yet
  const named =
    known === 'create' && plan.baseline.kind === 'path' ? { ...plan.baseline, required: false } : plan.baseline;
  const rules = { rules: options.rules ?? [], onlyRules: [], skipRules: [] };
  // whatever is not looked for would seem to be gone
  const classes = known === 'prune' || known === 'audit' ? FINDING_CLASSES : classesOf(options);
  const opened = await openGate({ ...plan, ...rules, classes, baseline: named, paths: [], mode: 'git' }, context);
  return runAction(known, { opened, options, operands, context });
}
