import type { PackTable } from '../../src/git/pack/pack-table.ts';
import { copyFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ScanSnapshot } from '../../src/engine/incremental/scan-snapshot.ts';
import { ObjectScanner } from '../../src/pool/object-scanner.ts';
import { openScanner } from '../../src/pool/open-scanner.ts';
import { ObjectReader } from '../../src/git/unpack/object-reader.ts';
import { PackScanner } from '../../src/pool/pack-scanner.ts';
import { createPackKernel } from '../../src/git/unpack/pack-kernel.ts';
import {
  PROGRESS_FIELDS,
  readRows,
  type BatchResult,
  type CatFileOptions,
  type WorkerJob,
  type WorkerReply,
  type ObjectOrigin,
  type WorkerStart,
} from '../../src/pool/protocol.ts';
import { makePackedRepo, seeded, versionsOf, type PackedRepo } from '../support/pack-repo.ts';
import { familyOrder, tableOf } from '../support/pack-table.ts';
import { smallProgram } from '../support/program.ts';
import { makeFolder } from '../support/repo.ts';
import { buildWorker, fullPlan } from '../support/worker.ts';

const program = smallProgram();
const plan = { ...fullPlan(program), fingerprints: 'run' as const };
const scanner = openScanner(program, plan);
const progress = { job: () => {}, file: () => {}, beat: () => {} };
const scratch = makeFolder();
const repos: PackedRepo[] = [];
afterAll(() => {
  scratch.remove();
  for (const { folder } of repos) folder.remove();
});

function keep(repo: PackedRepo): PackedRepo {
  repos.push(repo);
  return repo;
}

/** No repository: git has none of the objects. */
const nothing = keep(makePackedRepo({ a: ['x'] }));
const ALL = [1, 2, 3, 4];

function idsOf({ oids, oidIndexOf, oidBytes }: PackTable, entries: Int32Array): string[] {
  return Array.from(entries, (entry) =>
    Buffer.from(oids.subarray(oidIndexOf[entry]! * oidBytes, (oidIndexOf[entry]! + 1) * oidBytes)).toString('hex'),
  );
}

/** Results of git's reader for entries. */
async function throughGit(table: PackTable, entries: Int32Array, command: CatFileOptions): Promise<BatchResult> {
  const reader = new ObjectScanner(scanner, plan, { command, progress });
  const result = await reader.scan(0, idsOf(table, entries));
  reader.close();
  return result;
}

/** Options for reading a pack. */
interface Reading {
  readonly command: CatFileOptions;
  readonly size?: number;
  readonly leavesSnapshots?: boolean;
  readonly snapshots?: ReadonlyMap<number, ScanSnapshot>;
}

/** Results of the pack reader in batches of `size`, as one result each. */
async function directly(
  table: PackTable,
  entries: Int32Array,
  { command, size = entries.length, leavesSnapshots = false, snapshots }: Reading,
): Promise<BatchResult[]> {
  const objects = new ObjectScanner(scanner, plan, { command, progress });
  const packs = new PackScanner(scanner, plan, { packs: [table], leavesSnapshots, progress, objects });
  const results: BatchResult[] = [];
  for (let at = 0; at < entries.length; at += size)
    results.push(await packs.scan({ id: at, pack: 0, entries: entries.slice(at, at + size), snapshots }));
  packs.close();
  objects.close();
  return results;
}

/** Files of several types: changing texts, one that does not compress, an empty one, UTF-16, a large one. */
function someFiles(seed: number): Record<string, (string | Uint8Array)[]> {
  const next = seeded(seed);
  const noise = (length: number): Buffer => Buffer.from(Array.from({ length }, () => Math.floor(next() * 256)));
  return {
    'a.ts': versionsOf(60, 400, next),
    'b.ts': versionsOf(40, 30, next),
    'c.md': versionsOf(25, 3000, next),
    'd.bin': [noise(100_000), noise(70_000), Buffer.concat([noise(500), Buffer.alloc(300_000)])],
    'e.txt': ['', 'one line\n'],
    'f.txt': versionsOf(5, 40, next).map((text) => Buffer.from(`\ufeff${text}`, 'utf16le')),
    'g.txt': [Buffer.alloc(6 << 20, `${'x'.repeat(99)}\n`), Buffer.alloc((6 << 20) + 5, `${'x'.repeat(99)}\n`)],
  };
}

