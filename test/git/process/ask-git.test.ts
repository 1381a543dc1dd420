import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { askGit, startAsking, type GitQuestion } from '../../../src/git/process/ask-git.ts';
import { gitArguments, gitEnvironment, readGit, type GitContext } from '../../../src/git/process/git.ts';
import {
  isolatedGitEnvironment,
  makeFolder,
  makeRepo,
  makeSeededRepo,
  type TempFolder,
  type TempRepo,
} from '../../support/repo.ts';

const made: TempFolder[] = [];
afterEach(() => {
  made.splice(0).forEach((one) => one.remove());
  vi.unstubAllEnvs();
});

function keep<T extends TempFolder>(one: T): T {
  made.push(one);
  return one;
}

/** A repository as a place for git, with more variables. */
function placeOf({ path }: TempRepo, env: NodeJS.ProcessEnv = {}): GitContext {
  return { top: path, env: { ...isolatedGitEnvironment(path), ...env } };
}

/** Replaces git by a shell script outside the repository. */
function withGit(place: GitContext, script: string): GitContext {
  const bin = keep(makeFolder());
  bin.write('git', `#!/bin/sh\n${script}\n`);
  chmodSync(join(bin.path, 'git'), 0o755);
  return { ...place, env: { ...place.env, PATH: [bin.path, place.env['PATH']].join(delimiter) } };
}

const text = async (answer: Promise<Buffer>): Promise<string> => (await answer).toString('utf8').trim();

test('answers are those of git, byte for byte', async () => {
  const repo = keep(makeSeededRepo());
  const place = placeOf(repo);
  expect(await text(askGit(place, ['rev-parse', 'HEAD']))).toBe(repo.git('rev-parse', 'HEAD').trim());
  repo.write(
    '.git/config',
    Buffer.concat([readFileSync(join(repo.path, '.git/config')), Buffer.from('[c]\nd = "\xff\xc3"\n', 'latin1')]),
  );
  const args = ['config', '-z', '--get', 'c.d'] as const;
  expect([...(await askGit(place, args))]).toEqual([...(await readGit(place, args))]);
  expect([...(await askGit(place, args))]).toEqual([0xff, 0xc3, 0]);
});

test('what is written to its standard input arrives; it is empty otherwise', async () => {
  const place = placeOf(keep(makeSeededRepo()));
  const oid = await text(askGit(place, ['hash-object', '--stdin'], 'hello\n'));
  expect(oid).toBe('ce013625030ba8dba906f756967f9e9ca394464a');
  expect(await text(askGit(place, ['hash-object', '--stdin']))).toBe('e69de29bb2d1d6434b8b29ae775ad8c2e48c5391');
});

test.skipIf(process.platform === 'win32')(
  'the child has the pinned arguments and environment, and no other',
  async () => {
    const repo = keep(makeSeededRepo());
    const user = {
      EDITOR: 'vi',
      PAGER: 'less',
      SSH_ASKPASS: 'ask',
      PREFIX: 'p',
      GIT_DIR: '/elsewhere',
      GIT_EXEC_PATH: '/x',
    };
    const ours = {
      ...placeOf(repo, user),
      extra: { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'alias.x', GIT_CONFIG_VALUE_0: '!y' },
    };
    vi.stubEnv('LEAKGATE_TEST_AMBIENT', '1');
    const place = withGit(ours, `env -0; printf '\\1\\0'; printf '%s\\0' "$@"`);
    const fields = (await askGit(place, ['rev-parse', 'HEAD', '--', 'a b'])).toString('utf8').split('\0');
    const [shown, args] = [fields.slice(0, fields.indexOf('\x01')), fields.slice(fields.indexOf('\x01') + 1, -1)];
    const child = Object.fromEntries(
      shown.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    );
    // what sh sets by itself
    for (const name of ['PWD', 'OLDPWD', 'SHLVL', '_']) delete child[name];
    const pinned = { ...gitEnvironment(place), GIT_TEST_DISALLOW_ABBREVIATED_OPTIONS: 'true' };
    expect(child).toEqual({ ...pinned, GIT_ALLOW_PROTOCOL: expect.stringMatching(/^none0\.\d+0\.\d+$/) as unknown });
    expect(child).not.toHaveProperty('GIT_DIR');
    expect(args).toEqual(gitArguments(place, ['rev-parse', 'HEAD', '--', 'a b']));
  },
);

