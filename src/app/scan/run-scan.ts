import { assertNever, ScanError } from '../../core/errors.ts';
import { classOf, type Finding, type Notice, type RunInfo, type ScanReport } from '../../core/finding.ts';
import { knownRules } from '../rules/known-rules.ts';
import { maskSecrets } from '../../core/shown-text.ts';
import { type FileMode, findRoot, type RunRoot } from '../../sources/files/root.ts';
import { looksBare } from '../../sources/files/walk.ts';
import { readHead } from '../../git/plumbing/head.ts';
import { decideRun, type Reach } from '../judge-run.ts';
import { redactPaths } from './redact-paths.ts';
import { scanFiles } from './scan-files.ts';
import { wholeHistory, type RequestFor, type ScanHooks, type ScanRequest, type ScanRun } from './scan-request.ts';
import type { ScanResult } from './scan-result.ts';
import { scanStdin } from './scan-stdin.ts';
import { coverageFrom, findingsOf, newScanTotals } from './scan-totals.ts';
import { toolVersion } from '../version.ts';

/**
 * Scans a source. Returns findings and coverage. An aborted scan returns what it has, with the abort among the failures.
 * @throws ScanError for a user's mistake: `path-missing`, `path-outside`, `git-failed`, `rule-unknown`.
 */
export async function scanSource(request: ScanRequest, hooks: ScanHooks = {}): Promise<ScanResult> {
  if (request.program.rules.length === 0) {
    throw new ScanError('rule-unknown', 'no rules are left to scan with', {
      hint: 'check --only-rule and --skip-rule',
    });
  }
  const scan: ScanRun = { totals: newScanTotals(), hooks };
  const run = await scanInto(request, scan);
  return redactPaths(request, { run, coverage: coverageFrom(scan.totals), findings: findingsOf(scan.totals) });
}

async function scanInto(request: ScanRequest, scan: ScanRun): Promise<RunInfo> {
  const { source } = request;
  switch (source.kind) {
    case 'files': {
      const place = await findRoot({ cwd: request.cwd, ...source });
      const bare = bareRepository(place, source.mode);
      if (bare !== undefined) return scanBare({ ...request, source }, bare, scan);
      await scanFiles({ ...request, source }, place, scan);
      return { mode: 'tree', root: '.', head: headCommit(place), range: null };
    }
    case 'stdin':
      await scanStdin({ ...request, source }, scan);
      return { mode: 'stdin', root: '.', head: null, range: null };
    case 'history':
      return (await import('../history/scan-history.ts')).scanHistory({ ...request, source }, scan);
    case 'range':
      return (await import('../changes/scan-range.ts')).scanRange({ ...request, source }, scan);
    case 'staged':
      return (await import('../changes/scan-staged.ts')).scanStaged({ ...request, source }, scan);
    default:
      return assertNever(source);
  }
}

/** The only folder to scan, if it is a bare repository, whose compressed objects a scan of files would not see. */
function bareRepository({ targets }: RunRoot, wanted: FileMode): string | undefined {
  const [first, ...others] = targets;
  const isOne = wanted === 'git' && first?.folder === true && others.length === 0;
  return isOne && looksBare(first.path) ? first.path : undefined;
}

async function scanBare(request: RequestFor<'files'>, folder: string, scan: ScanRun): Promise<RunInfo> {
  const { source } = request;
  scan.hooks.onNote?.('this is a bare repository: scanning its history, as with --history');
  const { scanHistory } = await import('../history/scan-history.ts');
  return scanHistory({ ...request, source: wholeHistory(folder, source.exclude) }, scan);
}

function headCommit({ mode, root }: RunRoot): string | null {
  return mode === 'no-git' ? null : readHead(root);
}

async function scanReach({ source, cwd, everyRule }: ScanRequest): Promise<Reach> {
  if (!everyRule) return { tree: false, history: false };
  if (source.kind === 'history') {
    const all = source.refs === undefined && source.since === undefined;
    return { tree: all, history: all };
  }
  if (source.kind === 'range') {
    const { commits, isWithin } = source;
    return { tree: commits.by === 'change' && commits.tree && isWithin === undefined, history: false };
  }
  if (source.kind !== 'files') return { tree: false, history: false };
  const { root, targets, mode } = await findRoot({ cwd, ...source });
  const tree = targets.some(({ path }) => path === root);
  return { tree, history: tree && mode === 'no-git' };
}

/** Whether only files were named and all of them are excluded, so that there is certainly nothing to scan. */
async function namesOnlyExcluded({ source, cwd }: ScanRequest, { coverage }: ScanResult): Promise<boolean> {
  const { planned, skipped } = coverage;
  if (source.kind !== 'files' || source.paths.length === 0 || planned > 0) return false;
  const { targets } = await findRoot({ cwd, ...source });
  return (
    targets.every(({ folder, fromGlob }) => !folder && !fromGlob) && skipped.every(({ kind }) => kind === 'excluded')
  );
}

/** Whether a report shows findings of this class. A gate that acts on a finding shows it too, unless classes are named. */
function isShown(finding: Finding, classes: ScanRequest['classes']): boolean {
  const own = classOf(finding);
  return classes === undefined ? own === 'credential' || finding.action !== undefined : classes.includes(own);
}

/** Scans, and decides by the gate. */
export async function runScan(request: ScanRequest, hooks: ScanHooks = {}): Promise<ScanReport> {
  return judgeScan(request, await scanSource(request, hooks));
}

/** Decides about a scan by the gate; `proposals` are the change's edits to the gate itself. What is shown never changes the verdict. */
export async function judgeScan(
  request: ScanRequest,
  result: ScanResult,
  proposals: readonly Notice[] = [],
): Promise<ScanReport> {
  const { program, minConfidence, classes, allowEmpty, gate, everyRule } = request;
  const rules = everyRule ? knownRules(program) : undefined;
  const complete = result.coverage.failed.length === 0;
  const reach = complete ? await scanReach(request) : { tree: false, history: false };
  const { mode } = result.run;
  // a range or an index may contain nothing new: that is a valid result
  const mayBeEmpty = allowEmpty || mode === 'range' || mode === 'staged' || (await namesOnlyExcluded(request, result));
  const decided = decideRun(result, {
    gate,
    rules,
    otherRules: program.otherRules ?? [],
    allowEmpty: mayBeEmpty,
    reach,
    proposals,
  });
  return {
    tool: { name: 'leakgate', version: toolVersion(), rules: { count: program.rules.length, hash: program.hash } },
    run: result.run,
    ...decided,
    notices: decided.notices.map((notice) => ({ ...notice, message: maskSecrets(notice.message) })),
    findings: decided.findings.filter((finding) => finding.confidence >= minConfidence && isShown(finding, classes)),
  };
}
