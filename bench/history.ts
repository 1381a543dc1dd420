/**
 * Speed and memory of a scan of history, compared with git itself and the scanners on PATH. Every ratio is between medians of alternating runs on one
 * machine with a warm cache.
 * `npm run bench:history -- --repo DIR... [--runs N] [--scanners NAME,...] [--limit SECONDS] [--skip cache,staged,split] [--write FILE]`.
 */
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { basename, delimiter, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildSync } from 'esbuild';
import { measure, median, type Command } from './measure.ts';

const { values: options } = parseArgs({
  options: {
    repo: { type: 'string', multiple: true, default: [] },
    runs: { type: 'string', default: '3' },
    scanners: { type: 'string', default: '' },
    limit: { type: 'string', default: '240' },
    skip: { type: 'string', default: '' },
    write: { type: 'string' },
  },
});
const CLI = resolve('dist/cli.js');
const RUNS = Number(options.runs);
const LIMIT_MS = Number(options.limit) * 1000;
const SKIPPED = options.skip.split(',');
const STAGED_FILES = 5000;

function say(text = ''): void {
  console.log(text);
  if (options.write) appendFileSync(options.write, `${text}\n`);
}

interface Contender {
  readonly name: string;
  readonly command: Command;
  readonly runs?: number;
}

interface Row {
  readonly name: string;
  readonly times: readonly number[];
  readonly mebibytes: number;
  readonly code: number | null;
}

function shell(line: string, cwd: string): Command {
  return { file: '/bin/sh', args: ['-c', line], cwd };
}

function leakgate(cwd: string, ...args: string[]): Command {
  return { file: process.execPath, args: [CLI, 'scan', ...args], cwd };
}

function git(cwd: string, args: readonly string[], input?: string): string {
  const options = { cwd, input, maxBuffer: 1 << 30, encoding: 'latin1' as const };
  return execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], options);
}

/** Runs all contenders in turn. The first round measures memory and warms the cache; its times do not count. */
async function race(contenders: readonly Contender[]): Promise<Row[]> {
  const rows: { name: string; times: number[]; mebibytes: number; code: number | null }[] = [];
  for (const { name, command } of contenders) {
    const { code, mebibytes } = await measure(command, 'memory', LIMIT_MS);
    rows.push({ name, times: [], mebibytes, code });
  }
  for (let run = 0; run < RUNS; run++) {
    for (const [i, { command, runs }] of contenders.entries()) {
      if (run < (runs ?? RUNS)) rows[i]!.times.push((await measure(command, 'time', LIMIT_MS)).milliseconds);
    }
  }
  return rows;
}

