import { expect, test } from 'vitest';
import { createScanner } from '../../../src/engine/create-scanner.ts';
import { TooManyMatches } from '../../../src/engine/matches/match-buffer.ts';
import { evictSettled } from '../../../src/engine/matches/evict-settled.ts';
import { EVIDENCE, type Match } from '../../../src/engine/matches/match.ts';
import { pushAll } from '../../../src/pool/batch.ts';
import { smallProgram } from '../../support/program.ts';

const at = (start: number, end: number): Match => ({ start, end }) as Match;

test('matches that overlap, also through others, are kept or evicted together', () => {
  const [a, b, c, d, e] = [at(0, 10), at(8, 20), at(19, 30), at(30, 40), at(50, 60)];
  const { kept, gone } = evictSettled([e, d, c, b, a], { matters: (match) => match === c, until: 60 });
  expect(kept).toEqual([a, b, c]);
  expect(gone).toEqual([d, e]);
  expect(evictSettled([d, e], { matters: () => false, until: 59 }).kept).toEqual([e]);
  expect(evictSettled([], { matters: () => true, until: 0 })).toEqual({ kept: [], gone: [] });
});

/** A scanner for which tokens of the first rule score nothing. */
function choosyScanner() {
  const program = smallProgram();
  const priors = program.rules.map((_, rule) => (rule === 0 ? -9 : 9));
  return createScanner(program, { scoreWeights: { priors, evidence: EVIDENCE.map(() => 0), minScore: 0 } });
}

const token = (i: number): string => `acm_Zk3Qv9Lp2${String(i).padStart(7, '0')}`;

test('any number of low-scoring matches takes no memory', () => {
  const scanner = choosyScanner();
  const lines = Array.from({ length: 300_000 }, (_, i) => token(i));
  const text = [...lines, ['ACM1', 'zk3qv9l'].join(''), ''].join('\n');
  scanner.begin();
  expect(pushAll(scanner, Buffer.from(text))).toBe(text.length);
  expect(scanner.finish()).toMatchObject([{ rule: 5, line: 300_001, column: 1 }]);
});

/** A blob with this many matches that score high enough, one per line. */
function worthy(count: number): Buffer {
  return Buffer.from(Array.from({ length: count }, (_, i) => `ACM1${String(i).padStart(7, 'z')}`).join('\n'));
}

test.each([1 << 20, 4099])('reports the first of too many matches, in chunks of %i bytes', (size) => {
  const scanner = choosyScanner();
  const text = worthy(30_000);
  scanner.begin();
  for (let at = 0; at < text.length; at += size) pushAll(scanner, text.subarray(at, at + size));
  const matches = scanner.finish();
  expect(matches.map(({ line }) => line)).toEqual(Array.from({ length: 20_000 }, (_, i) => i + 1));
  expect(scanner.overflow).toBe('too many matches: showing the first 20000 of 30000');
  expect(scanner.snapshot).toBeUndefined();
  scanner.begin();
  expect(scanner.overflow).toBeUndefined();
});

test('the scan stops at too many matches and reports those found so far', () => {
  const scanner = choosyScanner();
  scanner.begin();
  expect(() => {
    pushAll(scanner, worthy(130_000));
    scanner.finish();
  }).toThrow(TooManyMatches);
  const matches = scanner.found();
  expect(matches).toHaveLength(20_000);
  expect(matches.at(-1)).toMatchObject({ line: 20_000 });
  expect(scanner.overflow).toContain('the rest was not scanned');
});
