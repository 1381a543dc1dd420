import { deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createScalarEncodedSpans } from '../../../src/engine/decode/encoded-spans-scalar.ts';
import { createSimdEncodedSpans } from '../../../src/engine/decode/encoded-spans-simd.ts';
import {
  LONGEST_RUN,
  SPAN_KIND,
  type EncodedSpanFinder,
  RUN_OVERLAP,
} from '../../../src/engine/decode/encoded-spans.ts';

const ROOM = 6 << 20;
const OUT = 64 << 10;
const INPUT = OUT + 1024;
const wasm = new WebAssembly.Memory({ initial: (ROOM + INPUT) >> 16 });
const wide = { memory: new Uint8Array(wasm.buffer), finder: createSimdEncodedSpans(wasm, 0, OUT) };
const plain = new Uint8Array(ROOM + INPUT);
const narrow = { memory: plain, finder: createScalarEncodedSpans(plain, 0, OUT) };

type Side = { memory: Uint8Array; finder: EncodedSpanFinder };

/** All spans of a text `shift` bytes after the start of the input, at offsets of the text. */
function spansOf({ memory, finder }: Side, bytes: Uint8Array, shift = 0, escapes = true): string[] {
  const start = INPUT + shift;
  memory.fill(0, INPUT - 128, start + bytes.length + 256);
  memory.set(bytes, start);
  const found: string[] = [];
  for (let at = start; at < start + bytes.length + 1;) {
    const count = finder.scan(at, start + bytes.length + 1, escapes);
    for (let i = 0; i < count; i++) {
      const word = finder.spans[i * 2 + 1]!;
      found.push(`${finder.spans[i * 2]! - start}:${word & 15}:${word >>> 4}`);
    }
    at = finder.resume();
  }
  return found;
}

/** The same, found in chunks of `step` bytes as they become known. */
function spansInPieces({ memory, finder }: Side, bytes: Uint8Array, step: number): string[] {
  memory.fill(0, INPUT - 128, INPUT + bytes.length + 256);
  memory.set(bytes, INPUT);
  const found: string[] = [];
  const end = INPUT + bytes.length + 1;
  let at = INPUT;
  for (let to = INPUT + step; at < end; to += step) {
    const count = finder.scan(at, Math.min(to, end), true);
    for (let i = 0; i < count; i++) {
      const word = finder.spans[i * 2 + 1]!;
      found.push(`${finder.spans[i * 2]! - INPUT}:${word & 15}:${word >>> 4}`);
    }
    expect(finder.resume()).toBeGreaterThanOrEqual(at);
    at = finder.resume();
  }
  return found;
}

const latin = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0) & 0xff);
const base64 = fc.string({ maxLength: 60 }).map((text) => Buffer.from(text).toString('base64'));
const pieces = fc.constantFrom(
  '\\',
  'u0041',
  'x41',
  '\\u{41}',
  '\\n',
  '\\/',
  'n',
  '/',
  '%',
  '%41',
  '%2',
  '&',
  '&amp;',
  '&quot;',
  '&#65;',
  '&#',
  '=',
  '=3D',
  '=\n',
  '=\r\n',
  '"',
  "'",
  '`',
  ' + ',
  ' . ',
  '\n',
  '\\\n',
  ' ',
  'a',
  'x'.repeat(70),
  '0x',
  '-',
  '4142434445464748'.repeat(3),
  'JBSWY3DPEBLW64TMMQQQ'.repeat(2),
  '\0',
  '\xff',
  '-----',
  '_'.repeat(20),
);
const texts = fc
  .array(fc.oneof({ weight: 4, arbitrary: pieces }, base64, fc.string({ maxLength: 8 })), { maxLength: 60 })
  .map((list) => latin(list.join('')));

test('the SIMD kernel and its scalar implementation find the same spans in every buffer, at any alignment', () => {
  fc.assert(
    fc.property(texts, fc.nat({ max: 80 }), fc.boolean(), (bytes, shift, escapes) => {
      expect(spansOf(wide, bytes, shift, escapes)).toEqual(spansOf(narrow, bytes, 0, escapes));
    }),
    { numRuns: 3000 },
  );
});

test('chunks of any size give the same spans', () => {
  fc.assert(
    fc.property(texts, fc.integer({ min: 1, max: 100 }), (bytes, step) => {
      const whole = spansOf(wide, bytes);
      expect(spansInPieces(wide, bytes, step)).toEqual(whole);
      expect(spansInPieces(narrow, bytes, step)).toEqual(whole);
    }),
    { numRuns: 1000 },
  );
});

test.each([
  [SPAN_KIND.backslash, String.raw`a\u0041b`],
  [SPAN_KIND.backslash, String.raw`a\x41b`],
  [SPAN_KIND.backslash, String.raw`a\u{41}b`],
  [SPAN_KIND.backslash, String.raw`ab\/cd`],
  [SPAN_KIND.backslash, 'ab\\\n  cd'],
  [SPAN_KIND.percent, 'a%2Fb'],
  [SPAN_KIND.entity, 'a&#x2f;b'],
  [SPAN_KIND.entity, 'a&quot;b'],
  [SPAN_KIND.quotedPrintable, 'a=3Db'],
  [SPAN_KIND.quotedPrintable, `${'a'.repeat(75)}=\r\nb`],
  [SPAN_KIND.stringJoin, `x = "ab" + "cd"`],
  [SPAN_KIND.stringJoin, `x = 'ab' .\n   'cd'`],
  [SPAN_KIND.stringJoin, `x = "ab" \\\n "cd"`],
])('finds kind %i in %j', (kind, text) => {
  expect(spansOf(wide, latin(text)).map((one) => Number(one.split(':')[1]))).toEqual([kind]);
});

