import { createHash } from 'node:crypto';
import { copyFileSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MatchSnapshots } from '../../src/app/history/cache/match-snapshots.ts';
import type { ScanReport } from '../../src/core/finding.ts';
import { runCli } from '../support/cli.ts';
import { makeFolder, makeRepo, type TempFolder, type TempRepo } from '../support/repo.ts';
import { githubToken } from '../support/token.ts';

let repo: TempRepo;
let cache: TempFolder;
beforeEach(() => {
  repo = makeRepo();
  cache = makeFolder();
  for (let i = 0; i < 5; i++) {
    repo.write('a.txt', `version ${i}\n`.repeat(3000));
    repo.write('b.env', `x ${i}\ntoken = ${githubToken()}\n`);
    repo.commit(`commit ${i}`);
  }
  repo.write(`${githubToken(7)}.txt`, 'x\n');
  repo.commit('a name');
  repo.remove(`${githubToken(7)}.txt`);
  repo.commit('and its end');
});
afterEach(() => {
  repo.remove();
  cache.remove();
});

interface Scanned {
  readonly report: string;
  readonly notes: string;
}

async function scan(key?: string, ...more: string[]): Promise<Scanned> {
  const args = ['scan', '--history', '--cache', cache.path, '--report', 'json', ...more];
  const env = { LEAKGATE_CACHE_KEY: key };
  const { stdout, stderr } = await runCli(args, { cwd: repo.path, env });
  return { report: stdout, notes: stderr };
}

function cacheFile(): string {
  return join(
    cache.path,
    readdirSync(cache.path).find((name) => name.startsWith('clean-'))!,
  );
}

/** An object's record: its id, and its size in four bytes. */
const RECORD = 24;

/** The records of a cache file, between its header line and its digest. */
function recordsIn(bytes: Buffer): Buffer[] {
  const body = bytes.subarray(bytes.indexOf('\n') + 1, bytes.length - 32);
  return Array.from({ length: body.length / RECORD }, (_, i) => body.subarray(i * RECORD, (i + 1) * RECORD));
}

function idsIn(bytes: Buffer): string[] {
  return recordsIn(bytes).map((record) => record.toString('hex', 0, 20));
}

test('a second scan gives equal bytes; it remembers clean objects, but none with a match', async () => {
  const { stdout: plain } = await runCli(['scan', '--history', '--report', 'json'], { cwd: repo.path });
  const first = await scan();
  expect(first).toEqual({ report: plain, notes: '' });
  const bytes = readFileSync(cacheFile());
  const ids = idsIn(bytes);
  const leaks = [2, 3, 4, 5, 6].map((i) => repo.git('rev-parse', `HEAD~${i}:b.env`).trim());
  const clean = [2, 3, 4, 5, 6].map((i) => repo.git('rev-parse', `HEAD~${i}:a.txt`).trim());
  expect(ids).toEqual(expect.arrayContaining(clean));
  for (const id of leaks) expect(ids).not.toContain(id);
  expect(await scan()).toEqual(first);
  expect(readFileSync(cacheFile())).toEqual(bytes);
  repo.write('c.env', `token = ${githubToken(5)}\n`);
  repo.commit('new');
  expect((JSON.parse((await scan()).report) as ScanReport).findings.map(({ path }) => path)).toEqual([
    'b.env',
    'c.env',
    'ghp_...(40).txt',
  ]);
});

test('does not read a known clean object again', async () => {
  await scan();
  const blob = repo.git('rev-parse', 'HEAD:a.txt').trim();
  const file = join(repo.path, '.git/objects', blob.slice(0, 2), blob.slice(2));
  const before = JSON.parse((await scan()).report) as ScanReport;
  const temporary = join(cache.path, 'copy');
  copyFileSync(file, temporary);
  repo.remove(file.slice(repo.path.length + 1));
  const bytes = readFileSync(temporary);
  writeFileSync(file, bytes.fill(0xff, bytes.length - 4));
  const after = JSON.parse((await scan()).report) as ScanReport;
  expect(after.coverage).toEqual(before.coverage);
  const { stdout } = await runCli(['scan', '--history', '--report', 'json'], { cwd: repo.path });
  expect((JSON.parse(stdout) as ScanReport).coverage.failed).toHaveLength(1);
});

