import type { PackTable } from '../../../src/git/pack/pack-table.ts';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { SizedIdList, sizedIds } from '../../../src/app/history/cache/clean-object-sizes.ts';
import { afterEach, expect, test } from 'vitest';
import { openObjectDatabase, type ObjectDatabase } from '../../../src/git/pack/object-database.ts';
import { isolatedGitEnvironment } from '../../support/repo.ts';
import { openShapes, SHAPES, type Shaped } from '../../support/packed.ts';

const shapes = openShapes();
afterEach(() => shapes.remove());

const KINDS = ['unknown', 'commit', 'tree', 'blob', 'tag'];

function gitListing({ cwd }: Shaped, format: string): string[] {
  const args = ['cat-file', '--batch-all-objects', `--batch-check=${format}`];
  const env = { ...isolatedGitEnvironment(cwd), GIT_NO_LAZY_FETCH: '1' };
  const text = execFileSync('git', args, { cwd, env, encoding: 'latin1', stdio: ['ignore', 'pipe', 'pipe'] });
  return text.split('\n').filter((line) => line !== '');
}

function oidOf({ oids, oidBytes, oidIndexOf }: PackTable, entry: number): string {
  return Buffer.from(oids.subarray(oidIndexOf[entry]! * oidBytes, (oidIndexOf[entry]! + 1) * oidBytes)).toString('hex');
}

/** Entries as git writes them: id, kind, base. */
function entriesOf(table: PackTable): string[] {
  return Array.from(table.types, (kind, entry) => {
    const base = table.bases[entry]!;
    expect(base).toBeGreaterThanOrEqual(-1);
    const under = base < 0 ? '0'.repeat(table.oidBytes * 2) : oidOf(table, base);
    return `${oidOf(table, entry)} ${KINDS[kind]} ${under}`;
  });
}

async function openDatabase({ objects, width }: Shaped): Promise<ObjectDatabase> {
  const database = await openObjectDatabase(objects, width);
  expect(database).toBeDefined();
  return database!;
}

/** Ids that batches give, with their kinds. */
function batched(database: ObjectDatabase): string[] {
  return [...database.batches()].flatMap(({ pack, entries }) => {
    const table = database.tables[pack]!;
    return Array.from(entries, (entry) => `${oidOf(table, entry)} ${KINDS[table.types[entry]!]}`);
  });
}

test.each(Object.entries(SHAPES))('%s: the objects, kinds and bases that git tells of', async (_, make) => {
  const shape = make(shapes);
  const database = await openDatabase(shape);
  const entries = database.tables.flatMap(entriesOf);
  const listing = gitListing(shape, '%(objectname) %(objecttype) %(deltabase)');
  const known = new Map(listing.map((line) => [line.split(' ')[0]!, line]));
  const held = new Map<string, string[]>();
  for (const line of entries) held.set(line.split(' ')[0]!, [...(held.get(line.split(' ')[0]!) ?? []), line]);
  for (const lines of held.values()) expect(lines).toContain(known.get(lines[0]!.split(' ')[0]!));
  const { others } = database.wantAll();
  const scanned = [...batched(database), ...others.map((oid) => known.get(oid)!.split(' ').slice(0, 2).join(' '))];
  const expected = listing.map((line) => line.split(' ').slice(0, 2).join(' '));
  expect(scanned.filter((line) => !line.endsWith('tree')).sort()).toEqual(
    expected.filter((line) => !line.endsWith('tree')),
  );
  expect(database.wants().objects).toBe(scanned.length - others.length);
  for (const line of expected) {
    const [oid, kind] = line.split(' ');
    expect(database.hasBlob(oid!)).toBe(kind === 'blob' && held.has(oid!));
  }
});

test.each(Object.entries(SHAPES))('%s: what is known is counted with its size, and not given', async (_, make) => {
  const shape = make(shapes);
  const database = await openDatabase(shape);
  const all = gitListing(shape, '%(objectname) %(objecttype) %(objectsize)').map((line) => line.split(' '));
  const rows = all.filter(([, kind]) => kind !== 'tree');
  const trees = new Set(all.filter(([, kind]) => kind === 'tree').map(([oid]) => oid));
  const list = new SizedIdList(shape.width);
  const [known, unknown] = [rows.filter((_row, i) => i % 2 === 0), rows.filter((_row, i) => i % 2 === 1)];
  for (const [oid, , size] of known) list.add(oid!, Number(size));
  const wanted = database.wantAll(sizedIds(list.sorted(), shape.width));
  const bytes = known.reduce((sum, [, , size]) => sum + Number(size), 0);
  expect(wanted.known).toMatchObject({ objects: known.length, bytes });
  for (const oid of wanted.known.others) expect(database.hasBlob(oid)).toBe(false);
  const given = [...batched(database).map((line) => line.split(' ')[0]!), ...wanted.others];
  // git alone knows which of the loose ones are trees
  expect(given.filter((oid) => !trees.has(oid)).sort()).toEqual(unknown.map(([oid]) => oid));
});

