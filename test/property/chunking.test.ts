import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createScanner } from '../../src/engine/create-scanner.ts';
import type { Scanner } from '../../src/engine/scanner.ts';
import { describeMatches, smallProgram } from '../support/program.ts';

const scanner = createScanner(smallProgram());
const scalar = createScanner(smallProgram(), { prefilter: 'scalar' });

function scanIn(one: Scanner, bytes: Uint8Array, sizes: readonly number[]): string[] {
  one.begin();
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const room = one.room();
    const length = Math.min(room.length, bytes.length - at, sizes[turn % sizes.length]!);
    room.set(bytes.subarray(at, at + length));
    one.push(length);
    at += length;
  }
  return describeMatches(one.finish());
}

const TOKENS = [
  ['acm_', 'Zk3Qv9Lp2Xw7'].join(''),
  'acme_key = "9f2c4b7d1e8a6035"',
  '123456:AAcQ9xK_2Lm',
  'near x 0123456789-a',
  'é'.repeat(5),
  'x'.repeat(300),
  '\n',
  '\r\n',
  ' ',
  '"',
];
const texts = fc
  .array(fc.oneof(fc.constantFrom(...TOKENS), fc.string({ maxLength: 20 })), { maxLength: 40 })
  .map((list) => Buffer.from(list.join(' ')));

test('any way of cutting a blob into pushes gives the same matches', () => {
  fc.assert(
    fc.property(texts, fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 5 }), (bytes, sizes) => {
      expect(scanIn(scanner, bytes, sizes)).toEqual(scanIn(scanner, bytes, [1 << 20]));
    }),
    { numRuns: 500 },
  );
});

test('a blob larger than the buffer gives the findings of its parts, wherever a secret crosses the boundary', () => {
  const line = 'some ordinary line of text, é and more\n';
  for (const lead of [4_100_000, 3_669_990, 3_670_016, 3_669_500, 8_000_003]) {
    const filler = line.repeat(Math.ceil(lead / line.length)).slice(0, lead);
    const bytes = Buffer.from(`${filler}\nkey acm_Zk3Qv9Lp2Xw7\n${line.repeat(40_000)}acme_key = "9f2c4b7d1e8a6035"\n`);
    const at = bytes.indexOf('acm_');
    const last = bytes.indexOf('9f2c');
    const lineOf = (offset: number): number => bytes.subarray(0, offset).filter((b) => b === 10).length + 1;
    const found = scanIn(scanner, bytes, [65_536, 1_000, 300_000]).map((text) => text.split(' ').slice(0, 3).join(' '));
    expect(found).toEqual([`0 ${at}-${at + 16} ${lineOf(at)}:5`, `1 ${last}-${last + 16} ${lineOf(last)}:13`]);
  }
});

test('the scalar scanner gives the same matches', () => {
  fc.assert(
    fc.property(texts, (bytes) => {
      expect(scanIn(scalar, bytes, [1 << 20])).toEqual(scanIn(scanner, bytes, [1 << 20]));
    }),
    { numRuns: 500 },
  );
});

test('UTF-16 gives the matches of its UTF-8, at offsets of the original bytes', () => {
  const token = ['acm_', 'Zk3Qv9Lp2Xw7'].join('');
  const text = `é😀 key = ${token}\r\nsecond ${token.slice(0, -1)}8\n`;
  const little = Buffer.from(text, 'utf16le');
  const big = Buffer.from(little).swap16();
  const at = text.indexOf('acm_') * 2;
  const expected = [
    `0 ${at + 2}-${at + 34} 1:10 `,
    `0 ${text.lastIndexOf('acm_') * 2 + 2}-${text.lastIndexOf('acm_') * 2 + 34} 2:8 `,
  ];
  expect(scanIn(scanner, Buffer.concat([Buffer.from([0xff, 0xfe]), little]), [7])).toEqual(expected);
  expect(scanIn(scanner, Buffer.concat([Buffer.from([0xfe, 0xff]), big]), [1 << 20])).toEqual(expected);
  const plain = Buffer.from(`key = ${token}\n`.repeat(3), 'utf16le');
  expect(scanIn(scanner, plain, [5])).toHaveLength(3);
});
