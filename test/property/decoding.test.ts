import { gzipSync, deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createScanner } from '../../src/engine/create-scanner.ts';
import type { Match } from '../../src/engine/matches/match.ts';
import type { Scanner } from '../../src/engine/scanner.ts';
import { inflate } from '../../src/pool/inflate.ts';
import { smallProgram } from '../support/program.ts';

const TOKEN = ['acm_', 'Zk3Qv9Lp2Xw7'].join('');
const scanner = createScanner(smallProgram(), { inflate });
const scalar = createScanner(smallProgram(), { inflate, prefilter: 'scalar' });

function scanIn(one: Scanner, bytes: Uint8Array, sizes: readonly number[] = [1 << 20]): readonly Match[] {
  one.begin();
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const room = one.room();
    const length = Math.min(room.length, bytes.length - at, sizes[turn % sizes.length]!);
    room.set(bytes.subarray(at, at + length));
    one.push(length);
    at += length;
  }
  return one.finish();
}

const latin = new TextDecoder('latin1');
const bytesOf = (secret: Match['secret']): string => latin.decode(secret.reveal());
const describeAll = (matches: readonly Match[]): string[] =>
  matches.map((m) => `${m.rule} ${m.start}-${m.end} ${m.line}:${m.column} ${bytesOf(m.secret)} ${m.decoded?.join()}`);

const wrap = (text: string, columns: number): string => text.match(new RegExp(`.{1,${columns}}`, 'g'))!.join('\n');
const base64 = (bytes: string | Uint8Array): string => Buffer.from(bytes).toString('base64');
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const base32 = (text: string): string =>
  (
    [...Buffer.from(text)]
      .map((byte) => byte.toString(2).padStart(8, '0'))
      .join('')
      .match(/.{1,5}/g) ?? []
  )
    .map((bits) => BASE32[Number.parseInt(bits.padEnd(5, '0'), 2)])
    .join('');
const everyOne =
  (form: (code: number) => string) =>
  (text: string): string =>
    Array.from(text, (char) => form(char.charCodeAt(0))).join('');
const hex = (code: number, digits: number): string => code.toString(16).padStart(digits, '0');

/** Encoders of text, by the name of their decoder. */
const ENCODERS: readonly (readonly [name: string, decoders: string, encode: (text: string) => string])[] = [
  ['base64', 'base64', base64],
  ['base64url without padding', 'base64', (text) => Buffer.from(text).toString('base64url')],
  ['wrapped base64', 'base64', (text) => wrap(base64(text.repeat(3)), 76)],
  ['base32', 'base32', base32],
  ['hex', 'hex', (text) => Buffer.from(text).toString('hex')],
  ['percent', 'percent', everyOne((code) => `%${hex(code, 2).toUpperCase()}`)],
  [String.raw`\x`, 'escape', everyOne((code) => String.raw`\x${hex(code, 2)}`)],
  [String.raw`\u`, 'escape', everyOne((code) => String.raw`\u${hex(code, 4)}`)],
  [String.raw`\u{}`, 'escape', everyOne((code) => String.raw`\u{${hex(code, 2)}}`)],
  ['HTML', 'html', everyOne((code) => `&#${code};`)],
  ['HTML in hexadecimal', 'html', everyOne((code) => `&#x${hex(code, 2)};`)],
  [
    'quoted-printable',
    'quoted-printable',
    (text) => `x=3D${wrap(`${'y'.repeat(60)} ${text}`, 75).replaceAll('\n', '=\r\n')}`,
  ],
  ['concatenation', 'concatenation', (text) => `"${text.slice(0, 9)}" + \n  "${text.slice(9)}"`],
  ['UTF-16 in base64', 'base64,utf-16', (text) => base64(Buffer.from(text, 'utf16le'))],
  ['gzip in base64', 'base64,gzip', (text) => base64(gzipSync(text.repeat(2)))],
  ['zlib in base64', 'base64,zlib', (text) => base64(deflateSync(text + text.toLowerCase()))],
];

