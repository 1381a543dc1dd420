import { readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { makeTree, runCli, type CliResult } from '../support/cli.ts';
import { githubToken } from '../support/token.ts';

const trees: { remove: () => void }[] = [];
function tree(files: Readonly<Record<string, string | Buffer>>): string {
  const made = makeTree(files);
  trees.push(made);
  return made.path;
}
afterEach(() => {
  for (const made of trees.splice(0)) made.remove();
});

const leaky = { 'src/app.ts': `const token = '${githubToken()}';\n` };

async function run(args: readonly string[], files: Readonly<Record<string, string | Buffer>>): Promise<CliResult> {
  return runCli(args, { cwd: tree(files) });
}

test('an advisory policy blocks nothing, and says so', async () => {
  const result = await run(['scan'], { ...leaky, '.leakgate.yml': 'preset: advisory\n' });
  expect(result.code).toBe(0);
  expect(result.stdout).toContain('Notice .leakgate.yml:1:9: this policy can never block on a finding');
});

test('configured gates decide, also about findings below the default threshold that are not shown', async () => {
  const gates = `preset: none\ngates:\n  - { name: none-at-all, when: 'finding.confidence >= 0.01', action: block }\n`;
  const weak = { 'a.txt': 'api_key = "your-api-key-here-123456"\n', '.leakgate.yml': gates };
  const shown = await run(['scan', '--min-confidence', '0'], weak);
  const hidden = await run(['scan'], weak);
  expect([shown.code, hidden.code]).toEqual([1, 1]);
  expect(hidden.stdout).toContain('none-at-all');
});

test('a gate with a fingerprint works with any report', async () => {
  const json = await run(['scan', '--report', 'json'], leaky);
  const { findings } = JSON.parse(json.stdout) as { findings: { fingerprint: string }[] };
  for (const field of ['finding.fingerprint', 'finding["fingerprint"]']) {
    const when = `${field} == "${findings[0]!.fingerprint}"`;
    const gates = `preset: none\ngates:\n  - { name: this-one, when: '${when}', action: block }\n`;
    const files = { ...leaky, '.leakgate.yml': gates };
    const results = [await run(['scan'], files), await run(['scan', '--report', 'json'], files)];
    expect(results.map(({ code }) => code)).toEqual([1, 1]);
  }
});

test('the verdict mentions blocking findings that are not shown', async () => {
  const gates = `preset: none\ngates:\n  - { name: all, when: 'finding.confidence >= 0.01', action: block }\n`;
  const weak = { 'a.txt': 'api_key = "your-api-key-here-123456"\n', '.leakgate.yml': gates };
  const result = await run(['scan'], { ...leaky, ...weak });
  expect(result.code).toBe(1);
  expect(result.stdout).toContain(
    '1 finding, 2 blocking, 1 of them not shown (the JSON report with --min-confidence 0 has them).',
  );
});

test.each([
  ['preset: lax\n', 'error: .leakgate.yml:1:9: preset must be one of default, strict, advisory, none'],
  [
    `gates:\n  - name: a\n    when: finding.stat == "new"\n    action: warn\n`,
    'error: .leakgate.yml:3:19: gate a: no such key: stat\nhelp: did you mean state?',
  ],
  [
    `gates:\n  - { name: a, when: 'finding[finding.rule] == "x"', action: warn }\n`,
    'gate a: finding only works on a literal field\nhelp: write finding.rule',
  ],
  ['extends: [../outside.yml]\n', 'error: .leakgate.yml:1:11: "../outside.yml" points outside the repository'],
  ['extends: [gone.yml]\n', 'error: .leakgate.yml:1:11: there is no file gone.yml'],
  ['extends: [.leakgate.yml]\n', 'error: .leakgate.yml:1:11: .leakgate.yml extends .leakgate.yml'],
  ['rules: [gone.yml]\n', 'error: .leakgate.yml:1:9: there is no file gone.yml'],
  ['baseline: ../x.jsonl\n', 'error: .leakgate.yml:1:11: "../x.jsonl" points outside the repository'],
])('%j gives exit 2 with its place', async (config, message) => {
  const result = await run(['scan'], { ...leaky, '.leakgate.yml': config });
  expect([result.code, result.stdout]).toEqual([2, '']);
  expect(result.stderr).toContain(message);
});

test('refuses a configuration through a symbolic link, a folder of that name and a huge one', async () => {
  const linked = tree({ ...leaky, 'lax.yml': 'preset: advisory\n' });
  symlinkSync('lax.yml', join(linked, '.leakgate.yml'));
  const results = [
    await runCli(['scan'], { cwd: linked }),
    await run(['scan'], { ...leaky, '.leakgate.yml/x': '' }),
    await run(['scan'], { ...leaky, '.leakgate.yml': Buffer.alloc(2 << 20, '#') }),
    await run(['scan'], { ...leaky, '.leakgate.yml': Buffer.from([0x70, 0xff]) }),
  ];
  expect(results.map(({ code, stderr }) => [code, stderr.split('\n')[0]])).toEqual([
    [2, 'error: .leakgate.yml: symbolic links are not followed'],
    [2, 'error: .leakgate.yml: not a regular file'],
    [2, 'error: .leakgate.yml: larger than 1048576 bytes'],
    [2, 'error: .leakgate.yml: not UTF-8'],
  ]);
});

const layered = {
  ...leaky,
  '.leakgate.yml': `extends: [org/base.yml]\nfolders: [services/pay]\npreset: default\nexclude: [vendor]\n`,
  'org/base.yml': `preset: strict\ngates:\n  - { name: org, when: 'run.findings > 100', action: block }\n`,
  'services/pay/.leakgate.yml': `gates:\n  - { name: pay, when: 'finding.confidence > 0.1', action: note }\n`,
};

test('layers: outer files come first, the innermost single value wins, folders apply to themselves', async () => {
  const result = await run(['config', 'show', '--origin'], layered);
  expect([result.code, result.stderr]).toEqual([0, '']);
  expect(result.stdout.split('\n').map((line) => line.replace(/ {2,}/, ' | '))).toEqual([
    '.leakgate.yml:3:9 | preset: "default"',
    'default | baseline: ".leakgate/baseline.jsonl"',
    '.leakgate.yml:4:11 | exclude: "vendor"',
    'org/base.yml:3:5 | gate: {"name":"org","when":"run.findings > 100","action":"block"}',
    'services/pay/.leakgate.yml:2:5 | gate: {"name":"pay","when":"finding.confidence > 0.1","action":"note","paths":["services/pay/**"]}',
    '',
  ]);
});

test("a folder's file can neither change the global policy nor reuse a name", async () => {
  const foreign = await run(['scan'], { ...layered, 'services/pay/.leakgate.yml': 'preset: advisory\n' });
  expect([foreign.code, foreign.stderr]).toEqual([
    2,
    "error: services/pay/.leakgate.yml:1:1: preset belongs in the repository's file\nhelp: a folder's file may contain exclude, allow, gates, overrides\n",
  ]);
  const taken = layered['services/pay/.leakgate.yml'].replace('name: pay', 'name: org');
  const double = await run(['scan'], { ...layered, 'services/pay/.leakgate.yml': taken });
  expect(double.stderr).toContain(
    'services/pay/.leakgate.yml:2:5: a gate named org already exists at org/base.yml:3:5',
  );
});

test("reads the organisation's file from outside, by option or environment", async () => {
  const org = join(tree({ 'org.yml': 'preset: strict\n' }), 'org.yml');
  const cwd = tree(leaky);
  const byOption = await runCli(['config', 'show', '--origin', '--org-config', org], { cwd });
  const byEnvironment = await runCli(['config', 'show', '--origin'], { cwd, env: { LEAKGATE_ORG_CONFIG: org } });
  expect(byOption.stdout).toContain(`${org}:1:9  preset: "strict"`);
  expect(byEnvironment.stdout).toBe(byOption.stdout);
});

test('policy test runs cases from a file: exit 0 if all pass, 1 if one fails, 2 for an unknown field', async () => {
  const good = `cases:\n  - name: a new one blocks\n    findings: [{ confidence: 0.9 }]\n    expect: { exit: 1, gates: [confident-finding] }\n`;
  const bad = `${good}  - name: an old one too\n    findings: [{ state: existing }]\n    expect: { exit: 1 }\n`;
  const wrong = good.replace('confidence', 'confidnce');
  const cwd = tree({ 'good.yml': good, 'bad.yml': bad, 'wrong.yml': wrong });
  const results = await Promise.all(
    ['good.yml', 'bad.yml', 'wrong.yml'].map((file) => runCli(['policy', 'test', file], { cwd })),
  );
  expect(results.map(({ code, stdout, stderr }) => [code, stdout, stderr])).toEqual([
    [0, '1 passed, 0 failed\n', ''],
    [1, 'bad.yml:5:5: an old one too: exit 0, expected 1\n1 passed, 1 failed\n', ''],
    [2, '', 'error: wrong.yml:3:18: there is no confidnce; did you mean confidence?\n'],
  ]);
});

test('policy explain says why a finding counts as it does', async () => {
  const cwd = tree(leaky);
  const byPlace = await runCli(['policy', 'explain', 'src/app.ts:1'], { cwd });
  expect(byPlace.code).toBe(0);
  expect(byPlace.stdout).toMatch(/^src\/app\.ts:1 {2}github-\S+\nfingerprint {2}[a-z2-7]{26}\nconfidence {3}0\.999: /);
  expect(byPlace.stdout).toContain('\nblock        confident-finding (preset default): finding.state == "new"');
  expect(byPlace.stdout).toContain('\nno match     likely-finding');
  const fingerprint = /fingerprint {2}(\S+)/.exec(byPlace.stdout)![1]!;
  expect((await runCli(['policy', 'explain', fingerprint], { cwd })).stdout).toBe(byPlace.stdout);
  expect(await runCli(['policy', 'explain', 'src/app.ts:2'], { cwd })).toMatchObject({ code: 2 });
});

test('a scan without its own policy loads neither CEL nor YAML', async () => {
  const dist = join(import.meta.dirname, '../../dist');
  const trace = join(tree({ 'trace.cjs': TRACE }), 'trace.cjs');
  const loaded = async (files: Readonly<Record<string, string>>): Promise<string[]> => {
    const result = await runCli(['scan'], { cwd: tree(files), env: { NODE_OPTIONS: `--require ${trace}` } });
    return result.stderr.split('\n').filter((line) => /\/(?:compile|layers|file)-/.test(line));
  };
  expect(readdirSync(join(dist, 'chunks')).length).toBeGreaterThan(10);
  expect(await loaded(leaky)).toEqual([]);
  expect(
    (await loaded({ ...leaky, '.leakgate.yml': `gates: [{ name: a, when: 'true', action: note }]\n` })).length,
  ).toBeGreaterThan(1);
});

/** Prints the file of every module that a process compiles. */
const TRACE = `
const { prototype } = require('node:module');
const compile = prototype._compile;
prototype._compile = function (content, file, ...rest) {
  process.stderr.write(file + '\\n');
  return compile.call(this, content, file, ...rest);
};
`;
