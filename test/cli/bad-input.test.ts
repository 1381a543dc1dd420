import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { pullRequest, runGitHub } from '../support/ci.ts';
import { runCli } from '../support/cli.ts';
import { makeFolder, makeSeededRepo, type TempFolder, type TempRepo } from '../support/repo.ts';
import { githubToken } from '../support/token.ts';

const made: TempFolder[] = [];
function repository(files: Readonly<Record<string, string>> = {}): TempRepo {
  const repo = makeSeededRepo(files);
  made.push(repo);
  return repo;
}
afterEach(() => {
  for (const folder of made.splice(0)) folder.remove();
});

/** Every file of the work tree with its content, which must not change. */
function tree(repo: TempFolder): Record<string, string> {
  const names = readdirSync(repo.path, { recursive: true, withFileTypes: true, encoding: 'utf8' });
  const files = names.filter((entry) => entry.isFile() && !`${entry.parentPath}/`.includes('/.git/'));
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort((a, b) => (a < b ? -1 : 1));
  return Object.fromEntries(paths.map((path) => [path, readFileSync(path, 'latin1')]));
}

const BASELINE = '.leakgate/baseline.jsonl';
const HEADER = `{"leakgate-baseline":1,"salt":"df8e6910-1434-05ef-aedb-8c66fce0105c","kdf":{"name":"scrypt","N":4096,"r":8,"p":1}}`;
const ENTRY = `{"fingerprint":"${'a'.repeat(26)}","rule":"x","path":"a","status":"unreviewed"}`;
const KEYED = HEADER.replace(/\}$/, `,"keyed":{"variable":"LEAKGATE_KEY","check":"${'b'.repeat(26)}"}}`);

const FILES: readonly (readonly [name: string, path: string, text: string, message: string])[] = [
  [
    'broken lines',
    BASELINE,
    `${HEADER}\n${ENTRY}\n{"fing\n${ENTRY.replace('x', 'X')}\n`,
    `${BASELINE}:3: not JSON; ${BASELINE}:4: rule is not a rule id`,
  ],
  ['half a line', BASELINE, `${HEADER}\n${ENTRY.slice(0, 40)}`, `${BASELINE}:2: not JSON`],
  [
    'conflict markers',
    BASELINE,
    `${HEADER}\n<<<<<<< ours\n${ENTRY}\n=======\n>>>>>>> theirs\n`,
    `${BASELINE}:2: a merge left conflict markers`,
  ],
  [
    'a newer version',
    BASELINE,
    HEADER.replace(':1,', ':2,'),
    `${BASELINE}:1: written by a newer Leakgate (format 2, this one knows 1)`,
  ],
  ['no header', BASELINE, `${ENTRY}\n`, `${BASELINE}:1: the header line is missing`],
  ['the wrong key', BASELINE, `${KEYED}\n${ENTRY}\n`, `${BASELINE}: LEAKGATE_KEY is not the key of this baseline`],
  [
    'two gates of one name',
    '.leakgate.yml',
    'gates:\n  - { name: a, when: "true", action: warn }\n  - { name: a, when: "true", action: block }\n',
    '.leakgate.yml:3:13: two gates are called a; the first is at .leakgate.yml:2:13',
  ],
  [
    'a condition that loops',
    '.leakgate.yml',
    "gates:\n  - { name: a, when: 'finding.evidence.all(e, finding.evidence.exists(f, f == e))', action: warn }\n",
    '.leakgate.yml:2:22: gate a: all() is not allowed in conditions',
  ],
  [
    'a huge condition',
    '.leakgate.yml',
    `gates:\n  - { name: a, when: '${'true && '.repeat(5000)}true', action: warn }\n`,
    '.leakgate.yml:2:22: gate a: the condition is longer than 2000 characters',
  ],
  [
    'a deep condition',
    '.leakgate.yml',
    `gates:\n  - { name: a, when: '${'('.repeat(900)}true${')'.repeat(900)}', action: warn }\n`,
    '.leakgate.yml:2:',
  ],
  [
    'a regular expression in a condition',
    '.leakgate.yml',
    'gates:\n  - { name: a, when: \'finding.path.matches("(a+)+$")\', action: warn }\n',
    '.leakgate.yml:2:22: gate a: matches() is not allowed in conditions',
  ],
  [
    'an unknown variable',
    '.leakgate.yml',
    'gates:\n  - { name: a, when: \'fnding.rule == "x"\', action: warn }\n',
    '.leakgate.yml:2:22: gate a: unknown variable: fnding',
  ],
];

test.each(FILES)(
  '%s: exit 2 with the place, for a scan, a hook, a pull request and what writes; nothing is overwritten',
  async (_, path, text, message) => {
    const repo = repository({ [path]: text });
    const before = tree(repo);
    const env = { LEAKGATE_KEY: ['some key', 'of this test'].join(' ') };
    const commands = [
      ['scan'],
      ['hook', 'run', 'pre-commit'],
      ['baseline', 'update'],
      ['policy', 'explain', 'a.ts:1'],
      ['self-test'],
    ];
    for (const args of commands) {
      const { code, stdout, stderr } = await runCli(args, { cwd: repo.path, env });
      expect([args, code, stdout]).toEqual([args, 2, '']);
      expect(stderr).toContain(
        `error: ${path === BASELINE && message.includes('; ') ? 'broken lines in the baseline: ' : ''}`,
      );
      expect(stderr).toContain(message);
    }
    const head = repo.commit('change');
    const judged = await runGitHub(repo.path, pullRequest(head, head), { env });
    expect(judged.code).toBe(2);
    expect(judged.stderr).toContain(message);
    expect(tree(repo)).toEqual(before);
  },
);

