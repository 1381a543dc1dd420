import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PADDING, WINDOW_REACH } from '../../src/engine/kernel/layout.ts';
import type { Prefilter } from '../../src/engine/prefilter.ts';
import { createScalarPrefilter } from '../../src/engine/prefilter-scalar.ts';
import { createSimdPrefilter } from '../../src/engine/prefilter-simd.ts';
import { smallProgram } from '../support/program.ts';

const { image } = smallProgram();
const ROOM = 1 << 20;
const simd = createSimdPrefilter(image, ROOM)!;
const scalar = createScalarPrefilter(image, ROOM);

const pieces = fc.constantFrom(
  'acm_',
  'ACME',
  'acme',
  'x-acme: ',
  'ACM1',
  'acm1',
  ':AAc',
  ':aac',
  'near',
  'NEAR ',
  'gap_',
  'gap_ab=  "',
  'held',
  'held abcde',
  '-0123456789',
  '=',
  ': ',
  '"',
  '0123456789abcdef',
  'ABCDEFGHijklmnop',
  '\n',
  '\0',
  ' ',
  'x',
  '\xff',
);
const buffers = fc
  .array(fc.oneof({ weight: 3, arbitrary: pieces }, fc.string({ maxLength: 8 })), { maxLength: 60 })
  .map((list) => Uint8Array.from(list.join(''), (c) => c.charCodeAt(0) & 0xff));

function candidatesOf(prefilter: Prefilter, bytes: Uint8Array): string[] {
  const { input } = image.layout;
  prefilter.memory.fill(0, input, input + bytes.length + PADDING);
  prefilter.memory.set(bytes, input);
  const found: string[] = [];
  const to = input + bytes.length;
  for (let at = input - 2; at < to + WINDOW_REACH; at = prefilter.resume()) {
    const count = prefilter.scan(input, to, at);
    for (let i = 0; i < count; i++)
      found.push(`${prefilter.candidates[i * 2]! - input}:${prefilter.candidates[i * 2 + 1]}`);
  }
  return found;
}

test('the SIMD kernel and its scalar implementation find the same candidates in every buffer', () => {
  fc.assert(
    fc.property(buffers, (bytes) => {
      expect(candidatesOf(simd, bytes)).toEqual(candidatesOf(scalar, bytes));
    }),
    { numRuns: 2000 },
  );
});

test('each occurrence of a literal whose follow check holds is a candidate once, at any alignment', () => {
  for (let shift = 0; shift < 64; shift++) {
    const bytes = Uint8Array.from(
      `${' '.repeat(shift)}acm_ABCDEFGHijkl acme=0123456789abcdef 12345:AAcABCDEFGH near a -0123456789 x-acme: 0123456789 acm1abcdefgh ACM1abcdefgh gap_abcd=  "0 gap_abcde="0 gap_ab=   "0 held.abcd held abcdef1`,
      (c) => c.charCodeAt(0),
    );
    const expected = ['0:0', '17:1', '44:2', '57:3', '78:1', '78:4', '108:5', '121:6', '171:7'].map((place) => {
      const [at, literal] = place.split(':');
      return `${Number(at) + shift}:${literal}`;
    });
    expect(candidatesOf(simd, bytes).sort()).toEqual(expected.sort());
  }
});

test('finds more candidates than the output holds, in several calls', () => {
  const bytes = Uint8Array.from('acm_ABCDEFGHijkl '.repeat(30_000), (c) => c.charCodeAt(0));
  expect(candidatesOf(simd, bytes)).toHaveLength(30_000);
  expect(candidatesOf(scalar, bytes)).toHaveLength(30_000);
});
