/**
 * Speed and memory, compared with ripgrep and the scanners on PATH. Every ratio is between medians of alternating runs on one machine with a warm
 * cache. `npm run bench -- [--tree DIR] [--runs N] [--only NAME,...] [--skip linear,large,startup] [--write FILE]`.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { makeFile, makeLargeFile, makeTree } from './make-corpus.ts';
import { type Command, measure, type Measured, median } from './measure.ts';
import { findRipgrep, findScanners, type Scanner, writeLiterals } from './scanners.ts';
import { measureTree } from './tree.ts';

const { values: options } = parseArgs({
  options: {
    tree: { type: 'string', multiple: true },
    runs: { type: 'string', default: '5' },
    only: { type: 'string' },
    skip: { type: 'string', default: '' },
    budget: { type: 'string', default: '300' },
    write: { type: 'string' },
  },
});
const CORPORA = resolve('bench/corpora');
const CLI = resolve('dist/cli.js');
const RUNS = Number(options.runs);
/** A program that has used this much time is not run again. */
const BUDGET_MS = Number(options.budget) * 1000;
const LINEAR_FILES = 3000;
const LARGE_BYTES = 512 * 2 ** 20;
const lines: string[] = [];

function say(text = ''): void {
  lines.push(text);
  console.log(text);
}

function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
}

function leakgate(...args: string[]): Command {
  return { file: process.execPath, args: [CLI, ...args] };
}

interface Contender {
  readonly name: string;
  readonly version: string;
  readonly command: Command;
}

interface Result {
  readonly times: number[];
  readonly code: number | null;
  readonly mebibytes: number;
}

/** Measures all contenders in turn: one round for memory, which also warms the cache, then `RUNS` rounds for time. */
async function race(contenders: readonly Contender[], runs = RUNS): Promise<Result[]> {
  const memory: Measured[] = [];
  for (const { name, command } of contenders) {
    progress(`memory: ${name}`);
    memory.push(await measure(command, 'memory'));
  }
  const results = memory.map(({ code, mebibytes }): Result => ({ times: [], code, mebibytes }));
  const used = contenders.map(() => 0);
  for (let run = 0; run < runs; run++) {
    for (const [i, { name, command }] of contenders.entries()) {
      if (used[i]! > BUDGET_MS) continue;
      progress(`run ${run + 1}: ${name}`);
      const { milliseconds } = await measure(command, 'time');
      used[i]! += milliseconds;
      results[i]!.times.push(milliseconds);
    }
  }
  progress('');
  return results;
}

function seconds(milliseconds: number): string {
  return milliseconds < 1000 ? `${milliseconds.toFixed(1)} ms` : `${(milliseconds / 1000).toFixed(2)} s`;
}

function sayTable(contenders: readonly Contender[], results: readonly Result[], base: number, unit: string): void {
  say(`| program | version | median | lowest - highest | runs | x ${unit} | peak memory | exit |`);
  say('|---|---|--:|--:|--:|--:|--:|--:|');
  for (const [i, { name, version }] of contenders.entries()) {
    const { times, code, mebibytes } = results[i]!;
    const [low, high] = [Math.min(...times), Math.max(...times)];
    const ratio = (median(times) / base).toFixed(2);
    const memory = `${mebibytes.toFixed(0)} MiB`;
    say(
      `| ${name} | ${version} | ${seconds(median(times))} | ${seconds(low)} - ${seconds(high)} | ${times.length} | ${ratio} | ${memory} | ${code ?? 'killed'} |`,
    );
  }
  say();
}

/** Prints Leakgate's own coverage, so that nobody wins by reading less. */
function sayCoverage(tree: string, work: string): void {
  const report = join(work, 'coverage.json');
  try {
    execFileSync(process.execPath, [CLI, 'scan', '--no-git', tree, '--report', `json=${report}`], { stdio: 'ignore' });
  } catch {
    // exit code 1: there are findings; a missing report fails below
  }
  const { coverage, findings } = JSON.parse(readFileSync(report, 'utf8')) as {
    coverage: { planned: number; scanned: number; bytes: number; skipped: unknown[]; failed: unknown[] };
    findings: unknown[];
  };
  const { planned, scanned, bytes, skipped, failed } = coverage;
  say(
    `Leakgate: planned ${planned}, scanned ${scanned} (${(bytes / 1e6).toFixed(1)} MB), skipped ${skipped.length}, failed ${failed.length}; ${findings.length} findings shown.`,
  );
  say();
}

