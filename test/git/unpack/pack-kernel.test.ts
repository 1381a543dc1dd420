import { constants, deflateRawSync, deflateSync, inflateRawSync, type ZlibOptions } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyPlainly, packDelta, sizeBytes, type Instruction } from '../../support/delta.ts';
import { MOST_COPIES, READ_PADDING, createPackKernel } from '../../../src/git/unpack/pack-kernel.ts';

const unpacker = createPackKernel()!;
const INPUT = unpacker.free + 1024;
/** Room for inputs; bases of deltas stand in the second half. */
const INPUT_BYTES = 2 << 20;
const BASE = INPUT + INPUT_BYTES / 2;
const OUT = INPUT + INPUT_BYTES;
const OUT_BYTES = 1 << 20;
const CANARY = 0xa5;
unpacker.reserve(OUT + OUT_BYTES);

/** What stands at OUT after `run`, which answered so; throws where anything was written outside of it. */
function guarded(size: number, run: () => number): { answer: number; bytes: Buffer } {
  const { bytes } = unpacker;
  const end = OUT + size + READ_PADDING;
  const input = Buffer.from(bytes.subarray(unpacker.free, OUT - 256));
  bytes.fill(CANARY, OUT - 256, OUT);
  bytes.fill(CANARY, end, end + 1024);
  const answer = run();
  for (const [from, to] of [
    [OUT - 256, OUT],
    [end, end + 1024],
  ] as const)
    if (bytes.subarray(from, to).some((byte) => byte !== CANARY)) throw new Error('written outside');
  if (input.compare(bytes.subarray(unpacker.free, OUT - 256)) !== 0) throw new Error('the input was changed');
  return { answer, bytes: Buffer.from(bytes.slice(OUT, OUT + size)) };
}

function inflated(stream: Uint8Array, size: number): { answer: number; bytes: Buffer } {
  unpacker.bytes.fill(0xff, INPUT + stream.length, INPUT + stream.length + 64);
  unpacker.bytes.set(stream, INPUT);
  return guarded(size, () => unpacker.inflate(INPUT, INPUT + stream.length, { start: OUT, size }));
}

