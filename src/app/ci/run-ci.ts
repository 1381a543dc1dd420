import { performance } from 'node:perf_hooks';
import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CliPlan } from '../../config/cli-plan.ts';
import { type Day, dayOf } from '../../core/day.ts';
import { ScanError } from '../../core/errors.ts';
import type { Finding, ScanReport } from '../../core/finding.ts';
import { isBelow } from '../../sources/files/root.ts';
import { openRepository } from '../../git/repository.ts';
import { committedAt } from '../../git/plumbing/rev-list.ts';
import { loadEvent } from '../action/load-event.ts';
import { secretsAt } from '../changes/base-secrets.ts';
import { commitFiles, STRICT_FILES } from '../gate/commit-files.ts';
import { gitSourceOf } from '../history/git-source.ts';
import type { GateFiles } from '../gate/gate-files.ts';
import type { ProcessContext } from '../process-context.ts';
import { gateFrom, type OpenGate } from '../gate/resolve-gate.ts';
import { reviewsOf } from '../gate/rule-reviews.ts';
import { judgeScan, scanSource } from '../scan/run-scan.ts';
import type { ScanResult } from '../scan/scan-result.ts';
import { type GateRun, noteTo, requestWith } from '../commands/scan-command.ts';
import type { ScanRequest, ScanSource } from '../scan/scan-request.ts';
import { newScanTotals } from '../scan/scan-totals.ts';
import { describeChange, describeGate } from './describe-change.ts';
import { detectCi } from './detect.ts';
import type { CiFacts } from './facts.ts';
import { joinScans } from '../scan/join-scans.ts';
import { findProposals } from './proposals.ts';
import { resolveChange, type ResolvedChange } from './resolve-change.ts';
import { type ScanScope, scopeMatcher, WHOLE_SCOPE } from './scan-scope.ts';
import { distrustComments } from './trusted-comments.ts';

/** What a run of CI came to, and what it was about. */
export interface CiRun extends GateRun {
  readonly facts: CiFacts;
}

/** Files of the command line that the change could have written decide nothing. @throws ScanError `bad-option` */
function refuseInside(
  { repository, own }: ResolvedChange,
  { orgConfig, rules }: CliPlan,
  { cwd }: ProcessContext,
): void {
  if (own) return;
  const { top } = repository.place;
  const named = [...(orgConfig === undefined ? [] : [orgConfig]), ...rules];
  const inside = named.find((path) => isBelow(resolve(realpathSync(cwd), path), top));
  if (inside === undefined) return;
  throw new ScanError('bad-option', `${inside} is in the checkout, where the change itself can write it`, {
    hint: 'name rule packs under rules: in .leakgate.yml, which is read from the base',
  });
}

/** A gate, and the paths that were asked for to make it. */
interface TrustedGate extends OpenGate {
  readonly asked: ReadonlySet<string>;
}

/** Files that remember what they were asked for. */
function remember(files: GateFiles, asked: Set<string>): GateFiles {
  return {
    ...files,
    read(path, limit) {
      asked.add(path);
      return files.read(path, limit);
    },
  };
}

/**
 * The gate's day: that of the clock, or of the trusted commit where the clock is behind it. A clock that is wrong, or set, brings no expired entry back;
 * the commits of the change have no say, since their dates are whatever their author likes.
 */
async function dayAt({ trusted, repository }: ResolvedChange, host: ProcessContext): Promise<Day> {
  const now = dayOf(host.now());
  if (trusted === undefined) return now;
  const then = dayOf(await committedAt(repository.place, trusted));
  if (then <= now) return now;
  noteTo(host)(
    `the clock says ${now}, but ${trusted.slice(0, 12)} was committed on ${then}: expiry dates are checked against that day`,
  );
  return then;
}

/** The gate of the trusted commit; the strict one that is built in if there is none. */
async function openTrusted(change: ResolvedChange, plan: CliPlan, host: ProcessContext): Promise<TrustedGate> {
  const { trusted, repository } = change;
  const { place } = repository;
  const files = trusted === undefined ? STRICT_FILES : commitFiles(place, trusted);
  const known = trusted === undefined ? { ...plan, baseline: { kind: 'none' } as const } : plan;
  const asked = new Set<string>();
  const [opened, today] = await Promise.all([
    gateFrom({ root: place.top, files: remember(files, asked) }, known, host),
    dayAt(change, host),
  ]);
  const notices = [...opened.gate.notices, ...change.notices];
  return { ...opened, gate: { ...opened.gate, today, notices }, asked };
}

/** A run of CI, every decision made but the last. */
interface OpenRun {
  readonly plan: CliPlan;
  readonly host: ProcessContext;
  readonly facts: CiFacts;
  readonly change: ResolvedChange;
  readonly gated: TrustedGate;
  readonly scope: ScanScope;
  /** Filled with the paths that the commits of the change touch. */
  readonly touched: Set<string>;
}

/** Whether the whole history is scanned: a pull request is judged by its commits, whatever the plan says. */
function isOfHistory({ git }: CliPlan, { target }: CiFacts): boolean {
  return git?.kind === 'history' && target === undefined;
}

