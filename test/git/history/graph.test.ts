import type { PackTable } from '../../../src/git/pack/pack-table.ts';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { openPackedGraph } from '../../../src/git/graph.ts';
import { listPackedCommits } from '../../../src/git/history/list-packed-commits.ts';
import { searchPacks, searchPacksAlone, type CommitSearch } from '../../../src/git/history/search-packs.ts';
import { workerUrl } from '../../../src/app/scan/threads.ts';
import type { PackedGraph } from '../../../src/git/history/packed-graph.ts';
import { openObjectDatabase } from '../../../src/git/pack/object-database.ts';
import { openRepository } from '../../../src/git/repository.ts';
import type { CommitList } from '../../../src/git/plumbing/commit-order.ts';
import { listRefs } from '../../../src/git/plumbing/refs.ts';
import { commitsBeyond, listCommits } from '../../../src/git/plumbing/rev-list.ts';
import { searchHistory, type TraceResult, type PathHistory } from '../../../src/git/history/trace.ts';
import { gitIn, MADE_HISTORY, makeHistory, objectsIn, pack } from '../../support/made-history.ts';
import { isolatedGitEnvironment, makeFolder, makeRepo, type TempFolder } from '../../support/repo.ts';
import { openShapes, SHAPES } from '../../support/packed.ts';

const made: TempFolder[] = [];

function keep<T extends TempFolder>(one: T): T {
  made.push(one);
  return one;
}

afterEach(() => made.splice(0).forEach((one) => one.remove()));

function standingText({ path, introduced, removed }: PathHistory): string {
  const [first, last] = [introduced, removed].map((one) => (one ? `${one.id} ${one.date}` : '-'));
  return `${path.toString('latin1')} ${first} ${last}`;
}

/** Everything that was found, as text that can be compared. */
function textOf({ trace, paths, missing }: TraceResult): Record<string, string[]> {
  const lines = (standings: ReadonlyMap<string, PathHistory>): string[] =>
    [...standings].map(([key, one]) => `${key} ${standingText(one)}`).sort();
  return {
    trace: [...trace].flatMap(([oid, places]) => lines(places).map((line) => `${oid} ${line}`)).sort(),
    paths: lines(paths),
    missing: lines(missing),
  };
}

/** A search of everything in a folder's repository, for every second blob, and the packs there are. */
interface Asked {
  readonly search: CommitSearch & { readonly list: CommitList };
  readonly packs: readonly PackTable[];
}

async function askIn(folder: string): Promise<Asked> {
  const repository = await openRepository(folder, { env: isolatedGitEnvironment(folder) });
  const list = await listCommits(repository.place, { tips: undefined, without: [] });
  const width = (list.commits[0]?.length ?? 40) / 2;
  const packs = (await openObjectDatabase(repository.objects, width))?.tables ?? [];
  const blobs = objectsIn(folder, 'blob');
  const there = new Set(blobs);
  const wanted = new Set(blobs.filter((_, i) => i % 2 === 0));
  return { search: { repository, list, threads: 1, blobs: wanted, has: (oid) => there.has(oid) }, packs };
}

function byGit({ search }: Asked): Promise<TraceResult> {
  const { repository, list, threads, blobs, has } = search;
  return searchHistory(repository.place, { blobs, has }, { list, threads });
}

async function withPacks<T>({ search, packs }: Asked, use: (packed: PackedGraph) => Promise<T>): Promise<T> {
  const packed = (await openPackedGraph(search.repository, { packs, threads: 2, workerUrl: workerUrl() }))!;
  try {
    return await use(packed);
  } finally {
    await packed.stop();
  }
}

/** What packs tell, completed by git. */
function byPacks(asked: Asked): Promise<TraceResult> {
  if (asked.packs.length === 0) return byGit(asked);
  return withPacks(asked, (packed) => searchPacks(asked.search, packed));
}

/** How many commits packs leave to git. */
function leftByPacks(asked: Asked): Promise<number> {
  return withPacks(asked, async (packed) => (await searchPacksAlone(asked.search, packed)).left.length);
}

/** Searches both ways; how many commits were left to git. */
async function expectSame(folder: string): Promise<number> {
  const asked = await askIn(folder);
  expect(textOf(await byPacks(asked))).toEqual(textOf(await byGit(asked)));
  return asked.packs.length === 0 ? asked.search.list.commits.length : leftByPacks(asked);
}

