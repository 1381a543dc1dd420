import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { Omission } from '../../../src/core/omission.ts';
import { planFiles } from '../../../src/sources/files/plan-files.ts';
import type { PlannedFile } from '../../../src/sources/files/planned-files.ts';
import { findRoot, type FileMode } from '../../../src/sources/files/root.ts';
import { isolatedGitEnvironment, makeFolder, makeRepo, type TempFolder } from '../../support/repo.ts';

const made: TempFolder[] = [];
function folder(): TempFolder {
  made.push(makeFolder());
  return made.at(-1)!;
}
function repo(): ReturnType<typeof makeRepo> {
  const one = makeRepo();
  made.push(one);
  return one;
}
afterEach(() => {
  for (const one of made.splice(0)) one.remove();
});

interface Plan {
  readonly root: string;
  readonly files: PlannedFile[];
  readonly shown: string[];
  readonly skipped: Omission[];
  readonly failed: Omission[];
}

async function plan(
  cwd: string,
  more: { paths?: string[]; mode?: FileMode; exclude?: string[]; env?: NodeJS.ProcessEnv; signal?: AbortSignal } = {},
): Promise<Plan> {
  const { paths = [], mode = 'git', exclude = [], env = isolatedGitEnvironment(cwd), signal } = more;
  const root = await findRoot({ cwd, paths, mode });
  const all: Plan = { root: root.root, files: [], shown: [], skipped: [], failed: [] };
  for await (const part of planFiles({ ...root, exclude, placeOf: () => 'there', env, signal })) {
    all.files.push(...part.files);
    all.skipped.push(...part.skipped);
    all.failed.push(...part.failed);
  }
  all.shown.push(...all.files.map(({ shown }) => shown).sort());
  return all;
}

const ODD_NAMES = [
  'new\nline',
  '-rf',
  'tab\there',
  'esc\u001b[31m',
  'quo"te',
  ':(glob)**',
  'spa ce',
  'ünï😀',
  '50%',
  '\ufffd',
];

test('git: plans tracked and untracked files, but not ignored ones', async () => {
  const at = repo();
  at.write('.gitignore', 'ignored\n');
  at.write('sub/tracked', '1');
  at.commit();
  at.write('sub/untracked', '2');
  at.write('ignored', '3');
  const { shown, files, root } = await plan(at.path);
  expect(shown).toEqual(['.gitignore', 'sub/tracked', 'sub/untracked']);
  expect(files.find((file) => file.shown === 'sub/tracked')?.tracked).toBe(true);
  expect(files.find((file) => file.shown === 'sub/untracked')?.tracked).toBe(false);
  expect(root).toBe(at.path);
});

test('git: scans a subfolder with paths from the top, and reports nothing of the rest', async () => {
  const at = repo();
  at.write('a/one', '1');
  at.write('ab/two', '1');
  at.commit();
  at.write('a/three', '1');
  const { shown, root } = await plan(join(at.path, 'a'));
  expect(root).toBe(at.path);
  expect(shown).toEqual(['a/one', 'a/three']);
  expect((await plan(at.path, { paths: ['a', 'ab', 'a/one'] })).shown).toEqual(['a/one', 'a/three', 'ab/two']);
});

test('plans an ignored file that the user names, and only once', async () => {
  const at = repo();
  at.write('.gitignore', 'ignored\n');
  at.write('ignored', '1');
  at.write('plain', '1');
  at.commit();
  expect((await plan(at.path, { paths: ['ignored', './ignored', 'plain', '.'] })).shown).toEqual([
    '.gitignore',
    'ignored',
    'plain',
  ]);
});

test.each(['git', 'all', 'no-git'] as const)('%s: keeps unusual names unchanged', async (mode) => {
  const at = repo();
  for (const name of ODD_NAMES) at.write(`dir/${name}`, '1');
  if (mode === 'git') at.commit();
  at.write('dir/-untracked\n', '1');
  const { shown, files } = await plan(at.path, { mode });
  expect(shown).toEqual([...ODD_NAMES, '-untracked\n'].map((name) => `dir/${name}`).sort());
  for (const { path } of files) expect(existsSync(path)).toBe(true);
});