test.each([
  ['cut off', (path: string) => truncateSync(path, 100)],
  ['empty', (path: string) => truncateSync(path, 0)],
  [
    'changed in one bit',
    (path: string) =>
      writeFileSync(
        path,
        readFileSync(path).map((byte, i) => (i === 120 ? byte ^ 1 : byte)),
      ),
  ],
  ['something else', (path: string) => writeFileSync(path, 'hello\n'.repeat(50))],
  [
    'for other rules',
    (path: string) =>
      writeFileSync(
        path,
        readFileSync(path).map((byte, i) => (i === 20 ? byte ^ 1 : byte)),
      ),
  ],
])('ignores a cache that is %s with a note, and rewrites it', async (_, damage) => {
  const first = await scan();
  damage(cacheFile());
  const second = await scan();
  expect(second.report).toBe(first.report);
  expect(second.notes).toMatch(/^note: the cache .* is not used: it /);
  expect(await scan()).toEqual(first);
});

/** Makes the snapshots of earlier scans claim that nothing was found, with everything valid except the key. */
function silence(oids: readonly string[]): void {
  const path = join(
    cache.path,
    readdirSync(cache.path).find((name) => name.startsWith('snapshots-'))!,
  );
  const bytes = readFileSync(path);
  const header = bytes.subarray(0, bytes.indexOf('\n') + 1);
  const saved = MatchSnapshots.parse(bytes.subarray(header.length, bytes.length - 32), 20)!;
  for (const oid of oids) saved.add(oid, { ...saved.snapshotOf(oid)!, candidates: [], outcomes: [] });
  const body = Buffer.concat([header, saved.bytes()]);
  writeFileSync(path, Buffer.concat([body, createHash('sha256').update(body).digest()]));
}

test('reuses snapshots of objects in packs, and rejects them without the key', async () => {
  // long enough to make incremental scans worthwhile
  for (let i = 0; i < 3; i++) {
    repo.write('long.env', `${'some line of no interest\n'.repeat(50)}token = ${githubToken(9)}\n${'x\n'.repeat(i)}`);
    repo.commit(`long ${i}`);
  }
  const oids = [0, 1, 2].map((i) => repo.git('rev-parse', `HEAD~${i}:long.env`).trim());
  repo.git('gc', '-q');
  const first = await scan('key');
  expect(await scan('key')).toEqual(first);
  const files = readdirSync(cache.path).sort();
  expect(files.map((name) => name.split('-')[0])).toEqual(['clean', 'snapshots', 'trace']);
  for (const name of files) expect(readFileSync(join(cache.path, name), 'latin1')).not.toContain(githubToken(9));
  silence(oids);
  const second = await scan('key');
  expect(second.report).toBe(first.report);
  expect(second.notes).toContain('not written with this key');
  // without a key any writer of the file is trusted, so it is used
  await scan();
  silence(oids);
  const paths = (report: string): string[] => (JSON.parse(report) as ScanReport).findings.map(({ path }) => path);
  expect(paths(first.report)).toContain('long.env');
  expect(paths((await scan()).report)).toEqual(paths(first.report).filter((path) => path !== 'long.env'));
});

test('remembers complete SHA-256 ids, also if HEAD names no commit', async () => {
  const wide = makeRepo('sha256');
  try {
    for (let i = 0; i < 30; i++) {
      wide.write(`${i}.txt`, `version ${i}\n`.repeat(100));
      wide.write(`${i}.env`, `x ${i}\ntoken = ${githubToken(i)}\n`);
    }
    wide.commit();
    wide.git('branch', '-q', 'other');
    wide.git('gc', '-q');
    wide.git('symbolic-ref', 'HEAD', 'refs/heads/unborn');
    const args = ['scan', '--history', '--report', 'json'];
    const { stdout: plain } = await runCli(args, { cwd: wide.path });
    expect((JSON.parse(plain) as ScanReport).findings).toHaveLength(30);
    for (const _ of [1, 2]) {
      const { stdout, stderr } = await runCli([...args, '--cache', cache.path], { cwd: wide.path });
      expect([stdout, stderr]).toEqual([plain, '']);
    }
  } finally {
    wide.remove();
  }
});