function adler32(bytes: Uint8Array): Buffer {
  let a = 1;
  let b = 0;
  for (const byte of bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  const sum = Buffer.alloc(4);
  sum.writeUInt16BE(b, 0);
  sum.writeUInt16BE(a, 2);
  return sum;
}

/** Text with repetitions near and far, noise, runs of one byte, nothing at all. */
const contents = fc
  .array(
    fc.oneof(
      fc.string({ maxLength: 40 }).map((text) => Buffer.from(text)),
      fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
      fc
        .tuple(fc.constantFrom('a', 'ab', 'abc', 'token=', '0123456789abcdef-'), fc.integer({ min: 1, max: 400 }))
        .map(([text, times]) => Buffer.from(text.repeat(times))),
      fc.integer({ min: 1, max: 70_000 }).map((length) => noise(length)),
    ),
    { maxLength: 12 },
  )
  .map((parts) => Buffer.concat([...parts, ...parts.slice(0, 3)]).subarray(0, 400_000));

/** Bytes of which half of the values are rare, so that codes are of many lengths. */
function noise(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let state = length;
  for (let i = 0; i < length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[i] = Math.clz32(state) * 8 + (state & (state >>> 7) & 0xff);
  }
  return bytes;
}

const settings: fc.Arbitrary<ZlibOptions> = fc.record({
  level: fc.integer({ min: 0, max: 9 }),
  strategy: fc.constantFrom(
    constants.Z_DEFAULT_STRATEGY,
    constants.Z_FILTERED,
    constants.Z_HUFFMAN_ONLY,
    constants.Z_RLE,
    constants.Z_FIXED,
  ),
  windowBits: fc.integer({ min: 9, max: 15 }),
  memLevel: fc.integer({ min: 1, max: 9 }),
});

test('what zlib deflates at any level, strategy, window and block size is inflated, and the length of the stream told', () => {
  fc.assert(
    fc.property(contents, settings, fc.uint8Array({ maxLength: 20 }), (content, options, behind) => {
      const stream = deflateSync(content, options);
      const { answer, bytes } = inflated(Buffer.concat([stream, behind]), content.length);
      expect(answer).toBe(stream.length);
      expect(bytes.equals(content)).toBe(true);
    }),
    { numRuns: 400 },
  );
});

test('a stream is not taken for one of another size', () => {
  fc.assert(
    fc.property(contents, settings, fc.integer({ min: 1, max: 300 }), (content, options, off) => {
      const stream = deflateSync(content, options);
      expect(inflated(stream, content.length + off).answer).toBeLessThan(0);
      expect(inflated(stream, Math.max(0, content.length - off)).answer > 0).toBe(content.length === 0);
    }),
    { numRuns: 200 },
  );
});

test('a stream that is cut off anywhere is refused', () => {
  for (const options of [{ level: 0 }, { level: 9 }, { strategy: constants.Z_FIXED }]) {
    const content = noise(700);
    const stream = deflateSync(content, options);
    for (let length = 0; length < stream.length; length++)
      expect(inflated(stream.subarray(0, length), content.length).answer).toBeLessThan(0);
  }
});

test('a stream that needs a dictionary, another method, a larger window or another header sum is refused', () => {
  const content = Buffer.from('token token token');
  expect(inflated(deflateSync(content, { dictionary: Buffer.from('token') }), content.length).answer).toBeLessThan(0);
  const stream = deflateSync(content);
  expect(inflated(stream, content.length).answer).toBe(stream.length);
  for (let first = 0; first < 256; first++) {
    for (let second = 0; second < 256; second++) {
      const other = Buffer.from(stream);
      other[0] = first;
      other[1] = second;
      const good = (first & 15) === 8 && first <= 0x78 && !(second & 0x20) && (first * 256 + second) % 31 === 0;
      unpacker.bytes.set(other, INPUT);
      const out = { start: OUT, size: content.length };
      expect(unpacker.inflate(INPUT, INPUT + other.length, out) > 0).toBe(good);
    }
  }
});

/** What zlib makes of raw deflated data, and how much of it that took. */
function rawInflated(data: Uint8Array): { buffer: Buffer; used: number } | undefined {
  try {
    const options = { info: true, maxOutputLength: OUT_BYTES / 2 };
    const { buffer, engine } = inflateRawSync(data, options) as unknown as {
      buffer: Buffer;
      engine: { bytesWritten: number };
    };
    return { buffer, used: engine.bytesWritten };
  } catch {
    return undefined;
  }
}

test('of damaged streams those are taken that zlib takes, and nothing is written outside', () => {
  const places = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 7 })), { minLength: 1, maxLength: 4 });
  const small = contents.map((content) => content.subarray(0, 3000));
  let taken = 0;
  fc.assert(
    fc.property(small, settings, places, (content, options, flips) => {
      const data = deflateRawSync(content, options);
      // the first bytes hold the codes
      for (const [at, bit] of flips) data[at % Math.min(data.length, 120)]! ^= 1 << bit;
      const known = rawInflated(data);
      const made = known?.buffer ?? content;
      const stream = Buffer.concat([Buffer.from([0x78, 0x9c]), data.subarray(0, known?.used), adler32(made)]);
      const { answer, bytes } = inflated(stream, made.length);
      expect(answer).toBe(known ? stream.length : -1);
      taken += known ? 1 : 0;
      expect(!known || bytes.equals(made)).toBe(true);
    }),
    { numRuns: 4000 },
  );
  expect(taken).toBeGreaterThan(200);
});

/** Bits as deflate packs them, the first one lowest. */
function bitsOf(fields: readonly (readonly [value: number, bits: number])[]): Buffer {
  const bits = fields.flatMap(([value, many]) => Array.from({ length: many }, (_, i) => (value >> i) & 1));
  const bytes = Buffer.alloc(Math.ceil(bits.length / 8));
  for (const [i, bit] of bits.entries()) bytes[i >> 3]! |= bit << (i & 7);
  return bytes;
}