test('what is wanted alone is given alone; trees and what no pack holds are not', async () => {
  const shape = SHAPES['one pack']!(shapes);
  const database = await openDatabase(shape);
  const lines = gitListing(shape, '%(objectname) %(objecttype)');
  const asked = lines.filter((_, i) => i % 3 === 0);
  const given = asked.filter((line) => database.want(line.split(' ')[0]!));
  expect(given).toEqual(asked.filter((line) => !line.endsWith('tree')));
  expect(batched(database).sort()).toEqual(given);
  expect([database.want('0'.repeat(40)), database.want('beef'), database.want('')]).toEqual([false, false, false]);
});

function packFile({ objects }: Shaped, ending: string): string {
  const name = readdirSync(join(objects, 'pack')).find((one) => one.endsWith(ending))!;
  const path = join(objects, 'pack', name);
  chmodSync(path, 0o644);
  return path;
}

const ODD: Readonly<Record<string, (shape: Shaped) => void>> = {
  'an index without its pack': (shape) => rmSync(packFile(shape, '.pack')),
  'a pack without its index': (shape) => rmSync(packFile(shape, '.idx')),
  'an index of another pack': (shape) => {
    const path = packFile(shape, '.idx');
    const bytes = readFileSync(path);
    bytes[bytes.length - 25]! ^= 1;
    writeFileSync(path, bytes);
  },
  'a pack that was cut off': (shape) => truncateSync(packFile(shape, '.pack'), 1000),
  'an index that was cut off': (shape) => truncateSync(packFile(shape, '.idx'), 1000),
  'a folder for an index': (shape) => {
    const path = packFile(shape, '.idx');
    renameSync(path, `${path}.kept`);
    mkdirSync(path);
  },
  'a pipe for a pack': (shape) => {
    const path = packFile(shape, '.pack');
    rmSync(path);
    execFileSync('mkfifo', [path]);
  },
  'a folder to borrow from that is gone': ({ objects }) =>
    writeFileSync(join(objects, 'info/alternates'), '/nowhere/objects\n'),
  'a quoted folder to borrow from': ({ objects }) => writeFileSync(join(objects, 'info/alternates'), '"/tmp"\n'),
  'an index that claims thousands of millions of objects': (shape) => {
    const path = packFile(shape, '.idx');
    const bytes = readFileSync(path);
    bytes.writeUInt32BE(0xffff_ffff, 8 + 255 * 4);
    writeFileSync(path, bytes);
    truncateSync(path, 2 ** 37);
  },
  'an index of version 1': ({ cwd }) => {
    const env = isolatedGitEnvironment(cwd);
    execFileSync('git', ['-c', 'pack.indexVersion=1', 'repack', '-q', '-adf'], { cwd, env });
  },
};

test.each(Object.entries(ODD))('%s is left to git', async (_, spoil) => {
  const shape = SHAPES['one pack']!(shapes);
  await openDatabase(shape);
  spoil(shape);
  expect(await openObjectDatabase(shape.objects, shape.width)).toBeUndefined();
});

test('folders that borrow from each other are read once, and deeper than git goes not at all', async () => {
  const folder = shapes.folder();
  const objects = Array.from({ length: 8 }, (_, i) => join(folder.path, `${i}`));
  for (const one of objects) mkdirSync(join(one, 'info'), { recursive: true });
  const link = (from: number, to: number): void =>
    writeFileSync(join(objects[from]!, 'info/alternates'), `# comment\n${objects[to]}\n`);
  for (let i = 0; i < 5; i++) link(i, i + 1);
  link(5, 0);
  expect(await openObjectDatabase(objects[0]!, 20)).toBeDefined();
  link(5, 6);
  expect(await openObjectDatabase(objects[0]!, 20)).toBeUndefined();
});

/** Everything in a table is within its bounds, and every entry is given once or left to git. */
function checkTable(database: ObjectDatabase): void {
  const { others } = database.wantAll();
  const given = batched(database);
  let trees = 0;
  for (const { bases, types, offsets, size, oidBytes, oidIndexOf, oids } of database.tables) {
    expect(oids.length).toBe(types.length * oidBytes);
    expect(new Set(oidIndexOf).size).toBe(types.length);
    for (let entry = 0; entry < types.length; entry++) {
      expect(offsets[entry + 1]!).toBeGreaterThan(offsets[entry]!);
      expect(bases[entry]! >= -2 && bases[entry]! < types.length && types[entry]! <= 4).toBe(true);
      if (types[entry] === 2) trees++;
      expect(types[entry] === 0).toBe(bases[entry] === -2);
      expect(types[bases[entry]! < 0 ? entry : bases[entry]!]).toBe(types[entry]);
    }
    expect(offsets[types.length]).toBe(size - oidBytes);
  }
  const all = database.tables.reduce((sum, { types }) => sum + types.length, 0);
  expect(new Set([...given.map((line) => line.split(' ')[0]!), ...others]).size + trees).toBe(all);
}

