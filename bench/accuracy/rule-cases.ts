import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { builtProviders, readLines, type Reported, runScorer, scanFolder, toLines } from './scan.ts';

interface Case {
  readonly id: string;
  readonly origin: string;
  readonly rule: string;
  readonly provider_norm: string;
  readonly text: string;
  readonly filename?: string;
  readonly expect: boolean;
  readonly start?: number;
  readonly end?: number;
  readonly secret_parts?: readonly string[];
  readonly weak?: boolean;
  readonly checksum_ok?: boolean;
  readonly scope?: 'rule' | 'any';
  readonly kind?: string;
}

/** A finding in a case's text, in code points. */
interface Placed {
  readonly start: number;
  readonly end: number;
  readonly rule: string;
  readonly provider: string;
  readonly confidence: number;
}

/** Confidences at which results are stated: everything, what is shown, what blocks. */
const THRESHOLDS = [0, 0.5, 0.8];
const BLOCKS = 0.8;

/** The part of a case's name that is safe below its own folder. */
function fileOf(entry: Case): string {
  const parts = (entry.filename ?? 'case.txt')
    .split(/[\\/]/)
    .filter((part) => part !== '' && part !== '.' && part !== '..');
  return parts.join('/') || 'case.txt';
}

function folderOf(index: number): string {
  return String(index).padStart(6, '0');
}

function writeCases(cases: readonly Case[], root: string): void {
  for (const [index, entry] of cases.entries()) {
    const path = join(root, folderOf(index), fileOf(entry));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, entry.text);
  }
}

/** Code point offsets at which the lines of a text begin; lines end at LF. */
function lineStarts(text: string): number[] {
  const starts = [0];
  let at = 0;
  for (const char of text) {
    at++;
    if (char === '\n') starts.push(at);
  }
  return starts;
}

function codePoints(text: string): number {
  return Array.from(text).length;
}

function place(finding: Reported, starts: readonly number[]): Placed {
  const { rule, provider, confidence, line, column, endLine, endColumn } = finding;
  const offset = (of: number, col: number): number => (starts[of - 1] ?? 0) + col - 1;
  return { start: offset(line, column), end: offset(endLine, endColumn), rule, provider, confidence };
}

