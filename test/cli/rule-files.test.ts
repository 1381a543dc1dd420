import { randomBytes } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { runCli } from '../support/cli.ts';
import { makeRepo, type TempRepo } from '../support/repo.ts';

interface Found {
  readonly rule: string;
  readonly path: string;
  readonly exposure: string;
}

const repos: TempRepo[] = [];
function repo(): TempRepo {
  const made = makeRepo();
  repos.push(made);
  return made;
}
afterAll(() => {
  for (const made of repos) made.remove();
});

const key = randomBytes(16).toString('hex');

async function scan(cwd: string, ...args: string[]): Promise<string[]> {
  const { stdout } = await runCli(['scan', '--report', 'json', ...args], { cwd });
  const { findings } = JSON.parse(stdout) as { findings: readonly Found[] };
  return findings.map(({ rule, path, exposure }) => `${rule} ${path} ${exposure}`);
}

describe('a rule of certain files', () => {
  test('applies to paths in a tree', async () => {
    const { path, write, commit } = repo();
    write('config/master.key', key);
    write('shop/config/credentials/production.key', `${key}\n`);
    write('config/digest.txt', key);
    write('master.key.md5', key);
    commit();
    expect(await scan(path, '.')).toEqual([
      'rails-master-key config/master.key tip',
      'rails-master-key shop/config/credentials/production.key tip',
    ]);
  });

  test('applies to each path of a blob in a history', async () => {
    const { path, write, commit, remove } = repo();
    write('notes/digest.txt', key);
    commit('one path');
    expect(await scan(path, '--history')).toEqual([]);
    write('config/master.key', key);
    commit('two paths of one blob');
    expect(await scan(path, '--history')).toEqual(['rails-master-key config/master.key tip']);
    remove('config/master.key');
    commit('one again');
    expect(await scan(path, '--history')).toEqual(['rails-master-key config/master.key history']);
    expect(await scan(path, '.')).toEqual([]);
  });

  test('applies to what a change adds', async () => {
    const { path, write, commit, git } = repo();
    write('README', 'a shop');
    commit();
    write('config/master.key', `${key}\n`);
    write('config/other.txt', `${key}\n`);
    git('add', '.');
    expect(await scan(path, '--staged')).toEqual(['rails-master-key config/master.key tip']);
  });

  test('applies to standard input under the path that is given', async () => {
    const count = async (...args: string[]): Promise<number> => {
      const { stdout } = await runCli(['scan', '--stdin', '--report', 'json', ...args], { input: key });
      return (JSON.parse(stdout) as { findings: unknown[] }).findings.length;
    };
    expect(await count()).toBe(0);
    expect(await count('--stdin-path', 'config/master.key')).toBe(1);
  });
});