test.each(['.idx', '.pack'])(
  'a changed %s gives no table or one that holds together, and loses nothing that git lists',
  { timeout: 120_000 },
  async (ending) => {
    const shape = SHAPES[ending === '.idx' ? 'one pack' : 'bases named by their ids']!(shapes);
    const path = packFile(shape, ending);
    const bytes = readFileSync(path);
    const edits = fc.array(fc.tuple(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 0, max: 255 })), {
      minLength: 1,
      maxLength: 4,
    });
    const near = fc.array(fc.tuple(fc.nat({ max: ending === '.idx' ? 1100 : 200 }), fc.integer({ min: 0, max: 255 })), {
      minLength: 1,
      maxLength: 3,
    });
    let tables = 0;
    await fc.assert(
      fc.asyncProperty(fc.oneof(edits, near), async (changes) => {
        const changed = Buffer.from(bytes);
        for (const [at, byte] of changes) changed[at] = byte;
        writeFileSync(path, changed);
        const database = await openObjectDatabase(shape.objects, shape.width);
        if (!database) return;
        tables++;
        checkTable(database);
        const ids = new Set(
          database.tables.flatMap((table) => Array.from(table.types, (_, entry) => oidOf(table, entry))),
        );
        for (const oid of gitListing(shape, '%(objectname)')) expect(ids.has(oid.split(' ')[0]!)).toBe(true);
      }),
      { numRuns: 150 },
    );
    expect(tables).toBeGreaterThan(10);
  },
);

/** Writes the header of an entry that is a change of the object with this id. */
function namedChange(base: Buffer): Buffer {
  return Buffer.concat([Buffer.from([0x71]), base, Buffer.from('789c0300000000010000', 'hex')]);
}

const BLOB = Buffer.from('30789c030000000001', 'hex');

/** A pack and its index that nobody would write: each entry is a change of the one whose number stands for it in `bases`, or a blob where that is -1. */
function writePack(objects: string, bases: readonly number[]): void {
  const ids = bases.map((_, i) => Buffer.from(i.toString(16).padStart(40, '0'), 'hex'));
  const entries = bases.map((base) => (base < 0 ? BLOB : namedChange(ids[base] ?? Buffer.alloc(20, 0xee))));
  const head = Buffer.from('5041434b0000000200000000', 'hex');
  head.writeUInt32BE(bases.length, 8);
  const sum = Buffer.alloc(20, 7);
  const pack = Buffer.concat([head, ...entries, sum]);
  const fanout = Buffer.alloc(1024);
  for (let i = 0; i < 256; i++) fanout.writeUInt32BE(bases.length, i * 4);
  const offsets = Buffer.alloc(bases.length * 4);
  for (let i = 0, at = 12; i < bases.length; at += entries[i]!.length, i++) offsets.writeUInt32BE(at, i * 4);
  const index = [
    Buffer.from('ff744f6300000002', 'hex'),
    fanout,
    ...ids,
    Buffer.alloc(bases.length * 4),
    offsets,
    sum,
    sum,
  ];
  mkdirSync(join(objects, 'pack'), { recursive: true });
  writeFileSync(join(objects, 'pack/pack-x.pack'), pack);
  writeFileSync(join(objects, 'pack/pack-x.idx'), Buffer.concat(index));
}

test.each([
  ['a change of itself', [0], 1],
  ['two of each other', [1, 0], 2],
  ['a way into a circle, and a base that is not there', [1, 2, 3, 1, 9], 4],
  ['ways into one circle', [2, 0, 1, 5, 3, 1], 6],
  ['a hundred thousand, the last of what is not there', Array.from({ length: 100_000 }, (_, i) => i + 1), 0],
  ['a hundred thousand in a circle', Array.from({ length: 100_000 }, (_, i) => (i + 1) % 100_000), 100_000],
])('git is not asked for what leads into a circle of changes: %s', async (_, bases, circular) => {
  const folder = shapes.folder();
  writePack(folder.path, bases);
  const database = (await openObjectDatabase(folder.path, 20))!;
  const { others, hopeless } = database.wantAll();
  expect([others.length, hopeless.length]).toEqual([bases.length - circular, circular]);
  expect(database.allHopeless()).toEqual(hopeless);
  expect(hopeless.every(({ oid }) => database.hopeless(oid) !== undefined)).toBe(true);
  expect([...database.batches()]).toEqual([]);
});

test('a chain of a hundred thousand changes is given in its order', async () => {
  const folder = shapes.folder();
  writePack(folder.path, [...Array.from({ length: 99_999 }, (_, i) => i + 1), -1]);
  const database = (await openObjectDatabase(folder.path, 20))!;
  expect(database.wantAll().others).toEqual([]);
  const entries = [...database.batches()].flatMap((batch) => [...batch.entries]);
  expect(entries).toEqual(Array.from({ length: 100_000 }, (_, i) => 99_999 - i));
});

test('an abort ends the reading of a pack', async () => {
  const shape = SHAPES['one pack']!(shapes);
  expect(await openObjectDatabase(shape.objects, shape.width, AbortSignal.abort())).toBeUndefined();
});
