import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inOrder, offsetFinder } from '../../../src/git/pack/offset-order.ts';

/** Offsets of a pack in any order, each once: close together, far apart, and beyond 4 GiB. */
const OFFSETS = fc.uniqueArray(
  fc.oneof(
    fc.nat(300),
    fc.nat(2 ** 31 - 1),
    fc.maxSafeNat().map((offset) => offset % 2 ** 45),
  ),
  { maxLength: 200 },
);

function sorted(offsets: readonly number[]): number[] {
  return offsets.toSorted((a, b) => a - b);
}

test('offsets are put in order, whatever their size', () => {
  fc.assert(
    fc.property(OFFSETS, (offsets) => {
      const order = inOrder(Float64Array.from(offsets));
      expect([...order].map((index) => offsets[index])).toEqual(sorted(offsets));
    }),
  );
});

test('an offset is found before a place, and nowhere else', () => {
  fc.assert(
    fc.property(OFFSETS, fc.nat(200), fc.nat(300), (offsets, before, other) => {
      const places = sorted(offsets);
      const find = offsetFinder(Float64Array.from([...places, (places.at(-1) ?? 0) + 1]));
      const end = Math.min(before, places.length);
      for (const offset of [...places, other, other - 300])
        expect(find(end, offset)).toBe(places.slice(0, end).indexOf(offset));
    }),
  );
});
