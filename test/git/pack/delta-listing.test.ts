import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DeltaListing, inDeltaOrder } from '../../../src/git/pack/delta-listing.ts';
import type { ListedObject } from '../../../src/git/plumbing/list-objects.ts';

/** Ids that share their first bytes, so that they collide in the table. */
function oidOf(index: number): string {
  return `00000${index % 3}`.padEnd(24, '0') + index.toString(16).padStart(16, '0');
}

function blob(index: number, base?: number): ListedObject {
  const listed = { oid: oidOf(index), kind: 'blob' as const, size: index };
  return base === undefined ? listed : { ...listed, base: oidOf(base) };
}

function ordered(listed: readonly ListedObject[], wanted: readonly ListedObject[] = listed): number[] {
  const table = new DeltaListing();
  for (const one of listed) table.add(one);
  for (const { oid } of wanted) table.want(oid);
  return [...table.families()].flat().map(({ size }) => size);
}

describe('FamilyTable', () => {
  it('puts each blob behind its base, and kin together', () => {
    expect(ordered([blob(1), blob(2, 4), blob(3), blob(4, 1), blob(5, 2), blob(6, 3)])).toEqual([1, 4, 2, 5, 3, 6]);
  });

  it('gives every blob once, whatever is packed on what, in circles too', () => {
    const shapes = fc.array(fc.option(fc.nat({ max: 4000 }), { nil: undefined }), { maxLength: 3000 });
    fc.assert(
      fc.property(shapes, (bases) => {
        const listed = bases.map((base, index) => blob(index, base));
        expect(ordered(listed).sort((a, b) => a - b)).toEqual(bases.map((_, index) => index));
      }),
      { numRuns: 30 },
    );
  });

  it('loses nothing where it grows: what is wanted comes while more is added', () => {
    const table = new DeltaListing();
    for (let index = 0; index < 3000; index++) {
      table.add(blob(index));
      table.want(oidOf(index));
    }
    expect([...table.families()].flat()).toHaveLength(3000);
  });

  it('passes over what is not wanted, and not what is packed on it', () => {
    expect(ordered([blob(1), blob(2, 1), blob(3, 2)], [blob(3)])).toEqual([3]);
  });

  it('knows what was added, and not what was only a base', () => {
    const table = new DeltaListing();
    expect(table.has(oidOf(1))).toBe(false);
    table.add(blob(1, 2));
    expect([table.has(oidOf(1)), table.has(oidOf(2)), table.has(oidOf(3))]).toEqual([true, false, false]);
  });

  it('lets what is no blob through as it comes', async () => {
    const table = new DeltaListing();
    const commit: ListedObject = { oid: oidOf(9), kind: 'commit', size: 9 };
    async function* parts(): AsyncGenerator<readonly ListedObject[]> {
      for (const part of [[blob(2, 1), commit], [blob(1)]]) {
        for (const one of part) if (one.kind === 'blob') table.add(one);
        yield part;
      }
    }
    const sizes: unknown[] = [];
    for await (const part of inDeltaOrder(parts(), table)) sizes.push(part.map(({ oid }) => oid));
    expect(sizes).toEqual([[oidOf(9)], [oidOf(1), oidOf(2)]]);
  });
});
