import { performance } from 'node:perf_hooks';
import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CliPlan } from '../../config/plan.ts';
import { type Day, dayOf } from '../../core/day.ts';
import { ScanError } from '../../core/errors.ts';
import { isBelow } from '../../sources/files/root.ts';
import { openRepository } from '../../sources/git/repository.ts';
import { committedAt } from '../../sources/git/rev-list.ts';
import { loadEvent } from '../action/load-event.ts';
import { commitFiles, NO_FILES } from '../commit-files.ts';
import type { GateFiles } from '../gate-files.ts';
import type { Host } from '../host.ts';
import { gateFrom, type OpenGate } from '../open-gate.ts';
import { reviewsOf } from '../reviews.ts';
import { judgeScan, scanSource } from '../scan.ts';
import { type GateRun, noteTo, requestWith } from '../scan-command.ts';
import type { ScanSource } from '../scan-request.ts';
import { detectCi } from './detect.ts';
import type { CiFacts } from './facts.ts';
import { findProposals } from './proposals.ts';
import { resolveChange, type ResolvedChange } from './resolve-change.ts';
import { distrustMarks } from './trusted-marks.ts';

/** What a run of CI came to, and what it was about. */
export interface CiRun extends GateRun {
  readonly facts: CiFacts;
}

/** Files of the command line that the change could have written decide nothing. */
function refuseInside(top: string, { orgConfig, rules }: CliPlan, { cwd }: Host): void {
  const named = [...(orgConfig === undefined ? [] : [orgConfig]), ...rules];
  const inside = named.find((path) => isBelow(resolve(realpathSync(cwd), path), top));
  if (inside === undefined) return;
  throw new ScanError('bad-option', `${inside} lies in the checkout, where the change itself can write it`, {
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
async function dayAt({ trusted, repository }: ResolvedChange, host: Host): Promise<Day> {
  const now = dayOf(host.now());
  const then = trusted === undefined ? now : dayOf(await committedAt(repository.place, trusted));
  if (then <= now) return now;
  noteTo(host)(`the clock says ${now}, and ${trusted!.slice(0, 12)} is of ${then}: that day counts for what expires`);
  return then;
}

/** The gate of the trusted commit; the built-in one where there is none. */
async function openTrusted(change: ResolvedChange, plan: CliPlan, host: Host): Promise<TrustedGate> {
  const { trusted, repository } = change;
  const { place } = repository;
  const files = trusted === undefined ? NO_FILES : commitFiles(place, trusted);
  const known = trusted === undefined ? { ...plan, baseline: { kind: 'none' } as const } : plan;
  const asked = new Set<string>();
  const [opened, today] = await Promise.all([
    gateFrom({ root: place.top, files: remember(files, asked) }, known, host),
    dayAt(change, host),
  ]);
  return { ...opened, gate: { ...opened.gate, today }, asked };
}

function sourceOf(
  { commits, repository }: ResolvedChange,
  exclude: readonly string[],
  touched: Set<string>,
): ScanSource {
  const folder = repository.place.top;
  if (commits === undefined) return { kind: 'files', paths: [folder], mode: 'git', exclude };
  const { tips, without } = commits;
  const onPath = (shown: string): void => void touched.add(shown);
  return {
    kind: 'range',
    folder,
    extra: {},
    commits: { by: 'change', tips, without },
    exclude,
    opened: repository,
    onPath,
  };
}

function describe({ ci, cause }: CiFacts, { commits, trusted, own }: ResolvedChange): string {
  const what = commits === undefined ? 'the whole tree' : `what ${commits.head.slice(0, 12)} brings in`;
  const gate = trusted === undefined ? 'built-in' : `of ${trusted.slice(0, 12)}${own ? '' : ', not of the change'}`;
  return `${ci}, ${cause}: ${what}; the gate is ${gate}`;
}

/** Scans what a CI means and decides by the gate of the commit that can be trusted; writes nothing but notes. */
export async function runCi(plan: CliPlan, host: Host, mayFetch: boolean): Promise<CiRun> {
  const started = new Date();
  const start = performance.now();
  const { env, signal } = host;
  const facts = detectCi(env, () => loadEvent(host));
  const opened = await openRepository(host.cwd, { env, signal });
  refuseInside(opened.place.top, plan, host);
  const change = await resolveChange(opened, facts, mayFetch);
  noteTo(host)(describe(facts, change));
  const { repository, trusted, own, commits } = change;
  const gated = await openTrusted(change, plan, host);
  const touched = new Set<string>();
  const source = sourceOf(change, [...gated.exclude, ...plan.exclude], touched);
  const request = requestWith(gated, source, { plan, host });
  const seen = await scanSource(request, { signal, onNote: noteTo(host) });
  const findings = own ? seen.findings : await distrustMarks(seen.findings, { repository, request, trusted });
  const coverage = { ...seen.coverage, failed: [...seen.coverage.failed, ...change.omissions] };
  const proposals =
    own || trusted === undefined || commits === undefined
      ? []
      : await findProposals(repository, touched, { head: commits.head, trusted, own: gated.asked });
  const report = await judgeScan(request, { ...seen, findings, coverage }, proposals);
  const notify = gated.gate.config?.notify ?? [];
  const reviews = reviewsOf(gated.gate);
  return { report, facts, notify, reviews, times: { started, elapsed: performance.now() - start } };
}
