import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createByteSum } from '../../src/engine/byte-sum.ts';

const sum = createByteSum();
const scalar = createByteSum(true);
const bytes = fc.uint8Array({ minLength: 1, maxLength: 200 });

test('the kernel and its scalar implementation agree, whatever was summed before', () => {
  fc.assert(fc.property(bytes, (some) => sum(some) === scalar(some)));
  const large = Uint8Array.from({ length: 700_001 }, (_, i) => (i * i) >> 3);
  expect(sum(large)).toBe(scalar(large));
  expect(sum(new Uint8Array())).toBe(scalar(new Uint8Array()));
});

test('detects a change of any byte', () => {
  fc.assert(
    fc.property(bytes, fc.nat(), fc.integer({ min: 1, max: 255 }), (some, at, change) => {
      const other = some.slice();
      other[at % some.length]! ^= change;
      expect(sum(other)).not.toBe(sum(some));
    }),
  );
});

test('detects a byte more or less at the end, zero or not', () => {
  fc.assert(
    fc.property(bytes, fc.nat(255), (some, last) => {
      expect(sum(Uint8Array.from([...some, last]))).not.toBe(sum(some));
    }),
  );
});
