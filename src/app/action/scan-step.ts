import { performance } from 'node:perf_hooks';
import { realpathSync } from 'node:fs';
import type { CliPlan } from '../../config/cli-plan.ts';
import type { Notice } from '../../core/finding.ts';
import { detectCi } from '../ci/detect.ts';
import type { CiFacts } from '../ci/facts.ts';
import { runCi } from '../ci/run-ci.ts';
import { scopePaths } from '../ci/scan-scope.ts';
import { STRICT_FILES } from '../gate/commit-files.ts';
import type { ProcessContext } from '../process-context.ts';
import { gateFrom } from '../gate/resolve-gate.ts';
import { judgeScan, scanSource } from '../scan/run-scan.ts';
import { type GateRun, noteTo, requestWith } from '../commands/scan-command.ts';
import { findRoot } from '../../sources/files/root.ts';
import { openRepository } from '../../git/repository.ts';
import { findCheckout } from './find-checkout.ts';
import { loadEvent } from './load-event.ts';

/** Result of a scanned step. */
export interface ScannedStep extends GateRun {
  /** The folder that paths in the report are relative to, absolute and real. */
  readonly root: string;
}

/** Events with specific commits, which cannot be judged without a repository. */
const OF_COMMITS: readonly CiFacts['cause'][] = ['pull-request', 'merge-queue', 'push', 'tag', 'unknown'];

const NO_REPOSITORY: Notice = {
  kind: 'policy',
  place: '.',
  message:
    'no repository is checked out here: the built-in strict policy applies, whatever configuration the files contain',
};

/** Scans files outside any repository, for which there is no trusted gate. */
async function scanLooseFiles(plan: CliPlan, context: ProcessContext, facts: CiFacts): Promise<ScannedStep> {
  // a history was requested, but there is none: this reports it
  if (plan.git !== undefined) await openRepository(context.cwd, { env: context.env, signal: context.signal });
  const started = new Date();
  const start = performance.now();
  const { root } = await findRoot({ cwd: context.cwd, paths: plan.paths, mode: plan.mode });
  const gated = await gateFrom({ root, files: STRICT_FILES }, { ...plan, baseline: { kind: 'none' } }, context);
  const gate = { ...gated.gate, notices: [...gated.gate.notices, NO_REPOSITORY] };
  const source = { kind: 'files', paths: plan.paths, mode: plan.mode, exclude: plan.exclude } as const;
  const request = requestWith({ ...gated, gate }, source, { plan, host: context });
  const seen = await scanSource(request, { signal: context.signal, onNote: noteTo(context) });
  const reason = 'no repository is checked out here, so the commits of this event cannot be judged';
  const missing = OF_COMMITS.includes(facts.cause) ? [{ path: '.git', reason, kind: 'unresolved' as const }] : [];
  const coverage = { ...seen.coverage, failed: [...seen.coverage.failed, ...missing] };
  const report = await judgeScan(request, { ...seen, coverage });
  return { root, report, notify: [], reviews: new Map(), times: { started, elapsed: performance.now() - start } };
}

/**
 * Scans what a step covers. The event alone decides whose gate counts. The step's paths, folder and switches narrow the scan, but the commits of the
 * change are always judged.
 */
export async function scanStep(plan: CliPlan, context: ProcessContext): Promise<ScannedStep> {
  const facts = detectCi(context.env, () => loadEvent(context));
  const top = await findCheckout(context.cwd, facts.head ?? facts.target?.commit, context);
  if (top === undefined) return scanLooseFiles(plan, context, facts);
  const mode = plan.mode === 'all' ? 'all' : 'git';
  const paths = scopePaths(top, realpathSync(context.cwd), plan.paths);
  const run = await runCi({ ...plan, paths: [] }, { ...context, cwd: top }, { mayFetch: true, scope: { paths, mode } });
  return { ...run, root: top };
}