/** A last block whose codes have these lengths, by symbol, and bits behind them. All lengths are written in four bits. */
function block(
  lengths: readonly number[],
  distances: readonly number[],
  rest: readonly (readonly [number, number])[],
): Buffer {
  const order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
  const reversed = (code: number): number => ((code & 1) << 3) | ((code & 2) << 1) | ((code & 4) >> 1) | (code >> 3);
  return bitsOf([
    [1, 1],
    [2, 2],
    [lengths.length - 257, 5],
    [distances.length - 1, 5],
    [15, 4],
    ...order.map((symbol): [number, number] => [symbol < 16 ? 4 : 0, 3]),
    ...[...lengths, ...distances].map((length): [number, number] => [reversed(length), 4]),
    ...rest,
  ]);
}

/** Lengths of codes where these symbols have some. */
function codesOf(count: number, given: Readonly<Record<number, number>>): number[] {
  return Array.from({ length: count }, (_, symbol) => given[symbol] ?? 0);
}

test('codes that are incomplete are taken where zlib takes them: one of one bit, or none', () => {
  const none = codesOf(1, {});
  // a literal, the end; then a literal, a match of length 3 and distance 1, the end
  const [literalEnd, match] = [codesOf(257, { 97: 1, 256: 1 }), codesOf(258, { 97: 2, 256: 2, 257: 1 })];
  const cases: readonly (readonly [name: string, good: boolean, data: Buffer])[] = [
    ['only an end', true, block(codesOf(257, { 256: 1 }), none, [[0, 1]])],
    ['only an end, the other bit', false, block(codesOf(257, { 256: 1 }), none, [[1, 1]])],
    ['only an end, of two bits', false, block(codesOf(257, { 256: 2 }), none, [[0, 2]])],
    [
      'two of two bits',
      false,
      block(codesOf(257, { 97: 2, 256: 2 }), none, [
        [0, 2],
        [1, 2],
      ]),
    ],
    [
      'complete',
      true,
      block(literalEnd, none, [
        [0, 1],
        [1, 1],
      ]),
    ],
    [
      'no end',
      false,
      block(codesOf(257, { 97: 1, 98: 1 }), none, [
        [0, 1],
        [1, 1],
      ]),
    ],
    [
      'too many',
      false,
      block(codesOf(257, { 97: 1, 98: 1, 256: 1 }), none, [
        [0, 1],
        [1, 1],
      ]),
    ],
    [
      'one distance of one bit',
      true,
      block(match, codesOf(1, { 0: 1 }), [
        [1, 2],
        [0, 1],
        [0, 1],
        [3, 2],
      ]),
    ],
    [
      'its other bit',
      false,
      block(match, codesOf(1, { 0: 1 }), [
        [1, 2],
        [0, 1],
        [1, 1],
        [3, 2],
      ]),
    ],
    [
      'no distance, but one used',
      false,
      block(match, none, [
        [1, 2],
        [0, 1],
        [0, 1],
        [3, 2],
      ]),
    ],
    [
      'no distance, none used',
      true,
      block(match, none, [
        [1, 2],
        [3, 2],
      ]),
    ],
    [
      'one distance of two bits',
      false,
      block(match, codesOf(1, { 0: 2 }), [
        [1, 2],
        [0, 1],
        [0, 2],
        [3, 2],
      ]),
    ],
    [
      'two distances of two bits',
      false,
      block(match, codesOf(2, { 0: 2, 1: 2 }), [
        [1, 2],
        [0, 1],
        [0, 2],
        [3, 2],
      ]),
    ],
    [
      'a distance before the beginning',
      false,
      block(match, codesOf(2, { 0: 1, 1: 1 }), [
        [1, 2],
        [0, 1],
        [1, 1],
        [3, 2],
      ]),
    ],
    [
      '31 distances',
      false,
      block(literalEnd, codesOf(31, { 0: 1, 1: 1 }), [
        [0, 1],
        [1, 1],
      ]),
    ],
    [
      '287 lengths',
      false,
      block(codesOf(287, { 97: 1, 256: 1 }), none, [
        [0, 1],
        [1, 1],
      ]),
    ],
  ];
  for (const [name, good, data] of cases) {
    const known = rawInflated(data);
    expect([name, known !== undefined]).toEqual([name, good]);
    const made = known?.buffer ?? Buffer.from('aaaa');
    const stream = Buffer.concat([Buffer.from([0x78, 0x9c]), data, adler32(made)]);
    expect([name, inflated(stream, made.length).answer]).toEqual([name, good ? stream.length : -1]);
    expect(!good || inflated(stream, made.length).bytes.equals(made)).toBe(true);
  }
});

