import { isUtf8 } from 'node:buffer';
import { UNIT_FIELDS } from '../../../engine/incremental/units.ts';
import {
  END,
  DEPENDENCY_END,
  DEPENDENCY_START,
  CANDIDATE_FIELDS,
  START,
  OUTCOME,
  type CandidateOutcome,
} from '../../../engine/incremental/candidate-log.ts';
import type { ScanSnapshot } from '../../../engine/incremental/scan-snapshot.ts';
import { VarintReader, VarintWriter } from './varints.ts';

/**
 * What scans have left of objects with matches, by their ids: places, and what the checks said of them, but nothing of what is there. As bytes: the length
 * of a JSON list of outcomes (32 bits, little-endian), that list, and for each object the bytes of its id, a length (likewise) and so many bytes of numbers.
 */
export class MatchSnapshots {
  readonly #oidBytes: number;
  readonly #outcomes: CandidateOutcome[] = [];
  /** Places of outcomes in the list, by what they say. */
  readonly #numbers = new Map<string, number>();
  readonly #snapshots = new Map<string, Uint8Array>();
  readonly #writer = new VarintWriter();
  /** Of all snapshots together. */
  #bytes = 0;

  /** `oidBytes` of an id in bytes. */
  constructor(oidBytes: number) {
    this.#oidBytes = oidBytes;
  }

  /** What `bytes` gave; undefined if they are anything else. */
  static parse(bytes: Buffer, oidBytes: number): MatchSnapshots | undefined {
    const saved = new MatchSnapshots(oidBytes);
    return saved.#read(bytes) ? saved : undefined;
  }

  /** How many objects there are. */
  get count(): number {
    return this.#snapshots.size;
  }

  /** What was left of an object. */
  snapshotOf(oid: string): ScanSnapshot | undefined {
    const packed = this.#snapshots.get(oid);
    return packed && this.#unpack(packed);
  }

  /** Adds what was left of an object, while there is room. */
  add(oid: string, snapshot: ScanSnapshot): void {
    const packed = this.#pack(snapshot);
    if (this.#bytes + packed.length > MOST_BYTES) return;
    this.#bytes += packed.length;
    this.#snapshots.set(oid, packed);
  }

  bytes(): Buffer {
    const table = Buffer.from(JSON.stringify(this.#outcomes));
    const parts = [lengthOf(table), table];
    for (const [oid, packed] of this.#snapshots)
      parts.push(Buffer.from(oid, 'hex'), lengthOf(packed), Buffer.from(packed));
    return Buffer.concat(parts);
  }

  #read(bytes: Buffer): boolean {
    const table = bytes.length < LENGTH_BYTES ? 0 : LENGTH_BYTES + bytes.readUInt32LE(0);
    const outcomes = readVerdicts(bytes.subarray(LENGTH_BYTES, table));
    if (!outcomes || table > bytes.length) return false;
    for (const outcome of outcomes) this.#numberOf(outcome);
    let at = table;
    for (const head = this.#oidBytes + LENGTH_BYTES; at + head <= bytes.length;) {
      const oid = bytes.toString('hex', at, at + this.#oidBytes);
      const end = at + head + bytes.readUInt32LE(at + this.#oidBytes);
      if (end > bytes.length) return false;
      this.#snapshots.set(oid, bytes.subarray(at + head, end));
      this.#bytes += end - at - head;
      at = end;
    }
    return at === bytes.length;
  }

  #numberOf(outcome: CandidateOutcome): number {
    const text = JSON.stringify(outcome);
    let number = this.#numbers.get(text);
    if (number === undefined) {
      number = this.#outcomes.push(outcome);
      this.#numbers.set(text, number);
    }
    return number;
  }

  #pack({ encoding, size, units, candidates, outcomes }: ScanSnapshot): Buffer {
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
    for (let row = 0; row < candidates.length; row += CANDIDATE_FIELDS) {
      const place = candidates[row]!;
      writer.add(place - before);
      for (const field of [DEPENDENCY_START, DEPENDENCY_END, START, END]) writer.add(candidates[row + field]! - place);
      const outcome = candidates[row + OUTCOME]!;
      writer.add(outcome > 0 ? this.#numberOf(outcomes[outcome - 1]!) : outcome);
      before = place;
    }
    return writer.take();
  }

  #unpack(packed: Uint8Array): ScanSnapshot | undefined {
    const reader = new VarintReader(packed);
    const encoding = ENCODINGS[reader.next()];
    const size = reader.next();
    const units = readUnits(reader, reader.next());
    const candidates: number[] = [];
    const outcomes: CandidateOutcome[] = [];
    let place = 0;
    while (!reader.ended) {
      place += reader.next();
      candidates.push(place);
      for (let field = DEPENDENCY_START; field <= END; field++) candidates.push(place + reader.next());
      const outcome = reader.next();
      if (outcome > this.#outcomes.length) return undefined;
      candidates.push(outcome > 0 ? outcomes.push(this.#outcomes[outcome - 1]!) : outcome);
    }
    return encoding && units && { encoding, size, units, candidates, outcomes };
  }
}

const ENCODINGS: readonly ScanSnapshot['encoding'][] = ['text', 'utf-16le', 'utf-16be', 'binary'];
const LENGTH_BYTES = 4;
/** Trails together take no more: of what has no room an object is searched again. */
const MOST_BYTES = 64 << 20;

function lengthOf({ length }: Uint8Array): Buffer {
  const bytes = Buffer.alloc(LENGTH_BYTES);
  bytes.writeUInt32LE(length);
  return bytes;
}

function readVerdicts(bytes: Buffer): CandidateOutcome[] | undefined {
  if (!isUtf8(bytes)) return undefined;
  try {
    const outcomes: unknown = JSON.parse(bytes.toString());
    return Array.isArray(outcomes) ? (outcomes as CandidateOutcome[]) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Rows of units; undefined if there are fewer than it is said. */
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
