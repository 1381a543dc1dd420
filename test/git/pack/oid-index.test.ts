import fc from 'fast-check';
import { expect, test } from 'vitest';
import { OidIndex } from '../../../src/git/pack/oid-index.ts';

const OID_BYTES = 20;
/** Ids of which many begin alike, as forged ones can. */
const OID = fc
  .tuple(fc.constantFrom('00000000', '7f000000', '7f000001', 'ffffffff'), fc.nat({ max: 400 }))
  .map(([head, number]) => head + number.toString(16).padStart(OID_BYTES * 2 - head.length, '0'));
const OIDS = fc.uniqueArray(OID, { maxLength: 300, size: 'max' });

function sortedOids(oids: readonly string[]): { oids: Uint8Array; oidBytes: number } {
  return { oids: new Uint8Array(Buffer.from([...oids].sort().join(''), 'hex')), oidBytes: OID_BYTES };
}

test('finds every id in the first pack that has it, and no other id', () => {
  fc.assert(
    fc.property(fc.array(OIDS, { minLength: 1, maxLength: 3 }), OIDS, (packs, asked) => {
      const index = new OidIndex(packs.map(sortedOids));
      const all = [...asked, ...packs.flat()];
      const found = all.map((oid) => {
        const bytes = Buffer.from(oid, 'hex');
        const number = index.find(new DataView(bytes.buffer, bytes.byteOffset), 0);
        return number === 0 ? undefined : index.placeOf(number);
      });
      const expected = all.map((oid) => {
        const pack = packs.findIndex((oids) => oids.includes(oid));
        return pack < 0 ? undefined : { pack, place: [...packs[pack]!].sort().indexOf(oid) };
      });
      expect(found).toEqual(expected);
    }),
    { numRuns: 30 },
  );
});

test('finds ids that begin alike as fast as others', () => {
  const count = 200_000;
  const oids = new Uint8Array(count * OID_BYTES);
  const view = new DataView(oids.buffer);
  for (let place = 0; place < count; place++) view.setUint32((place + 1) * OID_BYTES - 4, place);
  const index = new OidIndex([{ oids, oidBytes: OID_BYTES }]);
  let found = 0;
  for (let place = 0; place < count; place++) if (index.find(view, place * OID_BYTES) === place + 1) found++;
  expect(found).toBe(count);
}, 10_000);