test('what stands before the output is not copied into it, though the sum would be right', () => {
  const lengths = codesOf(258, { 97: 2, 256: 2, 257: 1 });
  const distances = codesOf(2, { 0: 1, 1: 1 });
  // an `a`, then three bytes from one or two bytes back, then the end
  const streamOf = (distance: 1 | 2, made: Buffer): Buffer => {
    const rest = [
      [1, 2],
      [0, 1],
      [distance - 1, 1],
      [3, 2],
    ] as const;
    return Buffer.concat([Buffer.from([0x78, 0x9c]), block(lengths, distances, rest), adler32(made)]);
  };
  expect(inflated(streamOf(1, Buffer.from('aaaa')), 4).answer).toBeGreaterThan(0);
  const made = Buffer.from([97, CANARY, 97, CANARY]);
  expect(inflated(streamOf(2, made), 4).answer).toBe(-1);
});

test('noise is refused', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat({ max: 5000 }), (bytes, size) => {
      const stream = Buffer.concat([Buffer.from([0x78, 0x9c]), bytes]);
      expect(inflated(stream, size).answer).toBeLessThan(0);
    }),
    { numRuns: 5000 },
  );
});

test('a stream at the very end of the memory is read without leaving it', () => {
  const content = noise(3000);
  const stream = deflateSync(content);
  const at = unpacker.bytes.length - READ_PADDING - stream.length;
  for (const cut of [0, 1, 5, 700]) {
    unpacker.bytes.set(stream.subarray(0, stream.length - cut), at + cut);
    const { answer } = guarded(3000, () =>
      unpacker.inflate(at + cut, at + stream.length, { start: OUT, size: content.length }),
    );
    expect(answer).toBe(cut === 0 ? stream.length : -1);
  }
  unpacker.bytes.fill(0, at);
});

function changed(delta: Buffer, base: Buffer, size: number): { answer: number; bytes: Buffer; copies: number[] } {
  unpacker.bytes.fill(0xff, INPUT, INPUT + delta.length + 64);
  unpacker.bytes.set(delta, INPUT);
  unpacker.bytes.set(base, BASE);
  const end = INPUT + delta.length;
  const { answer, bytes } = guarded(size, () =>
    unpacker.applyDelta({ start: INPUT, end }, { start: BASE, size: base.length }, { start: OUT, size }),
  );
  return { answer, bytes, copies: answer < 0 ? [] : [...unpacker.copies(Math.min(answer, MOST_COPIES))] };
}

const bases = contents.map((content) => content.subarray(0, 200_000));
const deltas = bases.chain((base) => {
  const copy = fc
    .tuple(fc.nat({ max: base.length }), fc.nat({ max: Math.min(base.length, 70_000) }))
    .map(([offset, length]): Instruction => ({ copy: [offset, Math.min(length, base.length - offset)] }))
    .filter((one) => 'copy' in one && one.copy[1] > 0);
  const insert = fc.uint8Array({ minLength: 1, maxLength: 127 }).map((bytes): Instruction => ({ insert: bytes }));
  // a copy that goes on where another one ends
  const pair = copy.map((one): Instruction[] => {
    const [offset, length] = 'copy' in one ? one.copy : [0, 0];
    const half = length >> 1;
    return half === 0 ? [one] : [{ copy: [offset, half] }, { copy: [offset + half, length - half] }];
  });
  const list =
    base.length < 2
      ? insert.map((one) => [one])
      : fc.oneof(
          insert.map((i) => [i]),
          copy.map((c) => [c]),
          pair,
        );
  return fc.array(list, { maxLength: 12 }).map((lists) => ({ base, instructions: lists.flat() }));
});

