import type { Day } from '../core/day.ts';
import type { Finding, Notice, Suppression } from '../core/finding.ts';
import { nearest } from '../core/nearest.ts';
import { compareStrings } from '../core/order.ts';
import { findBroad, type AllowEntry } from './allow.ts';
import { readComment, type Dialect } from './read-comment.ts';

/** What may hide findings. */
export interface Suppressions {
  readonly allow: readonly AllowEntry[];
  readonly honoured: ReadonlySet<Dialect>;
}

/** Facts about the run that suppressing needs. */
export interface SuppressRun {
  readonly today: Day;
  /** Ids of all rules; undefined if only some were used, so that an unknown id cannot be detected. */
  readonly rules: ReadonlySet<string> | undefined;
  /** Ids of rules that were not matched, although all of a class were. */
  readonly otherRules?: readonly string[];
  /** Whether everything was scanned, so that an entry without a match is unused. */
  readonly whole: boolean;
}

/** Findings with their states, and notices about the suppressions. */
export interface Suppressed {
  readonly findings: readonly Finding[];
  readonly notices: readonly Notice[];
}

/** Notices by place and text, without duplicates. */
class Notices {
  readonly #all = new Map<string, Notice>();

  add(kind: Notice['kind'], place: string, message: string): void {
    this.#all.set(`${place}\0${message}`, { kind, place, message });
  }

  sorted(): Notice[] {
    return [...this.#all.values()].sort(
      (a, b) => compareStrings(a.place, b.place) || compareStrings(a.message, b.message),
    );
  }
}

function placeOfComment(finding: Finding, line: number): string {
  return `${finding.path}:${finding.line + line}`;
}

/** Adds notices for unknown rules: a mistyped id silently covers nothing. */
function addUnknown(
  rules: readonly string[] = [],
  place: string,
  run: { rules: ReadonlySet<string> | undefined; notices: Notices },
): void {
  for (const rule of rules) {
    if (run.rules === undefined || run.rules.has(rule)) continue;
    const near = nearest(rule, [...run.rules]);
    run.notices.add(
      'invalid',
      place,
      `no rule is called ${rule}${near === undefined ? '' : `; did you mean ${near}?`}`,
    );
  }
}

/** The first inline comment that covers a finding. Adds notices about the others. */
function inlineFor(
  finding: Finding,
  { honoured }: Suppressions,
  run: SuppressRun & { notices: Notices },
): Suppression | undefined {
  for (const { line, text, proposed } of finding.comments ?? []) {
    const comment = readComment(text, line < 0, honoured);
    const place = placeOfComment(finding, line);
    if (proposed && comment.kind === 'allow') {
      run.notices.add('proposal', place, `inline suppression takes effect once merged: ${comment.reason}`);
      continue;
    }
    if (comment.kind === 'invalid')
      run.notices.add('invalid', place, `inline suppression has no effect: ${comment.message}`);
    if (comment.kind !== 'allow') continue;
    addUnknown(comment.rules, place, run);
    if (comment.rules !== undefined && !comment.rules.includes(finding.rule)) continue;
    return {
      by: 'inline',
      place,
      reason: comment.reason,
      ...(comment.until !== undefined && { until: comment.until }),
    };
  }
  return undefined;
}

function allowedBy(finding: Finding, entries: readonly AllowEntry[], used: Set<AllowEntry>): Suppression[] {
  return entries
    .filter((entry) => entry.fits(finding))
    .map((entry) => {
      used.add(entry);
      const { place, reason, until, owner } = entry.spec;
      return {
        by: 'allow',
        place,
        reason,
        ...(until !== undefined && { until }),
        ...(owner !== undefined && { owner }),
      };
    });
}

/** Finds inline comments whose rules were not found at their line. A comment may cover several findings. */
function findUnusedComments(
  findings: readonly Finding[],
  { honoured }: Suppressions,
  { otherRules = [], notices }: SuppressRun & { notices: Notices },
): void {
  const comments = new Map<string, { rules: readonly string[]; found: Set<string> }>();
  for (const finding of findings) {
    for (const { line, text } of finding.comments ?? []) {
      const comment = readComment(text, line < 0, honoured);
      if (comment.kind !== 'allow' || comment.rules === undefined) continue;
      const place = placeOfComment(finding, line);
      const known = comments.get(place) ?? { rules: comment.rules, found: new Set<string>() };
      known.found.add(finding.rule);
      comments.set(place, known);
    }
  }
  for (const [place, { rules, found }] of comments) {
    for (const rule of rules)
      if (!found.has(rule) && !otherRules.includes(rule))
        notices.add('unused', place, `inline suppression of ${rule} is unused: the rule does not match there`);
  }
}

/**
 * Hides findings that an inline comment or an `allow` entry covers. A finding whose covers have all expired counts again and says so. Findings
 * without a cover are returned unchanged, without their comments.
 */
export function suppress(findings: readonly Finding[], suppressions: Suppressions, run: SuppressRun): Suppressed {
  const notices = new Notices();
  const used = new Set<AllowEntry>();
  const inForce = ({ until }: Suppression): boolean => until === undefined || run.today <= until;
  const decided = findings.map((finding): Finding => {
    const inline = inlineFor(finding, suppressions, { ...run, notices });
    const covers = [...(inline ? [inline] : []), ...allowedBy(finding, suppressions.allow, used)];
    const { comments: _, ...rest } = finding;
    for (const cover of covers) {
      if (!inForce(cover))
        notices.add('expired', cover.place, `suppression expired on ${cover.until}: ${cover.reason}`);
    }
    const cover = covers.find(inForce);
    if (cover !== undefined) return { ...rest, state: 'suppressed', suppression: cover };
    return covers[0] === undefined ? rest : { ...rest, expired: true, suppression: covers[0] };
  });
  findUnusedComments(findings, suppressions, { ...run, notices });
  for (const { spec } of suppressions.allow) addUnknown(spec.rules, spec.place, { ...run, notices });
  for (const entry of run.whole ? suppressions.allow : []) {
    const isMatched = entry.spec.rules?.every((rule) => run.otherRules?.includes(rule)) !== true;
    if (isMatched && !used.has(entry))
      notices.add('unused', entry.spec.place, `allow entry matches nothing: ${entry.spec.reason}`);
  }
  for (const { kind, place, message } of findBroad(suppressions.allow)) notices.add(kind, place, message);
  return { findings: decided, notices: notices.sorted() };
}
