import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MatchSnapshots } from '../../../../src/app/history/cache/match-snapshots.ts';
import { VarintReader, VarintWriter } from '../../../../src/app/history/cache/varints.ts';
import type { CandidateOutcome } from '../../../../src/engine/incremental/candidate-log.ts';
import type { ScanSnapshot } from '../../../../src/engine/incremental/scan-snapshot.ts';

const oid = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex'));
const place = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const verdict: fc.Arbitrary<CandidateOutcome> = fc.record({
  rule: fc.nat(3000),
  lead: fc.nat(100),
  evidence: fc.subarray(['checksum-valid', 'placeholder', 'minified'] as const),
  facts: fc.constantFrom({ expires: '2026-01-01', kind: 'ключ' }, { bits: '2048' }),
  useful: fc.boolean(),
  counts: fc.boolean(),
});
const snapshot: fc.Arbitrary<ScanSnapshot> = fc
  .record({
    encoding: fc.constantFrom('text', 'utf-16le', 'utf-16be', 'binary'),
    size: fc.nat(),
    units: fc.array(fc.tuple(place, place, fc.nat(1), place)),
    candidates: fc.array(fc.tuple(place, place, place, place, place, fc.constantFrom(-1, 0, 1))),
    verdict: fc.array(verdict, { minLength: 1, maxLength: 3 }),
  })
  .map(({ encoding, size, units, candidates, verdict: said }) => {
    const outcomes: CandidateOutcome[] = [];
    const rows = candidates.map((row, i) => (row[5] > 0 ? row.with(5, outcomes.push(said[i % said.length]!)) : row));
    return {
      encoding: encoding as ScanSnapshot['encoding'],
      size,
      units: Int32Array.from(units.flat()),
      candidates: rows.flat(),
      outcomes,
    };
  });

test('snapshots come back as they were, also after others were added', () => {
  fc.assert(
    fc.property(fc.dictionary(oid, snapshot), fc.dictionary(oid, snapshot), (first, second) => {
      const saved = new MatchSnapshots(32);
      for (const [id, one] of Object.entries(first)) saved.add(id, one);
      const read = MatchSnapshots.parse(saved.bytes(), 32)!;
      for (const [id, one] of Object.entries(second)) read.add(id, one);
      const again = MatchSnapshots.parse(read.bytes(), 32)!;
      for (const [id, one] of Object.entries({ ...first, ...second })) expect(again.snapshotOf(id)).toEqual(one);
      expect(again.snapshotOf('00'.repeat(32))).toBeUndefined();
    }),
  );
});

test('bytes that are cut off or changed are none, or give nothing that throws', () => {
  const file = fc.dictionary(oid, snapshot, { minKeys: 1, maxKeys: 4 }).map((snapshots) => {
    const saved = new MatchSnapshots(32);
    for (const [id, one] of Object.entries(snapshots)) saved.add(id, one);
    return { bytes: saved.bytes(), ids: Object.keys(snapshots) };
  });
  fc.assert(
    fc.property(file, fc.nat(), fc.nat(255), ({ bytes, ids }, at, byte) => {
      expect(MatchSnapshots.parse(bytes.subarray(0, bytes.length - 1), 32)).toBeUndefined();
      const changed = Buffer.from(bytes);
      changed[at % changed.length] = byte;
      const read = MatchSnapshots.parse(changed, 32);
      for (const id of ids) read?.snapshotOf(id);
    }),
  );
  expect(MatchSnapshots.parse(Buffer.alloc(0), 32)).toBeUndefined();
  expect(MatchSnapshots.parse(Buffer.from('\x02\0\0\0{}'), 32)).toBeUndefined();
});

test('numbers of any size, and below zero', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -(2 ** 49), max: 2 ** 49 })), (numbers) => {
      const writer = new VarintWriter();
      for (const number of numbers) writer.add(number);
      const reader = new VarintReader(writer.take());
      expect(numbers.map(() => reader.next())).toEqual(numbers);
      expect(reader.ended).toBe(true);
    }),
  );
});
