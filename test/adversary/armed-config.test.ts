import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ScanReport } from '../../src/core/finding.ts';
import { isolatedGitEnvironment, makeFolder, makeRepo, type TempFolder, type TempRepo } from '../support/repo.ts';
import { githubToken } from '../support/token.ts';
import { canTrace, runTraced, type Trace, type TracedResult } from '../support/trace.ts';
import { ARMED, READ_BY_DESIGN, type ArmedKey } from './git-config-keys.ts';

/** Programs that leave a file in `ran/`, and files in `bait/` that nothing should open. Outside the repository, like a runner's folders. */
let traps: TempFolder;
let repo: TempRepo;

const traced = canTrace();
/** Address of the remote, where nothing listens. */
const REMOTE = '127.0.0.1:1';
const HOOKS = ['pre-commit', 'post-checkout', 'post-index-change', 'reference-transaction', 'fsmonitor-watchman'];

/** A program that only leaves a mark. */
function trap(name: string): string {
  const mark = name.replaceAll('/', '_');
  const path = join(traps.path, 'bin', mark);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!/bin/sh\ntouch '${join(traps.path, 'ran', mark)}'\nexit 0\n`);
  chmodSync(path, 0o755);
  return path;
}

function bait(key: string): string {
  traps.write(`bait/${key.replaceAll('/', '_')}`, '# bait\n');
  return join(traps.path, 'bait', key.replaceAll('/', '_'));
}

function hooks(): string {
  for (const name of HOOKS) {
    traps.write(`hooks/${name}`, `#!/bin/sh\ntouch '${join(traps.path, 'ran', `hook-${name}`)}'\n`);
    chmodSync(join(traps.path, 'hooks', name), 0o755);
  }
  return join(traps.path, 'hooks');
}

function valueOf({ key, value }: ArmedKey): string {
  switch (value) {
    case 'program':
      return trap(key);
    case 'shell':
      return `!${trap(key)}`;
    case 'hooks':
      return hooks();
    case 'bait':
      return bait(key);
    case 'address':
      return 'http://127.0.0.1:2/';
    default:
      return value.text;
  }
}

function arm(keys: readonly ArmedKey[]): void {
  for (const one of keys) repo.git('config', '--file', '.git/config', one.key, valueOf(one));
}

const head = (): string => repo.git('rev-parse', 'refs/heads/main').trim();

function signedCommit(): void {
  const people = 'Ada <ada@example.com> 1700000000 +0000';
  const signature = 'gpgsig -----BEGIN PGP SIGNATURE-----\n \n  aGVsbG8=\n -----END PGP SIGNATURE-----\n';
  const tree = repo.git('rev-parse', 'HEAD^{tree}').trim();
  repo.write(
    '.git/body',
    `tree ${tree}\nparent ${head()}\nauthor ${people}\ncommitter ${people}\n${signature}\nsigned\n`,
  );
  repo.git('update-ref', 'refs/heads/main', repo.git('hash-object', '-w', '-t', 'commit', '.git/body').trim());
}

/** A history with a secret in its first commit, a signed commit, and another staged secret. */
function fill(): void {
  repo = makeRepo();
  repo.write('.gitattributes', '* filter=armed diff=armed merge=armed\n');
  repo.write('a.env', `token = ${githubToken()}\n`);
  repo.write('.secrets.baseline', '{"results":{}}');
  repo.commit('leak');
  repo.git('tag', 'first');
  repo.write('b.txt', 'b\n');
  repo.commit('more');
  signedCommit();
  repo.write('staged.env', `token = ${githubToken(2)}\n`);
  repo.git('add', 'staged.env');
  repo.git('update-index', '--add', '--cacheinfo', `160000,${head()},sub`);
  repo.write('.gitmodules', `[submodule "sub"]\n\tpath = sub\n\turl = ext::${trap('submodule')}\n\tupdate = !true\n`);
  repo.write('message', 'a message\n');
  for (const name of HOOKS) repo.write(`.git/hooks/${name}`, `#!/bin/sh\ntouch '${traps.path}/ran/own-${name}'\n`);
  for (const name of HOOKS) chmodSync(join(repo.path, '.git/hooks', name), 0o755);
  repo.git('config', 'remote.origin.url', `https://${REMOTE}/r.git`);
}

beforeAll(() => {
  if (!traced) console.warn('strace is not here, or may not trace: programs and sockets are judged by the traps alone');
  traps = makeFolder();
  mkdirSync(join(traps.path, 'ran'));
});
afterAll(() => traps.remove());

const ran = (): string[] => readdirSync(join(traps.path, 'ran')).sort();
beforeEach(() => ran().forEach((name) => rmSync(join(traps.path, 'ran', name))));

const realAnd = (path: string): string[] => [path, realpathSync(path)];
const ask = (command: string): string => execFileSync('sh', ['-c', command], { encoding: 'utf8' }).trim();
const own = new Set([process.execPath, ask('command -v git')].flatMap(realAnd));
const helpers = new Set(realAnd(ask('git --exec-path')));

