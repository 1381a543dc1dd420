import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { runCli } from '../support/cli.ts';
import { makeSeededRepo, type TempRepo } from '../support/repo.ts';
import { githubToken } from '../support/token.ts';

const made: TempRepo[] = [];
function repository(files: Readonly<Record<string, string>> = {}): TempRepo {
  const repo = makeSeededRepo(files);
  made.push(repo);
  return repo;
}
afterEach(() => {
  for (const repo of made.splice(0)) repo.remove();
});

test('init writes a gate that passes today and blocks from now on', async () => {
  const repo = repository({ 'old.env': `key = ${githubToken(1)}\n` });
  const { code, stdout } = await runCli(['init', '--yes'], { cwd: repo.path });
  expect(code).toBe(0);
  expect(stdout).toContain('Written: .leakgate.yml\n.leakgate/baseline.jsonl: 1 entry');
  expect(stdout).toContain('Written: .github/workflows/leakgate.yml');
  expect(existsSync(join(repo.path, '.git/hooks/pre-commit'))).toBe(true);
  expect((await runCli(['scan'], { cwd: repo.path })).code).toBe(0);
  const tested = await runCli(['self-test'], { cwd: repo.path });
  expect(tested.stdout).toBe('A planted github-personal-access-token is blocked by confident-finding.\n');
  expect(tested.code).toBe(0);
});

test('init keeps existing files, and writes nothing without consent', async () => {
  const repo = repository({ '.leakgate.yml': 'preset: strict\n', '.gitlab-ci.yml': 'a: 1\n' });
  for (const input of ['', 'n\n', 'perhaps\n']) {
    const { code, stdout } = await runCli(['init'], { cwd: repo.path, input });
    expect(stdout).toContain('Nothing was written.');
    expect(code).toBe(2);
    expect(repo.git('status', '--porcelain')).toBe('');
  }
  const { stdout } = await runCli(['init'], { cwd: repo.path, input: 'y\n' });
  expect(stdout).toContain('Kept: .leakgate.yml\nNo workflow: .gitlab-ci.yml exists');
  expect(readFileSync(join(repo.path, '.leakgate.yml'), 'utf8')).toBe('preset: strict\n');
  expect(existsSync(join(repo.path, '.github'))).toBe(false);
});

test.each([
  ['a policy without gates', 'preset: none\n', 'found, and not blocked'],
  ['a preset that only warns', 'preset: advisory\n', 'found, and not blocked'],
  ['an entry that allows everything', 'allow: [{ paths: ["**"], reason: x }]\n', 'found, and not blocked'],
  ['an exclusion of everything', 'exclude: ["**"]\n', 'not found'],
])('self-test detects %s, and leaves nothing behind', async (_, config, words) => {
  const repo = repository({ '.leakgate.yml': config });
  const before = repo.git('count-objects');
  const { code, stdout } = await runCli(['self-test'], { cwd: repo.path });
  expect(stdout).toContain(words);
  expect(code).toBe(1);
  expect(repo.git('count-objects') + repo.git('status', '--porcelain')).toBe(before);
});
