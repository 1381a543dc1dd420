import type { PackTable } from '../../src/git/pack/pack-table.ts';
import { readFileSync } from 'node:fs';

const OFS_DELTA = 6;
const REF_DELTA = 7;
const HEADER_BYTES = 8;
const FANOUT_BYTES = 1024;
const LARGE = 0x8000_0000;

/** The delta base of the entry at `at`: an offset, a hexadecimal id, or -1; and its type. */
function readHeader(pack: Buffer, at: number, oidBytes: number): { type: number; base: number | string } {
  const type = (pack[at]! >> 4) & 7;
  let next = at;
  while (pack[next++]! & 0x80);
  if (type === REF_DELTA) return { type, base: pack.toString('hex', next, next + oidBytes) };
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

/** Offsets of the oids in an index (version 2), in their order. */
function readOffsets(index: Buffer, count: number, oidBytes: number): number[] {
  const small = HEADER_BYTES + FANOUT_BYTES + count * (oidBytes + 4);
  const large = small + count * 4;
  return Array.from({ length: count }, (_, id) => {
    const offset = index.readUInt32BE(small + id * 4);
    return offset < LARGE ? offset : Number(index.readBigUInt64BE(large + (offset - LARGE) * 8));
  });
}

/**
 * Reads a pack and its index as a `PackTable`, plainly and without checks: for packs written by git. `path` is the `.pack`; `oidBytes` the length of
 * an id.
 */
export function tableOf(path: string, oidBytes: 20 | 32 = 20): PackTable {
  const pack = readFileSync(path);
  const index = readFileSync(path.replace(/\.pack$/, '.idx'));
  const count = index.readUInt32BE(HEADER_BYTES + FANOUT_BYTES - 4);
  const oids = shared(Uint8Array, count * oidBytes);
  oids.set(index.subarray(HEADER_BYTES + FANOUT_BYTES, HEADER_BYTES + FANOUT_BYTES + count * oidBytes));
  const found = readOffsets(index, count, oidBytes);
  const oidIndexOf = shared(Int32Array, count);
  oidIndexOf.set(Array.from({ length: count }, (_, id) => id).sort((a, b) => found[a]! - found[b]!));
  const offsets = shared(Float64Array, count + 1);
  offsets.set([...Array.from(oidIndexOf, (id) => found[id]!), pack.length - oidBytes]);
  const byOffset = new Map(Array.from(offsets.subarray(0, count), (offset, entry) => [offset, entry]));
  const byId = new Map<string, number>();
  for (const [entry, id] of oidIndexOf.entries())
    byId.set(Buffer.from(oids.subarray(id * oidBytes, (id + 1) * oidBytes)).toString('hex'), entry);
  const bases = shared(Int32Array, count);
  const types = shared(Uint8Array, count);
  for (let entry = 0; entry < count; entry++) {
    const { type, base } = readHeader(pack, offsets[entry]!, oidBytes);
    if (base === -1) types[entry] = type;
    bases[entry] = base === -1 ? -1 : ((typeof base === 'string' ? byId : byOffset).get(base as never) ?? -2);
  }
  for (let entry = 0; entry < count; entry++) types[entry] = typeOf(entry, { types, bases });
  return { path, size: pack.length, oidBytes, offsets, bases, types, oids, oidIndexOf };
}

function typeOf(entry: number, { types, bases }: Pick<PackTable, 'types' | 'bases'>): number {
  let root = entry;
  while (bases[root]! >= 0) root = bases[root]!;
  return bases[root] === -1 ? types[root]! : 0;
}

/** Entries of the wanted types in delta-tree pre-order; those that git must read come last. */
export function familyOrder({ bases, types }: PackTable, wanted: readonly number[]): Int32Array {
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
      if (wanted.includes(types[entry]!)) order.push(entry);
      for (let child = first[entry]!; child >= 0; child = next[child]!) stack.push(child);
    }
  }
  const known = new Set(order);
  for (const [entry, kind] of types.entries()) if (kind === 0 && !known.has(entry)) order.push(entry);
  return Int32Array.from(order);
}
