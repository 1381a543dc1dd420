import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Case, isScored, meetingFindings, type Placed, type Results, scanCases } from './cases.ts';
import { measureMutations } from './mutations.ts';
import { sayOrigins } from './origins.ts';
import { builtProviders, readLines, runScorer, toLines } from './scan.ts';

/** Confidences of the results: all findings, those shown, those that block. */
const THRESHOLDS = [0, 0.5, 0.8];
const BLOCKS = 0.8;

interface RuleScore {
  readonly provider: string;
  readonly name: string;
  readonly total: number;
  readonly missed: readonly string[];
}

/** Scores rules of providers that have rules here: positives, and ids of missed ones. */
function scoreRules(cases: readonly Case[], results: Results, least: number): RuleScore[] {
  const providers = builtProviders();
  const groups = new Map<string, Case[]>();
  for (const entry of cases.filter((one) => isScored(one) && providers.has(one.provider_norm))) {
    const name = `${entry.origin}:${entry.rule}`;
    groups.set(name, [...(groups.get(name) ?? []), entry]);
  }
  return [...groups].map(([name, list]) => {
    const seen = (entry: Case): Placed[] =>
      (results.get(entry.id) ?? []).filter(({ confidence }) => confidence >= least);
    const missed = list.filter((entry) => meetingFindings(entry, seen(entry)).length === 0).map(({ id }) => id);
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

/** Prints rules with misses, worst first. */
function sayMisses(scores: readonly RuleScore[]): void {
  const failing = scores.filter(({ missed }) => missed.length > 0);
  for (const { provider, name, total, missed } of failing.toSorted((a, b) => b.missed.length - a.missed.length)) {
    console.log(`  ${provider}: ${name}: ${missed.length} of ${total} missed, such as ${missed[0]}`);
  }
}

function sayNegatives(cases: readonly Case[], results: Results): void {
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

/** Prints the scorer's results at one confidence. */
function sayScorer(cases: readonly Case[], results: Results, scorer: string, least: number): void {
  const work = mkdtempSync(join(tmpdir(), 'leakgate-score-'));
  try {
    // the scorer identifies equal texts by `text_id`
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

/** Scans the rule cases and prints the figures. `misses` lists every rule that misses a positive; `mutations` scans other forms too. */
export function measureRuleCases(
  path: string,
  scorer: string,
  { misses, mutations }: { readonly misses: boolean; readonly mutations: boolean },
): void {
  const cases = readLines<Case>(path);
  const results = scanCases(cases);
  console.log(`# Rule cases: ${cases.length}`);
  sayOrigins(cases, results);
  for (const least of THRESHOLDS) sayRules(scoreRules(cases, results, least), least);
  if (misses) sayMisses(scoreRules(cases, results, 0));
  sayNegatives(cases, results);
  if (mutations) measureMutations(cases, results);
  sayScorer(cases, results, scorer, 0);
}
