import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Reported, scanFolder } from './scan.ts';

/** A labelled text with a secret for a rule of another scanner, or without one. Offsets are in code points. */
export interface Case {
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
export interface Placed {
  readonly start: number;
  readonly end: number;
  readonly rule: string;
  readonly provider: string;
  readonly confidence: number;
}

/** The findings of each case, by its id. */
export type Results = ReadonlyMap<string, readonly Placed[]>;

/** The file written for a case. */
export interface CaseFile {
  readonly name: string;
  readonly bytes: string | Uint8Array;
}

/** A case's file as labelled. */
export function plainFile({ filename, text }: Case): CaseFile {
  return { name: filename ?? 'case.txt', bytes: text };
}

/** The part of a file's name that is safe below its own folder. */
function safeName(name: string): string {
  const parts = name.split(/[\\/]/).filter((part) => part !== '' && part !== '.' && part !== '..');
  return parts.join('/') || 'case.txt';
}

function writeCases(cases: readonly Case[], root: string, fileOf: (entry: Case) => CaseFile): void {
  for (const [index, entry] of cases.entries()) {
    const { name, bytes } = fileOf(entry);
    const path = join(root, String(index).padStart(6, '0'), safeName(name));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  }
}

/** Code point offsets of line starts in a text; lines end at LF. */
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

/** Scans every case as a file of its own. Places are correct for files with the case's unchanged text. */
export function scanCases(cases: readonly Case[], fileOf: (entry: Case) => CaseFile = plainFile): Results {
  const root = mkdtempSync(join(tmpdir(), 'leakgate-cases-'));
  try {
    writeCases(cases, root, fileOf);
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

/** Whether a positive is scored: not weak, with a valid checksum, and in the scope of a secret scanner. */
export function isScored(entry: Case): boolean {
  return entry.expect && !entry.weak && entry.checksum_ok !== false && entry.kind !== 'not a credential';
}

/** The findings that overlap a positive's secret, by the scorer's own condition. */
export function meetingFindings(entry: Case, findings: readonly Placed[]): readonly Placed[] {
  if (entry.start === undefined || entry.end === undefined) return findings;
  const spans = [[entry.start, entry.end] as const];
  for (const part of entry.secret_parts ?? []) {
    const at = entry.text.indexOf(part);
    const start = codePoints(entry.text.slice(0, Math.max(at, 0)));
    if (at >= 0) spans.push([start, start + codePoints(part)]);
  }
  return findings.filter((finding) =>
    spans.some(([start, end]) => Math.min(finding.end, end) > Math.max(finding.start, start)),
  );
}
