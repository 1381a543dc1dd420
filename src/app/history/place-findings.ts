import type { CommitInfo, Exposure, Finding, Location, State } from '../../core/finding.ts';
import { compareStrings } from '../../core/order.ts';
import type { MatchRow } from '../../pool/protocol.ts';
import { isEarlier, type OrderedCommit } from '../../git/plumbing/commit-order.ts';
import { applyRuleFiles } from '../scan/apply-rule-files.ts';
import { findingOf, type Judging } from '../scan/build-findings.ts';

/** A match in one version of one file, or in another object. */
export interface Occurrence {
  readonly row: MatchRow;
  /** Object it is in; undefined if it is none (a ref's name). */
  readonly blob: string | undefined;
  /** How the place is shown. */
  readonly path: string;
  /** Occurrences with the same place and secret are one finding. */
  readonly place: string;
  /** The commit this version came in with; decides which of a secret's versions is the first. */
  readonly introduced: OrderedCommit | undefined;
  /** The last commit that took this version away. */
  readonly removed: OrderedCommit | undefined;
  readonly exposure: Exposure;
  readonly state?: State;
  /** It came in with what is judged, although the whole tree is. */
  readonly arriving?: true;
}

/** What findings are made with. */
export interface Placing extends Judging {
  /** Headers of commits by id: those that occurrences name. */
  readonly commits: ReadonlyMap<string, CommitInfo & { readonly parents: readonly string[] }>;
}

/** Far behind every commit, and finite: two of them are of one age. */
const NO_DATE = Number.MAX_SAFE_INTEGER;

function dateOf(commit: OrderedCommit | undefined): number {
  return commit?.date ?? NO_DATE;
}

/** Commits first to last, those not known at the end. */
function byCommit(a: OrderedCommit | undefined, b: OrderedCommit | undefined): number {
  return dateOf(a) - dateOf(b) || compareStrings(a?.id ?? '', b?.id ?? '');
}

/** Older first; what came in with one commit by its object and place. A total order. */
function byAge(a: Occurrence, b: Occurrence): number {
  return (
    byCommit(a.introduced, b.introduced) ||
    compareStrings(a.blob ?? '', b.blob ?? '') ||
    compareStrings(a.path, b.path) ||
    a.row.start - b.row.start ||
    a.row.end - b.row.end ||
    a.row.rule - b.row.rule
  );
}

function locationsOf(occurrences: readonly Occurrence[]): Location[] {
  const seen = new Map<string, Location>();
  for (const { path, row, introduced } of occurrences) {
    const key = `${row.line}:${path}`;
    if (!seen.has(key)) seen.set(key, { path, line: row.line, ...(introduced && { commit: introduced.id }) });
  }
  return [...seen.values()];
}

/** The commit after which none of the versions was there any more, as far as removals tell: its parent is the last that held the secret. */
function lastHeld(occurrences: readonly Occurrence[], commits: Placing['commits']): string | undefined {
  let last: OrderedCommit | undefined;
  for (const { removed } of occurrences) if (removed && (!last || isEarlier(last, removed))) last = removed;
  return last && commits.get(last.id)?.parents[0];
}

const EXPOSURES: readonly Exposure[] = ['tip', 'history', 'unreachable'];

function exposureOf(occurrences: readonly Occurrence[]): Exposure {
  return EXPOSURES.find((one) => occurrences.some(({ exposure }) => exposure === one)) ?? 'unreachable';
}

function makeFinding(occurrences: readonly Occurrence[], placing: Placing): Finding | undefined {
  const { least, commits } = placing;
  const first = occurrences[0]!;
  const exposure = exposureOf(occurrences);
  // the version that can be looked at now, else the one that brought it in
  const shown = occurrences.findLast((one) => one.exposure === 'tip') ?? first;
  const finding = findingOf(placing, shown.row, shown.path);
  if (finding.confidence < least) return undefined;
  const commit = first.introduced && commits.get(first.introduced.id);
  const held = exposure === 'history' ? lastHeld(occurrences, commits) : undefined;
  return {
    ...finding,
    state: first.state ?? 'new',
    exposure,
    ...(first.arriving && { arriving: true }),
    ...(commit && { commit: { id: commit.id, author: commit.author, date: commit.date } }),
    ...(shown.blob !== undefined && { blob: shown.blob }),
    ...(held !== undefined && { lastHeld: held }),
    locations: locationsOf(occurrences),
  };
}

/** Makes one finding for each (secret, rule, place), whatever number of versions of a file it is in. */
export function placeFindings(occurrences: readonly Occurrence[], placing: Placing): Finding[] {
  const groups = new Map<string, Occurrence[]>();
  for (const occurrence of applyRuleFiles(occurrences, placing.program.rules).toSorted(byAge)) {
    const { row, place } = occurrence;
    const key = `${row.rule}\0${row.fingerprint}\0${place}`;
    const group = groups.get(key);
    if (group) group.push(occurrence);
    else groups.set(key, [occurrence]);
  }
  return [...groups.values()].flatMap((group) => makeFinding(group, placing) ?? []);
}