test('an armed repository is inert', async () => {
  const repo = keep(makeSeededRepo());
  const trap = `touch '${join(repo.path, 'ran')}'`;
  repo.write('trap.sh', `#!/bin/sh\n${trap}\n`);
  chmodSync(join(repo.path, 'trap.sh'), 0o755);
  mkdirSync(join(repo.path, 'hooks'));
  for (const [key, value] of [
    ['core.fsmonitor', join(repo.path, 'trap.sh')],
    ['core.sshCommand', trap],
    ['core.hooksPath', join(repo.path, 'hooks')],
    ['core.pager', trap],
    ['alias.rev-parse', `!${trap}`],
    ['alias.remote-none', `!${trap}`],
    ['protocol.ext.allow', 'always'],
    ['url.ext::sh -c trap.insteadOf', 'https://'],
    ['remote.origin.url', `ext::sh -c "${trap}"`],
    ['remote.origin.uploadpack', trap],
  ] as const)
    repo.git('config', key, value);
  repo.write('hooks/reference-transaction', `#!/bin/sh\n${trap}\n`);
  chmodSync(join(repo.path, 'hooks/reference-transaction'), 0o755);
  const place = placeOf(repo);
  const head = await text(askGit(place, ['rev-parse', 'HEAD']));
  await askGit(place, ['read-tree', head]);
  await askGit(place, ['update-index', '--refresh']);
  for (const url of ['origin', 'https://example.com/r', `ext::sh -c "${trap}"`, 'ssh://example.com/r'])
    await expect(askGit(place, ['ls-remote', '--', url])).rejects.toThrow(/^git: transport '\w+' not allowed/);
  expect(existsSync(join(repo.path, 'ran'))).toBe(false);
});

test('a host whose name is that of a dangerous key is asked', async () => {
  const repo = keep(makeSeededRepo());
  const extra = {
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'http.https://alias.pager.includeif.example/.extraHeader',
    GIT_CONFIG_VALUE_0: 'X: y',
  };
  expect(await text(askGit({ ...placeOf(repo), extra }, ['config', '--get-regexp', 'extraheader$']))).toContain('X: y');
});

const FAILING: readonly GitQuestion[] = [
  ['rev-parse', '--verify', 'nowhere'],
  ['rev-parse', '--verify', '--quiet', 'nowhere'],
  ['config', '--get', 'no.such'],
  ['ls-remote', '--', 'https://example.com/r'],
];

test.each(FAILING.map((question) => [question]))(
  '%j fails as it does when git is started directly',
  async (question) => {
    const repo = keep(makeSeededRepo());
    const errorOf = (answer: Promise<unknown>): Promise<unknown> =>
      answer.then(
        () => undefined,
        (error: unknown) => error,
      );
    const expected = await errorOf(readGit(placeOf(repo), question));
    expect(expected).toMatchObject({ name: 'ScanError', code: 'git-failed' });
    const { message, hint } = expected as { message: string; hint: string };
    expect(await errorOf(askGit(placeOf(repo), question))).toMatchObject({
      name: 'ScanError',
      code: 'git-failed',
      message,
      hint,
    });
  },
);

test('a git that is not there, and a folder that is not', async () => {
  const repo = keep(makeSeededRepo());
  const missing = askGit({ ...placeOf(repo), env: { PATH: repo.path } }, ['version']);
  await expect(missing).rejects.toMatchObject({ code: 'git-failed', message: 'git is not installed, or not on PATH' });
  const gone = askGit({ ...placeOf(repo), top: join(repo.path, 'gone') }, ['version']);
  await expect(gone).rejects.toMatchObject({ name: 'ScanError', code: 'git-failed' });
});

test.skipIf(process.platform === 'win32')('messages are safe to print, and the path of git may be any', async () => {
  const repo = keep(makeSeededRepo());
  const bin = keep(makeFolder());
  bin.write('G i (x86) é/git', `#!/bin/sh\nprintf 'fatal: \\033[31mred\\n' >&2; exit 3\n`);
  const folder = join(bin.path, 'G i (x86) é');
  chmodSync(join(folder, 'git'), 0o755);
  const place = placeOf(repo, { PATH: folder });
  await expect(askGit(place, ['version'])).rejects.toMatchObject({ message: String.raw`git: \u{1b}[31mred` });
});