/** What says of a list all that does not depend on how it was made. */
function listText({ commits, dates, moved, heads, boundary }: CommitList): unknown {
  const sorted = (map: ReadonlyMap<string, number>): unknown => [...map].map(([id, date]) => `${id} ${date}`).sort();
  return [[...commits].sort(), sorted(dates), sorted(moved), [...heads].sort(), boundary];
}

/** Whether every commit stands before its parents. */
function isTopological(folder: string, { commits }: CommitList): boolean {
  const places = new Map(commits.map((id, place) => [id, place]));
  const lines = gitIn(folder, ['rev-list', '--all', '--parents']).split('\n');
  return lines.every((line) => {
    const [id, ...parents] = line.split(' ');
    return parents.every((parent) => places.get(id!)! < places.get(parent)!);
  });
}

/** The commits as packs tell them. */
async function listByPacks(folder: string): Promise<CommitList | undefined> {
  const asked = await askIn(folder);
  const { repository } = asked.search;
  const { refs } = await listRefs(repository.place, []);
  return withPacks(asked, (packed) => listPackedCommits(packed, repository, refs));
}

describe('listPackedCommits', () => {
  it('asks git for commits that are in no pack alone', async () => {
    const repo = keep(makeRepo());
    repo.write('a.txt', 'one');
    repo.commit();
    pack(repo.path);
    const packed = repo.git('rev-parse', 'HEAD').trim();
    repo.write('a.txt', 'two');
    repo.commit();
    repo.git('branch', '-q', 'old', packed);
    repo.git('checkout', '-q', 'old');
    repo.write('b.txt', 'beside it');
    repo.commit();
    repo.git('merge', '-q', '-m', 'both', 'main');
    const asked = await askIn(repo.path);
    const list = await listByPacks(repo.path);
    expect(listText(list!)).toEqual(listText(asked.search.list));
    expect(isTopological(repo.path, list!)).toBe(true);
    const tips = repo.git('rev-parse', 'main', 'old').trim().split('\n');
    await withPacks(asked, async (history) => {
      expect(history.others([packed, ...tips])).toEqual(tips);
      expect(history.heads()).toEqual([packed]);
      const { commits, edge } = await commitsBeyond(asked.search.repository.place, tips, history.heads());
      expect([commits.length, edge]).toEqual([3, [packed]]);
    });
  });
});

