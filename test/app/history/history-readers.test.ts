import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { ScanError } from '../../../src/core/errors.ts';
import { buildProgram } from '../../../src/app/rules/rule-packs.ts';
import type { ScanReport } from '../../../src/core/finding.ts';
import { scanHistoryWith, type HistoryScan } from '../../support/history-scan.ts';
import { openShapes, SHAPES } from '../../support/packed.ts';
import { makePlantedRepo } from '../../support/planted.ts';
import { githubToken } from '../../support/token.ts';

const shapes = openShapes();
afterEach(() => shapes.remove());

async function bothReaders(scan: Omit<HistoryScan, 'reader'>): Promise<[packs: ScanReport, git: ScanReport]> {
  return [await scanHistoryWith({ ...scan, reader: 'packs' }), await scanHistoryWith({ ...scan, reader: 'git' })];
}

test.each(Object.entries(SHAPES))('%s: the report is the same whoever reads', async (name, make) => {
  const { cwd: folder } = make(shapes);
  const [packs, git] = await bothReaders({ folder });
  expect(JSON.stringify(packs)).toBe(JSON.stringify(git));
  expect(packs.findings.length > 0).toBe(name !== 'an empty repository');
  for (const part of [{ attribution: false }, { reachableOnly: true }]) {
    const [fromPacks, byGit] = await bothReaders({ folder, ...part });
    expect(JSON.stringify(fromPacks)).toBe(JSON.stringify(byGit));
  }
});

test(
  '2,000 commits, packed as changes and in part: the report is the same at any number of workers',
  { timeout: 300_000 },
  async () => {
    const { repo } = makePlantedRepo(2000);
    const { path: folder } = repo;
    const keep = shapes.folder();
    try {
      const git = JSON.stringify(await scanHistoryWith({ folder, reader: 'git' }));
      const same = async (scan: Partial<HistoryScan>): Promise<void> =>
        expect(JSON.stringify(await scanHistoryWith({ folder, reader: 'packs', ...scan }))).toBe(git);
      await same({ workers: 1 });
      repo.git('repack', '-q', '-a', '-d', '-f', '--depth=200', '--window=50');
      for (const workers of [1, 3]) await same({ workers });
      for (let i = 0; i < 2; i++) await same({ cache: join(keep.path, 'cache') });
    } finally {
      repo.remove();
    }
  },
);

test('a part of a large history, which is read in the order of its packs, gives the same', async () => {
  const repo = shapes.repo();
  for (let i = 0; i < 5100; i++)
    repo.write(`dir${i % 20}/${i}.txt`, `file ${i}\n${i % 500 === 0 ? githubToken(1 + i) : ''}`);
  repo.commit();
  repo.git('gc', '-q');
  repo.write('loose.env', githubToken(7000));
  repo.commit();
  const [packs, git] = await bothReaders({ folder: repo.path, reachableOnly: true });
  expect(JSON.stringify(packs)).toBe(JSON.stringify(git));
  expect(packs.findings).toHaveLength(12);
  expect(packs.coverage).toMatchObject({ planned: 5103, scanned: 5103, failed: [] });
});

function only(folder: string, ending: string): string {
  const path = join(
    folder,
    readdirSync(folder).find((name) => name.endsWith(ending))!,
  );
  chmodSync(path, 0o644);
  return path;
}

/**
 * What a scan says was found, and which objects were not read. Not in which words: git's depend on what it read before, and whether an object is missing
 * already in its list or when it is read. Where there is no report, the kind of its failure.
 */
async function outcomeOf(scan: HistoryScan): Promise<unknown> {
  try {
    const { findings, coverage } = await scanHistoryWith(scan);
    const failed = coverage.failed.flatMap(({ path }) => /[0-9a-f]{40}$/.exec(path)?.[0] ?? []);
    const complete = coverage.failed.length === 0;
    return { findings, complete, coverage: { ...coverage, failed: [...new Set(failed)].sort() } };
  } catch (error) {
    return error instanceof ScanError ? error.code : String(error);
  }
}

test.each(['.pack', '.idx'])('a damaged %s gives what git makes of it', { timeout: 300_000 }, async (ending) => {
  const { cwd: folder, objects } = SHAPES['one pack']!(shapes);
  const path = only(join(objects, 'pack'), ending);
  const bytes = readFileSync(path);
  const edits = fc.array(fc.tuple(fc.integer({ min: 12, max: bytes.length - 21 }), fc.integer({ min: 0, max: 255 })), {
    minLength: 1,
    maxLength: 4,
  });
  const rules = await buildProgram({ packs: [], texts: [], only: [], skip: [] });
  await fc.assert(
    fc.asyncProperty(edits, async (changes) => {
      const changed = Buffer.from(bytes);
      for (const [at, byte] of changes) changed[at] = byte;
      writeFileSync(path, changed);
      const scan = { folder, rules, attribution: false };
      expect(await outcomeOf({ ...scan, reader: 'packs' })).toEqual(await outcomeOf({ ...scan, reader: 'git' }));
    }),
    { numRuns: 30, examples: [[[[8308, 0]]]] },
  );
});

test('an abort in the middle says what was not scanned', async () => {
  const { cwd: folder } = SHAPES['several packs that share objects, and loose ones too']!(shapes);
  const abort = new AbortController();
  const hooks = { signal: abort.signal, onProgress: () => abort.abort() };
  const { coverage } = await scanHistoryWith({ folder, reader: 'packs', hooks });
  expect(coverage.failed).toEqual([
    { path: '.', reason: expect.stringMatching(/^aborted: at least [1-9]/), kind: 'interrupted', action: 'fail' },
  ]);
});

test('an abort after the scan, wherever it comes, ends with a report that tells of it', async () => {
  const { cwd: folder } = SHAPES['one pack']!(shapes);
  const whole = await scanHistoryWith({ folder, reader: 'packs-always' });
  let aborted = 0;
  for (let turns = 0; turns < 60; turns++) {
    const abort = new AbortController();
    const later = (left: number): void => void (left === 0 ? abort.abort() : setImmediate(later, left - 1));
    const hooks = {
      signal: abort.signal,
      onProgress: ({ files }: { files: number }) => files === whole.coverage.scanned && later(turns * 2),
    };
    const { findings, coverage } = await scanHistoryWith({ folder, reader: 'packs-always', hooks });
    expect(coverage.scanned).toBe(whole.coverage.scanned);
    expect(findings.map(({ fingerprint }) => fingerprint).sort()).toEqual(
      whole.findings.map(({ fingerprint }) => fingerprint).sort(),
    );
    if (coverage.failed.some(({ reason }) => reason.includes('aborted'))) aborted++;
  }
  expect(aborted).toBeGreaterThan(5);
});

test('how much is done never goes down, and ends near all of it', async () => {
  for (const name of ['one pack', 'loose objects', 'several packs that share objects, and loose ones too']) {
    const { cwd: folder } = SHAPES[name]!(shapes);
    const seen: number[] = [];
    const hooks = { onProgress: ({ done }: { done?: number | undefined }) => void seen.push(done ?? -1) };
    await scanHistoryWith({ folder, reader: 'packs', hooks });
    expect(seen.at(-1)).toBeCloseTo(1);
  }
});
