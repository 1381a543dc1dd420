import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ScanReport } from '../../src/core/finding.ts';
import { runCli } from '../support/cli.ts';
import { isolatedGitEnvironment, makeFolder, makeRepo, type TempFolder, type TempRepo } from '../support/repo.ts';
import { githubToken } from '../support/token.ts';
import { execFileSync } from 'node:child_process';

/** A repository in which everything that git can be made to run leaves a file in `marks`. */
let repo: TempRepo;
let marks: TempFolder;

const HOOKS = ['pre-commit', 'post-checkout', 'post-index-change', 'reference-transaction', 'fsmonitor-watchman'];

/** A program that leaves a mark and does nothing else. */
function trap(name: string): string {
  const path = join(marks.path, 'bin', name);
  writeFileSync(path, `#!/bin/sh\ntouch '${join(marks.path, 'ran', name)}'\nexit 0\n`);
  chmodSync(path, 0o755);
  return path;
}

const KEYS = [
  'core.fsmonitor',
  'core.pager',
  'core.editor',
  'core.sshCommand',
  'core.askPass',
  'core.gitProxy',
  'core.alternateRefsCommand',
  'diff.external',
  'diff.armed.textconv',
  'diff.armed.command',
  'filter.armed.clean',
  'filter.armed.smudge',
  'filter.armed.process',
  'gpg.program',
  'gpg.ssh.program',
  'gpg.x509.program',
  'credential.helper',
  'sequence.editor',
  'interactive.diffFilter',
  'pager.log',
  'pager.diff',
  'pager.cat-file',
  'remote.origin.uploadpack',
  'remote.origin.receivepack',
  'uploadpack.packObjectsHook',
  'trailer.armed.command',
  'merge.armed.driver',
  'difftool.armed.cmd',
  'browser.armed.cmd',
  'tar.armed.command',
  'ssh.variant',
];

const SWITCHES: readonly (readonly [key: string, value: string])[] = [
  ['log.showSignature', 'true'],
  ['filter.armed.required', 'true'],
  ['diff.algorithm', 'patience'],
  ['core.untrackedCache', 'true'],
  ['remote.origin.promisor', 'true'],
  ['remote.origin.partialclonefilter', 'blob:none'],
  ['protocol.allow', 'always'],
  ['protocol.ext.allow', 'always'],
  ['submodule.recurse', 'true'],
  ['diff.submodule', 'diff'],
  ['gc.auto', '1'],
  ['maintenance.auto', 'true'],
  ['core.worktree', '/etc'],
];

const ALIASES = [
  'cat-file',
  'log',
  'rev-list',
  'diff-tree',
  'ls-files',
  'ls-tree',
  'config',
  'version',
  'for-each-ref',
];

function signedCommit(): void {
  const tree = repo.git('rev-parse', 'HEAD^{tree}').trim();
  const parent = repo.git('rev-parse', 'HEAD').trim();
  const people = 'Ada <ada@example.com> 1700000000 +0000';
  const signature = 'gpgsig -----BEGIN PGP SIGNATURE-----\n \n  aGVsbG8=\n -----END PGP SIGNATURE-----\n';
  const body = `tree ${tree}\nparent ${parent}\nauthor ${people}\ncommitter ${people}\n${signature}\nsigned\n`;
  writeFileSync(join(repo.path, '.git/body'), body);
  const id = repo.git('hash-object', '-w', '-t', 'commit', '.git/body').trim();
  repo.git('update-ref', 'refs/heads/main', id);
}

function fill(): void {
  repo.write('.gitattributes', '* filter=armed diff=armed merge=armed\n');
  repo.write('a.env', `token = ${githubToken()}\n`);
  repo.commit('leak');
  repo.write('b.txt', 'b\n');
  repo.commit('more');
  signedCommit();
  repo.write('staged.env', `token = ${githubToken(2)}\n`);
  repo.git('add', 'staged.env');
  repo.git('update-index', '--add', '--cacheinfo', `160000,${repo.git('rev-parse', 'HEAD').trim()},sub`);
}