async function benchTree(
  tree: string,
  ripgrep: Scanner | undefined,
  scanners: readonly Scanner[],
  work: string,
): Promise<void> {
  const { files, bytes } = measureTree(tree);
  say(
    `## Tree ${tree.startsWith(CORPORA) ? tree.slice(CORPORA.length + 1) : tree.split('/').at(-1)}: ${files} files, ${(bytes / 1e6).toFixed(1)} MB`,
  );
  say();
  sayCoverage(tree, work);
  const others = [...(ripgrep ? [ripgrep] : []), ...scanners];
  const contenders: Contender[] = [
    { name: '**leakgate**', version: versionOfLeakgate(), command: leakgate('scan', '--no-git', tree) },
    ...others.map(({ name, version, command }) => ({ name, version, command: command(tree) })),
  ];
  const results = await race(contenders);
  sayTable(contenders, results, median(results[ripgrep ? 1 : 0]!.times), ripgrep ? 'ripgrep' : 'leakgate');
  const own = median(results[0]!.times);
  const ratios = others.map(({ name }, i) => `${(median(results[i + 1]!.times) / own).toFixed(2)} x as long: ${name}`);
  if (ratios.length > 0) say(`Against Leakgate: ${ratios.join('; ')}.\n`);
}

function versionOfLeakgate(): string {
  return (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version;
}

async function benchStartUp(work: string): Promise<void> {
  const folder = join(work, 'one');
  mkdirSync(folder);
  const text = Array.from({ length: 30 }, (_, i) => makeFile(7, i).text).join('');
  writeFileSync(join(folder, 'ten-kilobytes.js'), text.slice(0, 10_240));
  const contenders: Contender[] = [
    { name: 'node -e 0', version: process.versions.node, command: { file: process.execPath, args: ['-e', '0'] } },
    { name: 'leakgate --version', version: versionOfLeakgate(), command: leakgate('--version') },
    {
      name: 'leakgate scan, one file of 10 KB',
      version: versionOfLeakgate(),
      command: leakgate('scan', '--no-git', folder),
    },
  ];
  const results = await race(contenders, Math.max(RUNS, 21));
  say('## Start-up');
  say();
  sayTable(contenders, results, median(results[0]!.times), 'node -e 0');
}

async function benchLinear(): Promise<void> {
  const trees = [LINEAR_FILES, LINEAR_FILES * 10].map((count) => {
    const folder = join(CORPORA, `made-${count}`);
    if (!existsSync(folder)) makeTree(folder, count);
    return { folder, count, bytes: measureTree(folder).bytes };
  });
  const contenders = trees.map(({ folder, count, bytes }) => ({
    name: `leakgate, ${count} made files, ${(bytes / 1e6).toFixed(1)} MB`,
    version: versionOfLeakgate(),
    command: leakgate('scan', '--no-git', folder),
  }));
  const results = await race(contenders);
  const growth = trees[1]!.bytes / trees[0]!.bytes;
  say(`## Linearity: ${growth.toFixed(2)} times the bytes`);
  say();
  sayTable(contenders, results, median(results[0]!.times), 'the small tree');
}

async function benchLarge(ripgrep: Scanner | undefined): Promise<void> {
  const folder = join(CORPORA, 'large');
  if (!existsSync(folder)) makeLargeFile(join(folder, 'large.txt'), LARGE_BYTES);
  const contenders: Contender[] = [
    { name: '**leakgate**', version: versionOfLeakgate(), command: leakgate('scan', '--no-git', folder) },
    ...(ripgrep ? [{ ...ripgrep, command: ripgrep.command(folder) }] : []),
  ];
  const results = await race(contenders, Math.min(RUNS, 3));
  say(`## One file of ${LARGE_BYTES / 2 ** 20} MiB`);
  say();
  sayTable(contenders, results, median(results.at(-1)!.times), contenders.at(-1)!.name);
}

function sayMachine(ripgrep: Scanner | undefined, literals: number): void {
  const { model } = cpus()[0] ?? { model: 'unknown' };
  say('# Speed and memory');
  say();
  say(
    `${cpus().length} cores (${model.trim()}), Node ${process.versions.node}, ${process.platform}. Medians of ${RUNS} runs taken in turn, warm cache,`,
  );
  say(
    `output thrown away; programs over ${BUDGET_MS / 1000} s in all get fewer runs. Memory: the largest process of one further run.`,
  );
  say(
    ripgrep
      ? `ripgrep searches for the ${literals} literals of the compiled rules.`
      : 'ripgrep is not on PATH: no ratio against it.',
  );
  say();
}

async function main(): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), 'leakgate-bench-'));
  const skip = options.skip.split(',');
  try {
    const patterns = join(work, 'literals.txt');
    const count = writeLiterals(patterns);
    const ripgrep = findRipgrep(patterns);
    sayMachine(ripgrep, count);
    if (!skip.includes('startup')) await benchStartUp(work);
    const real = join(CORPORA, 'real');
    const trees = options.tree?.map((tree) => resolve(tree)) ?? (existsSync(real) ? [real] : []);
    if (trees.length === 0) say('No real tree: `npm run bench:tree` makes one.\n');
    for (const tree of trees) await benchTree(tree, ripgrep, findScanners(options.only?.split(',')), work);
    if (!skip.includes('linear')) await benchLinear();
    if (!skip.includes('large')) await benchLarge(ripgrep);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  if (options.write) {
    mkdirSync(dirname(options.write), { recursive: true });
    writeFileSync(options.write, `${lines.join('\n').trimEnd()}\n`);
  }
}

await main();