test('a git is not started after an abort', async () => {
  const place = placeOf(keep(makeSeededRepo()));
  const aborted = askGit({ ...place, signal: AbortSignal.abort() }, ['version']);
  await expect(aborted).rejects.toMatchObject({ name: 'ScanError', code: 'aborted' });
});

/** Whether a process runs; a zombie does not. */
function isRunning(pid: number): boolean {
  return existsSync(`/proc/${pid}/stat`) && !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
}

/** Reads the process id that a script prints first. */
async function pidOf(run: AsyncIterator<Buffer>): Promise<number> {
  const { value } = await run.next();
  return Number(value);
}

const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await new Promise((resolve) => void setTimeout(resolve, 20));
};

const DEAF = `trap '' INT TERM HUP; echo $$;`;

test.skipIf(process.platform !== 'linux')('an abort ends a git that ignores interrupts', async () => {
  const stop = new AbortController();
  const place = withGit(placeOf(keep(makeSeededRepo())), `${DEAF} while :; do sleep 0.1; done`);
  const { output } = await startAsking({ ...place, signal: stop.signal }, ['version']);
  const pieces = output[Symbol.asyncIterator]();
  const pid = await pidOf(pieces);
  stop.abort();
  await expect(pieces.next()).rejects.toMatchObject({ name: 'ScanError', code: 'aborted' });
  await until(() => !isRunning(pid));
});

const HANGS = [
  ['sleeps', 'exec sleep 600'],
  ['waits for a pipe', `mkfifo "$0.pipe"; exec cat "$0.pipe"`],
  ['stops', 'kill -STOP $$'],
] as const;

test.skipIf(process.platform !== 'linux').each(HANGS)('a git that %s is ended', async (_, script) => {
  const place = withGit(placeOf(keep(makeSeededRepo()), { LEAKGATE_GIT_DEADLINE: '1' }), `${DEAF} ${script}`);
  const { output } = await startAsking(place, ['rev-parse', 'HEAD']);
  const pieces = output[Symbol.asyncIterator]();
  const pid = await pidOf(pieces);
  await expect(pieces.next()).rejects.toMatchObject({
    code: 'git-stalled',
    message: 'git rev-parse did nothing for 1 seconds and was stopped',
  });
  await until(() => !isRunning(pid));
});

test.skipIf(process.platform !== 'linux')('a git that takes too much memory is ended', async () => {
  const grow = `exec '${process.execPath}' -e 'const all = []; for (;;) all.push(Buffer.alloc(1 << 20, 1))'`;
  const place = withGit(placeOf(keep(makeSeededRepo()), { LEAKGATE_GIT_MEMORY: '400' }), grow);
  await expect(askGit(place, ['version'])).rejects.toMatchObject({ code: 'over-budget' });
});

test.skipIf(process.platform === 'win32').each([
  ['output', '', /^git version: its output is larger than \d+ bytes$/],
  ['messages', '>&2', /^git version: its messages are larger than \d+ bytes$/],
] as const)('a git whose %s has no end is ended', async (_, to, message) => {
  const place = withGit(placeOf(keep(makeSeededRepo())), `exec yes aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa ${to}`);
  await expect(askGit(place, ['version'])).rejects.toMatchObject({
    code: 'over-budget',
    message: expect.stringMatching(message) as unknown,
  });
});

test.skipIf(process.platform === 'win32')('output that a child of git writes after its end is read', async () => {
  const place = withGit(placeOf(keep(makeSeededRepo())), '(sleep 1; echo late) & exit 0');
  expect(await text(askGit(place, ['version']))).toBe('late');
});

test('only listed commands are run', async () => {
  const place = placeOf(keep(makeRepo()));
  // @ts-expect-error -- no such question
  await expect(askGit(place, ['push', 'origin'])).rejects.toThrow('none of the commands');
  // @ts-expect-error -- options that come before the command are not the caller's
  await expect(askGit(place, ['-c', 'alias.x=!y', 'x'])).rejects.toThrow('none of the commands');
});

test('many questions at once are each answered', async () => {
  const repo = keep(makeSeededRepo());
  const place = placeOf(repo);
  const names = ['HEAD', 'HEAD^{tree}', 'HEAD:a.ts'];
  const answers = await Promise.all(
    names.flatMap((name) => [text(askGit(place, ['rev-parse', name])), text(readGit(place, ['rev-parse', name]))]),
  );
  const expected = names.flatMap((name) => [repo.git('rev-parse', name).trim(), repo.git('rev-parse', name).trim()]);
  expect(answers).toEqual(expected);
});