test.skipIf(process.platform !== 'linux').each(['git', 'all'] as const)(
  '%s: names that are not UTF-8 are opened by their bytes and shown escaped',
  async (mode) => {
    const at = repo();
    at.write('plain%', '1');
    at.write(Buffer.from('tracked-\xff%\xe9', 'latin1'), '1');
    mkdirSync(Buffer.concat([Buffer.from(`${at.path}/d`), Buffer.from([0xfe])]));
    at.write(Buffer.from('d\xfe/in', 'latin1'), '1');
    at.commit();
    at.write(Buffer.from('untracked-\xc3\xa9\xff', 'latin1'), '1');
    const { shown, files } = await plan(at.path, { mode });
    expect(shown).toEqual(['d%FE/in', 'plain%', 'tracked-%FF%25%E9', 'untracked-é%FF']);
    for (const { path } of files) expect(existsSync(path)).toBe(true);
  },
);

test('git: skips files below a symlink, submodules and nested repositories with a reason', async () => {
  const at = repo();
  const inner = repo();
  inner.write('x', '1');
  inner.commit();
  at.write('real/file', '1');
  at.write('moved/file', '1');
  at.link('real', 'link');
  at.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.path, 'sub');
  at.commit();
  at.remove('moved');
  at.link('real', 'moved');
  at.write('nested/x', '1');
  execFileSync('git', ['init', '-q', join(at.path, 'nested')], { env: isolatedGitEnvironment(at.path) });
  const { shown, skipped } = await plan(at.path);
  expect(shown).toEqual(['.gitmodules', 'link', 'moved', 'real/file']);
  expect(skipped).toEqual([
    { path: 'moved/file', reason: 'below a symlink', kind: 'symlink' },
    { path: 'sub', reason: 'submodule', kind: 'submodule' },
    { path: 'nested', reason: 'a separate repository', kind: 'nested-repository' },
  ]);
});

test('git: plans an unmerged path once', async () => {
  const at = repo();
  at.write('file', 'base\n');
  at.commit();
  at.git('checkout', '-q', '-b', 'other');
  at.write('file', 'other\n');
  at.commit();
  at.git('checkout', '-q', 'main');
  at.write('file', 'main\n');
  at.commit();
  expect(() => at.git('merge', '-q', 'other')).toThrow('merge');
  expect((await plan(at.path)).shown).toEqual(['file']);
});

test('all: plans everything but .git, and skips pipes with a reason', async () => {
  const at = repo();
  at.write('.gitignore', 'ignored\n');
  at.write('ignored', '1');
  at.link('..', 'sub/cycle');
  at.link('nowhere', 'dangling');
  execFileSync('mkfifo', [join(at.path, 'pipe')]);
  const { shown, skipped } = await plan(at.path, { mode: 'all' });
  expect(shown).toEqual(['.gitignore', 'dangling', 'ignored', 'sub/cycle']);
  expect(skipped).toEqual([
    { path: '.git', reason: "git's own files", kind: 'git-folder' },
    { path: 'pipe', reason: 'not a regular file', kind: 'special-file' },
  ]);
});

test('walks a deep tree', async () => {
  const at = folder();
  at.write(`${'d/'.repeat(1500)}file`, '1');
  expect((await plan(at.path)).shown).toEqual([`${'d/'.repeat(1500)}file`]);
});

test('does not read excluded folders, and names each once', async () => {
  const at = repo();
  for (const name of ['vendor/a', 'vendor/b', 'x/vendor/c', 'x/keep.log', 'src/gen/a.ts', 'src/a.min.js', 'src/a.js']) {
    at.write(name, '1');
  }
  at.commit();
  const exclude = ['vendor/', 'src/gen', '*.min.js', '/keep.log'];
  for (const mode of ['git', 'no-git'] as const) {
    const { shown, skipped } = await plan(at.path, { mode, exclude });
    expect(shown).toEqual(['src/a.js', 'x/keep.log']);
    expect(
      skipped
        .filter(({ reason }) => reason === 'excluded')
        .map(({ path }) => path)
        .sort(),
    ).toEqual(['src/a.min.js', 'src/gen', 'vendor', 'x/vendor']);
  }
});