/** Whether a program is one of ours: Node, git, or a helper that git keeps outside PATH. */
const isOwn = ({ path }: Trace['programs'][number]): boolean => own.has(path) || helpers.has(dirname(path));

/** Only Node and git ran, only allowed runs connected to the remote, and no bait was opened. */
function expectQuiet({ trace }: TracedResult, connections: readonly string[] = []): void {
  expect(ran()).toEqual([]);
  expect(existsSync(join(repo.path, 'sub/.git'))).toBe(false);
  if (trace === undefined) return;
  expect(trace.programs.length).toBeGreaterThan(0);
  expect(trace.programs.filter((program) => !isOwn(program))).toEqual([]);
  expect(trace.connections.filter((to) => !connections.includes(to))).toEqual([]);
  if (connections.length === 0) expect(trace.sockets).toEqual([]);
  const baits = trace.opened.filter((path) => path.startsWith(join(traps.path, 'bait')));
  const designed = [...READ_BY_DESIGN].map(bait);
  expect(baits.filter((path) => !designed.includes(path))).toEqual([]);
}

interface ArmedCommand {
  readonly args: readonly string[];
  readonly exits: readonly number[];
  /** Start of a path with a finding, which shows that git did its work. */
  readonly finds?: string;
  readonly input?: () => string;
  readonly env?: NodeJS.ProcessEnv;
  readonly connections?: readonly string[];
}

const ZERO = '0'.repeat(40);
const scan = (args: readonly string[], finds?: string): ArmedCommand => ({
  args: ['scan', ...args, '--report', 'json'],
  exits: finds === undefined ? [0, 3] : [1],
  ...(finds !== undefined && { finds }),
});
const pushed = { input: () => `refs/heads/main ${head()} refs/heads/main ${ZERO}\n` };

/** Asks the remote for a commit that it cannot have. */
const FETCHING: ArmedCommand = {
  args: ['ci'],
  exits: [1, 3],
  env: { LEAKGATE_CI_TARGET: '7'.repeat(40) },
  connections: [REMOTE],
};

const COMMANDS: readonly ArmedCommand[] = [
  scan([], 'staged.env'),
  scan(['--all-files'], 'staged.env'),
  scan(['--no-git'], 'staged.env'),
  scan(['a.env'], 'a.env'),
  scan(['--history'], 'a.env'),
  scan(['--history', '--reachable-only'], 'a.env'),
  scan(['--history', '--no-attribution'], '.git/blob'),
  scan(['--history', '--refs', 'main', '--since-commit', 'main~2']),
  scan(['--staged'], 'staged.env'),
  scan(['--range', 'main~2..main']),
  scan(['--range', 'first...main']),
  { ...scan(['--commits'], 'a.env'), input: () => `${repo.git('rev-parse', 'first').trim()}\n` },
  { ...scan(['--pre-push'], 'a.env'), ...pushed },
  { args: ['ci', '--no-fetch'], exits: [0, 1, 3], env: { LEAKGATE_CI_TARGET: 'first' } },
  { args: ['ci'], exits: [1, 3], env: { LEAKGATE_CI_TARGET: 'gone' }, connections: [REMOTE] },
  { args: ['ci'], exits: [0, 1, 3], env: { GITHUB_ACTIONS: 'true' }, connections: [REMOTE] },
  FETCHING,
  { args: ['self-test'], exits: [0] },
  { args: ['baseline', 'create'], exits: [0, 3] },
  { args: ['baseline', 'update', '--history'], exits: [0, 3] },
  { args: ['baseline', 'prune'], exits: [0, 3] },
  { args: ['baseline', 'stats'], exits: [0] },
  { args: ['baseline', 'diff', '.leakgate/baseline.jsonl'], exits: [0, 1] },
  { args: ['baseline', 'merge', '.leakgate/baseline.jsonl'], exits: [0] },
  { args: ['baseline', 'export'], exits: [0] },
  {
    args: ['baseline', 'audit', '--non-interactive', '--path', 'a.env', '--status', 'test', '--reason', 'made up'],
    exits: [0, 3],
  },
  { args: ['policy', 'explain', 'github-personal-access-token'], exits: [0, 2, 3] },
  { args: ['config', 'show', '--origin'], exits: [0] },
  { args: ['rules', 'list'], exits: [0] },
  { args: ['notify', 'test'], exits: [0, 2] },
  { args: ['migrate', 'detect-secrets', '--yes', '--dry-run'], exits: [0] },
  { args: ['hook', 'install'], exits: [0, 2] },
  { args: ['hook', 'run', 'pre-commit'], exits: [0, 1, 3] },
  { args: ['hook', 'run', 'commit-msg', 'message'], exits: [0] },
  { args: ['hook', 'run', 'pre-push', 'origin', 'x'], exits: [0, 1], ...pushed },
  { args: ['hook', 'run', 'pre-receive'], exits: [0, 1, 3], input: () => `${ZERO} ${head()} refs/heads/main\n` },
  { args: ['hook', 'uninstall'], exits: [0, 2] },
  { args: ['init', '--yes'], exits: [0, 2, 3] },
];