/** The change's commits; if the plan asks for the history, that in their place, but for a pull request. */
function mainSource({ plan, host, facts, change, gated, scope, touched }: OpenRun): ScanSource {
  const { repository, commits } = change;
  const folder = repository.place.top;
  const exclude = [...gated.exclude, ...plan.exclude];
  if (plan.git !== undefined && isOfHistory(plan, facts))
    return gitSourceOf(plan.git, { folder, stream: () => host.stdin, exclude });
  if (commits === undefined) return { kind: 'files', paths: [folder], mode: 'git', exclude };
  const { head, tips, without, tree } = commits;
  return {
    kind: 'range',
    folder,
    extra: {},
    commits: { by: 'change', head, tips, without, tree },
    exclude,
    isWithin: scopeMatcher(scope),
    opened: repository,
    onPath: (shown) => void touched.add(shown),
  };
}

/** Files that a step asks for by path, or beyond what git tracks; undefined if the commits say it all. */
function fileSource({ plan, change, gated, scope }: OpenRun): ScanSource | undefined {
  if (scope.paths.length === 0 && scope.mode === 'git') return undefined;
  const { top } = change.repository.place;
  const paths = scope.paths.length === 0 ? [top] : scope.paths;
  return { kind: 'files', paths, mode: scope.mode, exclude: [...gated.exclude, ...plan.exclude] };
}

/** Findings of files, those that the base has too marked as known. */
async function markKnown(
  findings: readonly Finding[],
  { change, request }: { change: ResolvedChange; request: ScanRequest },
): Promise<readonly Finding[]> {
  const { repository, commits } = change;
  if (findings.length === 0 || commits === undefined || commits.tree || commits.without.length === 0) return findings;
  const before = await secretsAt({ request, repository, run: { totals: newScanTotals(), hooks: {} } }, commits.without);
  return findings.map((one) => (before.has(one.fingerprint) ? { ...one, state: 'existing' as const } : one));
}

async function scanAll(run: OpenRun, request: ScanRequest): Promise<ScanResult> {
  const { host, change } = run;
  const hooks = { signal: host.signal, onNote: noteTo(host) };
  const main = await scanSource(request, hooks);
  const files = fileSource(run);
  if (files === undefined) return main;
  const { top } = change.repository.place;
  const seen = await scanSource({ ...request, source: files, cwd: top, allowEmpty: true }, hooks);
  return joinScans(main, { ...seen, findings: await markKnown(seen.findings, { change, request }) });
}

function describe(plan: CliPlan, facts: CiFacts, change: ResolvedChange): string {
  const what = isOfHistory(plan, facts) && change.nothing === undefined ? 'the whole history' : describeChange(change);
  return `${facts.ci}, ${facts.cause}: ${what}; the gate is ${describeGate(change)}`;
}

/** How to begin in a repository whose default branch has findings and no baseline. */
function describeBeginning({ change, gated }: OpenRun, { findings }: ScanReport): string | undefined {
  if (!change.commits?.tree || gated.gate.baseline !== undefined) return undefined;
  if (!findings.some(({ action }) => action === 'block')) return undefined;
  return 'there is no baseline, so every finding in the tree counts: revoke the real ones, then run `leakgate baseline create` to accept the rest';
}

async function openRun(plan: CliPlan, host: ProcessContext, how: CiOptions): Promise<OpenRun> {
  const { env, signal } = host;
  const facts = detectCi(env, () => loadEvent(host));
  const opened = await openRepository(host.cwd, { env, signal });
  const change = await resolveChange(opened, facts, how.mayFetch);
  refuseInside(change, plan, host);
  noteTo(host)(describe(plan, facts, change));
  const gated = await openTrusted(change, plan, host);
  return { plan, host, facts, change, gated, scope: how.scope ?? WHOLE_SCOPE, touched: new Set() };
}

async function judge(run: OpenRun): Promise<ScanReport> {
  const { plan, host, change, gated, touched } = run;
  const { repository, trusted, own, commits } = change;
  const base = requestWith(gated, mainSource(run), { plan, host });
  // scans that are put together know each other's findings by their fingerprints
  const request = { ...base, fingerprints: base.fingerprints || fileSource(run) !== undefined };
  const seen = await scanAll(run, request);
  const findings = own ? seen.findings : await distrustComments(seen.findings, { repository, request, trusted });
  const coverage = { ...seen.coverage, failed: [...seen.coverage.failed, ...change.omissions] };
  const proposals =
    own || trusted === undefined || commits === undefined
      ? []
      : await findProposals(repository, touched, { head: commits.head, trusted, own: gated.asked });
  return judgeScan(request, { ...seen, findings, coverage }, proposals);
}

/** How a run of CI works. */
export interface CiOptions {
  /** Whether git may speak to the remote, for what a shallow checkout lacks. */
  readonly mayFetch: boolean;
  /** What part is scanned (all of it). */
  readonly scope?: ScanScope;
}

/** Scans what a CI means and decides by the gate of the commit that can be trusted; writes nothing but notes. */
export async function runCi(plan: CliPlan, host: ProcessContext, how: CiOptions): Promise<CiRun> {
  const started = new Date();
  const start = performance.now();
  const run = await openRun(plan, host, how);
  const report = await judge(run);
  const beginning = describeBeginning(run, report);
  if (beginning !== undefined) noteTo(host)(beginning);
  const { gate } = run.gated;
  const [notify, reviews] = [gate.config?.notify ?? [], reviewsOf(gate)];
  return { report, facts: run.facts, notify, reviews, times: { started, elapsed: performance.now() - start } };
}
