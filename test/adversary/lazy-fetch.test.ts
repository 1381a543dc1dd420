import { chmodSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runCli } from '../support/cli.ts';
import { isolatedGitEnvironment, makeRepo, type TempRepo } from '../support/repo.ts';
import { wrapGit } from '../support/wrapped-git.ts';

/** A git without GIT_NO_LAZY_FETCH, like all before 2.39.4 and most before 2.45. */
const old = wrapGit('unset GIT_NO_LAZY_FETCH; exec "$git" "$@"');
/** A git before 2.31, with its response to an unknown option. */
const ancient = wrapGit('for a; do [ "$a" = --path-format=absolute ] && echo "$a"; done; exec "$git" "$@"');
afterAll(() => [old, ancient].forEach((one) => one.remove()));

/** A promisor remote, by git's action for a missing object. */
const PROMISORS: Readonly<Record<string, (repo: TempRepo, trap: string) => readonly (readonly [string, string])[]>> = {
  'a command': (_, trap) => [['remote.origin.url', `ext::${trap}`]],
  'a command by insteadOf': (_, trap) => [
    ['remote.origin.url', 'https://127.0.0.1:1/r'],
    [`url.ext::${trap} .insteadOf`, 'https://'],
  ],
  'a helper among the aliases': (_, trap) => [
    ['remote.origin.url', 'https://127.0.0.1:1/r'],
    ['remote.origin.vcs', 'evil'],
    ['alias.remote-evil', `!${trap}`],
  ],
  'a helper without a name': (_, trap) => [
    ['remote.origin.url', 'https://127.0.0.1:1/r'],
    ['remote.origin.vcs', ''],
    ['alias.remote-', `!${trap}`],
  ],
  'an ssh command': (_, trap) => [
    ['remote.origin.url', 'ssh://127.0.0.1/r'],
    ['core.sshCommand', trap],
  ],
  'another repository on this machine': ({ path }) => [['remote.origin.url', join(path, '.git/full.git')]],
};

/** Lists local objects without requesting others. */
function isMissing(repo: TempRepo, blob: string): boolean {
  return !repo.git('cat-file', '--batch-check', '--batch-all-objects').includes(blob);
}

interface Promised {
  readonly repo: TempRepo;
  /** The missing blob, promised by the remote. */
  readonly blob: string;
}

function promised(configure: (typeof PROMISORS)[string]): Promised {
  const repo = makeRepo();
  repo.write('a.txt', 'first\n');
  repo.commit();
  repo.write('b.txt', 'missing\n');
  repo.commit();
  const blob = repo.git('rev-parse', 'HEAD:b.txt').trim();
  repo.git('clone', '-q', '--bare', '.', '.git/full.git');
  rmSync(join(repo.path, '.git/objects', blob.slice(0, 2), blob.slice(2)));
  mkdirSync(join(repo.path, '.git/ran'));
  const trap = join(repo.path, '.git/trap');
  repo.write('.git/trap', `#!/bin/sh\ntouch '${repo.path}/.git/ran/trap'\n`);
  chmodSync(trap, 0o755);
  const settings = [
    ['core.repositoryFormatVersion', '1'],
    ['extensions.partialClone', 'origin'],
    ['remote.origin.promisor', 'true'],
    ...['ext', 'evil', 'file', 'ssh', ''].map((name) => [`protocol.${name}.allow`, 'always'] as const),
    ...configure(repo, trap),
  ] as const;
  for (const [key, value] of settings) repo.git('config', '--file', '.git/config', key, value);
  return { repo, blob };
}

const COMMANDS = [
  ['scan'],
  ['scan', '--all-files'],
  ['scan', '--history'],
  ['scan', '--history', '--no-attribution'],
  ['scan', '--staged'],
  ['scan', '--range', 'HEAD~1..HEAD'],
  ['scan', '--commits'],
  ['ci', '--no-fetch'],
  ['baseline', 'create'],
  ['self-test'],
];

/** Commands that read objects of commits, which git also looks for remotely. */
const FEW = [
  ['scan', '--range', 'HEAD~1..HEAD'],
  ['ci', '--no-fetch'],
];

describe.each(Object.entries(PROMISORS))('missing objects are promised by %s', (name, configure) => {
  test('git itself requests them', () => {
    const { repo, blob } = promised(configure);
    try {
      const before = existsSync(join(repo.path, '.git/ran/trap'));
      try {
        repo.git('cat-file', '-e', blob);
      } catch {
        // nobody has it
      }
      const isThere = existsSync(join(repo.path, '.git/ran/trap')) || !isMissing(repo, blob);
      expect([before, isThere]).toEqual([false, true]);
    } finally {
      repo.remove();
    }
  });

  test.each(name === 'a command' ? COMMANDS : FEW)(
    '%s %s %s asks nobody, with a git that cannot be told not to',
    async (...args) => {
      const { repo, blob } = promised(configure);
      try {
        const input = `${repo.git('rev-parse', 'HEAD').trim()}\n`;
        const env = {
          ...isolatedGitEnvironment(repo.path),
          ...old.env,
          LEAKGATE_CI_TARGET: repo.git('rev-parse', 'HEAD~1').trim(),
        };
        const { code } = await runCli(args.filter(Boolean), { cwd: repo.path, env, input });
        expect(existsSync(join(repo.path, '.git/ran/trap'))).toBe(false);
        expect(isMissing(repo, blob)).toBe(true);
        expect([0, 1, 3]).toContain(code);
      } finally {
        repo.remove();
      }
    },
  );
});

test.each([
  ['scan', '--history'],
  ['scan', '--staged'],
  ['scan', '--range', 'HEAD~1..HEAD'],
  ['ci', '--no-fetch'],
  ['self-test'],
])('%s %s %s refuses git before 2.31', async (...args) => {
  const repo = makeRepo();
  try {
    repo.write('a.txt', 'x\n');
    repo.commit();
    const env = { ...isolatedGitEnvironment(repo.path), ...ancient.env };
    const { code, stderr } = await runCli(args.filter(Boolean), { cwd: repo.path, env });
    expect([code, stderr]).toEqual([3, expect.stringContaining('older than 2.31, the oldest supported version')]);
  } finally {
    repo.remove();
  }
});
