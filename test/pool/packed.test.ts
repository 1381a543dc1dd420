import type { PackTable, PackedBatch } from '../../src/git/pack/pack-table.ts';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { runPool } from '../../src/pool/pool.ts';
import { prewarmWorkers } from '../../src/pool/scan-thread.ts';
import { DEFAULT_DEADLINES, type Deadlines } from '../../src/pool/watchdog.ts';
import { catFileCommand } from '../../src/git/plumbing/cat-file.ts';
import { openObjectDatabase } from '../../src/git/pack/object-database.ts';
import { openRepository } from '../../src/git/repository.ts';
import { smallProgram } from '../support/program.ts';
import { isolatedGitEnvironment, makeFolder, makeRepo, type TempRepo } from '../support/repo.ts';
import { buildWorker, fullPlan, programWithSlowRule } from '../support/worker.ts';

const at = makeFolder();
afterAll(() => at.remove());
const worker = buildWorker(at.path, 'worker');
/** Dies at the third entry of every batch, until four are left. */
const fragile = buildWorker(
  at.path,
  'fragile',
  `parentPort.on('message', ({ id, entries }) => {
    if (!entries || entries.length < 5) return;
    const progress = new Int32Array(workerData.progress);
    Atomics.store(progress, 0, id);
    Atomics.store(progress, 1, 2);
    process.exit(7);
  });`,
);

const made: TempRepo[] = [];
afterEach(() => made.splice(0).forEach((repo) => repo.remove()));

/** A pack with these blobs, and their offsets. */
async function packed(
  texts: readonly string[],
): Promise<{ packs: readonly PackTable[]; batch: PackedBatch; repo: TempRepo }> {
  const repo = makeRepo();
  made.push(repo);
  for (const [i, text] of texts.entries()) repo.write(`${i}`, text);
  repo.commit();
  repo.git('gc', '-q');
  const database = (await openObjectDatabase(join(repo.path, '.git/objects'), 20))!;
  expect(texts.map((_, i) => database.want(repo.git('rev-parse', `HEAD:${i}`).trim()))).not.toContain(false);
  const [batch] = [...database.batches()];
  return { packs: database.tables, batch: batch!, repo };
}

const stillborn = buildWorker(at.path, 'stillborn', `throw new Error('cannot start');`);

interface Settings {
  readonly url?: URL;
  /** Number of threads started before their work is known. */
  readonly warm?: number;
  readonly slow?: boolean;
  readonly deadlines?: Deadlines;
}

/** Outcome of a batch: results by the content of its entries. */
async function outcome(
  texts: readonly string[],
  { url = worker, warm: count = 0, slow, deadlines = DEFAULT_DEADLINES }: Settings = {},
) {
  const program = slow ? programWithSlowRule() : smallProgram();
  const warm = prewarmWorkers({ workerUrl: worker, program, plan: fullPlan(program) }, count);
  const { packs, batch, repo } = await packed(texts);
  async function* batches(): AsyncGenerator<PackedBatch> {
    yield batch;
  }
  const objects = await catFileCommand(await openRepository(repo.path, { env: isolatedGitEnvironment(repo.path) }));
  const pool = { batches: batches(), workers: 1, workerUrl: url, program, plan: fullPlan(program), deadlines, objects };
  const failed: string[] = [];
  let scanned = 0;
  let bytes = 0;
  for await (const { batch: done, result } of runPool({ ...pool, warm, packs: () => packs })) {
    scanned += result.scanned;
    bytes += result.bytes;
    for (const [file, , reason] of result.failed) {
      const name = packs[0]!.oidIndexOf[done.entries[file]!]! * 20;
      const oid = Buffer.from(packs[0]!.oids.subarray(name, name + 20)).toString('hex');
      failed.push(`${repo.git('cat-file', 'blob', oid).slice(0, 4)}: ${reason}`);
    }
  }
  await warm.stop();
  expect(warm.take()).toBeUndefined();
  return { scanned, bytes, failed };
}

const TEXTS = Array.from({ length: 6 }, (_, i) => `text ${i}\n`);
const EVIL = `evil${'x'.repeat(100)}`;

test('stops and names an endless rule on one entry, at the cost of that alone', async () => {
  const deadlines = { file: 60_000, rule: 300 };
  const result = await outcome([...TEXTS, EVIL], { slow: true, deadlines });
  expect(result).toEqual({ scanned: 6, bytes: 6 * 7, failed: ['evil: deadline exceeded in rule user-slow'] });
});

test('an entry that kills its worker fails once, and the others are scanned', async () => {
  const result = await outcome(TEXTS, { url: fragile });
  expect(result).toEqual({ scanned: 4, bytes: 4 * 7, failed: Array(2).fill('text: the scanner stopped on this file') });
});

test('prewarmed threads scan what is found later, and surplus ones are stopped', async () => {
  const all = await outcome(TEXTS);
  expect(all.scanned).toBe(6);
  // no other thread can be started
  expect(await outcome(TEXTS, { url: stillborn, warm: 3 })).toEqual(all);
  await expect(outcome(TEXTS, { url: stillborn })).rejects.toThrow('could not be started');
});
