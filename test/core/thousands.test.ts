import { expect, test } from 'vitest';
import { groupThousands } from '../../src/core/thousands.ts';

test.each([
  [0, '0'],
  [999, '999'],
  [1000, '1,000'],
  [1234567, '1,234,567'],
  [Number.MAX_SAFE_INTEGER, '9,007,199,254,740,991'],
])('%d is written %s', (number, text) => {
  expect(groupThousands(number)).toBe(text);
});
