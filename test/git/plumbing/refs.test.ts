import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { GitContext } from '../../../src/git/process/git.ts';
import { listRefs } from '../../../src/git/plumbing/refs.ts';
import { isolatedGitEnvironment, makeRepo, type TempRepo } from '../../support/repo.ts';

const made: TempRepo[] = [];
afterEach(() => made.splice(0).forEach((repo) => repo.remove()));

/** A repository with one commit. */
function repository(): { repo: TempRepo; commit: string; place: GitContext } {
  const repo = makeRepo();
  made.push(repo);
  repo.write('a', 'text\n');
  const commit = repo.commit();
  return { repo, commit, place: { top: repo.path, env: isolatedGitEnvironment(repo.path) } };
}

function idOf(repo: TempRepo, name: string): string {
  return repo.git('rev-parse', '--verify', name).trim();
}

/** Removes an object's file; the id. */
function lose(repo: TempRepo, name: string): string {
  const oid = idOf(repo, name);
  repo.remove(join('.git/objects', oid.slice(0, 2), oid.slice(2)));
  return oid;
}

test('a tag tells what it names in the end, through other tags, of whatever kind', async () => {
  const { repo, commit, place } = repository();
  const [tree, blob] = [idOf(repo, 'HEAD^{tree}'), idOf(repo, 'HEAD:a')];
  repo.git('tag', '-a', '-m', 'x', 'one', commit);
  repo.git('tag', '-a', '-m', 'x', 'two', 'one');
  repo.git('tag', '-a', '-m', 'x', 'of-blob', blob);
  repo.git('tag', '-a', '-m', 'x', 'of-tree', tree);
  repo.git('update-ref', 'refs/odd/näme', blob);
  const { refs, broken } = await listRefs(place);
  const lines = refs.map(({ name, oid, kind, peeled, peeledKind }) => [name.toString(), oid, kind, peeled, peeledKind]);
  const tag = (name: string): string => idOf(repo, `refs/tags/${name}`);
  expect(broken).toEqual([]);
  expect(lines).toEqual([
    ['refs/heads/main', commit, 'commit', '', ''],
    ['refs/odd/näme', blob, 'blob', '', ''],
    ['refs/tags/of-blob', tag('of-blob'), 'tag', blob, 'blob'],
    ['refs/tags/of-tree', tag('of-tree'), 'tag', tree, 'tree'],
    ['refs/tags/one', tag('one'), 'tag', commit, 'commit'],
    ['refs/tags/two', tag('two'), 'tag', commit, 'commit'],
  ]);
});

test('refs that git cannot read are named, and the others listed', async () => {
  const { repo, place } = repository();
  repo.git('tag', '-a', '-m', 'x', 'fine');
  repo.write('.git/refs/heads/bad', 'nothing\n');
  const { refs, broken } = await listRefs(place);
  expect(broken).toEqual(['refs/heads/bad']);
  expect(refs.map(({ name }) => name.toString())).toEqual(['refs/heads/main', 'refs/tags/fine']);
});

test('a ref, or a tag, that names what is not there fails in the words of git', async () => {
  const { repo, place } = repository();
  repo.write('b', 'more\n');
  repo.git('tag', '-a', '-m', 'x', 'blob', repo.git('hash-object', '-w', 'b').trim());
  const blob = lose(repo, 'blob^{}');
  await expect(listRefs(place)).rejects.toMatchObject({
    code: 'git-failed',
    message: `git: missing object ${blob} for refs/tags/blob`,
  });
  const tag = lose(repo, 'refs/tags/blob');
  await expect(listRefs(place)).rejects.toMatchObject({
    code: 'git-failed',
    message: `git: missing object ${tag} for refs/tags/blob`,
  });
});
