import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  mergeRecords,
  MOST_SIZE,
  SizedIdList,
  sizedIds,
} from '../../../../src/app/history/cache/clean-object-sizes.ts';

const oid = fc.uint8Array({ minLength: 20, maxLength: 20 }).map((bytes) => Buffer.from(bytes).toString('hex'));
/** Ids of which many share their first bytes. */
const oids = fc.array(
  fc.oneof(
    oid,
    oid.map((id) => `abcd${id.slice(4)}`),
    oid.map((id) => `abcd000000${id.slice(10)}`),
  ),
  { maxLength: 200 },
);

/** A size that follows from an id, as an object's does. */
function sizeFor(id: string): number {
  return Number.parseInt(id.slice(-8), 16);
}

function listOf(ids: readonly string[]): Buffer {
  const list = new SizedIdList(20);
  for (const id of ids) list.add(id, sizeFor(id));
  return list.sorted();
}

function hex(bytes: Buffer): string[] {
  return Array.from({ length: bytes.length / 24 }, (_, i) => bytes.toString('hex', i * 24, i * 24 + 20));
}

function joined(ids: readonly string[]): Buffer {
  return Buffer.from(ids.join(''), 'hex');
}

test('a list gives its ids sorted, each once, with their sizes; others have none', () => {
  fc.assert(
    fc.property(oids, oids, (inside, outside) => {
      const sorted = listOf(inside);
      expect(hex(sorted)).toEqual([...new Set(inside)].sort());
      const known = sizedIds(sorted, 20)!;
      for (const id of inside) expect(known.sizeOf(id)).toBe(sizeFor(id));
      for (const id of outside) expect(known.sizeOf(id)).toBe(inside.includes(id) ? sizeFor(id) : undefined);
      const asked = [...new Set([...outside, ...inside.slice(0, 50)])].sort();
      const sizes = asked.map((id) => (inside.includes(id) ? sizeFor(id) : -1));
      expect([...known.sizesOf(joined(asked))]).toEqual(sizes);
    }),
  );
});

test('merging is the union', () => {
  fc.assert(
    fc.property(oids, oids, (a, b) => {
      const merged = mergeRecords(listOf(a), listOf(b), 20);
      expect(hex(merged)).toEqual([...new Set([...a, ...b])].sort());
      const known = sizedIds(merged, 20)!;
      for (const id of [...a, ...b]) expect(known.sizeOf(id)).toBe(sizeFor(id));
    }),
  );
});

test('the largest size, and ids of SHA-256', () => {
  const list = new SizedIdList(32);
  const id = 'ab'.repeat(32);
  list.add(id, MOST_SIZE);
  list.add('cd'.repeat(32), 0);
  const known = sizedIds(list.sorted(), 32)!;
  expect([known.sizeOf(id), known.sizeOf('cd'.repeat(32)), known.sizeOf('ab'.repeat(20))]).toEqual([
    MOST_SIZE,
    0,
    undefined,
  ]);
});

test('bytes that are not sorted, or cut off, are no ids', () => {
  const bytes = listOf(['11'.repeat(20), '22'.repeat(20), `22${'33'.repeat(19)}`]);
  const [first, second, third] = [bytes.subarray(0, 24), bytes.subarray(24, 48), bytes.subarray(48)];
  for (const parts of [[second, first], [first, first], [third, second], [bytes.subarray(0, 47)]])
    expect(sizedIds(Buffer.concat(parts), 20)).toBeUndefined();
});
