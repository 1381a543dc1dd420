import { entryId } from '../../git/pack/entry-oid.ts';
import type { PackTable } from '../../git/pack/pack-table.ts';
import type { ObjectKind } from '../../git/plumbing/list-objects.ts';
import type { StoredObject, StorePart } from '../../git/store.ts';
import type { Batch, KnownBatch } from '../../pool/protocol.ts';

/** Objects that one worker takes at a time: those that git reads for it, or entries of a pack. */
export type ObjectBatch = Batch<StoredObject> | KnownBatch;

/** A batch is full at this many objects or bytes: large enough to keep git busy, small enough to share out. */
const BATCH_OBJECTS = 1024;
const BATCH_BYTES = 8 << 20;

/** Cuts the parts of a store into batches. */
export async function* batchParts(
  parts: AsyncIterable<StorePart> | Iterable<StorePart>,
): AsyncGenerator<ObjectBatch, void, undefined> {
  let files: StoredObject[] = [];
  let bytes = 0;
  for await (const part of parts) {
    if ('entries' in part) yield part;
    for (const object of 'entries' in part ? [] : part.objects) {
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
  readonly at: (file: number) => StoredObject;
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