describe('searchPacks', () => {
  it('tells what git tells, of any history that is packed, without git', async () => {
    await fc.assert(
      fc.asyncProperty(MADE_HISTORY, fc.nat(8), async (commits, every) => {
        const repo = makeRepo();
        try {
          makeHistory(repo, commits);
          pack(repo.path, new Set(objectsIn(repo.path, 'blob').filter((_, i) => i % 9 < every - 5)));
          expect(await expectSame(repo.path)).toBe(0);
          const list = await listByPacks(repo.path);
          expect(listText(list!)).toEqual(listText((await askIn(repo.path)).search.list));
          expect(isTopological(repo.path, list!)).toBe(true);
        } finally {
          repo.remove();
        }
      }),
      { numRuns: 30 },
    );
  }, 120_000);

  it.each(Object.keys(SHAPES))('tells what git tells: %s', async (name) => {
    const shapes = openShapes();
    try {
      await expectSame(SHAPES[name]!(shapes).cwd);
    } finally {
      shapes.remove();
    }
  });

  it('leaves commits to git whose objects are in no pack', async () => {
    const repo = keep(makeRepo());
    repo.write('a.txt', 'one');
    repo.commit();
    pack(repo.path);
    repo.write('a.txt', 'two');
    repo.commit();
    repo.write('b/c.txt', 'three');
    repo.commit();
    expect(await expectSame(repo.path)).toBe(2);
  });

  it('takes the commits that a shallow clone ends at for roots', async () => {
    const repo = keep(makeRepo());
    for (const text of ['one', 'two', 'three', 'four']) {
      repo.write('a.txt', text);
      repo.write(`${text}/b.txt`, text);
      repo.commit();
    }
    const at = keep(makeFolder());
    repo.git('clone', '-q', '--bare', '--depth=2', `file://${repo.path}`, join(at.path, 'part.git'));
    expect(await expectSame(join(at.path, 'part.git'))).toBe(0);
  });

  it('tells blobs that the database lacks, at the path that each came in at first', async () => {
    const repo = keep(makeRepo());
    repo.write('z/first.txt', 'lost');
    repo.write('y.txt', 'here');
    repo.commit();
    repo.write('a/second.txt', 'lost');
    repo.commit();
    const lost = repo.git('rev-parse', 'HEAD:a/second.txt').trim();
    pack(repo.path, new Set([lost]));
    const asked = await askIn(repo.path);
    const found = await byPacks(asked);
    expect([...found.missing].map(([oid, { path }]) => [oid, path.toString()])).toEqual([[lost, 'z/first.txt']]);
    expect(textOf(found)).toEqual(textOf(await byGit(asked)));
  });

  it('looks for blobs alone where nothing else is asked for', async () => {
    const repo = keep(makeRepo());
    repo.write('a.txt', 'one');
    repo.commit();
    pack(repo.path);
    const all = await askIn(repo.path);
    const asked = { ...all, search: { ...all.search, has: undefined } };
    const found = await byPacks(asked);
    expect(found.paths.size + found.missing.size).toBe(0);
    expect(found.trace.size).toBe(1);
    expect(textOf(found)).toEqual(textOf(await byGit(asked)));
  });

  it('ends when it is aborted', async () => {
    const repo = keep(makeRepo());
    repo.write('a.txt', 'one');
    repo.commit();
    pack(repo.path);
    const { search, packs } = await askIn(repo.path);
    const { repository } = search;
    const place = { ...repository.place, signal: AbortSignal.abort() };
    await expect(
      openPackedGraph({ ...repository, place }, { packs, threads: 2, workerUrl: workerUrl() }),
    ).rejects.toMatchObject({ code: 'aborted' });
  });

  it.each([
    ['with no parent there', 'parent 00'.padEnd(47, '0')],
    ['at no time', 'encoding none'],
  ])('lists no commits where one is not plain: %s', async (_, line) => {
    const repo = keep(makeRepo());
    repo.write('a.txt', 'one');
    repo.commit();
    const tree = repo.git('rev-parse', 'HEAD^{tree}').trim();
    const text = `tree ${tree}\n${line}\nauthor A <a@example.com> 1 +0000\ncommitter A <a@example.com> 1 +0000\n\nodd\n`;
    const odd = gitIn(repo.path, ['hash-object', '-t', 'commit', '--literally', '-w', '--stdin'], text);
    repo.git('update-ref', '--no-deref', 'HEAD', odd);
    pack(repo.path);
    const repository = await openRepository(repo.path, { env: isolatedGitEnvironment(repo.path) });
    const packs = (await openObjectDatabase(repository.objects, 20))!.tables;
    const packed = (await openPackedGraph(repository, { packs, threads: 1, workerUrl: workerUrl() }))!;
    const asked = packed.commits([odd]);
    await packed.stop();
    expect(asked).toBeUndefined();
  });
});

/** Entries of trees as they should be, and as nobody should write them. */
const ENTRY = fc.record({
  mode: fc.constantFrom(
    '100644',
    '100755',
    '120000',
    '40000',
    '040000',
    '100664',
    '100600',
    '0100644',
    '777',
    '100648',
    '',
  ),
  name: fc.constantFrom('a', 'b', 'a/b', '', '.git', 'b.c', 'a-b', 'a name that is longer than one vector of bytes'),
  id: fc.constantFrom('blob', 'tree', 'lost'),
});

describe('searchPacks on trees that git did not make', () => {
  it('tells what git tells, or leaves it to git', async () => {
    const repo = keep(makeRepo());
    repo.write('x/y.txt', 'text');
    repo.commit();
    const ids = {
      blob: repo.git('rev-parse', 'HEAD:x/y.txt').trim(),
      tree: repo.git('rev-parse', 'HEAD:x').trim(),
      lost: 'ab'.repeat(20),
    };
    const parent = repo.git('rev-parse', 'HEAD').trim();
    const write = (bytes: Buffer): string =>
      gitIn(repo.path, ['hash-object', '-t', 'tree', '--literally', '-w', '--stdin'], bytes);
    await fc.assert(
      fc.asyncProperty(fc.array(ENTRY, { maxLength: 4 }), fc.nat(30), async (entries, cut) => {
        const rows = entries.map(({ mode, name, id }) =>
          Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(ids[id], 'hex')]),
        );
        const whole = Buffer.concat(rows);
        const tree = write(whole.subarray(0, cut < 26 ? whole.length : Math.max(0, whole.length - cut + 25)));
        const commit = repo.git('commit-tree', '-m', 'odd', '-p', parent, tree).trim();
        repo.git('update-ref', 'refs/heads/odd', commit);
        pack(repo.path);
        const asked = await askIn(repo.path);
        const ofGit = await byGit(asked).then(textOf, String);
        const direct = await byPacks(asked).then(textOf, String);
        expect(direct).toEqual(ofGit);
      }),
      { numRuns: 40 },
    );
  }, 120_000);
});