describe.each(ENCODERS)('%s', (_, decoders, encode) => {
  const text = `key ${TOKEN} in some text`;
  test('is decoded, and reported', () => {
    const found = scanIn(scanner, Buffer.from(`x = '${encode(text)}';\n`));
    expect(found.map(({ secret }) => bytesOf(secret))).toContain(TOKEN);
    for (const { decoded } of found) expect(decoded?.join()).toBe(decoders);
  });

  test('is found without SIMD too', () => {
    const bytes = Buffer.from(`x = '${encode(text)}';\n`);
    expect(describeAll(scanIn(scalar, bytes))).toEqual(describeAll(scanIn(scanner, bytes)));
  });
});

test('the place is that of the encoded secret', () => {
  fc.assert(
    fc.property(fc.nat({ max: 70 }), fc.nat({ max: 40 }), (before, after) => {
      const text = `${'lorem ipsum '.repeat(7).slice(0, before)} ${TOKEN} ${'dolor sit amet '.repeat(4).slice(0, after)}`;
      const encoded = base64(text);
      const lead = 'é: "';
      const [match] = scanIn(scanner, Buffer.from(`${lead}${encoded}"\n`));
      const start = Buffer.byteLength(lead);
      const at = text.indexOf(TOKEN);
      const expected = [start + Math.floor((at * 8) / 6), start + Math.ceil(((at + TOKEN.length) * 8) / 6)];
      expect([match!.start, match!.end]).toEqual(expected);
      expect(match!.column).toBe(expected[0]! - start + 5);
    }),
  );
});

test('decodes encodings in any order, up to five layers', () => {
  const nestable = ENCODERS.filter(([name]) =>
    ['base64', 'hex', 'percent', String.raw`\x`, 'HTML', 'base32'].includes(name),
  );
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...nestable), { minLength: 1, maxLength: 4 }), (layers) => {
      let text = `key ${TOKEN} in text`;
      for (const [, , encode] of layers) text = encode(text);
      const found = scanIn(scanner, Buffer.from(`v: ${text}\n`));
      expect(found.map(({ secret }) => bytesOf(secret))).toEqual([TOKEN]);
      expect(found[0]!.decoded).toEqual(layers.map(([, decoder]) => decoder).reverse());
      expect(scanner.limited).toBe(false);
    }),
    { numRuns: 200 },
  );
});

const pieces = fc.oneof(
  fc.constantFrom(...ENCODERS.map(([, , encode]) => encode(`a ${TOKEN} b, and more text`))),
  fc.constantFrom(...ENCODERS.map(([, , encode]) => encode(encode(`a ${TOKEN} b`)))),
  fc.constantFrom(
    'x'.repeat(300),
    '\n',
    ' ',
    '"',
    '\\',
    "' + '",
    '%41',
    '\\n',
    '=3D',
    'acme_key = "9f2c4b7d%31e8a6035"',
    TOKEN,
  ),
  fc.string({ maxLength: 20 }),
);
const texts = fc.array(pieces, { maxLength: 30 }).map((list) => Buffer.from(list.join(' ')));

test('the result depends neither on how a blob is cut nor on the prefilter', () => {
  fc.assert(
    fc.property(texts, fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 5 }), (bytes, sizes) => {
      const whole = describeAll(scanIn(scanner, bytes));
      expect(describeAll(scanIn(scanner, bytes, sizes))).toEqual(whole);
      expect(describeAll(scanIn(scalar, bytes))).toEqual(whole);
    }),
    { numRuns: 300 },
  );
});

test('a boundary of the buffer changes nothing, wherever encoded text crosses it', () => {
  const line = 'some ordinary line of text, %41 and more\n';
  const blocks = ENCODERS.map(([, , encode]) => encode(`a ${TOKEN} b ${'more text '.repeat(900)}`)).join('\n\n');
  for (const lead of [3_600_000, 3_640_000, 3_660_000, 3_669_990]) {
    const bytes = Buffer.from(line.repeat(lead / line.length) + blocks + line.repeat(30_000));
    const whole = describeAll(scanIn(scanner, bytes, [300_000]));
    expect(whole.length).toBeGreaterThan(10);
    expect(describeAll(scanIn(scanner, bytes, [65_536, 1000]))).toEqual(whole);
    expect(describeAll(scanIn(scanner, bytes, [250_007]))).toEqual(whole);
  }
});
