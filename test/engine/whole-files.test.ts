import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createScanner } from '../../src/engine/create-scanner.ts';
import { linkProgram } from '../../src/engine/kernel/link.ts';
import { WHOLE_BYTES } from '../../src/engine/program.ts';
import { compileProgram } from '../../src/rules/compile-rules.ts';
import { packOf } from '../rules/pack.ts';

const program = linkProgram(
  compileProgram([
    packOf(
      "pattern: '[0-9a-f]{32}|(?:[a-z]{9}-){20,51}'",
      "files: ['*.key']",
      'whole: true',
      "examples: [{ text: '{secret}', secret: '{hex:32}' }]",
      "nearMisses: ['{hex:31}', 'x {hex:32}']",
    ),
  ]),
);
const scanner = createScanner(program);
const KEY = '0f1e2d3c4b5a6978'.repeat(2);

function found(text: string | Uint8Array, sizes: readonly number[] = [1 << 18]): string[] {
  const bytes = Buffer.from(text);
  scanner.begin();
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = Math.min(sizes[turn % sizes.length]!, bytes.length - at);
    scanner.room().set(bytes.subarray(at, at + size));
    scanner.push(size);
    at += size;
  }
  return scanner.finish().map(({ start, end, line }) => `${line}: ${bytes.toString('latin1', start, end)}`);
}

describe('a rule for whole files', () => {
  test('finds a value that is all of a file, without a literal', () => {
    expect(found(KEY)).toEqual([`1: ${KEY}`]);
    expect(found(`${KEY}\n`)).toEqual([`1: ${KEY}`]);
    expect(found(`\n \t${KEY}\r\n\n`)).toEqual([`2: ${KEY}`]);
  });

  test('finds nothing in a file that holds anything else', () => {
    for (const text of [`key: ${KEY}\n`, `${KEY}\n${KEY}\n`, `${KEY}0\n`, KEY.slice(1), '', '\n'])
      expect(found(text)).toEqual([]);
    expect(found(Buffer.from(`${KEY}\0`))).toEqual([]);
  });

  test(`looks at files of at most ${WHOLE_BYTES} bytes`, () => {
    const words = (count: number): string => 'abcdefghi-'.repeat(count);
    expect(found(words(50))).toHaveLength(1);
    expect(found(words(51) + ' '.repeat(WHOLE_BYTES - 510))).toHaveLength(1);
    expect(found(words(52))).toEqual([]);
    expect(found(words(50) + ' '.repeat(WHOLE_BYTES))).toEqual([]);
  });

  test('finds the same however the file is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 4 }), (sizes) => {
        expect(found(`${KEY}\n`, sizes)).toEqual([`1: ${KEY}`]);
      }),
    );
  });
});
