import { expect, test } from 'vitest';
import { itemAt, present } from '../../src/core/present.ts';

test('returns an item of a list, a text or numbers, however empty it is', () => {
  expect([itemAt(['a', ''], 1), itemAt('ab', 1), itemAt(new Uint8Array(2), 1)]).toEqual(['', 'b', 0]);
});

test('an item that a list lacks is a bug', () => {
  expect(() => itemAt([], 0)).toThrow('a list of 0 items has none at 0');
});

test('a missing value is a bug', () => {
  expect([present(0), present('')]).toEqual([0, '']);
  expect(() => present(undefined)).toThrow(TypeError);
  expect(() => present(null)).toThrow(TypeError);
});
