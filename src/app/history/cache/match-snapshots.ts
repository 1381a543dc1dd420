import { isUtf8 } from 'node:buffer';
import { UNIT_FIELDS } from '../../../engine/incremental/units.ts';
import {
  END,
  HIGH,
  LOW,
  SPOT_FIELDS,
  START,
  VERDICT,
  type Verdict,
} from '../../../engine/incremental/candidate-log.ts';
import type { Trail } from '../../../engine/incremental/scan-snapshot.ts';
import { VarintReader, VarintWriter } from './varints.ts';

/**
 * What scans have left of objects with matches, by their ids: places, and what the checks said of them, but nothing of what stands there. As bytes: the length
 * of a JSON list of verdicts (32 bits, little-endian), that list, and for each object the bytes of its id, a length (likewise) and so many bytes of numbers.
 */
export class SavedTrails {
  readonly #oidBytes: number;
  readonly #verdicts: Verdict[] = [];
  /** Places of verdicts in the list, by what they say. */
  readonly #numbers = new Map<string, number>();
  readonly #trails = new Map<string, Uint8Array>();
  readonly #writer = new VarintWriter();
  /** Of all trails together. */
  #bytes = 0;

  /** `oidBytes` of an id in bytes. */
  constructor(oidBytes: number) {
    this.#oidBytes = oidBytes;
  }

  /** What `bytes` gave; undefined where they are anything else. */
  static parse(bytes: Buffer, oidBytes: number): SavedTrails | undefined {
    const saved = new SavedTrails(oidBytes);
    return saved.#read(bytes) ? saved : undefined;
  }

  /** How many objects there are. */
  get count(): number {
    return this.#trails.size;
  }

  /** What was left of an object. */
  trailOf(oid: string): Trail | undefined {
    const packed = this.#trails.get(oid);
    return packed && this.#unpack(packed);
  }

  /** Adds what was left of an object, while there is room. */
  add(oid: string, trail: Trail): void {
    const packed = this.#pack(trail);
    if (this.#bytes + packed.length > MOST_BYTES) return;
    this.#bytes += packed.length;
    this.#trails.set(oid, packed);
  }

  bytes(): Buffer {
    const table = Buffer.from(JSON.stringify(this.#verdicts));
    const parts = [lengthOf(table), table];
    for (const [oid, packed] of this.#trails)
      parts.push(Buffer.from(oid, 'hex'), lengthOf(packed), Buffer.from(packed));
    return Buffer.concat(parts);
  }

  #read(bytes: Buffer): boolean {
    const table = bytes.length < LENGTH_BYTES ? 0 : LENGTH_BYTES + bytes.readUInt32LE(0);
    const verdicts = readVerdicts(bytes.subarray(LENGTH_BYTES, table));
    if (!verdicts || table > bytes.length) return false;
    for (const verdict of verdicts) this.#numberOf(verdict);
    let at = table;
    for (const head = this.#oidBytes + LENGTH_BYTES; at + head <= bytes.length;) {
      const oid = bytes.toString('hex', at, at + this.#oidBytes);
      const end = at + head + bytes.readUInt32LE(at + this.#oidBytes);
      if (end > bytes.length) return false;
      this.#trails.set(oid, bytes.subarray(at + head, end));
      this.#bytes += end - at - head;
      at = end;
    }
    return at === bytes.length;
  }

  #numberOf(verdict: Verdict): number {
    const text = JSON.stringify(verdict);
    let number = this.#numbers.get(text);
    if (number === undefined) {
      number = this.#verdicts.push(verdict);
      this.#numbers.set(text, number);
    }
    return number;
  }

  #pack({ encoding, size, units, spots, verdicts }: Trail): Buffer {
    const writer = this.#writer;
    writer.add(ENCODINGS.indexOf(encoding));
    writer.add(size);
    writer.add(units.length / UNIT_FIELDS);
    let before = 0;
    for (let row = 0; row < units.length; row += UNIT_FIELDS) {
      const [start, end] = [units[row]!, units[row + 1]!];
      writer.add(start - before);
      writer.add(end - start);
      writer.add(units[row + 2]!);
      writer.add(units[row + 3]!);
      before = end;
    }
    before = 0;
    for (let row = 0; row < spots.length; row += SPOT_FIELDS) {
      const place = spots[row]!;
      writer.add(place - before);
      for (const field of [LOW, HIGH, START, END]) writer.add(spots[row + field]! - place);
      const verdict = spots[row + VERDICT]!;
      writer.add(verdict > 0 ? this.#numberOf(verdicts[verdict - 1]!) : verdict);
      before = place;
    }
    return writer.take();
  }

  #unpack(packed: Uint8Array): Trail | undefined {
    const reader = new VarintReader(packed);
    const encoding = ENCODINGS[reader.next()];
    const size = reader.next();
    const units = readUnits(reader, reader.next());
    const spots: number[] = [];
    const verdicts: Verdict[] = [];
    let place = 0;
    while (!reader.ended) {
      place += reader.next();
      spots.push(place);
      for (let field = LOW; field <= END; field++) spots.push(place + reader.next());
      const verdict = reader.next();
      if (verdict > this.#verdicts.length) return undefined;
      spots.push(verdict > 0 ? verdicts.push(this.#verdicts[verdict - 1]!) : verdict);
    }
    return encoding && units && { encoding, size, units, spots, verdicts };
  }
}

const ENCODINGS: readonly Trail['encoding'][] = ['text', 'utf-16le', 'utf-16be', 'binary'];
const LENGTH_BYTES = 4;
/** Trails together take no more: of what has no room an object is searched again. */
const MOST_BYTES = 64 << 20;

function lengthOf({ length }: Uint8Array): Buffer {
  const bytes = Buffer.alloc(LENGTH_BYTES);
  bytes.writeUInt32LE(length);
  return bytes;
}

function readVerdicts(bytes: Buffer): Verdict[] | undefined {
  if (!isUtf8(bytes)) return undefined;
  try {
    const verdicts: unknown = JSON.parse(bytes.toString());
    return Array.isArray(verdicts) ? (verdicts as Verdict[]) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Rows of units; undefined where there are fewer than it is said. */
function readUnits(reader: VarintReader, count: number): Int32Array | undefined {
  const rows: number[] = [];
  let before = 0;
  for (let row = 0; row < count; row++) {
    if (reader.ended) return undefined;
    const start = before + reader.next();
    before = start + reader.next();
    rows.push(start, before, reader.next(), reader.next());
  }
  return Int32Array.from(rows);
}
