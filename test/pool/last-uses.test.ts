import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lastUses } from '../../src/pool/last-uses.ts';

test('delta bases in a batch are needed until the last entry that uses them', () => {
  //             0   1  2  3  4   5
  const bases = [-1, 0, 1, 1, -1, 0];
  expect(lastUses(Int32Array.of(1, 2, 3, 5), Int32Array.from(bases))).toEqual(
    new Map([
      [0, 3],
      [1, 2],
    ]),
  );
  // 1 and 0 are not in the batch: they are rebuilt on the way, and 0 is needed again for 5
  expect(lastUses(Int32Array.of(2, 3, 4, 5), Int32Array.from(bases))).toEqual(
    new Map([
      [0, 3],
      [1, 1],
    ]),
  );
});

test('an entry rebuilt in its turn finds its base if that is needed until then', () => {
  const trees = fc.array(fc.nat(), { minLength: 1, maxLength: 40 }).map((list) =>
    // the delta base of each is an earlier one, or none
    Int32Array.from(list, (value, entry) => (value % (entry + 1)) - 1),
  );
  fc.assert(
    fc.property(trees, fc.func(fc.boolean()), (bases, isWanted) => {
      const entries = Int32Array.from(bases.keys()).filter((entry) => isWanted(entry));
      const uses = lastUses(entries, bases);
      const made = new Set<number>();
      const ever = new Set<number>();
      for (const [place, entry] of entries.entries()) {
        for (let one = entry; one >= 0 && !made.has(one); one = bases[one]!) {
          if (ever.has(one)) throw new Error('made twice');
          made.add(one);
          ever.add(one);
        }
        for (const one of made) if ((uses.get(one) ?? -1) <= place && one !== entry) made.delete(one);
      }
    }),
    { numRuns: 500 },
  );
});
