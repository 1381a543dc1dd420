import { rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { workerUrl } from '../../../src/app/scan/threads.ts';
import { openPackedGraph } from '../../../src/git/graph.ts';
import { buildProgram } from '../../../src/app/rules/rule-packs.ts';
import type { Program } from '../../../src/engine/program.ts';
import { openObjectDatabase } from '../../../src/git/pack/object-database.ts';
import { openRepository } from '../../../src/git/repository.ts';
import { scanHistoryWith, type HistoryScan } from '../../support/history-scan.ts';
import { gitIn, MADE_HISTORY, makeHistory, objectsIn, pack } from '../../support/made-history.ts';
import { openShapes } from '../../support/packed.ts';
import { isolatedGitEnvironment, type TempRepo } from '../../support/repo.ts';

const shapes = openShapes();
afterEach(() => shapes.remove());

/** What a scan without attribution says is missing, or its failure. */
async function missingIn(scan: Omit<HistoryScan, 'attribution'>): Promise<string[]> {
  try {
    const { coverage } = await scanHistoryWith({ ...scan, attribution: false });
    return coverage.failed.map(({ path, reason }) => `${path}: ${reason}`);
  } catch (error) {
    return [String(error)];
  }
}

/** What is missing, by what packs hold; git has to say the same. */
async function missing({ path: folder }: TempRepo, rules?: Program): Promise<string[]> {
  const scan = { folder, ...(rules && { rules }) };
  const packs = await missingIn({ ...scan, reader: 'packs-always' });
  expect(packs).toEqual(await missingIn({ ...scan, reader: 'git' }));
  return packs;
}

async function missingBlobsOf(repo: TempRepo, ...tips: string[]): Promise<readonly string[] | undefined> {
  const repository = await openRepository(repo.path, { env: isolatedGitEnvironment(repo.path) });
  const packs = (await openObjectDatabase(repository.objects, 20))!.tables;
  const packed = (await openPackedGraph(repository, { packs, threads: 2, workerUrl: workerUrl() }))!;
  const blobs = packed.missingBlobs(tips);
  await packed.stop();
  return blobs;
}

function objectsMissing(count: number): string {
  return `.git/objects: git does not have ${count} objects that refs reach; \`git fsck\` lists them, \`git fetch --refetch\` fetches them again`;
}

function idOf(repo: TempRepo, name: string): string {
  return repo.git('rev-parse', name).trim();
}

/** Three commits, folders, a submodule, a tag of a folder. */
function someRepo(): TempRepo {
  const repo = shapes.repo();
  repo.write('a/b/c.txt', 'nothing');
  repo.write('d.txt', 'to see');
  for (let i = 0; i < 40; i++) repo.write(`a/file ${i}`, `${i}`);
  repo.commit();
  repo.git('update-index', '--add', '--cacheinfo', `160000,${'ab'.repeat(20)},sub`);
  repo.write('a/b/c.txt', 'nothing more');
  repo.git('add', 'a');
  repo.git('commit', '-q', '-m', 'second');
  repo.git('rm', '-q', 'd.txt');
  repo.git('commit', '-q', '-m', 'third');
  repo.git('tag', '-a', '-m', 'a folder', 'folder', 'HEAD:a');
  return repo;
}

function loseLoose(repo: TempRepo, oid: string): void {
  rmSync(join(repo.path, '.git/objects', oid.slice(0, 2), oid.slice(2)));
}

/** Moves a ref on by a commit in a file of its own. */
function addLoose(repo: TempRepo, ref: string): void {
  const parent = gitIn(repo.path, ['rev-parse', '--verify', '-q', `${ref}^0`]);
  const blob = gitIn(repo.path, ['hash-object', '-w', '--stdin'], 'loose');
  const tree = gitIn(repo.path, ['mktree'], `100644 blob ${blob}\tloose.txt\n`);
  repo.git('update-ref', ref, repo.git('commit-tree', '-m', 'loose', '-p', parent, tree).trim());
}

describe('a scan without attribution, by what packs hold', () => {
  it('misses nothing where nothing is missing', async () => {
    const repo = someRepo();
    pack(repo.path);
    expect(await missing(repo)).toEqual([]);
    expect(await missingBlobsOf(repo, idOf(repo, 'HEAD'), idOf(repo, 'HEAD:a'))).toEqual([]);
    expect(await missingBlobsOf(repo, idOf(repo, 'HEAD:a/b/c.txt'))).toBeUndefined();
  });

  it.each([[['HEAD~1:d.txt']], [['HEAD~2:a/b/c.txt']], [['HEAD~2:a/b/c.txt', 'HEAD~1:d.txt', 'HEAD:a/file 7']]])(
    'counts files that are gone: %j',
    async (names) => {
      const repo = someRepo();
      const lost = names.map((name) => idOf(repo, name));
      const head = idOf(repo, 'HEAD');
      pack(repo.path, new Set(lost));
      expect(await missing(repo)).toEqual([objectsMissing(lost.length)]);
      const blobs = await missingBlobsOf(repo, head);
      expect([...blobs!].sort()).toEqual(lost.sort());
    },
  );

  it.each(['HEAD~2:a/b', 'HEAD~2:a', 'HEAD~1^{tree}'])('leaves to git what is behind a folder: %s', async (name) => {
    const repo = someRepo();
    const head = idOf(repo, 'HEAD');
    pack(repo.path, new Set([idOf(repo, name)]));
    expect(await missing(repo)).toEqual([objectsMissing(1)]);
    expect(await missingBlobsOf(repo, head)).toBeUndefined();
  });

  it('fails where a commit is gone', async () => {
    const repo = someRepo();
    const [head, lost] = [idOf(repo, 'HEAD'), idOf(repo, 'HEAD~2')];
    pack(repo.path, new Set([lost]));
    expect(await missing(repo)).toEqual([expect.stringContaining(lost)]);
    expect(await missingBlobsOf(repo, head)).toBeUndefined();
  });

  it('does not count what no ref reaches', async () => {
    const repo = someRepo();
    const kept = idOf(repo, 'HEAD');
    // more files, so that git makes the other trees of this one
    for (let i = 0; i < 9; i++) repo.write(`a/more ${i}`, `by the way ${i}`);
    repo.commit();
    const lost = ['HEAD:a/more 3', 'HEAD:a/more 4'].map((name) => idOf(repo, name));
    repo.git('reset', '-q', '--hard', kept);
    pack(repo.path, new Set(lost));
    expect(await missing(repo)).toEqual([]);
    expect(await missingBlobsOf(repo, kept)).toBeUndefined();
    repo.git('update-ref', 'refs/tags/side', 'ORIG_HEAD');
    expect(await missing(repo)).toEqual([objectsMissing(2)]);
    expect(await missingBlobsOf(repo, kept, idOf(repo, 'ORIG_HEAD'))).toHaveLength(2);
  });

  it('knows of objects in files of their own', async () => {
    const repo = someRepo();
    const twice = idOf(repo, 'HEAD~1:d.txt');
    pack(repo.path, new Set([twice, idOf(repo, 'HEAD~2:a/b/c.txt')]));
    repo.write('d.txt', 'to see');
    repo.git('add', 'd.txt');
    expect(await missing(repo)).toEqual([objectsMissing(1)]);
    repo.write('a/new.txt', 'new');
    repo.commit();
    expect(await missing(repo)).toEqual([objectsMissing(1)]);
    loseLoose(repo, idOf(repo, 'HEAD:a/new.txt'));
    expect(await missing(repo)).toEqual([objectsMissing(2)]);
    loseLoose(repo, twice);
    expect(await missing(repo)).toEqual([objectsMissing(3)]);
    repo.git('update-ref', 'refs/tags/newer', idOf(repo, 'HEAD:a'));
    loseLoose(repo, idOf(repo, 'HEAD:a'));
    expect(await missing(repo)).not.toEqual([]);
  });

  it('fails where a commit in a file of its own is gone', async () => {
    const repo = someRepo();
    pack(repo.path);
    for (const name of ['one', 'two']) repo.git('commit', '-q', '--allow-empty', '-m', name);
    const lost = idOf(repo, 'HEAD~1');
    loseLoose(repo, lost);
    expect(await missing(repo)).toEqual([expect.stringContaining(lost)]);
  });

  it('looks into a folder that a tag names, and that no pack has', async () => {
    const repo = someRepo();
    pack(repo.path);
    repo.write('x/y.txt', 'why');
    repo.git('add', '-A');
    const folder = repo.git('write-tree').trim();
    repo.git('tag', 'loose', idOf(repo, `${folder}:x`));
    repo.git('reset', '-q', '--hard');
    expect(await missing(repo)).toEqual([]);
    loseLoose(repo, idOf(repo, `${folder}:x/y.txt`));
    expect(await missing(repo)).toEqual([objectsMissing(1)]);
  });

  it('counts what git counts, whatever is gone and whatever refs are left', { timeout: 300_000 }, async () => {
    const rules = await buildProgram({ packs: [], texts: [], only: [], skip: [] });
    const shares = fc.array(fc.nat(99), { minLength: 8, maxLength: 8 });
    const property = fc.asyncProperty(MADE_HISTORY, shares, fc.nat(7), async (commits, picks, most) => {
      const repo = shapes.repo();
      makeHistory(repo, commits);
      const last = `refs/heads/b${commits.length - 1}`;
      const refs = gitIn(repo.path, ['for-each-ref', '--format=%(refname)']).split('\n');
      for (const [i, ref] of refs.entries())
        if (ref !== last && picks[i % picks.length]! < 40) repo.git('update-ref', '-d', ref);
      const blobs = objectsIn(repo.path, 'blob');
      const lost = picks.slice(0, most % 3).map((pick) => blobs[pick % blobs.length]!);
      const trees = objectsIn(repo.path, 'tree');
      if (most === 7) lost.push(trees[picks[0]! % trees.length]!);
      pack(repo.path, new Set(lost));
      if (picks[7]! < 50) addLoose(repo, last);
      await missing(repo, rules);
      repo.remove();
    });
    await fc.assert(property, { numRuns: 30 });
  });
});