function arm(): void {
  const config = (key: string, value: string): void => void repo.git('config', '--file', '.git/config', key, value);
  for (const key of KEYS) config(key, trap(key));
  for (const [key, value] of SWITCHES) config(key, value);
  for (const name of ALIASES) config(`alias.${name}`, `!${trap(`alias-${name}`)}`);
  config('remote.origin.url', `ext::${trap('ext-protocol')}`);
  config('remote.origin.vcs', 'armed');
  mkdirSync(join(repo.path, '.git/hooks'), { recursive: true });
  const hooks = join(repo.path, 'armed-hooks');
  mkdirSync(hooks);
  for (const folder of [hooks, join(repo.path, '.git/hooks')]) {
    for (const name of HOOKS) {
      writeFileSync(join(folder, name), `#!/bin/sh\ntouch '${join(marks.path, 'ran', `hook-${name}`)}'\n`);
      chmodSync(join(folder, name), 0o755);
    }
  }
  config('core.hooksPath', hooks);
  writeFileSync(join(repo.path, '.git/armed.inc'), `[core]\n\tfsmonitor = ${trap('included')}\n`);
  config('include.path', 'armed.inc');
  const submodule = `[submodule "sub"]\n\tpath = sub\n\turl = ext::${trap('submodule')}\n\tupdate = !${trap('update')}\n`;
  repo.write('.gitmodules', submodule);
}

beforeAll(() => {
  marks = makeFolder();
  mkdirSync(join(marks.path, 'bin'));
  mkdirSync(join(marks.path, 'ran'));
  repo = makeRepo();
  fill();
  arm();
});
afterAll(() => {
  repo.remove();
  marks.remove();
});

beforeEach(() => {
  for (const name of ran()) rmSync(join(marks.path, 'ran', name));
});

function ran(): string[] {
  return readdirSync(join(marks.path, 'ran')).sort();
}

test('the traps work: git itself runs into them', () => {
  const run = (...args: string[]): void => {
    const env = isolatedGitEnvironment(repo.path);
    try {
      execFileSync('git', args, { cwd: repo.path, env, stdio: 'ignore', timeout: 20_000 });
    } catch {
      // a trap that does nothing makes git fail
    }
  };
  run('-c', 'core.worktree=..', 'status');
  run('-c', 'core.worktree=..', '-c', 'diff.external=', 'log', '-p', '--all');
  run('-c', 'core.worktree=..', 'diff', 'HEAD~1');
  run('fetch', 'origin');
  const sprung = ran();
  for (const name of ['gpg.program', 'filter.armed.process', 'ext-protocol']) expect(sprung).toContain(name);
  expect(sprung.some((name) => name === 'core.fsmonitor' || name === 'included')).toBe(true);
});

const ZERO = '0'.repeat(40);

test.each([
  [['scan'], 'staged.env'],
  [['scan', '--all-files'], 'staged.env'],
  [['scan', '--history'], 'a.env'],
  [['scan', '--history', '--reachable-only'], 'a.env'],
  [['scan', '--history', '--no-attribution'], '.git/blob'],
  [['scan', '--history', '--refs', 'main', '--since-commit', 'HEAD~2'], undefined],
  [['scan', '--staged'], 'staged.env'],
  [['scan', '--range', 'HEAD~2..HEAD'], undefined],
  [['scan', '--range', 'HEAD~1...HEAD'], undefined],
  [['scan', '--commits'], 'a.env'],
  [['scan', '--pre-push'], 'a.env'],
])('%j runs nothing that the repository names', { timeout: 60_000 }, async (args, path) => {
  const head = repo.git('rev-parse', 'HEAD').trim();
  const root = repo.git('rev-list', '--max-parents=0', 'HEAD').trim();
  const input = args.includes('--commits') ? `${root}\n` : `refs/heads/main ${head} refs/heads/main ${ZERO}\n`;
  const env = isolatedGitEnvironment(repo.path);
  const result = await runCli([...args, '--report', 'json'], { cwd: repo.path, input, env });
  expect(ran()).toEqual([]);
  expect(existsSync(join(repo.path, 'sub/.git'))).toBe(false);
  const { findings } = JSON.parse(result.stdout) as ScanReport;
  const found = findings.filter((finding) => path === undefined || finding.path.startsWith(path));
  expect(found.length > 0).toBe(path !== undefined);
});
