import { existsSync, mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { newHeader } from '../../src/app/gate/baseline-key.ts';
import type { Entry } from '../../src/baseline/entry.ts';
import { printBaseline } from '../../src/baseline/baseline-file.ts';
import type { Finding } from '../../src/core/finding.ts';
import { runCli, type CliResult } from '../support/cli.ts';
import { makeFolder, makeRepo, type TempRepo } from '../support/repo.ts';
import { githubToken } from '../support/token.ts';

const FILE = '.leakgate/baseline.jsonl';
const repos: TempRepo[] = [];
/** A repository with these files committed. */
function repo(files: Readonly<Record<string, string>> = {}): TempRepo {
  const made = makeRepo();
  repos.push(made);
  for (const [name, content] of Object.entries(files)) made.write(name, content);
  made.commit('start');
  return made;
}
afterEach(() => {
  for (const made of repos.splice(0)) made.remove();
});

const leak = (seed: number): string => `token = '${githubToken(seed)}'\n`;

async function cli(at: TempRepo, ...args: string[]): Promise<CliResult> {
  return runCli(args, { cwd: at.path });
}

async function ok(at: TempRepo, ...args: string[]): Promise<string> {
  const result = await cli(at, ...args);
  expect([result.code, result.stderr]).toEqual([0, '']);
  return result.stdout;
}

function read(at: TempRepo, name = FILE): string {
  return readFileSync(join(at.path, name), 'utf8');
}

/** States of findings by path. */
async function states(at: TempRepo): Promise<string[]> {
  const { stdout } = await cli(at, 'scan', '--report', 'json');
  const { findings } = JSON.parse(stdout) as { findings: Finding[] };
  return findings.map(({ path, state }) => `${path} ${state}`);
}

/** A repository whose only secret is in its baseline, both committed. */
async function adopted(): Promise<TempRepo> {
  const made = repo({ 'src/a.ts': leak(1) });
  await ok(made, 'baseline', 'create');
  made.commit('baseline');
  return made;
}

test('what existed at adoption is known, and what comes later blocks', async () => {
  const made = repo({ 'src/a.ts': leak(1) + leak(2) });
  expect((await cli(made, 'scan')).code).toBe(1);
  expect(await ok(made, 'baseline', 'create')).toBe(
    `${FILE}: 2 entries. Commit it, then review it: leakgate baseline audit\n`,
  );
  expect(await ok(made, 'scan')).toContain('Hidden: 2 in the baseline.\nNo new secrets found.');
  made.write('src/b.ts', leak(3));
  const blocked = await cli(made, 'scan');
  expect(blocked.code).toBe(1);
  expect(blocked.stdout).toContain('1 finding, 1 blocking');
});

test('the file contains no secret, line or time; writing it again gives equal bytes', async () => {
  const made = await adopted();
  const before = read(made);
  expect(before).not.toContain(githubToken(1));
  const [header, ...entries] = before
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(Object.keys(header!)).toEqual(['leakgate-baseline', 'salt', 'kdf']);
  expect(entries.map((entry) => Object.keys(entry))).toEqual([['fingerprint', 'rule', 'path', 'status']]);
  expect(await ok(made, 'baseline', 'update')).toBe(`${FILE}: 0 entries added, 1 in all\n`);
  expect(read(made)).toBe(before);
  expect(read(made, '.leakgate/.gitattributes')).toBe('baseline.jsonl text eol=lf merge=union\n');
});

test('a large baseline is not a finding itself, whatever its salt and fingerprints', async () => {
  const letters = 'abcdefghijklmnopqrstuvwxyz234567';
  const rules = ['generic-password', 'github-personal-access-token', 'jwt-token', 'aws-secret-access-key'];
  const entries = Array.from({ length: 500 }, (_, i): Entry => {
    const hash = createHash('sha256').update(String(i)).digest();
    const fingerprint = Array.from(hash.subarray(0, 26), (byte) => letters[byte % 32]).join('');
    return { fingerprint, rule: rules[i % 4]!, path: `src/secret/${i}.ts`, status: 'unreviewed' };
  });
  for (let i = 0; i < 5; i++) {
    const made = repo({ [FILE]: printBaseline({ header: newHeader(false, {}), entries }) });
    expect(await states(made)).toEqual([]);
  }
});

test('a scan never writes the baseline', async () => {
  const made = await adopted();
  made.write('src/b.ts', leak(2));
  const before = read(made);
  await cli(made, 'scan');
  expect(read(made)).toBe(before);
});

test('moved lines, renamed files, CRLF and other quotes stay known; a changed value is new', async () => {
  const made = await adopted();
  const change = async (content: string, name = 'src/a.ts'): Promise<string[]> => {
    made.write(name, content);
    return states(made);
  };
  expect(await change(`\n\n// moved\n${leak(1)}`)).toEqual(['src/a.ts baseline']);
  expect(await change(leak(1).replaceAll('\n', '\r\n'))).toEqual(['src/a.ts baseline']);
  expect(await change(`const other_name = "${githubToken(1)}";`)).toEqual(['src/a.ts baseline']);
  mkdirSync(join(made.path, 'lib'));
  renameSync(join(made.path, 'src/a.ts'), join(made.path, 'lib/z.ts'));
  expect(await states(made)).toEqual(['lib/z.ts baseline']);
  expect(await change(leak(2), 'lib/z.ts')).toEqual(['lib/z.ts new']);
});

/** Two branches from one baseline, each with a new secret in its baseline. */
async function twoBranches(): Promise<TempRepo> {
  const made = await adopted();
  for (const [branch, seed] of [
    ['left', 2],
    ['right', 3],
  ] as const) {
    made.git('checkout', '-q', '-b', branch, 'main');
    made.write(`src/${branch}.ts`, leak(seed));
    await ok(made, 'baseline', 'update');
    made.commit(branch);
  }
  made.git('checkout', '-q', 'left');
  return made;
}

const ALL_KNOWN = ['src/a.ts baseline', 'src/left.ts baseline', 'src/right.ts baseline'];

test.each([
  ['merge', ['merge', '-q', '-m', 'both', 'right']],
  ['squash', ['merge', '-q', '--squash', 'right']],
  ['rebase', ['rebase', '-q', 'right']],
  ['cherry-pick', ['cherry-pick', 'right']],
])('two branches that both add entries are merged by %s without a person', async (_, args) => {
  const made = await twoBranches();
  made.git(...args);
  expect(await states(made)).toEqual(ALL_KNOWN);
  // writing it again gives the canonical order, whatever the order of the lines
  await ok(made, 'baseline', 'update');
  const entries = read(made).trimEnd().split('\n').slice(1);
  expect(entries).toHaveLength(3);
  expect(entries.toSorted()).toEqual(entries);
});

test('a review on one branch and a new entry on another survive their merge', async () => {
  const made = await twoBranches();
  await ok(made, 'baseline', 'audit', '--non-interactive', '--path', '**', '--status', 'test', '--reason', 'made up');
  made.commit('review');
  made.git('merge', '-q', '-m', 'both', 'right');
  expect(await states(made)).toEqual(ALL_KNOWN);
  const listed = JSON.parse(await ok(made, 'baseline', 'export')) as { path: string; status: string }[];
  expect(new Map(listed.map(({ path, status }) => [path, status]))).toEqual(
    new Map([
      ['src/a.ts', 'test'],
      ['src/left.ts', 'test'],
      ['src/right.ts', 'unreviewed'],
    ]),
  );
});

test('a rewritten history changes nothing: no finding returns, no changed value stays hidden', async () => {
  const made = await adopted();
  const before = made.git('rev-parse', 'HEAD');
  made.git('filter-branch', '-f', '--env-filter', 'GIT_AUTHOR_NAME=Eve; export GIT_AUTHOR_NAME', '--', '--all');
  expect(made.git('rev-parse', 'HEAD')).not.toBe(before);
  expect(await states(made)).toEqual(['src/a.ts baseline']);
  made.write('src/a.ts', leak(9));
  expect(await states(made)).toEqual(['src/a.ts new']);
});

test('refuses merged baselines that were created separately, without reading a part', async () => {
  const made = repo({ 'src/a.ts': leak(1) });
  for (const branch of ['left', 'right']) {
    made.git('checkout', '-q', '-b', branch, 'main');
    await ok(made, 'baseline', 'create');
    made.commit(branch);
  }
  try {
    made.git('merge', '-q', '-m', 'both', 'left');
  } catch {
    // git may leave a conflict in the attributes or the baseline: the content of the file counts
  }
  const result = await cli(made, 'scan');
  expect([result.code, result.stdout]).toEqual([2, '']);
  expect(result.stderr).toMatch(
    /error: \.leakgate\/baseline\.jsonl:\d+: (?:a second header|a merge left conflict markers)/,
  );
});

test.each([
  ['{"leakgate-baseline":9}\n', 'written by a newer Leakgate'],
  ['nonsense\n', ':1: not JSON'],
  ['<<<<<<< HEAD\n', 'conflict markers'],
])(
  'a broken baseline ends in exit 2 for scan and for every baseline command, and is left as it is: %j',
  async (content, message) => {
    const made = repo({ [FILE]: content });
    for (const args of [
      ['scan'],
      ['baseline', 'create'],
      ['baseline', 'update'],
      ['baseline', 'prune'],
      ['baseline', 'stats'],
    ]) {
      const result = await cli(made, ...args);
      expect([args, result.code]).toEqual([args, 2]);
      expect(result.stderr).toContain(message);
    }
    expect(read(made)).toBe(content);
  },
);

test('create does not overwrite; update, stats and a named baseline need one', async () => {
  const made = await adopted();
  const again = await cli(made, 'baseline', 'create');
  expect([again.code, again.stderr]).toEqual([
    2,
    `error: ${FILE} already exists\nhelp: \`leakgate baseline update\` adds to it\n`,
  ]);
  const none = repo();
  for (const args of [
    ['baseline', 'update'],
    ['baseline', 'stats'],
    ['scan', '--baseline', 'x/baseline.jsonl'],
  ])
    expect((await cli(none, ...args)).stderr).toContain('there is no baseline');
  expect((await cli(none, 'scan', '--baseline', '../b.jsonl')).stderr).toContain('is not below');
});

test('creates, uses and configures a baseline of another name', async () => {
  const made = repo({ 'src/a.ts': leak(1), '.leakgate.yml': 'baseline: gate/known.jsonl\n' });
  await ok(made, 'baseline', 'create');
  expect([existsSync(join(made.path, 'gate/known.jsonl')), existsSync(join(made.path, FILE))]).toEqual([true, false]);
  expect((await cli(made, 'scan')).code).toBe(0);
  expect((await cli(made, 'scan', '--no-baseline')).code).toBe(1);
  await ok(made, 'baseline', 'create', '--baseline', 'other/baseline.jsonl');
  expect((await cli(made, 'scan', '--baseline', 'other/baseline.jsonl')).code).toBe(0);
});

test('neither reads nor writes a baseline through a symbolic link', async () => {
  const made = await adopted();
  renameSync(join(made.path, FILE), join(made.path, 'elsewhere.jsonl'));
  symlinkSync('../elsewhere.jsonl', join(made.path, FILE));
  const result = await cli(made, 'scan');
  expect([result.code, result.stderr]).toEqual([2, `error: ${FILE}: symbolic links are not followed\n`]);
});

test('a keyed baseline needs its key, and reports a wrong one', async () => {
  const made = repo({ 'src/a.ts': leak(1), 'src/b.ts': `db_password = "${['Kx9!vb', 'Q2hunter'].join('')}"\n` });
  const key = ['a key', 'of this', 'test only'].join(' ');
  const keyed = async (value: string, ...args: string[]) =>
    runCli(args, { cwd: made.path, env: { LEAKGATE_KEY: value } });
  expect((await keyed('', 'baseline', 'create', '--keyed')).stderr).toContain('LEAKGATE_KEY is not set');
  expect((await keyed('short', 'baseline', 'create', '--keyed')).stderr).toContain(
    'LEAKGATE_KEY is shorter than 16 characters',
  );
  expect((await keyed(key, 'baseline', 'create', '--keyed')).code).toBe(0);
  expect(read(made)).not.toContain(key);
  expect((await keyed(key, 'scan')).code).toBe(0);
  const wrong = await keyed(`${key}!`, 'scan');
  expect([wrong.code, wrong.stderr]).toEqual([
    2,
    `error: ${FILE}: LEAKGATE_KEY is not the key of this baseline\nhelp: no entry could be matched; set the right key\n`,
  ]);
  expect((await keyed('', 'scan')).code).toBe(2);
});

test('two repositories with the same secret share no fingerprint', async () => {
  const [a, b] = [await adopted(), await adopted()];
  const fingerprints = [a, b].map((made) => read(made).trimEnd().split('\n')[1]!.slice(0, 50));
  expect(fingerprints[0]).not.toBe(fingerprints[1]);
});

test('what history still contains stays in the baseline; pruning by the tree alone removes it', async () => {
  const made = await adopted();
  made.write('src/a.ts', 'clean\n');
  made.commit('removed');
  expect(await ok(made, 'scan')).not.toContain('Notice');
  expect(await ok(made, 'scan', '--history')).toContain('Hidden: 1 in the baseline.');
  expect(await ok(made, 'baseline', 'prune')).toBe(`${FILE}: 0 entries removed, 1 left\n`);
  expect(await ok(made, 'baseline', 'prune', '--tree-only')).toBe(`${FILE}: 1 entry removed, 0 left\n`);
  expect((await cli(made, 'scan', '--history')).code).toBe(1);
});

test('without history, reports an entry without findings as unused', async () => {
  const made = makeFolder();
  made.write('a.ts', leak(1));
  const at = { cwd: made.path };
  expect((await runCli(['baseline', 'create'], at)).code).toBe(0);
  made.write('a.ts', 'clean\n');
  expect((await runCli(['scan'], at)).stdout).toContain(`Notice ${FILE}: 1 entry no longer matches anything`);
  made.write('other/b.ts', 'clean\n');
  expect((await runCli(['scan', 'other'], at)).stdout).not.toContain('Notice');
  made.remove();
});

test('creating includes what only history contains; a range knows it too', async () => {
  const made = repo({ 'src/a.ts': leak(1) });
  made.write('src/a.ts', leak(2));
  made.commit('changed');
  made.remove('src/a.ts');
  made.write('b.ts', leak(3));
  const base = made.commit('moved on');
  expect(await ok(made, 'baseline', 'create')).toContain('3 entries');
  made.commit('baseline');
  expect((await cli(made, 'scan', '--history')).code).toBe(0);
  made.write('c.ts', leak(1) + leak(4));
  made.commit('copied, and a new one');
  const range = await cli(made, 'scan', '--range', `${base.slice(0, 12)}..HEAD`, '--report', 'json');
  const { findings } = JSON.parse(range.stdout) as { findings: Finding[] };
  expect([range.code, findings.map(({ path, line, state }) => `${path}:${line} ${state}`)]).toEqual([
    1,
    ['c.ts:1 baseline', 'c.ts:2 new'],
  ]);
});

test('comments and the baseline count in the pre-commit hook too', async () => {
  const made = await adopted();
  made.write('src/c.ts', `// leakgate:allow github-personal-access-token -- made up\n${leak(5)}`);
  made.write('src/d.ts', leak(1));
  made.git('add', '-A');
  expect(await cli(made, 'hook', 'run', 'pre-commit')).toMatchObject({ code: 0 });
  made.write('src/e.ts', leak(6));
  made.git('add', '-A');
  const blocked = await cli(made, 'hook', 'run', 'pre-commit');
  expect(blocked.code).toBe(1);
  expect(blocked.stderr).toContain('src/e.ts');
  expect(blocked.stderr).not.toContain('src/c.ts');
});

test('merge and diff compare baselines under one key, and refuse another key', async () => {
  const made = await twoBranches();
  writeFileSync(join(made.path, 'right.jsonl'), made.git('show', `right:${FILE}`));
  expect(await ok(made, 'baseline', 'diff', 'right.jsonl')).toMatch(
    /^(?:[+-] \S+ {2}github\S+ {2}src\/(?:left|right)\.ts {2}unreviewed\n){2}1 added, 1 removed, 0 changed\n$/,
  );
  expect(await ok(made, 'baseline', 'merge', 'right.jsonl')).toBe(`${FILE}: 1 entry added, 3 in all\n`);
  const other = await adopted();
  writeFileSync(join(made.path, 'other.jsonl'), read(other));
  expect((await cli(made, 'baseline', 'merge', 'other.jsonl')).stderr).toContain('made with another key');
});

test('reviews in scripts select by rule and path, need a reason, and never cover everything', async () => {
  const made = await adopted();
  const audit = (...args: string[]) => cli(made, 'baseline', 'audit', '--non-interactive', ...args);
  expect((await audit('--status', 'real')).stderr).toContain('needs --rule, --path or --fingerprint');
  expect((await audit('--path', 'src')).stderr).toContain('--status: needs one of');
  expect((await audit('--path', 'src', '--status', 'test')).stderr).toContain('needs a --reason');
  expect((await audit('--rule', 'nope', '--status', 'real')).stderr).toContain('no rule is called nope');
  expect((await audit('--path', 'src', '--status', 'real', '--expires', '2000-02-30')).stderr).toContain(
    'is not a day',
  );
  expect((await audit('--path', 'src', '--status', 'real', '--owner', '@team')).stdout).toBe(
    `${FILE}: 1 of 1 entries are real now\n`,
  );
  const real = await cli(made, 'scan', '--report', 'json');
  expect(JSON.parse(real.stdout)).toMatchObject({
    verdict: { exit: 0, gates: [{ name: 'known-real', action: 'warn', findings: 1 }] },
    hidden: { baseline: 1 },
    findings: [{ state: 'baseline', acceptance: { status: 'real', owner: '@team' }, gates: ['known-real'] }],
  });
  expect((await audit('--all', '--path', 'src', '--status', 'revoked', '--expires', '2001-01-01')).code).toBe(0);
  const expired = await cli(made, 'scan');
  expect(expired.code).toBe(1);
  expect(expired.stdout).toMatch(/Notice \S+: the entry \S+ expired on 2001-01-01/);
});

test('counts entries by rule, folder and owner', async () => {
  const made = await adopted();
  made.write('CODEOWNERS', '/src/ @team\n');
  await ok(made, 'baseline', 'audit', '--non-interactive', '--path', 'src', '--status', 'real');
  expect(
    (await ok(made, 'baseline', 'stats'))
      .split('\n')
      .filter((line) => /^(?:github|src|@team)/.test(line))
      .map((line) => line.split(/ +/)),
  ).toEqual([
    ['github-personal-access-token', '1', '0', '0', '0', '0', '1', '100%'],
    ['src', '1', '0', '0', '0', '0', '1', '100%'],
    ['@team', '1', '0', '0', '0', '0', '1', '100%'],
  ]);
});

test('exported cells are not formulas', async () => {
  const made = await adopted();
  await ok(
    made,
    'baseline',
    'audit',
    '--non-interactive',
    '--path',
    'src',
    '--status',
    'test',
    '--reason',
    '=cmd("x"),1',
  );
  expect(await ok(made, 'baseline', 'export', 'csv')).toContain(`,test,"'=cmd(""x""),1",,\n`);
});
