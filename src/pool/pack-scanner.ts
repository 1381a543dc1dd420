import type { PackTable } from '../git/pack/pack-table.ts';
import type { Scanner } from '../engine/scanner.ts';
import type { DeltaInput, ScanSnapshot } from '../engine/incremental/scan-snapshot.ts';
import {
  countObject,
  createBlobWriter,
  newBatchResult,
  pushAll,
  resultOf,
  type BatchResultBuilder,
  type BlobWriter,
} from './batch.ts';
import type { ObjectProgress, ObjectScanner } from './object-scanner.ts';
import { PointerDetector } from './lfs-pointer.ts';
import type { BatchResult, PackedJob, ScanPlan } from './protocol.ts';
import { entryId } from '../git/pack/entry-oid.ts';
import { lastUses } from './last-uses.ts';
import { mergeResults } from './merge-results.ts';
import { ObjectReader } from '../git/unpack/object-reader.ts';
import { createPackKernel, type PackKernel } from '../git/unpack/pack-kernel.ts';

/** What a scanner of packs works with. */
export interface PackScanning {
  readonly packs: readonly PackTable[];
  /** Whether results include snapshots. */
  readonly leavesSnapshots: boolean;
  readonly progress: ObjectProgress;
  /** Reads what this scanner cannot. They share scanner and progress, so it must be idle when a job begins. */
  readonly objects: ObjectScanner;
}

/** Entries of one pack, with known snapshots of some. */
interface TableBatch extends Pick<PackedJob, 'entries' | 'snapshots'> {
  readonly table: PackTable;
}

/** Scans entries of packs, which it reads and unpacks itself. Leaves anything unusual to git, which also reports objects that cannot be read. */
export class PackScanner {
  readonly #scanner: Scanner;
  readonly #how: PackScanning;
  readonly #writer: BlobWriter;
  readonly #pointers = new PointerDetector();
  readonly #unpacker: PackKernel | undefined;
  /** The last pack read. */
  #open: { readonly table: PackTable; readonly contents: ObjectReader<ScanSnapshot> } | undefined;

  constructor(scanner: Scanner, plan: ScanPlan, how: PackScanning) {
    this.#scanner = scanner;
    this.#how = how;
    this.#writer = createBlobWriter(scanner, plan);
    this.#unpacker = createPackKernel();
  }

  /** Scans a batch of entries; file indexes of the result refer to them. Never rejects. */
  async scan({ id, pack, entries, snapshots }: PackedJob): Promise<BatchResult> {
    const table = this.#how.packs[pack]!;
    const { progress } = this.#how;
    const builder = newBatchResult();
    progress.job(id);
    const left = this.#scanAll({ table, entries, snapshots }, builder);
    progress.file(-1);
    progress.job(-1);
    const own = resultOf(builder);
    if (left.length === 0) return own;
    const oids = left.map((place) => entryId(table, entries[place]!));
    return mergeResults(own, await this.#how.objects.scan(id, oids, left));
  }

  close(): void {
    this.#open?.contents.close();
    this.#open = undefined;
  }

  /** Returns indexes in the batch of the entries that are left to git. */
  #scanAll({ table, entries, snapshots }: TableBatch, builder: BatchResultBuilder): number[] {
    const contents = this.#contentsOf(table);
    if (!contents) return [...entries.keys()];
    const uses = lastUses(entries, table.bases);
    const left: number[] = [];
    let place = 0;
    const isNeeded = (entry: number): boolean => (uses.get(entry) ?? -1) > place;
    for (; place < entries.length; place++) {
      const entry = entries[place]!;
      this.#how.progress.file(place);
      const wanted = isNeeded(entry);
      if (!contents.open(entry, isNeeded)) left.push(place);
      else {
        const snapshot = this.#scan(contents, builder, { place, known: snapshots?.get(entry), wanted });
        if (wanted) contents.chain.note = snapshot;
      }
      if (!wanted) contents.chain.dropLast(entry);
    }
    contents.chain.cut(0);
    return left;
  }

  #contentsOf(table: PackTable): ObjectReader<ScanSnapshot> | undefined {
    if (this.#open?.table === table) return this.#open.contents;
    this.close();
    if (!this.#unpacker) return undefined;
    const contents = new ObjectReader<ScanSnapshot>(table, this.#unpacker);
    this.#open = { table, contents };
    return contents;
  }

  /** Scans the last content of the delta stack. Returns its snapshot if `wanted`. */
  #scan(
    contents: ObjectReader<ScanSnapshot>,
    builder: BatchResultBuilder,
    { place, known, wanted }: { place: number; known: ScanSnapshot | undefined; wanted: boolean },
  ): ScanSnapshot | undefined {
    const scanner = this.#scanner;
    const matches = builder.rows.length;
    try {
      scanner.begin();
      const bytes = contents.bytes();
      pushAll(scanner, bytes);
      this.#pointers.begin(bytes.length);
      this.#pointers.push(bytes);
      if (this.#pointers.isPointer) builder.pointers.push(place);
      const inherited = known ? unchangedInput(known, bytes.length) : copiedInput(contents);
      if (!this.#writer.finish(builder, place, inherited)) return undefined;
      countObject(builder, place, bytes.length);
    } catch (error) {
      this.#writer.stop(builder, place, error);
      return undefined;
    }
    const isNew = this.#how.leavesSnapshots && !known && builder.rows.length > matches && !scanner.limited;
    const snapshot = wanted || isNew ? scanner.snapshot : undefined;
    if (isNew && snapshot) builder.snapshots.push([place, snapshot]);
    return snapshot;
  }
}

/** What the opened content copies from a scanned delta base. */
function copiedInput(contents: ObjectReader<ScanSnapshot>): DeltaInput | undefined {
  const copied = contents.copied();
  return copied && { snapshot: copied.note, copies: copied.copies };
}

/** A whole content, as a copy of a scanned one. */
function unchangedInput(snapshot: ScanSnapshot, size: number): DeltaInput {
  return { snapshot, copies: Int32Array.of(0, 0, size) };
}