test('snapshots of entries with matches give the same results again, for all of them or some', async () => {
  const repo = keep(makePackedRepo(someFiles(9)));
  const table = tableOf(repo.repack('--depth=20'), 20);
  const entries = familyOrder(table, ALL);
  const [first] = await directly(table, entries, { command: nothing.reader, leavesSnapshots: true });
  const { snapshots: left, ...plain } = first!;
  const matched = new Set(readRows(plain as BatchResult).map(({ file }) => file));
  const without = [...matched].filter((file) => left.every(([one]) => one !== file));
  expect(left.length).toBeGreaterThan(50);
  for (const [file] of left) expect(matched.has(file)).toBe(true);
  for (const keeps of [() => true, (i: number) => i % 3 === 0]) {
    const snapshots = new Map(left.filter((_, i) => keeps(i)).map(([file, snapshot]) => [entries[file]!, snapshot]));
    const [again] = await directly(table, entries, { command: nothing.reader, leavesSnapshots: true, snapshots });
    const { snapshots: rest, ...told } = again!;
    expect(told).toEqual(plain);
    expect(rest.map(([file]) => file)).toEqual(left.filter((_, i) => !keeps(i)).map(([file]) => file));
  }
  // snapshots are trusted: nothing is found if they record nothing
  const silent = new Map(
    left.map(([file, snapshot]) => [entries[file]!, { ...snapshot, candidates: [], outcomes: [] }]),
  );
  const [none] = await directly(table, entries, { command: nothing.reader, snapshots: silent });
  expect(new Set(readRows(none!).map(({ file }) => file))).toEqual(new Set(without));
});

function depthOf({ bases }: PackTable): number {
  let most = 0;
  for (let entry = 0; entry < bases.length; entry++) {
    let depth = 0;
    for (let base = bases[entry]!; base >= 0; base = bases[base]!) depth++;
    most = Math.max(most, depth);
  }
  return most;
}

/** A pack without offsets of bases: its deltas name them by their ids. */
function packByIds(repo: PackedRepo): string {
  const ids = repo.git(['cat-file', '--batch-all-objects', '--batch-check=%(objectname)']);
  const base = join(repo.folder.path, 'by-ids');
  const sum = repo.git(['pack-objects', '--quiet', '--no-reuse-delta', '--depth=20', base], ids);
  return `${base}-${sum.toString().trim()}.pack`;
}

describe('scans entries of every kind of pack as git reads them', () => {
  const one = keep(makePackedRepo(someFiles(1)));
  const wide = keep(makePackedRepo(someFiles(2), 'sha256'));
  const cases: readonly (readonly [name: string, repo: PackedRepo, width: 20 | 32, make: () => string])[] = [
    ['as versions come', one, 20, () => one.pack],
    ['as git packs', one, 20, () => one.repack()],
    ['shallow', one, 20, () => one.repack('--depth=2', '--window=50')],
    ['without changes', one, 20, () => one.repack('--depth=0')],
    ['bases named by ids', one, 20, () => packByIds(one)],
    ['SHA-256', wide, 32, () => wide.repack('--depth=100')],
    ['SHA-256, bases named by ids', wide, 32, () => packByIds(wide)],
  ];
  test.each(cases)('%s', async (_, repo, width, make) => {
    const table = tableOf(make(), width);
    const entries = familyOrder(table, ALL);
    expect(entries).toHaveLength(table.oidIndexOf.length);
    const known = await throughGit(table, entries, repo.reader);
    expect(known.failed).toEqual([]);
    expect(known.rows.length).toBeGreaterThan(9 * 100);
    // git of another repository, which has none of them
    expect(await directly(table, entries, { command: nothing.reader })).toEqual([known]);
  });

  test('in any order, and in batches of any size', async () => {
    const table = tableOf(one.repack('--depth=60'));
    const next = seeded(7);
    const shuffled = Int32Array.from(familyOrder(table, ALL)).sort(() => next() - 0.5);
    const backwards = Int32Array.from(familyOrder(table, ALL)).reverse();
    const orders = [familyOrder(table, [3]), backwards, shuffled];
    for (const [entries, size] of orders.flatMap((order) => [1, 7, 50].map((many) => [order, many] as const))) {
      const results = await directly(table, entries, { command: nothing.reader, size });
      expect(results.flatMap(({ failed }) => failed)).toEqual([]);
      const some = [...results.keys()].filter((i) => i % 9 === 0);
      const known: BatchResult[] = [];
      for (const i of some) known.push(await throughGit(table, entries.slice(i * size, (i + 1) * size), one.reader));
      expect(some.map((i) => results[i])).toEqual(known);
    }
  });
});