test.each([
  String.raw`\u00e9 \x00 \d \s+ \" /^\/a/`,
  '100% of %d %s',
  'a && b &c &lt;',
  'a = 3 == d',
  'KEY=\nOTHER=x\n',
  `x = "a b " + " c d"`,
  `f("a", "b")`,
  'if (a ==\n b)',
  'getElementsByTagNameAndClass',
  'a/long/path/to/some/file/name',
  'some-kebab-case-class-name-of-forty-chars',
  'da39a3ee5e6b4b0d3255bfef95601890afd80709',
  'SOME_VERY_LONG_CONSTANT_NAME',
])('finds nothing in %j', (text) => {
  expect(spansOf(wide, latin(text))).toEqual([]);
});

/** A text byte, one of a character beyond ASCII, or any. */
const contentBytes = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(0x20, 0x41, 0x61, 0x7e, 0x0a) },
    fc.constantFrom(0, 0x80, 0xbf, 0xc2, 0xc3, 0xff),
    fc.integer({ min: 0, max: 255 }),
  ),
  { minLength: 28, maxLength: 60 },
);

test('the kernel and its scalar implementation agree on compressed, wide and foreign text in base64', () => {
  const wideText = fc.string({ minLength: 15, maxLength: 30 }).map((text) => [...Buffer.from(text, 'utf16le')]);
  const headed = fc
    .tuple(fc.constantFrom([0x1f, 0x8b, 8], [0x78, 0x9c], [0x78, 0xbb], [0x78, 0x9d]), contentBytes)
    .map(([head, rest]) => [...head, ...rest]);
  const foreign = fc.constant([0xff, 0xef, 0x00]).chain((head) => contentBytes.map((rest) => [...head, ...rest]));
  fc.assert(
    fc.property(fc.oneof(contentBytes, wideText, headed, foreign), (bytes) => {
      const text = latin(`x "${Buffer.from(bytes).toString('base64')}" y`);
      expect(spansOf(wide, text)).toEqual(spansOf(narrow, text));
    }),
    { numRuns: 3000 },
  );
});

test('base64 of something compressed, of UTF-16 and of text beyond ASCII is a run to decode, that of random bytes is not', () => {
  const random = Buffer.from(Array.from({ length: 60 }, (_, i) => (i * 97 + 131) ^ (i << 3)));
  const kindsOf = (bytes: Buffer): number[] =>
    spansOf(wide, latin(`x "${bytes.toString('base64')}" y`)).map((one) => Number(one.split(':')[1]));
  expect(kindsOf(gzipSync(random))).toEqual([SPAN_KIND.packed]);
  expect(kindsOf(deflateSync(random))).toEqual([SPAN_KIND.packed]);
  expect(kindsOf(Buffer.from('Wide letters 1 to 30, a line', 'utf16le'))).toEqual([SPAN_KIND.packed]);
  expect(kindsOf(Buffer.from('\u00e4\u00f6\u00fc Gr\u00f6\u00dfe f\u00fcr alle St\u00e4dte 2026 und mehr'))).toEqual([
    SPAN_KIND.packed,
  ]);
  expect(kindsOf(random)).toEqual([]);
});

test('a run of any length is one span, up to where it is cut', () => {
  const run = Buffer.from('plain text, '.repeat(20)).toString('base64');
  expect(spansOf(wide, latin(`x "${run}" y`))).toEqual([`3:${SPAN_KIND.base64}:${run.length}`]);
  const long = latin(Buffer.from('plain text, '.repeat(200_000)).toString('base64'));
  const next = LONGEST_RUN - RUN_OVERLAP;
  const expected = [`0:${SPAN_KIND.base64}:${LONGEST_RUN}`, `${next}:${SPAN_KIND.base64}:${long.length - next}`];
  expect(spansOf(wide, long)).toEqual(expected);
  expect(spansOf(narrow, long)).toEqual(expected);
});

/** The bytes that `copyPlain` copies of a text from `skip` on, for the requested kinds of escapes. */
function copiedBy(
  { memory, finder }: Side,
  bytes: Uint8Array,
  { skip, kinds }: { skip: number; kinds: number },
): string {
  const target = INPUT + (1 << 20);
  memory.set(bytes, INPUT);
  const length = finder.copyPlain(INPUT + Math.min(skip, bytes.length), INPUT + bytes.length, target, kinds);
  return Buffer.from(memory.subarray(target, target + length)).toString('latin1');
}

test('both copy plain bytes up to the first byte of a requested escape', () => {
  const texts = fc
    .array(fc.oneof(pieces, fc.string({ maxLength: 20 })), { maxLength: 12 })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(texts, fc.nat(40), fc.integer({ min: 0, max: 31 }), (text, skip, bits) => {
      const kinds = bits << 1;
      const bytes = latin(text);
      const rest = Buffer.from(bytes).toString('latin1').slice(skip);
      const wanted = ['\\\\', '%', '&', '=', '"\'`'].filter((_, i) => bits & (1 << i)).join('');
      const expected = wanted === '' ? rest : rest.split(new RegExp(`[${wanted}]`))[0];
      expect(copiedBy(wide, bytes, { skip, kinds })).toBe(expected);
      expect(copiedBy(narrow, bytes, { skip, kinds })).toBe(expected);
    }),
    { numRuns: 1000 },
  );
});
