import { itemAt } from '../../core/present.ts';
import type { Scanner } from '../../engine/scanner.ts';
import { openScanner } from '../../pool/open-scanner.ts';
import { createBatchScanner } from '../../pool/batch.ts';
import { readRows, type MatchRow } from '../../pool/protocol.ts';
import { planOf, type ScanRequest } from './scan-request.ts';

/** A match in a name; its offsets count from the first byte of the name. */
export interface NameMatch {
  /** Index of the name. */
  readonly name: number;
  readonly row: MatchRow;
}

const LF = Buffer.from('\n');
/** Names passed to the scanner at a time. */
const PART = 4096;

/** Index of the name at a byte `offset`. */
function findName(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Scans names (of refs, of paths) as the lines of one text. `open` is an existing scanner for this request. */
export async function scanNames(
  request: Omit<ScanRequest, 'source'>,
  names: readonly Buffer[],
  open?: Scanner,
): Promise<NameMatch[]> {
  if (names.length === 0) return [];
  const plan = planOf(request, 'run');
  const scanner = createBatchScanner(open ?? openScanner(request.program, plan), plan);
  const starts: number[] = [];
  let length = 0;
  for (const name of names) {
    starts.push(length);
    length += name.length + 1;
  }
  async function* text(): AsyncGenerator<Buffer> {
    for (let at = 0; at < names.length; at += PART) {
      yield Buffer.concat(names.slice(at, at + PART).flatMap((name) => [name, LF]));
    }
  }
  // the names are no files, so that no rule of certain files applies
  const rows = readRows(await scanner.scanStream(text())).filter(
    ({ rule }) => itemAt(request.program.rules, rule).files === undefined,
  );
  return rows.map((row) => {
    const name = findName(starts, row.start);
    const start = row.start - starts[name]!;
    return { name, row: { ...row, line: 1, endLine: 1, start, end: row.end - starts[name]! } };
  });
}
