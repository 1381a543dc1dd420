import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createScanner } from '../../src/engine/create-scanner.ts';
import type { Program } from '../../src/engine/program.ts';
import { createBatchScanner } from '../../src/pool/batch.ts';
import { runInline } from '../../src/pool/inline.ts';
import { runPool, type PoolResult } from '../../src/pool/pool.ts';
import { readRows, type Batch, type PoolFile } from '../../src/pool/protocol.ts';
import { DEFAULT_DEADLINES, type Deadlines } from '../../src/pool/watchdog.ts';
import { smallProgram } from '../support/program.ts';
import { makeFolder } from '../support/repo.ts';
import { buildWorker, fullPlan, programWithSlowRule } from '../support/worker.ts';

const at = makeFolder();
afterAll(() => at.remove());
const worker = buildWorker(at.path, 'worker');
/** Dies at a file with `killer` in its name. */
const fragile = buildWorker(
  at.path,
  'fragile',
  `parentPort.on('message', ({ id, files }) => {
    const index = files.findIndex(({ path }) => path.includes('killer'));
    if (index < 0) return;
    const progress = new Int32Array(workerData.progress);
    Atomics.store(progress, 0, id);
    Atomics.store(progress, 1, index);
    process.exit(7);
  });`,
);
const stillborn = buildWorker(at.path, 'stillborn', `throw new Error('cannot start');`);

function file(name: string, content: string | Uint8Array): PoolFile {
  at.write(name, content);
  return { path: join(at.path, name), tracked: false };
}

async function* inBatches(files: readonly PoolFile[], size: number): AsyncGenerator<Batch> {
  for (let i = 0; i < files.length; i += size) yield { files: files.slice(i, i + size) };
}

interface Settings {
  readonly program?: Program;
  readonly workers?: number;
  readonly size?: number;
  readonly url?: URL;
  readonly deadlines?: Deadlines;
  readonly signal?: AbortSignal;
}

function pooled(files: readonly PoolFile[], settings: Settings = {}): AsyncIterable<PoolResult<Batch>> {
  const { program = smallProgram(), workers = 2, size = 4, url = worker, deadlines = DEFAULT_DEADLINES } = settings;
  return runPool({
    batches: inBatches(files, size),
    workers,
    workerUrl: url,
    program,
    plan: fullPlan(program),
    deadlines,
    signal: settings.signal,
  });
}

/** All results of a scan, in one order. */
async function outcome(results: AsyncIterable<PoolResult<Batch>>): Promise<string[]> {
  const lines: string[] = [];
  let scanned = 0;
  let bytes = 0;
  for await (const { batch, result } of results) {
    const name = (index: number): string => String(batch.files[index]!.path).replace(`${at.path}/`, '');
    scanned += result.scanned;
    bytes += result.bytes;
    for (const [index, , reason] of result.failed) lines.push(`${name(index)} failed: ${reason}`);
    for (const [index, , reason] of result.skipped) lines.push(`${name(index)} skipped: ${reason}`);
    for (const row of readRows(result)) lines.push(`${name(row.file)} ${JSON.stringify({ ...row, file: 0 })}`);
  }
  return [...lines.sort(), `scanned ${scanned}, ${bytes} bytes`];
}

function manyFiles(count: number): PoolFile[] {
  return Array.from({ length: count }, (_, i) =>
    file(`many/${i}`, `line\n${i % 3 === 0 ? `é key acm_Zk3Qv9Lp2X${String(i).padStart(4, '0')}` : ''}\n`),
  );
}

test('gives the same result with any number of workers, any batch size, and without workers', async () => {
  const files = manyFiles(100);
  const program = smallProgram();
  const scanner = createBatchScanner(createScanner(program), fullPlan(program));
  const inline = await outcome(runInline({ batches: inBatches(files, 7), scanner }));
  expect(inline).toHaveLength(35);
  expect(await outcome(pooled(files, { workers: 1, size: 100 }))).toEqual(inline);
  expect(await outcome(pooled(files, { workers: 3, size: 3 }))).toEqual(inline);
});

test('every file of the plan is scanned, skipped or failed', async () => {
  execFileSync('mkfifo', [join(at.path, 'pipe')]);
  mkdirSync(join(at.path, 'folder'));
  at.link('folder', 'to-folder');
  const missing = join(at.path, 'missing');
  const lines = await outcome(
    pooled([
      file('empty', ''),
      { path: join(at.path, 'pipe'), tracked: false },
      { path: join(at.path, 'folder'), tracked: true },
      { path: join(at.path, 'to-folder'), tracked: true },
      { path: missing, tracked: true },
      { path: missing, tracked: false },
      { path: '/dev/zero', tracked: false },
      { path: join(at.path, 'empty', 'below'), tracked: false },
      { path: Buffer.from(join(at.path, 'empty')), tracked: false },
    ]),
  );
  expect(lines).toEqual([
    '/dev/zero skipped: not a regular file',
    'empty/below failed: vanished before it was read',
    'folder skipped: a folder in the work tree',
    'missing failed: vanished before it was read',
    'missing skipped: deleted in the work tree',
    'pipe skipped: not a regular file',
    'to-folder skipped: symlink',
    'scanned 2, 0 bytes',
  ]);
});

test('reads a large file to its end', async () => {
  const big = Buffer.alloc(20_000_000, 'some words and a line end\n');
  big.write(' acm_Zk3Qv9Lp2Xw7 ', 19_999_970);
  big.write(' acm_Zk3Qv9Lp2Xw8 ', 4_194_290);
  const lines = await outcome(pooled([file('big', big)]));
  expect(lines).toHaveLength(3);
  expect(lines[2]).toBe('scanned 1, 20000000 bytes');
});