function seconds(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

/** Prints a table with every time also as a multiple of the row `base`. */
function sayRows(rows: readonly Row[], base: string): void {
  const unit = median(rows.find(({ name }) => name === base)!.times);
  say(`| | median | lowest - highest | x ${base} | peak memory | exit |\n|---|--:|--:|--:|--:|--:|`);
  for (const { name, times, mebibytes, code } of rows) {
    const spread = `${seconds(Math.min(...times))} - ${seconds(Math.max(...times))}`;
    const ratio = (median(times) / unit).toFixed(2);
    say(
      `| ${name} | ${seconds(median(times))} | ${spread} | ${ratio} | ${mebibytes.toFixed(0)} MiB | ${code ?? 'stopped'} |`,
    );
  }
  say();
}

/** Scanners of histories, with the flags that keep them offline. */
const SCANNERS: Readonly<Record<string, (repo: string) => readonly string[]>> = {
  kingfisher: (repo) => ['scan', repo, '--no-validate', '--git-history=full', '--no-update-check', '--quiet'],
  betterleaks: (repo) => ['git', repo, '--no-banner', '--silent'],
  gitleaks: (repo) => ['git', repo, '--no-banner', '--log-level=error', '--log-opts=--all'],
  trufflehog: (repo) => ['git', `file://${repo}`, '--no-verification', '--no-update'],
};

function scannersOf(repo: string): Contender[] {
  const names = options.scanners.split(',').filter((name) => name !== '');
  return names.map((name) => ({ name, runs: 1, command: { file: name, args: [...SCANNERS[name]!(repo)] } }));
}

interface Counted {
  readonly blobs: string;
  readonly text: string;
}

function countObjects(repo: string, work: string): Counted {
  const lines = git(repo, ['cat-file', '--batch-all-objects', '--batch-check', '--unordered']).trim().split('\n');
  const blobs = lines.map((line) => line.split(' ')).filter(([, kind]) => kind === 'blob');
  const path = join(work, 'blobs');
  writeFileSync(path, `${blobs.map(([id]) => id).join('\n')}\n`);
  const bytes = blobs.reduce((sum, [, , size]) => sum + Number(size), 0);
  const commits = git(repo, ['rev-list', '--all', '--count']).trim();
  return {
    blobs: path,
    text: `${lines.length} objects, ${blobs.length} blobs of ${(bytes / 1e9).toFixed(2)} GB, ${commits} commits`,
  };
}

async function benchHistory(repo: string, work: string): Promise<void> {
  const { blobs, text } = countObjects(repo, work);
  say(`## ${basename(dirname(repo)).replace('+', '/')}: ${text}\n`);
  const log = 'git log -p -U0 --all > /dev/null';
  const rows = await race([
    { name: 'git cat-file', command: shell(`git cat-file --batch --buffer < '${blobs}' > /dev/null`, repo) },
    { name: '**leakgate --history**', command: leakgate(repo, '--history') },
    { name: 'leakgate --history --no-attribution', command: leakgate(repo, '--history', '--no-attribution') },
    ...(SKIPPED.includes('log') ? [] : [{ name: 'git log -p -U0 --all', command: shell(log, repo), runs: 1 }]),
    ...scannersOf(repo),
  ]);
  sayRows(rows, 'git cat-file');
}

/** One part of the work on packs, alone. */
function packPart(repo: string, work: string, part: 'index' | 'unpack'): Command {
  const outfile = join(work, 'pack-parts.mjs');
  const common = { bundle: true, platform: 'node', format: 'esm', logLevel: 'error' } as const;
  buildSync({ ...common, entryPoints: ['bench/pack-parts.ts'], outfile });
  const objects = resolve(repo, git(repo, ['rev-parse', '--git-path', 'objects']).trim());
  return { file: process.execPath, args: [outfile, part, objects] };
}

/** Measures each part of a scan alone on this machine. */
async function benchSplit(repo: string, work: string): Promise<void> {
  const { blobs } = countObjects(repo, work);
  const commits = join(work, 'commits');
  writeFileSync(commits, git(repo, ['rev-list', '--all', '--topo-order']));
  const list =
    "git cat-file --batch-all-objects --batch-check='%(objectname) %(objecttype) %(objectsize)' --unordered --buffer";
  const diff = 'git diff-tree --stdin -r --root -c --raw -z --no-renames';
  const rows = await race([
    { name: 'git: list all objects', command: shell(`${list} > /dev/null`, repo) },
    { name: 'git: unpack all blobs', command: shell(`git cat-file --batch --buffer < '${blobs}' > /dev/null`, repo) },
    { name: 'git and pipe', command: shell(`git cat-file --batch --buffer < '${blobs}' | cat > /dev/null`, repo) },
    { name: 'index packs, one thread', command: packPart(repo, work, 'index') },
    { name: 'index and unpack, one thread', command: packPart(repo, work, 'unpack') },
    {
      name: 'one worker: index, unpack, scan',
      command: leakgate(repo, '--history', '--no-attribution', '--workers', '1'),
    },
    { name: 'two workers', command: leakgate(repo, '--history', '--no-attribution', '--workers', '2') },
    { name: 'git: list commits', command: shell('git rev-list --all --topo-order > /dev/null', repo) },
    { name: 'git: changes of commits', command: shell(`${diff} < '${commits}' > /dev/null`, repo) },
  ]);
  say('Where the time goes:\n');
  sayRows(rows, 'git: unpack all blobs');
}

async function benchCache(repo: string, work: string): Promise<void> {
  const clone = join(work, 'clone.git');
  git(work, ['clone', '-q', '--bare', '--shared', repo, clone]);
  const cache = join(work, 'cache');
  const args = ['--history', '--cache', cache];
  const first = await measure(leakgate(clone, ...args), 'time', LIMIT_MS);
  const tree = git(
    clone,
    ['mktree'],
    `100644 blob ${git(clone, ['hash-object', '-w', '--stdin'], 'new\n').trim()}\tnew.txt\n`,
  );
  const id = git(clone, ['commit-tree', '-p', 'HEAD', '-m', 'new', tree.trim()]).trim();
  git(clone, ['update-ref', 'HEAD', id]);
  const second = await measure(leakgate(clone, ...args), 'time', LIMIT_MS);
  const third = await measure(leakgate(clone, ...args, '--no-attribution'), 'time', LIMIT_MS);
  say('With `--cache`, in a clone that gets one commit between two runs:\n');
  say('| run | time | of the first |\n|---|--:|--:|');
  for (const [name, { milliseconds }] of [
    ['first', first],
    ['second', second],
    ['second, `--no-attribution`', third],
  ] as const) {
    say(`| ${name} | ${seconds(milliseconds)} | ${Math.round((milliseconds / first.milliseconds) * 100)} % |`);
  }
  say();
}

async function benchStaged(work: string): Promise<void> {
  const folder = join(work, 'staged');
  for (let i = 0; i < STAGED_FILES; i++) {
    const name = join(folder, `dir${i % 50}`, `file${i}.txt`);
    mkdirSync(dirname(name), { recursive: true });
    writeFileSync(name, `line ${i}\n`.repeat(200));
  }
  git(folder, ['init', '-q', '.']);
  git(folder, ['add', '-A']);
  git(folder, ['commit', '-q', '-m', 'all']);
  for (let i = 0; i < 10; i++) writeFileSync(join(folder, 'dir0', `file${i * 50}.txt`), `changed ${i}\n`.repeat(200));
  git(folder, ['add', '-A']);
  const rows = await race([
    { name: 'git diff --cached --raw', command: shell('git diff --cached --raw > /dev/null', folder) },
    { name: '**leakgate --staged**', command: leakgate(folder, '--staged') },
    { name: 'node -e 0', command: { file: process.execPath, args: ['-e', '0'] } },
  ]);
  say(`## --staged: ten changed files of ${STAGED_FILES}\n`);
  sayRows(rows, 'git diff --cached --raw');
}

const work = mkdtempSync(join(tmpdir(), 'leakgate-bench-'));
process.env['PATH'] = [process.env['PATH'], '/usr/local/bin'].join(delimiter);
try {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  const model = cpus()[0]?.model.trim() ?? 'unknown';
  say(
    `${cpus().length} cores (${model}), Node ${process.versions.node}, ${git('.', ['version']).trim()}, leakgate ${version}; ${RUNS} runs in turn.\n`,
  );
  for (const repo of options.repo) {
    await benchHistory(resolve(repo), work);
    if (!SKIPPED.includes('split')) await benchSplit(resolve(repo), work);
    if (!SKIPPED.includes('cache')) await benchCache(resolve(repo), work);
    rmSync(work, { recursive: true, force: true });
    mkdirSync(work);
  }
  if (!SKIPPED.includes('staged')) await benchStaged(work);
} finally {
  rmSync(work, { recursive: true, force: true });
}