test('a folder that cannot be a cache costs the cache, and nothing else', async () => {
  const { stdout: plain } = await runCli(['scan', '--history', '--report', 'json'], { cwd: repo.path });
  writeFileSync(join(cache.path, 'file'), 'x');
  const args = ['scan', '--history', '--report', 'json', '--cache', join(cache.path, 'file/cache')];
  const { code, stdout, stderr } = await runCli(args, { cwd: repo.path });
  expect([code, stdout]).toEqual([1, plain]);
  expect(stderr).toContain('is not saved: it cannot be written');
  expect(stderr).not.toContain('internal error');
});

/** A forged entry that marks a leaking object as clean, with everything valid except the key. */
function poison(): void {
  const bytes = readFileSync(cacheFile());
  const header = bytes.subarray(0, bytes.indexOf('\n') + 1);
  const leaks = [2, 3, 4, 5, 6].map((i) => repo.git('rev-parse', `HEAD~${i}:b.env`).trim());
  const made = leaks.map((id) => Buffer.concat([Buffer.from(id, 'hex'), Buffer.from([40, 0, 0, 0])]));
  const records = [...recordsIn(bytes), ...made].sort((a, b) => a.compare(b));
  const body = Buffer.concat([header, ...records]);
  writeFileSync(cacheFile(), Buffer.concat([body, createHash('sha256').update(body).digest()]));
}

test('rejects an entry made without the key; ranges and staged files use no cache', async () => {
  const first = await scan('secret key');
  poison();
  const second = await scan('secret key');
  expect(second.report).toBe(first.report);
  expect(second.notes).toContain('not written with this key');
  expect((JSON.parse(second.report) as ScanReport).findings).toHaveLength(2);
  for (const mode of [['--range', 'HEAD~1..HEAD'], ['--staged'], ['--pre-push']]) {
    const { code, stderr } = await runCli(['scan', ...mode, '--cache', cache.path], { cwd: repo.path });
    expect([code, stderr]).toEqual([2, expect.stringContaining('--cache needs --history')]);
  }
});

test('other rules have their own cache', async () => {
  await scan();
  await scan(undefined, '--only-rule', 'npm-access-token');
  expect(readdirSync(cache.path).filter((name) => name.startsWith('clean-'))).toHaveLength(2);
  expect((JSON.parse((await scan()).report) as ScanReport).findings).toHaveLength(2);
});

/** Two JSON reports, with the current cache and without. */
async function both(): Promise<[string, string]> {
  const { report } = await scan();
  const { stdout } = await runCli(['scan', '--history', '--report', 'json'], { cwd: repo.path });
  return [report, stdout];
}

test('continues a trace with new commits, other branches, removals, and rewritten histories', async () => {
  await scan();
  const steps: (() => void)[] = [
    () => {
      repo.remove('b.env');
      repo.commit('remove');
    },
    () => {
      repo.git('checkout', '-q', '-b', 'old', 'HEAD~3');
      repo.git('mv', 'b.env', 'c.env');
      repo.commit(`rename, and ${githubToken(8)}`);
    },
    () => {
      repo.git('checkout', '-q', 'main');
      repo.git('merge', '-q', '-s', 'ours', '-m', 'merge', 'old');
      repo.write('d.env', `token = ${githubToken()}\n`);
      repo.commit('again');
    },
    () => {
      repo.git('reset', '-q', '--hard', 'HEAD~2');
      repo.git('branch', '-q', '-D', 'old');
    },
  ];
  for (const step of steps) {
    step();
    const [cached, plain] = await both();
    expect(cached).toBe(plain);
    expect((JSON.parse(cached) as ScanReport).findings.length).toBeGreaterThan(0);
  }
});

test('ignores a trace that is damaged, or made without the key', async () => {
  const first = await scan('key');
  const path = join(
    cache.path,
    readdirSync(cache.path).find((name) => name.startsWith('trace-'))!,
  );
  const text = readFileSync(path, 'latin1');
  writeFileSync(path, text.replaceAll('b.env', 'x.env'), 'latin1');
  const second = await scan('key');
  expect(second.report).toBe(first.report);
  expect(second.notes).toContain('not written with this key');
});