test('a chain of a thousand deltas takes the memory of a few contents', async () => {
  const repo = keep(makePackedRepo({ 'a.ts': versionsOf(1100, 1500, seeded(3)) }));
  const table = tableOf(repo.pack);
  expect(depthOf(table)).toBeGreaterThan(1000);
  const unpacker = createPackKernel()!;
  const before = unpacker.bytes.length;
  const contents = new ObjectReader(table, unpacker);
  const entries = familyOrder(table, [3]);
  const empty = contents.chain.end;
  let most = 0;
  // only the last one is needed
  const deepest = entries.at(-1)!;
  expect(contents.open(deepest, () => false)).toBe(true);
  most = contents.chain.end - empty;
  contents.close();
  expect(most).toBeLessThan(1 << 20);
  expect(unpacker.bytes.length - before).toBeLessThan(30 << 20);
  const known = await throughGit(table, entries, repo.reader);
  expect(await directly(table, entries, { command: nothing.reader })).toEqual([known]);
});

test('a content has copied ranges if its base was scanned, and only if it was opened itself', () => {
  const repo = keep(makePackedRepo({ 'a.ts': versionsOf(30, 200, seeded(9)) }));
  const table = tableOf(repo.pack);
  const contents = new ObjectReader<ScanSnapshot>(table, createPackKernel()!);
  const snapshot: ScanSnapshot = { encoding: 'text', size: 0, candidates: [], outcomes: [], units: new Int32Array(0) };
  const entries = familyOrder(table, [3]).filter((entry) => table.bases[entry]! >= 0);
  expect(entries.length).toBeGreaterThan(20);
  for (const entry of entries) {
    const base = table.bases[entry]!;
    expect(contents.open(base, () => true)).toBe(true);
    const before = Buffer.from(contents.bytes());
    contents.chain.note = undefined;
    expect(contents.open(entry, () => true)).toBe(true);
    expect(contents.copied()).toBeUndefined();
    contents.open(base, () => true);
    expect(contents.copied()).toBeUndefined();
    contents.chain.note = snapshot;
    contents.open(entry, () => false);
    const { copies } = contents.copied()!;
    let shared = 0;
    for (let i = 0; i < copies.length; i += 3) {
      const [to, from, many] = copies.subarray(i, i + 3) as unknown as [number, number, number];
      expect(before.subarray(from, from + many).equals(contents.bytes().subarray(to, to + many))).toBe(true);
      shared += many;
    }
    expect(shared).toBeGreaterThan(before.length / 2);
    expect(contents.copied()!.note).toBe(snapshot);
    // it is already there: nothing was rebuilt
    contents.open(entry, () => true);
    expect(contents.copied()).toBeUndefined();
  }
  contents.close();
});

test('leaves an object that is too large to git, and those with it as delta base', async () => {
  const large = Buffer.alloc(33 << 20, 'some text, and more of it\n');
  const changed = Buffer.concat([large, Buffer.from(`${['acm', 'Zk3Qv9Lp2Xw8'].join('_')}\n`)]);
  const repo = keep(makePackedRepo({ 'large.txt': [large, changed], 'a.ts': versionsOf(5, 20, seeded(4)) }));
  const table = tableOf(repo.repack());
  const entries = familyOrder(table, [3]);
  const [without] = await directly(table, entries, { command: nothing.reader });
  expect(without!.failed).toHaveLength(2);
  const known = await throughGit(table, entries, repo.reader);
  expect(await directly(table, entries, { command: repo.reader })).toEqual([known]);
});