function scanCases(cases: readonly Case[]): Map<string, Placed[]> {
  const root = mkdtempSync(join(tmpdir(), 'leakgate-cases-'));
  try {
    writeCases(cases, root);
    const results = new Map<string, Placed[]>(cases.map(({ id }) => [id, []]));
    for (const finding of scanFolder(root)) {
      const entry = cases[Number(finding.path.split('/')[0])]!;
      results.get(entry.id)!.push(place(finding, lineStarts(entry.text)));
    }
    return results;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** A scored positive: not weak, with a right checksum, and a secret scanner's job. */
function counts(entry: Case): boolean {
  return entry.expect && !entry.weak && entry.checksum_ok !== false && entry.kind !== 'not a credential';
}

/** The scorer's own condition for a positive: a finding that meets the secret or a part of it. */
function isFound(entry: Case, findings: readonly Placed[]): boolean {
  if (entry.start === undefined || entry.end === undefined) return findings.length > 0;
  const spans = [[entry.start, entry.end] as const];
  for (const part of entry.secret_parts ?? []) {
    const at = entry.text.indexOf(part);
    const start = codePoints(entry.text.slice(0, Math.max(at, 0)));
    if (at >= 0) spans.push([start, start + codePoints(part)]);
  }
  return findings.some((finding) =>
    spans.some(([start, end]) => Math.min(finding.end, end) > Math.max(finding.start, start)),
  );
}

interface RuleScore {
  readonly provider: string;
  readonly name: string;
  readonly total: number;
  readonly missed: readonly string[];
}

/** Per rule of the cases, of the providers that have rules here: its positives and the ids of the missed ones. */
function scoreRules(
  cases: readonly Case[],
  results: ReadonlyMap<string, readonly Placed[]>,
  least: number,
): RuleScore[] {
  const providers = builtProviders();
  const groups = new Map<string, Case[]>();
  for (const entry of cases.filter((one) => counts(one) && providers.has(one.provider_norm))) {
    const name = `${entry.origin}:${entry.rule}`;
    groups.set(name, [...(groups.get(name) ?? []), entry]);
  }
  return [...groups].map(([name, list]) => {
    const seen = (entry: Case): Placed[] =>
      (results.get(entry.id) ?? []).filter(({ confidence }) => confidence >= least);
    const missed = list.filter((entry) => !isFound(entry, seen(entry))).map(({ id }) => id);
    return { provider: list[0]!.provider_norm, name, total: list.length, missed };
  });
}

function sayRules(scores: readonly RuleScore[], least: number): void {
  const whole = scores.filter(({ missed }) => missed.length === 0).length;
  const share = scores.length === 0 ? 0 : (100 * whole) / scores.length;
  const providers = new Set(scores.map(({ provider }) => provider)).size;
  console.log(
    `rules that pass all positives at confidence >= ${least}: ${whole} of ${scores.length} (${share.toFixed(1)} %), ${providers} providers`,
  );
}

/** The worst first: rules with misses, and how many. */
function sayMisses(scores: readonly RuleScore[]): void {
  const failing = scores.filter(({ missed }) => missed.length > 0);
  for (const { provider, name, total, missed } of failing.toSorted((a, b) => b.missed.length - a.missed.length)) {
    console.log(`  ${provider}: ${name}: ${missed.length} of ${total} missed, such as ${missed[0]}`);
  }
}

function sayNegatives(cases: readonly Case[], results: ReadonlyMap<string, readonly Placed[]>): void {
  const negatives = cases.filter(
    ({ expect, scope, kind }) => !expect && scope === 'any' && kind !== 'not a credential',
  );
  for (const least of THRESHOLDS) {
    const wrong = negatives.filter(({ id }) => results.get(id)!.some(({ confidence }) => confidence >= least));
    console.log(`negatives of scope "any" reported at confidence >= ${least}: ${wrong.length} of ${negatives.length}`);
    if (least < BLOCKS) continue;
    for (const { id } of wrong) {
      const rules = results
        .get(id)!
        .filter(({ confidence }) => confidence >= least)
        .map(({ rule }) => rule);
      console.log(`  ${id}: ${rules.join(', ')}`);
    }
  }
}

/** The scorer's view of the same, at one confidence. */
function sayScorer(
  cases: readonly Case[],
  results: ReadonlyMap<string, readonly Placed[]>,
  scorer: string,
  least: number,
): void {
  const work = mkdtempSync(join(tmpdir(), 'leakgate-score-'));
  try {
    // The scorer tells equal texts by `text_id`.
    const identify = ({ text }: Case): string => createHash('sha256').update(text).digest('hex').slice(0, 16);
    writeFileSync(join(work, 'cases.jsonl'), toLines(cases.map((entry) => ({ text_id: identify(entry), ...entry }))));
    const rows = cases.map(({ id }) => ({
      id,
      findings: results.get(id)!.filter(({ confidence }) => confidence >= least),
    }));
    writeFileSync(join(work, 'results.jsonl'), toLines(rows));
    const out = runScorer(scorer, ['rulecases', join(work, 'cases.jsonl'), join(work, 'results.jsonl')]);
    console.log(`scorer, findings at confidence >= ${least}:`);
    for (const [origin, groups] of Object.entries(out as Record<string, Record<string, unknown>>)) {
      for (const [group, figures] of Object.entries(groups))
        console.log(`  ${origin} / ${group}: ${JSON.stringify(figures)}`);
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Scans the rule cases and prints the figures. With `misses`, lists every rule that misses a positive. */
export function measureRuleCases(path: string, scorer: string, misses: boolean): void {
  const cases = readLines<Case>(path);
  const results = scanCases(cases);
  console.log(`# Rule cases: ${cases.length}`);
  for (const least of THRESHOLDS) sayRules(scoreRules(cases, results, least), least);
  if (misses) sayMisses(scoreRules(cases, results, 0));
  sayNegatives(cases, results);
  sayScorer(cases, results, scorer, 0);
}