async function expectHarmless({ args, exits, finds, input, env, connections }: ArmedCommand): Promise<void> {
  const result = await runTraced(args, {
    cwd: repo.path,
    input: input?.(),
    env: { ...isolatedGitEnvironment(repo.path), GITHUB_ACTIONS: '', CI: '', ...env },
    traced,
  });
  expectQuiet(result, connections);
  expect([result.code, result.stderr]).toEqual([
    expect.toSatisfy((code: number) => exits.includes(code)),
    expect.anything(),
  ]);
  if (finds === undefined) return;
  const { findings } = JSON.parse(result.stdout) as ScanReport;
  expect(findings.some(({ path }) => path.startsWith(finds))).toBe(true);
}

describe('with every key armed', () => {
  beforeAll(() => {
    fill();
    arm(ARMED);
  });
  afterAll(() => repo.remove());

  test.each(COMMANDS.map((one) => [one.args.join(' '), one] as const))('%s only reads', async (_, one) => {
    await expectHarmless(one);
  });
});

describe('with one key armed', () => {
  beforeAll(fill);
  afterAll(() => repo.remove());
  const acting = ARMED.filter(({ effect }) => effect === 'run' || effect === 'redirect');
  test.each(acting.map((one) => [one.key, one] as const))('%s is ignored by a fetch', async (_, one) => {
    arm([one]);
    try {
      await expectHarmless(FETCHING);
    } finally {
      repo.git('config', '--file', '.git/config', '--unset-all', one.key);
    }
  });
});

/** Traps, each with the keys needed besides its own, and a git command that springs it. */
const SPRUNG: readonly (readonly [mark: string, keys: readonly string[], args: readonly string[]])[] = [
  ['core.fsmonitor', [], ['status']],
  ['gpg.program', ['log.showSignature'], ['log', '--all']],
  ['diff.external', [], ['diff', 'first']],
  ['diff.armed.command', [], ['diff', 'first']],
  ['diff.armed.textconv', [], ['log', '-p', '--all']],
  ['filter.armed.clean', [], ['hash-object', 'a.env']],
  ['filter.armed.process', [], ['hash-object', 'a.env']],
  ['core.sshCommand', [], ['ls-remote', 'ssh://127.0.0.1/r']],
  ['alias.remote-evil', ['remote.origin.vcs', 'protocol.evil.allow'], ['fetch', 'origin']],
  ['submodule', ['protocol.ext.allow'], ['ls-remote', 'EXT']],
  ['hook-pre-commit', ['core.hooksPath'], ['commit', '--allow-empty', '-m', 'x']],
  ['hook-reference-transaction', ['core.hooksPath'], ['update-ref', 'refs/heads/new', 'HEAD']],
  ['own-reference-transaction', [], ['update-ref', 'refs/heads/other', 'HEAD']],
  ['trailer.armed.cmd', [], ['interpret-trailers', '--trailer', 'armed=x', 'message']],
  ['tar.armed.command', [], ['archive', '--format=armed', 'HEAD']],
  ['credential.helper', [], ['credential', 'fill']],
  ['core.askPass', [], ['credential', 'fill']],
  ['remote.origin.uploadpack', ['protocol.file.allow'], ['fetch', 'origin']],
];

describe('the traps work', () => {
  beforeAll(fill);
  afterAll(() => repo.remove());

  test.each(SPRUNG)('git itself springs %s, armed by %j', (mark, keys, args) => {
    const armed = ARMED.filter(({ key }) => key === mark || keys.includes(key));
    const isUpload = mark === 'remote.origin.uploadpack';
    const url = isUpload ? ['-c', `url.${repo.path}.insteadOf=https://${REMOTE}/r.git`] : [];
    arm(armed);
    try {
      execFileSync('git', [...url, ...args.map((arg) => (arg === 'EXT' ? `ext::${trap('submodule')}` : arg))], {
        cwd: repo.path,
        env: { ...isolatedGitEnvironment(repo.path), GIT_TERMINAL_PROMPT: '0' },
        input: 'protocol=https\nhost=x\n\n',
        stdio: 'pipe',
        timeout: 20_000,
      });
    } catch {
      // a trap that does nothing makes git fail
    } finally {
      for (const { key } of armed) repo.git('config', '--file', '.git/config', '--unset-all', key);
    }
    expect(ran()).toContain(mark);
  });

  test('a trace shows programs, sockets and files', async () => {
    const env = { ...isolatedGitEnvironment(repo.path), LEAKGATE_CI_TARGET: '7'.repeat(40), GITHUB_ACTIONS: '' };
    const { trace } = await runTraced(['ci'], { cwd: repo.path, env, traced });
    expect(trace !== undefined).toBe(traced);
    if (trace === undefined) return;
    expect(trace.programs.some(({ path, args }) => isOwn({ path, args }) && args.includes('"fetch"'))).toBe(true);
    expect(trace.connections).toContain(REMOTE);
    expect(trace.sockets).toContain('AF_INET');
    expect(trace.opened.some((path) => path.endsWith('.git/config'))).toBe(true);
  });
});
