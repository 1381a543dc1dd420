import type { ScanReport } from '../../src/core/finding.ts';
import { loadRules } from '../../src/app/library.ts';
import { bareGate } from '../../src/app/gate/load-gate.ts';
import { scanHistory } from '../../src/app/history/scan-history.ts';
import { redactPaths } from '../../src/app/scan/redact-paths.ts';
import { judgeScan } from '../../src/app/scan/run-scan.ts';
import { coverageFrom, findingsOf, newScanTotals } from '../../src/app/scan/scan-totals.ts';
import type { HistorySource, RequestFor, ScanHooks } from '../../src/app/scan/scan-request.ts';
import type { GitReader } from '../../src/git/graph.ts';
import type { Program } from '../../src/engine/program.ts';
import { DEFAULT_KEY } from '../../src/fingerprint/fingerprint.ts';
import { isolatedGitEnvironment } from './repo.ts';

/** Options of a history scan; all others have the command line's defaults. */
export interface HistoryScan extends Partial<Omit<HistorySource, 'kind'>> {
  readonly folder: string;
  readonly reader: GitReader;
  readonly workers?: number;
  readonly rules?: Program;
  readonly ruleDeadline?: number;
  readonly hooks?: ScanHooks;
}

/** Scans a history with source code and the bundle's worker threads. */
export async function scanHistoryWith(scan: HistoryScan): Promise<ScanReport> {
  const { workers = 1, rules, ruleDeadline = 2000, hooks = {}, reader, ...source } = scan;
  const all = { refs: undefined, since: undefined, reachableOnly: false, attribution: true, cache: undefined };
  const request: RequestFor<'history'> = {
    source: { kind: 'history', exclude: [], ...all, ...source },
    program: rules ?? (await loadRules()),
    cwd: scan.folder,
    env: isolatedGitEnvironment(scan.folder),
    minConfidence: 0.5,
    classes: undefined,
    least: 0.5,
    allowEmpty: false,
    workers,
    prefilter: 'auto',
    fingerprints: true,
    key: DEFAULT_KEY,
    gate: bareGate(0),
    everyRule: true,
    ruleDeadline,
  };
  const totals = newScanTotals();
  const run = await scanHistory(request, { totals, hooks }, reader);
  const result = redactPaths(request, { run, coverage: coverageFrom(totals), findings: findingsOf(totals) });
  return judgeScan(request, await result);
}