test('expands globs, unless a file has that very name', async () => {
  const at = folder();
  at.write('a[1].txt', '1');
  at.write('a1.txt', '1');
  at.write('sub/b.txt', '1');
  at.link('a1.txt', 'sub/link.txt');
  expect((await plan(at.path, { paths: ['a[1].txt'] })).shown).toEqual(['a[1].txt']);
  const globbed = await plan(at.path, { paths: ['**/*.txt'] });
  expect(globbed.shown).toEqual(['a1.txt', 'a[1].txt', 'sub/b.txt', 'sub/link.txt']);
  await expect(plan(at.path, { paths: ['*.md'] })).rejects.toMatchObject({ code: 'path-missing' });
});

test('roots: a named folder, a file elsewhere, several folders, and impossible combinations', async () => {
  const at = folder();
  const other = folder();
  at.write('a/1', '1');
  at.write('b/2', '1');
  other.write('3', '1');
  other.link('b', 'to');
  at.link('a', 'link');
  expect(await plan(at.path, { paths: ['a'] })).toMatchObject({ root: join(at.path, 'a'), shown: ['1'] });
  expect(await plan(at.path, { paths: ['link'] })).toMatchObject({ root: join(at.path, 'a'), shown: ['1'] });
  expect(await plan(at.path, { paths: ['a', 'b/2'] })).toMatchObject({ root: at.path, shown: ['a/1', 'b/2'] });
  expect(await plan(at.path, { paths: [join(other.path, '3')] })).toMatchObject({ root: other.path, shown: ['3'] });
  await expect(plan(at.path, { paths: ['a', other.path] })).rejects.toMatchObject({ code: 'path-outside', exit: 2 });
  await expect(plan(at.path, { paths: ['gone'] })).rejects.toMatchObject({ code: 'path-missing' });
});

test('runs nothing that a repository configures, and ignores core.worktree', async () => {
  const at = repo();
  const elsewhere = folder();
  elsewhere.write('outside', '1');
  at.write('file', '1');
  at.commit();
  at.write('untracked', '1');
  const marker = join(elsewhere.path, 'marker');
  at.write('.git/armed', `#!/bin/sh\ntouch '${marker}'\n`);
  const armed = join(at.path, '.git/armed');
  chmodSync(armed, 0o755);
  at.write('.git/hooks/post-index-change', `#!/bin/sh\ntouch '${marker}'\n`);
  chmodSync(join(at.path, '.git/hooks/post-index-change'), 0o755);
  at.git('config', 'core.untrackedCache', 'true');
  for (const key of [
    'core.fsmonitor',
    'core.pager',
    'core.sshCommand',
    'credential.helper',
    'diff.external',
    'core.editor',
    'filter.x.clean',
    'filter.x.smudge',
    'core.alternateRefsCommand',
    'gpg.program',
  ]) {
    at.git('config', key, armed);
  }
  at.git('config', 'alias.ls-files', `!${armed}`);
  at.write('.gitattributes', '* filter=x\n');
  at.git('config', 'core.worktree', elsewhere.path);
  const env = {
    ...isolatedGitEnvironment(at.path),
    GIT_DIR: elsewhere.path,
    GIT_INDEX_FILE: marker,
    GIT_EXTERNAL_DIFF: armed,
  };
  expect((await plan(at.path, { env })).shown).toEqual(['.gitattributes', 'file', 'untracked']);
  expect(existsSync(marker)).toBe(false);
});

