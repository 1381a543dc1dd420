import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPackKernel, type PackKernel } from '../../../src/git/unpack/pack-kernel.ts';

const WIDTH = 20;
const MODES = ['100644', '100755', '120000', '160000', '40000'];
const MOST = 64;
const NOWHERE = 0xffff_ffff;

/** An entry: its mode's code, its name and its id, as bytes in Latin-1. */
interface Entry {
  readonly code: number;
  readonly name: string;
  readonly id: string;
}

const ENTRY: fc.Arbitrary<Entry> = fc.record({
  code: fc.nat(4),
  name: fc.constantFrom('a', 'a.b', 'a-b', 'a0', 'b', 'bb', '\xe9', 'a name that is longer than one vector', 'zz'),
  id: fc.constantFrom('1', '2', '\0').map((one) => one.repeat(WIDTH)),
});

function sortKey({ code, name }: Entry): string {
  return code === 4 ? `${name}/` : `${name}\0`;
}

/** A tree as git stores it: each name once, in order. */
const TREE = fc
  .uniqueArray(ENTRY, { selector: sortKey, maxLength: 12 })
  .map((entries) => entries.toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1)));

function encode(entries: readonly Entry[]): Buffer {
  return Buffer.concat(entries.map(({ code, name, id }) => Buffer.from(`${MODES[code]} ${name}\0${id}`, 'latin1')));
}

/** A plain tree's entries; undefined where it is none. */
function parse(bytes: Buffer): Entry[] | undefined {
  const entries: Entry[] = [];
  const pattern = /(100[0-7]{3}|120000|160000|0?40000) ([^\0/]+)\0([^]{20})/y;
  const text = bytes.toString('latin1');
  for (let at = 0; at < text.length; at = pattern.lastIndex) {
    pattern.lastIndex = at;
    const [, mode = '', name = '', id = ''] = pattern.exec(text) ?? [];
    if (name === '') return undefined;
    const program = mode.startsWith('100') && Number.parseInt(mode, 8) & 0o100;
    const code = mode.startsWith('100')
      ? program
        ? 1
        : 0
      : Math.max(MODES.indexOf(mode), mode.startsWith('0') ? 4 : 0);
    entries.push({ code, name, id });
  }
  const isSorted = entries.every((one, i) => i === 0 || sortKey(entries[i - 1]!) < sortKey(one));
  return isSorted ? entries : undefined;
}

/** Entries with what they are in each tree; undefined: not there. */
function differences(base: readonly Entry[], made: readonly Entry[]): string[] {
  const keys = new Set([...base, ...made].map(sortKey));
  const at = (entries: readonly Entry[], key: string): number => entries.findIndex((one) => sortKey(one) === key);
  return [...keys]
    .toSorted()
    .map((key) => [at(base, key), at(made, key)] as const)
    .filter(([a, b]) => a < 0 || b < 0 || base[a]!.id !== made[b]!.id || base[a]!.code !== made[b]!.code)
    .map(([a, b]) => `${a} ${b} ${JSON.stringify(made[b] ?? base[a])}`);
}

/** What the kernel told, without entries whose mode is only written in another way. */
function withoutSame(told: readonly string[] | undefined, base: readonly Entry[]): string[] | undefined {
  return told?.filter((line) => {
    const [before, after, ...entry] = line.split(' ');
    const { code, id } = JSON.parse(entry.join(' ')) as Entry;
    const old = base[Number(before)];
    return after === '-1' || old?.code !== code || old.id !== id;
  });
}

/** Runs the kernel; what it told in the same form, or undefined where the tree is not plain. */
function compare(unpacker: PackKernel, base: Buffer, made: Buffer): string[] | undefined {
  const [out, tables, text] = [unpacker.free, unpacker.free + 4096, unpacker.free + 16384];
  unpacker.reserve(text + 65536);
  const { bytes } = unpacker;
  bytes.fill(0xee, out, text + 65536);
  bytes.set(base, text);
  bytes.set(made, text + 16384);
  const room = 32;
  const empty = { start: 0, size: 0, table: 0, room: 1, count: 0 };
  const first = { start: text, size: base.length, table: tables, room, count: 0 };
  const how = { out, most: MOST, oidBytes: WIDTH };
  expect(unpacker.compareTrees(empty, first, how)).toBeGreaterThanOrEqual(0);
  const view = new DataView(bytes.buffer);
  const count = view.getUint32(out, true);
  const second = { start: text + 16384, size: made.length, table: tables + 2048, room, count: 0 };
  const found = unpacker.compareTrees({ ...first, count }, second, how);
  expect(bytes.subarray(tables + 2048 + room * 12, tables + 2048 + room * 12 + 64).every((byte) => byte === 0xee)).toBe(
    true,
  );
  if (found < 0) return undefined;
  const index = (value: number): number => (value === NOWHERE ? -1 : value);
  return Array.from({ length: found }, (_, i) => {
    const word = (place: number): number => view.getUint32(out + 8 + i * 24 + place * 4, true);
    const latin1 = (at: number, size: number): string => Buffer.from(bytes.buffer, at, size).toString('latin1');
    const entry = { code: word(4), name: latin1(word(2), word(3)), id: latin1(word(5), WIDTH) };
    return `${index(word(0))} ${index(word(1))} ${JSON.stringify(entry)}`;
  });
}

const unpacker = createPackKernel()!;

test('the kernel tells in which entries two trees differ', () => {
  fc.assert(
    fc.property(TREE, TREE, (base, made) => {
      expect(compare(unpacker, encode(base), encode(made))).toEqual(differences(base, made));
    }),
    { numRuns: 2000 },
  );
});

test('a tree with any bytes changed is told of as what it is then, or not plain', () => {
  const edits = fc.array(fc.tuple(fc.nat(), fc.constantFrom(0, 0x20, 0x2f, 0x30, 0x31, 0x34, 0x61, 0x7a, 0xff)), {
    minLength: 1,
    maxLength: 3,
  });
  fc.assert(
    fc.property(TREE, TREE, edits, fc.nat(40), (base, made, changes, cut) => {
      const bytes = encode(made);
      for (const [at, byte] of changes) if (bytes.length > 0) bytes[at % bytes.length] = byte;
      const changed = bytes.subarray(0, Math.max(0, bytes.length - Math.max(0, cut - 20)));
      const plain = parse(changed);
      expect(withoutSame(compare(unpacker, encode(base), changed), base)).toEqual(plain && differences(base, plain));
    }),
    {
      numRuns: 3000,
      examples: [
        [
          [{ code: 0, name: 'a', id: '1'.repeat(WIDTH) }],
          [{ code: 0, name: 'a', id: '1'.repeat(WIDTH) }],
          [[3, 0x34]],
          0,
        ],
      ],
    },
  );
});
