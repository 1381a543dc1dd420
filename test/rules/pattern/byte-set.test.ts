import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ALL_BYTES, countBytes, listBytes, NO_BYTES, oneByte } from '../../../src/rules/pattern/byte-set.ts';

test('a set lists its bytes in ascending order', () => {
  const bytes = fc.uniqueArray(fc.integer({ min: 0, max: 255 }), { maxLength: 256 });
  fc.assert(
    fc.property(bytes, (members) => {
      const set = members.reduce((all, byte) => all | oneByte(byte), NO_BYTES);
      expect(listBytes(set)).toEqual(members.toSorted((a, b) => a - b));
      expect(countBytes(set)).toBe(members.length);
    }),
  );
  expect(listBytes(ALL_BYTES)).toEqual(Array.from({ length: 256 }, (_, byte) => byte));
});
