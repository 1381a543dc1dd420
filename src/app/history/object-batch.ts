import type { PackTable } from '../../git/pack/pack-table.ts';
import { entryId } from '../../git/pack/entry-oid.ts';
import type { Batch, KnownBatch } from '../../pool/protocol.ts';
import type { ListedObject, ObjectKind } from '../../git/plumbing/list-objects.ts';

/** An object to scan; its size where it is known. */
export type ScanObject = Pick<ListedObject, 'oid' | 'kind'> & { readonly size?: number };

/** Objects that one worker takes at a time: those that git reads for it, or entries of a pack. */
export type ObjectBatch = Batch<ScanObject> | KnownBatch;

/** A batch is full at this many objects or bytes: large enough to keep git busy, small enough to share out. */
const BATCH_OBJECTS = 1024;
const BATCH_BYTES = 8 << 20;

/** Cuts objects into batches. */
export async function* batchObjects(
  objects: AsyncIterable<readonly ScanObject[]> | Iterable<readonly ScanObject[]>,
): AsyncGenerator<Batch<ScanObject>, void, undefined> {
  let files: ScanObject[] = [];
  let bytes = 0;
  for await (const part of objects) {
    for (const object of part) {
      files.push(object);
      bytes += object.size ?? 0;
      if (files.length < BATCH_OBJECTS && bytes < BATCH_BYTES) continue;
      yield { files };
      files = [];
      bytes = 0;
    }
  }
  if (files.length > 0) yield { files };
}

/** Kinds as packs number them. Trees are in no batch. */
const KINDS: readonly (ObjectKind | undefined)[] = [undefined, 'commit', undefined, 'blob', 'tag'];

/** What file indexes of a result stand for, and how many there are. */
export interface BatchObjects {
  readonly count: number;
  readonly at: (file: number) => ScanObject;
}

/** The objects of a batch; `packs`: those that packed batches are of. */
export function objectsOf(batch: ObjectBatch, packs: readonly PackTable[]): BatchObjects {
  if (!('entries' in batch)) return { count: batch.files.length, at: (file) => batch.files[file]! };
  const table = packs[batch.pack]!;
  return {
    count: batch.entries.length,
    at(file) {
      const entry = batch.entries[file]!;
      const oid = entryId(table, entry);
      return { oid, kind: KINDS[table.types[entry]!]! };
    },
  };
}

/** Bytes that the entries of a batch take in their pack; 0 for what git reads. */
export function packedBytes(batch: ObjectBatch, packs: readonly PackTable[]): number {
  if (!('entries' in batch)) return 0;
  const { offsets } = packs[batch.pack]!;
  return batch.entries.reduce((sum, entry) => sum + offsets[entry + 1]! - offsets[entry]!, 0);
}
