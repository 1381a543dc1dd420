import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { ScanReport } from '../../../src/core/finding.ts';
import { buildProgram } from '../../../src/app/rules/rule-packs.ts';
import { scanHistoryWith, type HistoryScan } from '../../support/history-scan.ts';
import { pack } from '../../support/made-history.ts';
import { openShapes, SHAPES } from '../../support/packed.ts';
import { makePlantedRepo } from '../../support/planted.ts';
import { type TempRepo } from '../../support/repo.ts';
import { githubToken } from '../../support/token.ts';

const shapes = openShapes();
afterEach(() => shapes.remove());

/** The report, or the failure there is instead. */
async function reportOf(scan: HistoryScan): Promise<string> {
  return scanHistoryWith(scan).then((report) => JSON.stringify(report, undefined, 1), String);
}

/** Scans with commits and trees read from packs, and by git alone. */
async function expectSame(scan: Omit<HistoryScan, 'reader'>): Promise<string> {
  const git = await reportOf({ ...scan, reader: 'git' });
  expect(await reportOf({ ...scan, reader: 'packs-always' })).toBe(git);
  return git;
}

describe('a history whose commits and trees are read from packs', () => {
  it.each(Object.entries(SHAPES))('gives the report that git gives: %s', async (_, make) => {
    const { cwd: folder } = make(shapes);
    await expectSame({ folder });
    await expectSame({ folder, reachableOnly: true });
  });

  it('gives the same at any number of workers, and with a cache', { timeout: 300_000 }, async () => {
    const { repo } = makePlantedRepo(600);
    const { path: folder } = repo;
    try {
      repo.git('repack', '-q', '-a', '-d', '-f', '--depth=200', '--window=50');
      const git = await expectSame({ folder });
      const cache = join(shapes.folder().path, 'cache');
      for (const how of [{ workers: 3 }, { cache }, { cache }])
        expect(await reportOf({ folder, reader: 'packs-always', ...how })).toBe(git);
    } finally {
      repo.remove();
    }
  });

  it('gives what git makes of a damaged pack', { timeout: 300_000 }, async () => {
    const { cwd: folder, objects } = SHAPES['one pack']!(shapes);
    const path = join(
      objects,
      'pack',
      readdirSync(join(objects, 'pack')).find((name) => name.endsWith('.pack'))!,
    );
    chmodSync(path, 0o644);
    const bytes = readFileSync(path);
    const rules = await buildProgram({ packs: [], texts: [], only: [], skip: [] });
    const edit = fc.tuple(fc.integer({ min: 12, max: bytes.length - 21 }), fc.integer({ min: 0, max: 255 }));
    /** git's words depend on what it read before. */
    const outcomeOf = async (reader: HistoryScan['reader']): Promise<unknown> => {
      try {
        const { findings, coverage } = await scanHistoryWith({ folder, rules, reader });
        return { findings, failed: coverage.failed.length > 0 };
      } catch (error) {
        return String(error);
      }
    };
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 3 }), async (edits) => {
        const changed = Buffer.from(bytes);
        for (const [at, byte] of edits) changed[at] = byte;
        writeFileSync(path, changed);
        expect(await outcomeOf('packs-always')).toEqual(await outcomeOf('git'));
      }),
      { numRuns: 25 },
    );
  });
});

/** A history without any finding: three commits, folders, a submodule. */
function cleanRepo(): TempRepo {
  const repo = shapes.repo();
  repo.write('a/b/c.txt', 'nothing');
  repo.write('d.txt', 'to see');
  repo.commit();
  repo.git('update-index', '--add', '--cacheinfo', `160000,${'ab'.repeat(20)},sub`);
  repo.write('a/b/c.txt', 'nothing more');
  repo.git('add', 'a');
  repo.git('commit', '-q', '-m', 'second');
  repo.git('rm', '-q', 'd.txt');
  repo.git('commit', '-q', '-m', 'third');
  return repo;
}

/** Capitals and digits that look random, the same for the same seed. */
function digits(seed: number, length: number): string {
  return githubToken(seed)
    .slice(4, 4 + length)
    .toUpperCase();
}

describe('a history without a finding', () => {
  it('lacks nothing if packs hold everything that commits and trees name', async () => {
    const repo = cleanRepo();
    pack(repo.path);
    expect(JSON.parse(await expectSame({ folder: repo.path }))).toMatchObject({
      findings: [],
      coverage: { failed: [] },
    });
  });

  it.each(['HEAD~1:a/b/c.txt', 'HEAD~2:a/b', 'HEAD~2:a', 'HEAD~1^{tree}', 'HEAD~2'])(
    'lacks something if %s is gone, and the report says so',
    async (name) => {
      const repo = cleanRepo();
      const lost = repo.git('rev-parse', name).trim();
      pack(repo.path, new Set([lost]));
      const report = JSON.parse(await expectSame({ folder: repo.path })) as { coverage: { failed: unknown[] } };
      expect(report.coverage.failed).not.toEqual([]);
    },
  );

  it.each(['t:side/s.txt', 't:side'])('lacks something where %s is gone, which a ref alone points to', async (name) => {
    const repo = cleanRepo();
    repo.git('checkout', '-q', '-b', 'side');
    repo.write('side/s.txt', 'on no branch');
    repo.commit();
    repo.git('tag', 't', 'HEAD^{tree}');
    repo.git('checkout', '-q', '-');
    repo.git('branch', '-q', '-D', 'side');
    repo.git('reflog', 'expire', '--expire=now', '--all');
    const lost = repo.git('rev-parse', name).trim();
    pack(repo.path, new Set([lost]));
    const { coverage } = JSON.parse(await expectSame({ folder: repo.path })) as ScanReport;
    expect(coverage.failed.map(({ path }) => path)).toEqual([
      name === 't:side' ? '.git/refs/tags/t' : '.git/refs/tags/t/side/s.txt',
    ]);
  });

  it('is not clean where the name of a file that was removed holds a secret', async () => {
    const repo = cleanRepo();
    repo.write(`x/${githubToken(5)}/y.txt`, 'nothing');
    repo.commit();
    repo.git('rm', '-q', '-r', 'x');
    repo.git('commit', '-q', '-m', 'gone');
    pack(repo.path);
    const report = JSON.parse(await expectSame({ folder: repo.path })) as { findings: unknown[] };
    expect(report.findings).toHaveLength(1);
  });

  it('shows a secret that a slash cuts in the path of a file that was removed', async () => {
    const repo = cleanRepo();
    // a webhook: the id of a team, of a channel, and a token
    const folder = `hooks.slack.com/services/T${digits(1, 9)}/B${digits(2, 9)}`;
    repo.write(`${folder}/${digits(3, 24)}`, 'nothing');
    repo.commit();
    repo.git('rm', '-q', '-r', 'hooks.slack.com');
    repo.git('commit', '-q', '-m', 'gone');
    pack(repo.path);
    const report = JSON.parse(await expectSame({ folder: repo.path })) as { findings: unknown[] };
    expect(report.findings).toHaveLength(1);
  });
});
