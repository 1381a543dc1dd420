import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Reported, runScorer, scanFolder, toLines } from './scan.ts';

/** All findings, those shown, those that block. */
const THRESHOLDS = [0, 0.5, 0.8];
const LEVELS = ['line/all', 'line/core', 'value/all', 'value/core', 'exact/core'];
const FIGURES = [
  'recall',
  'precision_labelled',
  'f1_labelled',
  'precision_strict',
  'f1_strict',
  'recall_distinct_values',
];

function toRow(finding: Reported): object {
  const { line, endLine, column, endColumn, rule, confidence } = finding;
  const columns = endLine === line ? { start: column - 1, end: endColumn - 1 } : {};
  return { path: `named/${finding.path}`, line, end_line: endLine, ...columns, rule, confidence };
}

type Scores = Record<string, Record<string, unknown>>;

function scoreAt(findings: readonly Reported[], least: number, folder: string, scorer: string): Scores {
  const work = mkdtempSync(join(tmpdir(), 'leakgate-score-'));
  try {
    const rows = join(work, 'findings.jsonl');
    writeFileSync(rows, toLines(findings.filter(({ confidence }) => confidence >= least).map(toRow)));
    return runScorer(scorer, ['creddata', folder, rows, '--bootstrap', '200']) as Scores;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Scans the files of CredData and prints recall and precision at three confidences. `folder` contains `labels.jsonl` and `named/`. */
export function measureCredData(folder: string, scorer: string): void {
  const findings = scanFolder(join(folder, 'named'));
  console.log(`# CredData: ${findings.length} findings`);
  console.log(`| confidence >= | level | ${FIGURES.join(' | ')} | interval of recall |`);
  console.log(`|---|---|${'--:|'.repeat(FIGURES.length + 1)}`);
  for (const least of THRESHOLDS) {
    const scores = scoreAt(findings, least, folder, scorer);
    for (const level of LEVELS) {
      const row = scores[level]!;
      const interval = (row['ci95'] as { recall?: readonly number[] } | undefined)?.recall?.join(' - ') ?? '';
      console.log(
        `| ${least} | ${level} | ${FIGURES.map((name) => JSON.stringify(row[name] ?? '')).join(' | ')} | ${interval} |`,
      );
    }
    if (least > 0) continue;
    const { calibration, categories, rules } = scores['value/core']!;
    console.log(`calibration: ${JSON.stringify(calibration)}`);
    console.log(`categories: ${JSON.stringify(categories)}`);
    console.log(`rules: ${JSON.stringify(rules)}`);
  }
}