test("the user's own excludes file counts", async () => {
  const at = repo();
  const home = folder();
  home.write('config', `[core]\n\texcludesFile = ${home.path}/ignore\n`);
  home.write('ignore', '*.swp\n');
  at.write('a.swp', '1');
  at.write('a', '1');
  const env = { ...isolatedGitEnvironment(at.path), GIT_CONFIG_GLOBAL: join(home.path, 'config') };
  expect((await plan(at.path, { env })).shown).toEqual(['a']);
});

test("a broken repository is a failure with a hint, not its parent's listing", async () => {
  const at = repo();
  at.write('sub/.git/HEAD', 'nonsense');
  at.write('sub/file', '1');
  await expect(plan(join(at.path, 'sub'))).rejects.toMatchObject({ code: 'git-failed', exit: 3 });
  expect((await plan(join(at.path, 'sub'), { mode: 'no-git' })).shown).toEqual(['file']);
});

test('missing git, or only in the scanned folder, is a failure that mentions --no-git', async () => {
  const at = repo();
  at.write('git', '#!/bin/sh\nexit 0\n');
  chmodSync(join(at.path, 'git'), 0o755);
  const failure = plan(at.path, { env: { PATH: '.:' } });
  await expect(failure).rejects.toMatchObject({ code: 'git-failed', hint: expect.stringContaining('--no-git') });
});

/** Plans as the user `nobody`, for whom file permissions apply even if tests run as root. */
function planAsNobody(cwd: string, mode: FileMode): { shown: string[]; failed: Omission[]; hint?: string } {
  const script = `
    const { findRoot } = await import(${JSON.stringify(join(process.cwd(), 'src/sources/files/root.ts'))});
    const { planFiles } = await import(${JSON.stringify(join(process.cwd(), 'src/sources/files/plan-files.ts'))});
    process.setgroups([]); process.setgid(65534); process.setuid(65534);
    const out = { shown: [], failed: [] };
    try {
      const root = await findRoot({ cwd: ${JSON.stringify(cwd)}, paths: [], mode: '${mode}' });
      for await (const part of planFiles({ ...root, exclude: [], env: { PATH: process.env.PATH, HOME: '/nonexistent' } })) {
        out.shown.push(...part.files.map((file) => file.shown));
        out.failed.push(...part.failed);
      }
    } catch (error) { out.hint = error.hint; }
    console.log(JSON.stringify(out));`;
  const output = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    encoding: 'utf8',
  });
  return JSON.parse(output) as ReturnType<typeof planAsNobody>;
}

test.skipIf(process.getuid?.() !== 0)('an unreadable folder is a failure, even if git only warns', () => {
  const at = repo();
  at.write('open', '1');
  at.write('closed/secret', '1');
  execFileSync('chown', ['-R', '65534:65534', at.path]);
  chmodSync(join(at.path, 'closed'), 0);
  expect(planAsNobody(at.path, 'all')).toEqual({
    shown: ['open'],
    failed: [{ path: 'closed', reason: 'permission denied', kind: 'unreadable' }],
  });
  expect(planAsNobody(at.path, 'git')).toEqual({
    shown: ['open'],
    failed: [{ path: 'closed', reason: 'git could not read this folder', kind: 'unreadable' }],
  });
});

test.skipIf(process.getuid?.() !== 0)('refuses a repository of another owner, with the fix', () => {
  const at = repo();
  at.write('file', '1');
  at.commit();
  execFileSync('chmod', ['-R', 'a+rX', at.path]);
  expect(planAsNobody(at.path, 'git').hint).toContain(`git config --global --add safe.directory '${at.path}'`);
});

test('ends an aborted plan', async () => {
  const at = repo();
  at.write('file', '1');
  await expect(plan(at.path, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'aborted' });
  await expect(plan(at.path, { mode: 'all', signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'aborted' });
});

test('yields thousands of files in parts, each once', async () => {
  const at = repo();
  for (let i = 0; i < 3000; i++) at.write(`d${i % 50}/file-with-a-longer-name-${i}`, '');
  at.git('add', '-A');
  const { shown } = await plan(at.path);
  expect(new Set(shown).size).toBe(3000);
  expect(shown.length).toBe(3000);
});