test('a delta makes what the plain reading of it makes, and tells what it copied', () => {
  fc.assert(
    fc.property(deltas, ({ base, instructions }) => {
      const size = instructions.reduce((sum, one) => sum + ('insert' in one ? one.insert.length : one.copy[1]), 0);
      if (size > OUT_BYTES / 2) return;
      const delta = packDelta(instructions, base.length, size);
      const known = applyPlainly(delta, base);
      const { answer, bytes, copies } = changed(delta, base, size);
      unpacker.bytes.set(delta, INPUT);
      expect(unpacker.targetSize({ start: INPUT, end: INPUT + delta.length })).toBe(size);
      expect(known).toBeDefined();
      expect(bytes.equals(known!.bytes)).toBe(true);
      expect(answer).toBe(known!.copies.length);
      expect(copies).toEqual(known!.copies.flat());
    }),
    { numRuns: 1500 },
  );
});

test('of damaged deltas those are taken that make something of the right size, and nothing is written outside', () => {
  let taken = 0;
  const edits = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(deltas, edits, ({ base, instructions }, changes) => {
      const size = instructions.reduce((sum, one) => sum + ('insert' in one ? one.insert.length : one.copy[1]), 0);
      if (size > OUT_BYTES / 2) return;
      const delta = packDelta(instructions, base.length, size);
      const head = sizeBytes(base.length).length + sizeBytes(size).length;
      for (const [at, byte] of changes) if (delta.length > head) delta[head + (at % (delta.length - head))] = byte;
      const known = applyPlainly(delta, base);
      const { answer, bytes } = changed(delta, base, size);
      expect(answer).toBe(known ? known.copies.length : -1);
      taken += known ? 1 : 0;
      expect(!known || bytes.equals(known.bytes)).toBe(true);
    }),
    { numRuns: 3000 },
  );
  expect(taken).toBeGreaterThan(100);
});

test('a delta that is cut off, or for a base or a result of another size, is refused', () => {
  const base = noise(70_000);
  const instructions: Instruction[] = [
    { copy: [0, 0x10000] },
    { insert: Buffer.from('token') },
    { copy: [66_000, 4000] },
  ];
  const delta = packDelta(instructions, base.length, 69_541);
  expect(changed(delta, base, 69_541).answer).toBe(2);
  for (let length = 0; length < delta.length; length++)
    expect(changed(delta.subarray(0, length), base, 69_541).answer).toBe(-1);
  expect(changed(delta, base, 69_540).answer).toBe(-1);
  expect(changed(delta, base.subarray(1), 69_541).answer).toBe(-1);
  for (const head of ['ffffffffff7f', '8080808008', 'ffffffff0f', 'ff', '']) {
    const hostile = Buffer.from(`01${head}`, 'hex');
    unpacker.bytes.fill(0xff, INPUT, INPUT + 64);
    unpacker.bytes.set(hostile, INPUT);
    expect(unpacker.targetSize({ start: INPUT, end: INPUT + hostile.length })).toBeLessThan(0);
  }
});

test('copies beyond those that are told are counted', () => {
  const base = noise(64);
  const many = MOST_COPIES + 10;
  const instructions = Array.from({ length: many }, (_, i): Instruction => ({ copy: [i % 2, 3] }));
  const delta = packDelta(instructions, base.length, many * 3);
  const { answer, bytes, copies } = changed(delta, base, many * 3);
  expect(answer).toBe(many);
  expect(copies).toHaveLength(MOST_COPIES * 3);
  expect(copies.slice(-3)).toEqual([(MOST_COPIES - 1) * 3, 1, 3]);
  expect(bytes.equals(applyPlainly(delta, base)!.bytes)).toBe(true);
});

test('memory that is not to be had is no failure', () => {
  const unpacking = createPackKernel()!;
  const before = unpacking.bytes.length;
  expect(unpacking.reserve(2 ** 33)).toBe(false);
  expect(unpacking.bytes.length).toBe(before);
  expect(unpacking.reserve(before + 1)).toBe(true);
  expect(unpacking.bytes.length).toBeGreaterThan(before);
});