test.each([
  ['preset: advisory\n', 'this policy can never block on a finding'],
  [
    'preset: none\ngates:\n  - { name: a, when: "finding.confidence >= 0.8", action: warn }\n',
    'this policy can never block on a finding',
  ],
  ['preset: none\ngates:\n  - { name: a, when: "false", action: block }\n', 'can never'],
])('a policy that can never block passes with a warning: %j', async (config, words) => {
  const repo = repository({ '.leakgate.yml': config, 'leak.env': `key = ${githubToken(1)}\n` });
  const { code, stdout } = await runCli(['scan', '--report', 'json'], { cwd: repo.path });
  expect(code).toBe(0);
  const { notices } = JSON.parse(stdout) as { notices: { kind: string; message: string }[] };
  expect(
    notices
      .filter(({ kind }) => kind === 'policy')
      .map(({ message }) => message)
      .join('\n'),
  ).toContain(words);
});

test('a missing base commit makes a range and a pull request incomplete, not clean', async () => {
  const repo = repository();
  const head = repo.commit('second');
  const gone = '1'.repeat(40);
  const range = await runCli(['scan', '--range', `${gone}..HEAD`], { cwd: repo.path });
  expect([range.code, range.stdout]).toEqual([3, '']);
  expect(range.stderr).toContain('is not a commit');
  const judged = await runGitHub(repo.path, pullRequest(gone, head));
  expect(judged.code).toBe(3);
  expect(judged.report!.verdict.pass).toBe(false);
  expect(judged.report!.coverage.failed.map(({ reason }) => reason).join('\n')).toContain(gone);
});

/** Two unrelated histories; `other` contains a secret from its first commit on. */
function unrelated(): { repo: TempRepo; base: string; head: string } {
  const repo = repository();
  const base = repo.git('rev-parse', 'HEAD').trim();
  repo.git('checkout', '-q', '--orphan', 'other');
  repo.write('leak.env', `key = ${githubToken(1)}\n`);
  return { repo, base, head: repo.commit('root') };
}

test('without a merge base, a range introduces the whole other history', async () => {
  const { repo, base, head } = unrelated();
  for (const range of ['main...other', 'main..other']) {
    const { code, stdout } = await runCli(['scan', '--range', range, '--report', 'json'], { cwd: repo.path });
    expect([range, code]).toEqual([range, 1]);
    expect(JSON.parse(stdout)).toMatchObject({ findings: [{ path: 'leak.env', state: 'new' }] });
  }
  expect(await runGitHub(repo.path, pullRequest(base, head))).toMatchObject({ code: 1 });
});

test('with two merge bases, secrets of either are existing, and newer ones of one side are not', async () => {
  const repo = repository();
  const write = (name: string, seed: number): void => repo.write(name, `key = ${githubToken(seed)}\n`);
  repo.git('checkout', '-q', '-b', 'topic');
  write('topic.env', 1);
  const topic = repo.commit('on topic');
  repo.git('checkout', '-q', 'main');
  write('main.env', 2);
  const main = repo.commit('on main');
  repo.git('merge', '-q', '-m', 'criss', topic);
  repo.git('checkout', '-q', 'topic');
  repo.git('merge', '-q', '-m', 'cross', main);
  expect(repo.git('merge-base', '--all', 'main', 'topic').trim().split('\n')).toHaveLength(2);
  repo.git('checkout', '-q', 'main');
  write('late.env', 3);
  const base = repo.commit('late');
  repo.git('checkout', '-q', 'topic');
  for (const [name, seed] of [
    ['copy1.env', 1],
    ['copy2.env', 2],
    ['late.env', 3],
    ['new.env', 4],
  ] as const)
    write(name, seed);
  const head = repo.commit('all');
  const states = (findings: readonly { path: string; state: string }[]): string[] =>
    findings.map(({ path, state }) => `${path} ${state}`);
  const { code, stdout } = await runCli(['scan', '--range', 'main...topic', '--report', 'json'], { cwd: repo.path });
  expect(states((JSON.parse(stdout) as { findings: [] }).findings)).toEqual([
    'copy1.env existing',
    'copy2.env existing',
    'late.env new',
    'new.env new',
  ]);
  expect(code).toBe(1);
  const { report } = await runGitHub(repo.path, pullRequest(base, head));
  // for a pull request, the tip of the base counts
  expect(states(report!.findings)).toEqual([
    'copy1.env existing',
    'copy2.env existing',
    'late.env existing',
    'new.env new',
  ]);
});

test('without git on PATH, whatever needs it is incomplete, with a hint; a plain folder needs none', async () => {
  const repo = repository({ 'leak.env': `key = ${githubToken(1)}\n` });
  const before = tree(repo);
  const env = { PATH: '/nonexistent' };
  const commands = [
    ['scan'],
    ['scan', '--history'],
    ['scan', '--range', 'HEAD~1..HEAD'],
    ['scan', '--staged'],
    ['ci'],
    ['baseline', 'create'],
    ['hook', 'run', 'pre-commit'],
    ['hook', 'install'],
    ['init', '--yes'],
    ['self-test'],
  ];
  for (const args of commands) {
    const { code, stdout, stderr } = await runCli(args, { cwd: repo.path, env });
    expect([args, code, stdout, stderr]).toEqual([
      args,
      3,
      '',
      expect.stringContaining('error: git is not installed, or not on PATH'),
    ]);
    expect(stderr).toContain('help: install git');
  }
  expect(tree(repo)).toEqual(before);
  expect((await runCli(['scan', '--no-git'], { cwd: repo.path, env })).code).toBe(1);
  const plain = makeFolder();
  made.push(plain);
  plain.write('a.txt', 'x\n');
  expect((await runCli(['scan'], { cwd: plain.path, env })).code).toBe(0);
});