describe('leaves unusual entries to git', () => {
  const small = { 'a.ts': versionsOf(25, 60, seeded(5)), 'b.md': versionsOf(8, 300, seeded(6)), 'c.txt': [''] };
  const repo = keep(makePackedRepo(small));
  let table: PackTable;
  let entries: Int32Array;
  let known: BatchResult;
  const copy = join(scratch.path, 'copy.pack');
  beforeAll(async () => {
    table = tableOf(repo.repack('--depth=30'));
    entries = familyOrder(table, ALL);
    known = await throughGit(table, entries, repo.reader);
  });

  /** Entries of the batch left to a git without objects. */
  async function leftOf(other: PackTable): Promise<number[]> {
    const [result] = await directly(other, entries, { command: nothing.reader });
    expect(result!.failed.every(([, , reason]) => reason === 'git does not have it')).toBe(true);
    expect(result!.scanned + result!.failed.length).toBe(entries.length);
    return result!.failed.map(([place]) => place);
  }

  /** Indexes of the entries with this delta base, and its own. */
  function madeFrom(entry: number): number[] {
    const places: number[] = [];
    for (const [place, one] of entries.entries()) {
      let base = one;
      while (base >= 0 && base !== entry) base = table.bases[base]!;
      if (base === entry) places.push(place);
    }
    return places;
  }

  test('damaged entries, and those based on them', async () => {
    const bytes = readFileSync(table.path);
    const next = seeded(11);
    let noticed = 0;
    for (let round = 0; round < 60; round++) {
      const entry = Math.floor(next() * entries.length);
      const from = table.offsets[entry]!;
      // the first bytes are the header's
      const length = round % 3 === 0 ? 4 : table.offsets[entry + 1]! - from;
      const damaged = Buffer.from(bytes);
      damaged[from + Math.floor(next() * length)]! ^= 1 << Math.floor(next() * 8);
      writeFileSync(copy, damaged);
      const other = { ...table, path: copy };
      expect(await directly(other, entries, { command: repo.reader })).toEqual([known]);
      const left = await leftOf(other);
      // the bits that fill the last byte of a stream mean nothing
      if (left.length > 0) noticed++;
      expect([[], madeFrom(entry)]).toContainEqual(left);
    }
    expect(noticed).toBeGreaterThan(50);
  });

  test('a file that is missing, shorter, longer, or not a file', async () => {
    const all = [...entries.keys()];
    expect(await leftOf({ ...table, path: join(scratch.path, 'missing') })).toEqual(all);
    expect(await leftOf({ ...table, path: scratch.path, size: 4096 })).toEqual(all);
    copyFileSync(table.path, copy);
    truncateSync(copy, table.size - 1);
    expect(await leftOf({ ...table, path: copy })).toEqual(all);
    expect(await directly({ ...table, path: copy }, entries, { command: repo.reader })).toEqual([known]);
    truncateSync(copy, table.size + 1);
    expect(await leftOf({ ...table, path: copy })).toEqual(all);
  });

  test('a file that becomes shorter while it is read', async () => {
    copyFileSync(table.path, copy);
    const objects = new ObjectScanner(scanner, plan, { command: repo.reader, progress });
    const packs = new PackScanner(scanner, plan, {
      packs: [{ ...table, path: copy }],
      leavesSnapshots: false,
      progress,
      objects,
    });
    const half = entries.length >> 1;
    await packs.scan({ id: 0, pack: 0, entries: entries.slice(0, half) });
    truncateSync(copy, 1000);
    const rest = entries.slice(half);
    expect(await packs.scan({ id: 1, pack: 0, entries: rest })).toEqual(await throughGit(table, rest, repo.reader));
    packs.close();
    objects.close();
  });

  test('an open file is read on after its removal', async () => {
    copyFileSync(table.path, copy);
    const objects = new ObjectScanner(scanner, plan, { command: nothing.reader, progress });
    const packs = new PackScanner(scanner, plan, {
      packs: [{ ...table, path: copy }],
      leavesSnapshots: false,
      progress,
      objects,
    });
    await packs.scan({ id: 0, pack: 0, entries: entries.slice(0, 1) });
    rmSync(copy);
    expect(await packs.scan({ id: 1, pack: 0, entries })).toEqual(known);
    packs.close();
    objects.close();
  });

  test('bases that the table does not know, or knows wrongly', async () => {
    const change = table.bases.findIndex((base) => base >= 0);
    for (const wrong of [-2, -1, table.bases[change]! + 1]) {
      const bases = Int32Array.from(table.bases);
      bases[change] = wrong;
      const left = await leftOf({ ...table, bases });
      expect(left).toContain(entries.indexOf(change));
      expect(left).toEqual(expect.arrayContaining(madeFrom(change)));
    }
    const whole = entries.find((entry) => table.bases[entry] === -1)!;
    const types = Uint8Array.from(table.types, (kind, entry) => (entry === whole ? (kind % 4) + 1 : kind));
    expect(await leftOf({ ...table, types })).toEqual(madeFrom(whole));
  });

  test.each(['offsets', 'ids'])(
    'a base of the same size as the one that the entry names, bases named by %s',
    async (by) => {
      const next = seeded(8);
      const text = versionsOf(1, 200, next)[0]!.replaceAll('é', 'e');
      const versions = Array.from({ length: 6 }, (_, i) =>
        text.replace(/.$/gm, (last) => (next() < 0.02 ? `${i}` : last)),
      );
      const same = keep(makePackedRepo({ 'a.ts': versions }));
      const right = tableOf(by === 'ids' ? packByIds(same) : same.repack());
      const blobs = familyOrder(right, [3]);
      const sizes = await throughGit(right, blobs, same.reader);
      expect(sizes.bytes).toBe(text.length * blobs.length);
      const change = blobs.find((entry) => right.bases[entry]! >= 0)!;
      const other = blobs.find(
        (entry) => entry !== change && right.bases[entry] !== change && entry !== right.bases[change],
      )!;
      const bases = Int32Array.from(right.bases);
      bases[change] = other;
      const [result] = await directly({ ...right, bases }, Int32Array.of(change), { command: nothing.reader });
      expect(result!.failed).toEqual([[0, 'missing', 'git does not have it']]);
    },
  );

  test('entries that begin or end elsewhere than the table says', async () => {
    const offsets = Float64Array.from(table.offsets);
    offsets[5]! += 1;
    const left = await leftOf({ ...table, offsets });
    expect(left).toEqual([...new Set([...madeFrom(4), ...madeFrom(5)])].sort((a, b) => a - b));
  });
});

