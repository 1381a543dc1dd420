import type { PackTable } from '../../../src/git/pack/pack-table.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packInDeltaOrder } from '../../../src/git/pack/delta-order.ts';

/** A table of blobs, each a change of the one that stands for it in `bases`; entry `i` takes `sizes[i]` bytes. */
function tableOf(bases: readonly number[], sizes: readonly number[]): PackTable {
  const offsets = [12];
  for (const size of sizes) offsets.push(offsets.at(-1)! + size);
  const oids = new Uint8Array(bases.length * 20);
  const types = new Uint8Array(bases.length).fill(3);
  const oidIndexOf = Int32Array.from(bases.keys());
  const size = offsets.at(-1)! + 20;
  return {
    path: '',
    size,
    oidBytes: 20,
    offsets: Float64Array.from(offsets),
    bases: Int32Array.from(bases),
    types,
    oids,
    oidIndexOf,
  };
}

/** Trees of changes over up to 400 entries: bases may stand before or behind what is made from them. */
const forests = fc.nat({ max: 2 ** 30 }).chain((seed) =>
  fc
    .array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 600_000 }), fc.boolean()), { maxLength: 400 })
    .map((entries) => {
      const order = entries.map((_, i) => i).sort((a, b) => ((a * 7919 + seed) % 1009) - ((b * 7919 + seed) % 1009));
      const bases = entries.map(() => -1);
      for (const [place, entry] of order.entries()) {
        const [choice] = entries[entry]!;
        if (place > 0 && choice % 4 > 0) bases[entry] = order[choice % place]!;
      }
      return {
        bases,
        sizes: entries.map(([, size]) => size),
        wanted: Uint8Array.from(entries, ([, , one]) => (one ? 1 : 0)),
      };
    }),
);

test('every wanted entry is given once, behind what it is a change of, in batches of bounded size', () => {
  fc.assert(
    fc.property(forests, ({ bases, sizes, wanted }) => {
      const batches = [...packInDeltaOrder(tableOf(bases, sizes), wanted)];
      const given = batches.flatMap((batch) => [...batch]);
      expect([...given].sort((a, b) => a - b)).toEqual([...wanted.keys()].filter((entry) => wanted[entry] === 1));
      const place = new Map(given.map((entry, at) => [entry, at]));
      for (const entry of given) expect(place.get(bases[entry]!) ?? -1).toBeLessThan(place.get(entry)!);
      for (const batch of batches) {
        expect(batch.length).toBeGreaterThan(0);
        const bytes = batch.slice(0, -1).reduce((sum, entry) => sum + sizes[entry]!, 0);
        expect(bytes).toBeLessThan(1 << 20);
      }
    }),
  );
});

test('kin stand together: whatever is made from an entry follows it before anything that is not', () => {
  const order = [...packInDeltaOrder(tableOf([-1, 0, 0, 1, -1, 2, 4], Array(7).fill(10)), new Uint8Array(7).fill(1))];
  expect(order.map((batch) => [...batch])).toEqual([[0, 1, 3, 2, 5, 4, 6]]);
});
