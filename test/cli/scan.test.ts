import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterEach, expect, test } from 'vitest';
import type { Finding } from '../../src/core/finding.ts';
import { makeTree, runCli } from '../support/cli.ts';
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

const token = githubToken();
const leaky = { 'src/app.ts': `const a = 1;\nconst token = '${token}';\n`, 'README.md': '# hello\n' };

interface JsonReport {
  readonly findings: readonly Finding[];
  readonly coverage: {
    readonly planned: number;
    readonly scanned: number;
    readonly skipped: { path: string; reason: string }[];
    readonly failed: unknown[];
  };
  readonly verdict: { readonly exit: number };
}

test('a secret blocks: exit 1, its place and redacted value in the report, never its value', async () => {
  const result = await runCli(['scan', '.'], { cwd: tree(leaky) });
  expect(result.code).toBe(1);
  expect(result.stdout).toContain('src/app.ts\n  2:16  critical 99%');
  expect(result.stdout).toContain('ghp_...(40)');
  expect(result.stdout).toContain('Scanned 2 files');
  expect(result.stdout + result.stderr).not.toContain(token);
});

test('a clean tree passes with exit 0', async () => {
  const result = await runCli(['scan'], { cwd: tree({ 'a.txt': 'hello' }) });
  expect([result.code, result.stderr]).toEqual([0, '']);
  expect(result.stdout).toContain('No secrets found.');
});

test('the JSON report satisfies its published schema and contains no secret', async () => {
  const result = await runCli(['scan', '--report', 'json', '--min-confidence', '0'], { cwd: tree(leaky) });
  const schema = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../schema/report.schema.json'), 'utf8'),
  ) as object;
  const report = JSON.parse(result.stdout) as JsonReport;
  const validate = new Ajv2020({ allErrors: true }).compile(schema);
  expect([validate(report), validate.errors]).toEqual([true, null]);
  expect(report.findings[0]).toMatchObject({
    path: 'src/app.ts',
    line: 2,
    column: 16,
    endColumn: 56,
    start: 28,
    end: 68,
    confidence: 0.999,
    redacted: 'ghp_...(40)',
    provider: 'github',
  });
  expect(report.verdict.exit).toBe(1);
  expect(result.stdout).not.toContain(token);
});

test('equal input gives equal bytes with 1, 2 and 8 workers, and with either prefilter', async () => {
  const files: Record<string, string> = {};
  for (let i = 0; i < 700; i++)
    files[`dir${i % 7}/file${i}.txt`] = `${'x = 1\n'.repeat(i)}${i % 10 === 0 ? `key = ${githubToken(i + 1)}\n` : ''}`;
  const cwd = tree(files);
  const outputs: string[] = [];
  for (const more of [
    ['--workers', '1'],
    ['--workers', '2'],
    ['--workers', '8'],
    ['--prefilter', 'scalar'],
  ]) {
    outputs.push((await runCli(['scan', '--report', 'json', ...more], { cwd })).stdout);
  }
  expect((JSON.parse(outputs[0]!) as JsonReport).findings).toHaveLength(70);
  expect(new Set(outputs).size).toBe(1);
});

test('a file gives the same findings alone and among others', async () => {
  const cwd = tree({ ...leaky, 'b/c.env': `T=${githubToken(2)}\n` });
  const all = JSON.parse((await runCli(['scan', '--no-git', '--report', 'json'], { cwd })).stdout) as JsonReport;
  const one = JSON.parse(
    (await runCli(['scan', '--no-git', '--report', 'json', 'b/c.env'], { cwd })).stdout,
  ) as JsonReport;
  expect(one.findings).toEqual(all.findings.filter(({ path }) => path === 'b/c.env'));
  expect(one.findings).toHaveLength(1);
});

test('standard input is scanned under its given name', async () => {
  const result = await runCli(['scan', '--stdin', '--stdin-path', 'x/.env', '--report', 'json'], {
    input: `A=${token}`,
  });
  expect(result.code).toBe(1);
  expect((JSON.parse(result.stdout) as JsonReport).findings[0]).toMatchObject({ path: 'x/.env', column: 3 });
});

