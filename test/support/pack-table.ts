import type { PackTable } from '../../src/git/pack/pack-table.ts';
import { readFileSync } from 'node:fs';

const OFS_DELTA = 6;
const REF_DELTA = 7;
const HEADER_BYTES = 8;
const FANOUT_BYTES = 1024;
const LARGE = 0x8000_0000;

/** Where the entry at `at` has its base: an offset, an id in hexadecimal, or -1; and what it is. */
function readHeader(pack: Buffer, at: number, width: number): { type: number; base: number | string } {
  const type = (pack[at]! >> 4) & 7;
  let next = at;
  while (pack[next++]! & 0x80);
  if (type === REF_DELTA) return { type, base: pack.toString('hex', next, next + width) };
  if (type !== OFS_DELTA) return { type, base: -1 };
  let byte = pack[next++]!;
  let distance = byte & 0x7f;
  while (byte & 0x80) {
    byte = pack[next++]!;
    distance = (distance + 1) * 128 + (byte & 0x7f);
  }
  return { type, base: at - distance };
}

function shared<T>(
  make: { new (buffer: SharedArrayBuffer): T; readonly BYTES_PER_ELEMENT: number },
  length: number,
): T {
  return new make(new SharedArrayBuffer(length * make.BYTES_PER_ELEMENT));
}

/** Offsets of the ids of an index (version 2), in the ids' order. */
function readOffsets(index: Buffer, count: number, width: number): number[] {
  const small = HEADER_BYTES + FANOUT_BYTES + count * (width + 4);
  const large = small + count * 4;
  return Array.from({ length: count }, (_, id) => {
    const offset = index.readUInt32BE(small + id * 4);
    return offset < LARGE ? offset : Number(index.readBigUInt64BE(large + (offset - LARGE) * 8));
  });
}

/**
 * A pack and its index as `PackTable` tells of it, read plainly and without a doubt of either: for packs that git has made. `path`: of the
 * `.pack`; `width`: bytes of an id.
 */
export function tableOf(path: string, width: 20 | 32 = 20): PackTable {
  const pack = readFileSync(path);
  const index = readFileSync(path.replace(/\.pack$/, '.idx'));
  const count = index.readUInt32BE(HEADER_BYTES + FANOUT_BYTES - 4);
  const ids = shared(Uint8Array, count * width);
  ids.set(index.subarray(HEADER_BYTES + FANOUT_BYTES, HEADER_BYTES + FANOUT_BYTES + count * width));
  const found = readOffsets(index, count, width);
  const names = shared(Int32Array, count);
  names.set(Array.from({ length: count }, (_, id) => id).sort((a, b) => found[a]! - found[b]!));
  const offsets = shared(Float64Array, count + 1);
  offsets.set([...Array.from(names, (id) => found[id]!), pack.length - width]);
  const byOffset = new Map(Array.from(offsets.subarray(0, count), (offset, entry) => [offset, entry]));
  const byId = new Map<string, number>();
  for (const [entry, id] of names.entries())
    byId.set(Buffer.from(ids.subarray(id * width, (id + 1) * width)).toString('hex'), entry);
  const bases = shared(Int32Array, count);
  const kinds = shared(Uint8Array, count);
  for (let entry = 0; entry < count; entry++) {
    const { type, base } = readHeader(pack, offsets[entry]!, width);
    if (base === -1) kinds[entry] = type;
    bases[entry] = base === -1 ? -1 : ((typeof base === 'string' ? byId : byOffset).get(base as never) ?? -2);
  }
  for (let entry = 0; entry < count; entry++) kinds[entry] = kindOf(entry, { kinds, bases });
  return { path, size: pack.length, width, offsets, bases, kinds, ids, names };
}

function kindOf(entry: number, { kinds, bases }: Pick<PackTable, 'kinds' | 'bases'>): number {
  let root = entry;
  while (bases[root]! >= 0) root = bases[root]!;
  return bases[root] === -1 ? kinds[root]! : 0;
}

/** Entries whose kind is among `wanted`, depth first through the trees of changes; those that git has to read come last. */
export function familyOrder({ bases, kinds }: PackTable, wanted: readonly number[]): Int32Array {
  const first = new Int32Array(bases.length).fill(-1);
  const next = new Int32Array(bases.length).fill(-1);
  for (let entry = bases.length - 1; entry >= 0; entry--) {
    const base = bases[entry]!;
    if (base < 0) continue;
    next[entry] = first[base]!;
    first[base] = entry;
  }
  const order: number[] = [];
  const stack: number[] = [];
  for (const [root, base] of bases.entries()) {
    if (base !== -1) continue;
    stack.push(root);
    while (stack.length > 0) {
      const entry = stack.pop()!;
      if (wanted.includes(kinds[entry]!)) order.push(entry);
      for (let child = first[entry]!; child >= 0; child = next[child]!) stack.push(child);
    }
  }
  const known = new Set(order);
  for (const [entry, kind] of kinds.entries()) if (kind === 0 && !known.has(entry)) order.push(entry);
  return Int32Array.from(order);
}
