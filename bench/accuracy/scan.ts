import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The fields of a finding in the JSON report that accuracy needs. */
export interface Reported {
  readonly rule: string;
  readonly provider: string;
  readonly confidence: number;
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Scans a folder with the built program and returns all findings, whatever their confidence. Throws if the scan is incomplete. */
export function scanFolder(folder: string): readonly Reported[] {
  const work = mkdtempSync(join(tmpdir(), 'leakgate-accuracy-'));
  try {
    const report = join(work, 'report.json');
    const args = ['scan', '--no-git', folder, '--min-confidence', '0', '--report', `json=${report}`];
    const { status, stderr } = spawnSync(process.execPath, [resolve('dist/cli.js'), ...args], { encoding: 'utf8' });
    if (status !== 0 && status !== 1) throw new Error(`the scan ended in ${status}: ${stderr.slice(0, 2000)}`);
    return (JSON.parse(readFileSync(report, 'utf8')) as { findings: readonly Reported[] }).findings;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Providers that have rules. */
export function builtProviders(): ReadonlySet<string> {
  const packs = readdirSync('rules').filter((name) => name.endsWith('.yml'));
  return new Set(packs.map((name) => /^provider: (\S+)/m.exec(readFileSync(join('rules', name), 'utf8'))![1]!));
}

/** Parses JSON lines as the caller's type. */
export function readLines<Row>(path: string): Row[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as Row);
}

/** Runs the scorer and parses what it prints. */
export function runScorer(scorer: string, args: readonly string[]): unknown {
  const { status, stdout, stderr } = spawnSync('python3', [scorer, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`the scorer ended in ${status}: ${stderr.slice(-2000)}`);
  return JSON.parse(stdout);
}

/** JSON lines of `rows`. */
export function toLines(rows: readonly unknown[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}