test.each([
  [['scan', '--min-confidnce', '1'], 'unknown option --min-confidnce', 'did you mean --min-confidence?'],
  [['scna'], 'unknown command "scna"', 'did you mean scan?'],
  [['scan', '--report', 'jsn'], '"jsn" is not one of text, json', 'did you mean json?'],
  [['scan', '--min-confidence', '7'], 'not a number from 0 to 1', ''],
  [['scan', 'no-such-path'], 'cannot scan no-such-path', 'check the spelling'],
  [['scan', '--only-rule', 'npm-access-tokn'], 'no rule is called npm-access-tokn', 'did you mean npm-access-token?'],
  [['scan', '--rules', 'missing.yml'], 'cannot read the rule pack', 'check the path'],
  [['scan', '--stdin', 'x'], '--stdin cannot be combined with a path', ''],
  [['scan', '--workers'], '--workers needs a value', 'write --workers N'],
])('refuses %j with exit 2, a message and a help line', async (args, message, help) => {
  const result = await runCli(args, { cwd: tree({ 'a.txt': 'x' }) });
  expect(result.code).toBe(2);
  expect(result.stdout).toBe('');
  expect(result.stderr).toContain(message);
  expect(result.stderr).toContain(help);
  expect(result.stderr).not.toMatch(/\n\s+at /);
});

test('nothing to scan is not clean: exit 3, unless --allow-empty', async () => {
  const cwd = tree({});
  const result = await runCli(['scan'], { cwd });
  expect(result.code).toBe(3);
  expect(result.stdout).toContain('Nothing was scanned');
  expect((await runCli(['scan', '--allow-empty'], { cwd })).code).toBe(0);
});

test('an empty file is scanned', async () => {
  expect((await runCli(['scan'], { cwd: tree({ 'empty.txt': '' }) })).code).toBe(0);
});

test('the exit code does not depend on what is shown; --exit-zero changes it, and says so', async () => {
  const cwd = tree(leaky);
  expect((await runCli(['scan', '--min-confidence', '1'], { cwd })).code).toBe(1);
  const zero = await runCli(['scan', '--exit-zero'], { cwd });
  expect(zero.code).toBe(0);
  expect(zero.stderr).toContain('--exit-zero');
});

test('several reports in one run; an unwritable one gives exit 4 and the findings on standard output', async () => {
  const cwd = tree(leaky);
  const out = join(cwd, 'out');
  mkdirSync(out);
  const both = await runCli(['scan', 'src', '--report', `json=${join(out, 'r.json')}`, '--report', 'text'], { cwd });
  expect(both.code).toBe(1);
  expect((JSON.parse(readFileSync(join(out, 'r.json'), 'utf8')) as JsonReport).findings).toHaveLength(1);
  expect(readdirSync(out)).toEqual(['r.json']);
  const failed = await runCli(['scan', 'src', '--report', 'json=no/such/folder/r.json'], { cwd });
  expect(failed.code).toBe(4);
  expect(failed.stdout).toContain('app.ts\n');
  expect(failed.stderr).toContain('cannot write the report');
});

test('escapes hostile file names for the terminal', async () => {
  const cwd = tree({ 'a\u001b[31m\n::error::x\u202e.txt': `k=${token}`, '-rf': `k=${githubToken(3)}` });
  const result = await runCli(['scan', '--no-git', '.'], { cwd });
  expect(result.stdout).toContain('a\\u{1b}[31m\\u{a}::error::x\\u{202e}.txt');
  expect(result.stdout).toMatch(/^-rf$/m);
});

test('symbolic links are not followed, and are counted', async () => {
  const cwd = tree({ 'real.txt': `k=${token}` });
  symlinkSync('real.txt', join(cwd, 'link.txt'));
  symlinkSync('.', join(cwd, 'loop'));
  const report = JSON.parse((await runCli(['scan', '--no-git', '--report', 'json'], { cwd })).stdout) as JsonReport;
  expect(report.findings.map(({ path }) => path)).toEqual(['real.txt']);
  expect(report.coverage.skipped).toEqual([
    { path: 'link.txt', reason: 'symlink', kind: 'symlink' },
    { path: 'loop', reason: 'symlink', kind: 'symlink' },
  ]);
});

