/** One instruction of a delta. */
export type Instruction =
  | { readonly copy: readonly [offset: number, length: number] }
  | { readonly insert: Uint8Array };

/** A size at the start of a delta. */
export function sizeBytes(size: number): number[] {
  const bytes: number[] = [];
  for (; size > 127; size = Math.floor(size / 128)) bytes.push((size % 128) | 128);
  return [...bytes, size];
}

/** Encodes instructions as in a pack. A copy contains all its nonzero bytes, as in git. */
export function packDelta(instructions: readonly Instruction[], baseSize: number, size: number): Buffer {
  const bytes = [...sizeBytes(baseSize), ...sizeBytes(size)];
  for (const one of instructions) {
    if ('insert' in one) {
      bytes.push(one.insert.length, ...one.insert);
      continue;
    }
    const [offset, length] = one.copy;
    const fields = [0, 8, 16, 24].map((shift) => (offset >>> shift) & 0xff);
    if (length !== 0x10000) fields.push(...[0, 8, 16].map((shift) => (length >>> shift) & 0xff));
    bytes.push(fields.reduce((code, field, i) => (field ? code | (1 << i) : code), 0x80));
    bytes.push(...fields.filter((field) => field !== 0));
  }
  return Buffer.from(bytes);
}

/** The target of a delta, and its copies: offset in the target, offset in the base, length. */
export interface Made {
  readonly bytes: Buffer;
  readonly copies: readonly (readonly [number, number, number])[];
}

/** Position in a delta. */
interface Cursor {
  readonly delta: Buffer;
  at: number;
}

function readSize(cursor: Cursor): number {
  for (let size = 0, factor = 1; ; factor *= 128) {
    const byte = cursor.delta[cursor.at++];
    if (byte === undefined) return -1;
    size += (byte & 127) * factor;
    if (!(byte & 128)) return size;
  }
}

/** The bytes of the next instruction, with their offset in the base (-1: from the delta); undefined at the end. */
function readPart(cursor: Cursor, base: Buffer): { readonly part: Buffer; readonly from: number } | undefined {
  const code = cursor.delta[cursor.at++]!;
  if (!(code & 128)) {
    const part = cursor.delta.subarray(cursor.at, cursor.at + code);
    cursor.at += code;
    return code > 0 && part.length === code ? { part, from: -1 } : undefined;
  }
  const values = [0, 1, 2, 3, 4, 5, 6].map((i) => (code & (1 << i) ? (cursor.delta[cursor.at++] ?? -1) : 0));
  const [a, b, c, d, e, f, g] = values as [number, number, number, number, number, number, number];
  const from = a + b * 256 + c * 65536 + d * 16777216;
  const many = e + f * 256 + g * 65536 || 65536;
  const part = base.subarray(from, from + many);
  return !values.includes(-1) && part.length === many ? { part, from } : undefined;
}

/** Applies a delta plainly, as git's patch_delta() does; undefined if it does not fit this base. */
export function applyPlainly(delta: Buffer, base: Buffer): Made | undefined {
  const cursor: Cursor = { delta, at: 0 };
  if (readSize(cursor) !== base.length) return undefined;
  const size = readSize(cursor);
  const parts: Buffer[] = [];
  const copies: [number, number, number][] = [];
  let length = 0;
  while (cursor.at < delta.length && length <= size) {
    const next = readPart(cursor, base);
    if (!next) return undefined;
    const { part, from } = next;
    const [to, start, many] = copies.at(-1) ?? [-1, -1, 0];
    if (from >= 0 && to + many === length && start + many === from) copies.at(-1)![2] += part.length;
    else if (from >= 0) copies.push([length, from, part.length]);
    parts.push(part);
    length += part.length;
  }
  return length === size ? { bytes: Buffer.concat(parts), copies } : undefined;
}
