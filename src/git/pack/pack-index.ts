import type { OpenFile } from './regular-file.ts';

const MAGIC = 0xff744f63;
const VERSION = 2;
const FANOUT = 256;
const HEAD_BYTES = 8 + FANOUT * 4;
/** Set in an offset that is in the table of large ones. */
const LARGE = 0x8000_0000;
/** Offsets above 2^53 are no numbers of ours, nor of any file. */
const HIGHEST = 0x20_0000;

/** What an index says of its pack: ids in their order, and where each entry begins. */
export interface PackIndex {
  readonly count: number;
  /** Sorted, `oidBytes` bytes each, in shared memory. */
  readonly ids: Uint8Array;
  /** Where the entry of each id begins. */
  readonly offsets: Float64Array;
  /** The sum that the pack ends with. */
  readonly sum: Uint8Array;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function readFanout(head: DataView): Uint32Array | undefined {
  if (head.getUint32(0) !== MAGIC || head.getUint32(4) !== VERSION) return undefined;
  const fanout = new Uint32Array(FANOUT);
  for (let i = 0; i < FANOUT; i++) {
    fanout[i] = head.getUint32(8 + i * 4);
    if (i > 0 && fanout[i]! < fanout[i - 1]!) return undefined;
  }
  return fanout;
}

/** Whether ids go up, each once, and begin with the bytes that the fanout says. */
function areSorted(ids: Uint8Array, fanout: Uint32Array, oidBytes: number): boolean {
  const view = viewOf(ids);
  for (let at = oidBytes; at < ids.length; at += oidBytes) {
    const [before, here] = [view.getUint32(at - oidBytes), view.getUint32(at)];
    if (before < here) continue;
    if (before > here || Buffer.compare(ids.subarray(at - oidBytes, at), ids.subarray(at, at + oidBytes)) >= 0)
      return false;
  }
  for (let byte = 0, from = 0; byte < FANOUT; byte++) {
    const to = fanout[byte]!;
    if (to > from && (ids[from * oidBytes] !== byte || ids[(to - 1) * oidBytes] !== byte)) return false;
    from = to;
  }
  return true;
}

/** Offsets from their two tables; undefined if one names a place that the second does not have. */
function takeOffsets(count: number, small: DataView, large: DataView): Float64Array | undefined {
  const offsets = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const word = small.getUint32(i * 4);
    if (word < LARGE) {
      offsets[i] = word;
      continue;
    }
    const at = (word - LARGE) * 8;
    if (at + 8 > large.byteLength || large.getUint32(at) >= HIGHEST) return undefined;
    offsets[i] = large.getUint32(at) * 2 ** 32 + large.getUint32(at + 4);
  }
  return offsets;
}

/** Which index is read: bytes of an id, and how many of them at most. */
export interface IndexForm {
  readonly oidBytes: number;
  readonly most: number;
}

/** Reads an index of version 2. Undefined where anything in it is not as git writes it, or there are more ids than `most`. */
export async function readPackIndex(file: OpenFile, { oidBytes, most }: IndexForm): Promise<PackIndex | undefined> {
  const head = new Uint8Array(HEAD_BYTES);
  const take = async (into: Uint8Array, at: number): Promise<boolean> => (await file.read(into, at)) === into.length;
  if (!(await take(head, 0))) return undefined;
  const fanout = readFanout(viewOf(head));
  if (!fanout) return undefined;
  const count = fanout[FANOUT - 1]!;
  if (count > most) return undefined;
  const more = file.size - (HEAD_BYTES + count * (oidBytes + 8) + 2 * oidBytes);
  if (more < 0 || more % 8 !== 0 || more > count * 8) return undefined;
  const ids = new Uint8Array(new SharedArrayBuffer(count * oidBytes));
  const small = new Uint8Array(count * 4);
  const large = new Uint8Array(more);
  const sum = new Uint8Array(oidBytes);
  const afterSums = HEAD_BYTES + count * (oidBytes + 4);
  const places: [Uint8Array, number][] = [
    [ids, HEAD_BYTES],
    [small, afterSums],
    [large, afterSums + small.length],
    [sum, afterSums + small.length + more],
  ];
  for (const [into, at] of places) if (!(await take(into, at))) return undefined;
  if (!areSorted(ids, fanout, oidBytes)) return undefined;
  const offsets = takeOffsets(count, viewOf(small), viewOf(large));
  return offsets && { count, ids, offsets, sum };
}