test('searches UTF-16, a binary and a very long line', async () => {
  const cwd = tree({
    'a.txt': Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(`key = ${token}\r\n`, 'utf16le')]),
    'b.bin': Buffer.concat([Buffer.from([0x7f, 0, 1, 2, 0]), Buffer.from(token), Buffer.from([0, 0])]),
    'c.min.js': `${'a=1;'.repeat(30_000)}k="${githubToken(5)}";${'b=2;'.repeat(30_000)}`,
  });
  const report = JSON.parse((await runCli(['scan', '--no-git', '--report', 'json'], { cwd })).stdout) as JsonReport;
  expect(report.findings.map(({ path, line, column, start }) => [path, line, column, start])).toEqual([
    ['a.txt', 1, 7, 14],
    ['b.bin', 1, 6, 5],
    ['c.min.js', 1, 120_004, 120_003],
  ]);
});

test('stops a user rule that blows up, and reports its file as not scanned', async () => {
  const pack = `provider: acme
name: Acme
rules:
  - id: acme-slow
    name: Slow
    kind: token
    severity: low
    grants: Nothing.
    revoke: { url: 'https://acme.example', text: None. }
    pattern: 'acme:(?:(?:a|a){1,60}){1,60}!'
    confidence: low
    boundary: none
    examples: [{ text: '{secret}', secret: 'acme:aa!' }]
    nearMisses: ['acme:b', 'acme:c']
`;
  const cwd = tree({ 'pack.yml': pack, 'in/evil.txt': `acme:${'a'.repeat(60)}`, 'in/good.txt': `k=${token}` });
  const result = await runCli(
    ['scan', 'in', '--no-git', '--rules', 'pack.yml', '--rule-deadline', '300', '--report', 'json'],
    { cwd },
  );
  const report = JSON.parse(result.stdout) as JsonReport;
  expect(report.coverage.failed).toEqual([
    { path: 'evil.txt', reason: expect.stringContaining('acme-slow') as string, kind: 'over-budget', action: 'fail' },
  ]);
  expect(report.findings.map(({ path }) => path)).toEqual(['good.txt']);
  expect(result.code).toBe(1);
});

test('help and version', async () => {
  expect((await runCli(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  const help = await runCli(['scan', '--help']);
  expect(help.code).toBe(0);
  expect(help.stdout).toContain('--min-confidence N');
  expect((await runCli([])).code).toBe(2);
});

test('lists and shows rules', async () => {
  const list = await runCli(['rules', 'list']);
  expect(list.stdout.split('\n').length).toBeGreaterThan(100);
  const id = list.stdout.split(' ')[0]!;
  expect((await runCli(['rules', 'show', id])).stdout).toContain('revoke');
});

test("no report repeats a token in a file's name", async () => {
  const other = githubToken(5);
  const path = tree({ [`keys/${other}/a.txt`]: `${token}\n` });
  for (const format of ['text', 'json', 'sarif', 'csv', 'html']) {
    const { code, stdout } = await runCli(['scan', '.', '--report', format], { cwd: path });
    expect(code).toBe(1);
    expect(stdout).toContain('ghp_');
    expect(stdout).not.toContain(other);
  }
});

test('the halves of a credential are two findings, linked to each other', async () => {
  const pair = `id = '${['AKIA', 'YVP4CIPP', 'ERUVIFXG'].join('')}'\naws_secret_access_key = '${['wXq9Zt3LpV7r', 'Kd2Hs8Nf5Bg1', 'Jy6Mc4Tx0QaRuEoW'].join('')}'\n`;
  const cwd = tree({ 'a.ini': pair, 'b.ini': pair.split('\n')[0]! });
  const result = await runCli(['scan', '--report', 'json', '--min-confidence', '0'], { cwd });
  const { findings } = JSON.parse(result.stdout) as JsonReport;
  const [id, secret, alone] = findings;
  expect(id).toMatchObject({ path: 'a.ini', companion: { rule: 'aws-secret-access-key', line: 2, column: 26 } });
  expect(secret).toMatchObject({ companion: { rule: 'aws-access-key-id', fingerprint: id!.fingerprint, line: 1 } });
  expect(alone).toMatchObject({ path: 'b.ini', rule: 'aws-access-key-id' });
  expect(alone!.companion).toBeUndefined();
});
