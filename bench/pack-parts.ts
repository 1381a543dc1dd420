/**
 * One part of a scan of history alone, on one thread, without scanning: `index` reads what the packs of an object folder contain, `unpack` also
 * unpacks all blobs, commits and tags. `node pack-parts.mjs index|unpack FOLDER`, bundled by `bench/history.ts`.
 */
import { lastUses } from '../src/pool/last-uses.ts';
import { ObjectReader } from '../src/git/unpack/object-reader.ts';
import { createPackKernel } from '../src/git/unpack/pack-kernel.ts';
import { openObjectDatabase, type ObjectDatabase } from '../src/git/pack/object-database.ts';

const [part, folder = ''] = process.argv.slice(2);

function unpack(database: ObjectDatabase): number {
  const packs = database.tables.map((table) => ({ table, contents: new ObjectReader(table, createPackKernel()!) }));
  let bytes = 0;
  for (const { pack, entries } of database.batches()) {
    const { table, contents } = packs[pack]!;
    const uses = lastUses(entries, table.bases);
    for (const [place, entry] of entries.entries()) {
      const isNeeded = (one: number): boolean => (uses.get(one) ?? -1) > place;
      if (contents.open(entry, isNeeded)) bytes += contents.bytes().length;
      if (!isNeeded(entry)) contents.chain.dropLast(entry);
    }
    contents.chain.cut(0);
  }
  return bytes;
}

const database = await openObjectDatabase(folder, 20);
if (!database) throw new Error(`${folder} is left to git`);
const others = database.wantAll().others.length;
const { objects } = database.wants();
const bytes = part === 'unpack' ? unpack(database) : 0;
console.log(`${objects} objects in packs, ${others} for git, ${bytes} bytes unpacked`);
