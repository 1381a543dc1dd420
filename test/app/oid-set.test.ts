import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeIds, OidList, oidSet } from '../../src/app/oid-set.ts';

const oid = fc.uint8Array({ minLength: 20, maxLength: 20 }).map((bytes) => Buffer.from(bytes).toString('hex'));
/** Ids of which many share their first bytes. */
const oids = fc.array(
  fc.oneof(
    oid,
    oid.map((id) => `abcd${id.slice(4)}`),
  ),
  { maxLength: 200 },
);

function listOf(ids: readonly string[]): Buffer {
  const list = new OidList(20);
  for (const id of ids) list.add(id);
  return list.sorted();
}

function hex(bytes: Buffer): string[] {
  return Array.from({ length: bytes.length / 20 }, (_, i) => bytes.toString('hex', i * 20, (i + 1) * 20));
}

test('a list gives its ids sorted, each once; a set knows them and no others', () => {
  fc.assert(
    fc.property(oids, oids, (inside, outside) => {
      const sorted = listOf(inside);
      expect(hex(sorted)).toEqual([...new Set(inside)].sort());
      const set = oidSet(sorted, 20)!;
      for (const id of inside) expect(set.has(id)).toBe(true);
      for (const id of outside) expect(set.has(id)).toBe(inside.includes(id));
    }),
  );
});

test('merging is the union', () => {
  fc.assert(
    fc.property(oids, oids, (a, b) => {
      expect(hex(mergeIds(listOf(a), listOf(b), 20))).toEqual([...new Set([...a, ...b])].sort());
    }),
  );
});

test('bytes that are not sorted, or cut off, are no set', () => {
  const bytes = listOf(['11'.repeat(20), '22'.repeat(20)]);
  expect(oidSet(Buffer.concat([bytes.subarray(20), bytes.subarray(0, 20)]), 20)).toBeUndefined();
  expect(oidSet(Buffer.concat([bytes.subarray(20), bytes.subarray(20)]), 20)).toBeUndefined();
  expect(oidSet(bytes.subarray(0, 39), 20)).toBeUndefined();
});
