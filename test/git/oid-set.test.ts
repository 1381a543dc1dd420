import fc from 'fast-check';
import { expect, test } from 'vitest';
import { OidSet } from '../../src/git/oid-set.ts';

test.each([20, 32])('knows the ids of %d bytes that were added, and no others', (width) => {
  const oids = fc.uniqueArray(
    fc.uint8Array({ minLength: width, maxLength: width }).map((bytes) => Buffer.from(bytes).toString('hex')),
  );
  fc.assert(
    fc.property(oids, fc.nat(20), (all, added) => {
      const set = new OidSet();
      for (const oid of all.slice(0, added)) set.add(oid);
      expect(all.map((oid) => set.has(oid))).toEqual(all.map((_, i) => i < added));
    }),
  );
});