test('a worker answers simultaneous batches of entries and objects', async () => {
  const repo = keep(makePackedRepo(someFiles(6)));
  const table = tableOf(repo.repack('--depth=30'));
  const entries = familyOrder(table, ALL);
  const damaged = readFileSync(table.path);
  const root = entries.find((entry) => table.bases[entry] === -1 && table.types[entry] === 3)!;
  damaged[table.offsets[root + 1]! - 2]! ^= 0x55;
  const copy = join(scratch.path, 'for-worker.pack');
  writeFileSync(copy, damaged);
  const workerData: WorkerStart = {
    program,
    plan,
    progress: new SharedArrayBuffer(PROGRESS_FIELDS * Int32Array.BYTES_PER_ELEMENT),
  };
  const origin: ObjectOrigin = {
    objects: repo.reader,
    packs: [table, { ...table, path: copy }],
    leavesSnapshots: false,
  };
  const worker = new Worker(buildWorker(scratch.path, 'worker'), { workerData });
  const jobs: WorkerJob[] = [];
  for (let id = 0; id < 12; id++) {
    const part = entries.slice(id * 20, id * 20 + 40);
    if (id % 3 === 2) jobs.push({ id, files: idsOf(table, part).map((oid) => ({ oid })) });
    else jobs.push({ id, pack: id % 3, entries: part });
  }
  const answers = new Map<number, BatchResult>();
  const done = new Promise<void>((resolve, reject) => {
    worker.on('error', reject);
    worker.on('message', ({ id, result }: WorkerReply) => {
      answers.set(id, result);
      if (answers.size === jobs.length) resolve();
    });
  });
  worker.postMessage(origin);
  for (const job of jobs) worker.postMessage(job);
  await done;
  await worker.terminate();
  for (const { id } of jobs)
    expect(answers.get(id)).toEqual(await throughGit(table, entries.slice(id * 20, id * 20 + 40), repo.reader));
});