test('stops and names an endless rule, at the cost of its file alone', async () => {
  const files = [...manyFiles(5), file('slow', `evil${'x'.repeat(100)}`), ...manyFiles(7).slice(5)];
  const program = programWithSlowRule();
  const started = Date.now();
  const lines = await outcome(pooled(files, { program, size: 8, workers: 1, deadlines: { file: 60_000, rule: 300 } }));
  expect(Date.now() - started).toBeLessThan(5_000);
  expect(lines).toContain('slow failed: deadline exceeded in rule user-slow');
  expect(lines.at(-1)).toBe(`scanned 7, ${totalBytes(7)} bytes`);
});

function totalBytes(count: number): number {
  return Array.from({ length: count }, (_, i) =>
    i % 3 === 0 ? 6 + Buffer.byteLength('é key acm_Zk3Qv9Lp2X0000') : 6,
  ).reduce((sum, bytes) => sum + bytes, 0);
}

test('stops a file that takes too long', async () => {
  const base = programWithSlowRule();
  const program = { ...base, rules: base.rules.map((rule) => ({ ...rule, user: false })) };
  const slow = file('slow', `evil${'x'.repeat(100)}`);
  const lines = await outcome(pooled([slow, file('fine', 'x')], { program, deadlines: { file: 400, rule: 100 } }));
  expect(lines).toEqual(['slow failed: took too long', 'scanned 1, 1 bytes']);
});

test('files that kill their worker fail once each, and the others are scanned', async () => {
  const files = [
    file('a', '1'),
    file('killer-1', 'x'),
    file('b', '1'),
    file('killer-2', 'x'),
    file('c', 'acm_Zk3Qv9Lp2Xw7'),
  ];
  const lines = await outcome(pooled(files, { url: fragile, size: 5 }));
  expect(lines.filter((line) => line.includes('failed'))).toEqual([
    'killer-1 failed: the scanner stopped on this file',
    'killer-2 failed: the scanner stopped on this file',
  ]);
  expect(lines.at(-1)).toBe('scanned 3, 18 bytes');
});

test('workers that do not start end the scan with an error', async () => {
  await expect(outcome(pooled([file('a', '1')], { url: stillborn }))).rejects.toThrow('could not be started');
});

test('an abort ends a scan within a second, in the middle of a file', async () => {
  const abort = new AbortController();
  const slow = file('slow', `evil${'x'.repeat(100)}`);
  setTimeout(() => abort.abort(), 300);
  const started = Date.now();
  const scan = outcome(
    pooled([slow], { program: programWithSlowRule(), signal: abort.signal, deadlines: { file: 60_000, rule: 60_000 } }),
  );
  await expect(scan).rejects.toMatchObject({ code: 'aborted' });
  expect(Date.now() - started).toBeLessThan(1_300);
  await expect(outcome(pooled([slow], { signal: AbortSignal.abort() }))).rejects.toMatchObject({ code: 'aborted' });
});

test('a failure of the source fails the scan', async () => {
  async function* broken(): AsyncGenerator<Batch> {
    yield { files: [file('a', '1')] };
    throw new RangeError('source');
  }
  const program = smallProgram();
  const request = { workers: 1, workerUrl: worker, program, plan: fullPlan(program), deadlines: DEFAULT_DEADLINES };
  await expect(outcome(runPool({ ...request, batches: broken() }))).rejects.toThrow('source');
});

test('the secret does not cross the thread boundary', async () => {
  const secret = ['acm_', 'Zk3Qv9Lp2Xw7'].join('');
  for await (const { result } of pooled([file('a', secret)])) {
    expect(JSON.stringify({ ...result, rows: [...result.rows] })).not.toContain(secret);
    expect(readRows(result)[0]).toMatchObject({ line: 1, column: 1, redacted: 'acm_...(16)' });
  }
});

test('a stream gives the results of the same file, however it is cut', async () => {
  const program = smallProgram();
  const text = Buffer.from(`${'é filler\n'.repeat(1000)}key acm_Zk3Qv9Lp2Xw7\n`);
  async function* cut(size: number): AsyncGenerator<Uint8Array> {
    for (let i = 0; i < text.length; i += size) yield text.subarray(i, i + size);
  }
  const scanner = createBatchScanner(createScanner(program), fullPlan(program));
  const whole = scanner.scanBatch([file('text', text)]);
  expect(readRows(whole)).toHaveLength(1);
  expect(await scanner.scanStream(cut(17))).toEqual(whole);
  expect(await scanner.scanStream(cut(1 << 22))).toEqual(whole);
});

test('returns the first of too many matches, and fails the file', () => {
  const many = Array.from({ length: 20_007 }, (_, i) => `acm_Zk3Qv9Lp2${String(i).padStart(6, '0')}`).join('\n');
  const program = smallProgram();
  const plan = { ...fullPlan(program), fingerprints: 'none' as const };
  const scanner = createBatchScanner(createScanner(program), plan);
  writeFileSync(join(at.path, 'many-matches'), many);
  const result = scanner.scanBatch([{ path: join(at.path, 'many-matches'), tracked: false }]);
  const reason = 'too many matches: showing the first 20000 of 20007';
  expect(result).toMatchObject({ scanned: 0, failed: [[0, 'over-budget', reason]] });
  const rows = readRows(result);
  expect(rows).toHaveLength(20_000);
  expect(rows.at(-1)).toMatchObject({ line: 20_000 });
});
