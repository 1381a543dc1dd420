import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import type { Log } from 'sarif';
import { afterEach, expect, test } from 'vitest';
import { FORMATS } from '../../src/core/report-formats.ts';
import { makeTree, runCli } from '../support/cli.ts';
import { sarifSchema, validateSarif, VALIDATOR } from '../support/sarif.ts';
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

const leaky = {
  'src/app.ts': `const a = 1;\nconst token = '${githubToken()}';\n`,
  'src/b c%d#é.ts': `// ${githubToken(2)}\r\nconst x = '${githubToken(3)}';\r\n`,
  'README.md': '# hello\n',
  '.github/CODEOWNERS': 'src/ @org/team\n',
};

async function sarifOf(cwd: string, ...more: string[]): Promise<{ log: Log; file: string }> {
  const file = join(tree({}), 'out.sarif');
  await runCli(['scan', ...more, '--report', `sarif=${file}`], { cwd });
  return { log: JSON.parse(readFileSync(file, 'utf8')) as Log, file };
}

test('every format in one run contains the finding and not the secret', async () => {
  const cwd = tree(leaky);
  const out = tree({});
  const reports = FORMATS.flatMap((format) => ['--report', `${format}=${join(out, format)}`]);
  const result = await runCli(['scan', ...reports], { cwd });
  expect([result.code, result.stdout, result.stderr]).toEqual([1, '', '']);
  expect(readdirSync(out).sort()).toEqual([...FORMATS].sort());
  for (const format of FORMATS) {
    const text = readFileSync(join(out, format), 'utf8');
    expect(text).toMatch(/src[/\\]+app\.ts/);
    for (const seed of [1, 2, 3]) expect(text).not.toContain(githubToken(seed));
  }
});

test('the reports of a run are not findings of the next one', async () => {
  const cwd = tree(leaky);
  const out = tree({});
  await runCli(['scan', ...FORMATS.flatMap((format) => ['--report', `${format}=${join(out, format)}`])], { cwd });
  const again = await runCli(['scan', '--no-git', '--min-confidence', '0.3'], { cwd: out });
  expect([again.code, again.stdout]).toEqual([0, expect.stringContaining('No secrets found')]);
});

test('an unwritable report gives exit 4, the others, and the findings on standard output', async () => {
  const cwd = tree(leaky);
  const out = tree({});
  const names = [`sarif=${join(out, 'no/such/x.sarif')}`, `csv=${join(out, 'x.csv')}`, `markdown=${join(cwd, 'src')}`];
  const result = await runCli(['scan', ...names.flatMap((name) => ['--report', name])], { cwd });
  expect(result.code).toBe(4);
  expect(result.stdout).toContain('src/app.ts\n');
  expect(result.stderr.match(/cannot write the report/g)).toHaveLength(2);
  expect(readdirSync(out)).toEqual(['x.csv']);
});

test('replaces a report file as a whole, keeps a link, and leaves nothing else behind', async () => {
  const cwd = tree(leaky);
  const out = tree({ 'old.csv': 'old' });
  symlinkSync('old.csv', join(out, 'link.csv'));
  await runCli(['scan', '--report', `csv=${join(out, 'link.csv')}`], { cwd });
  expect(readdirSync(out).sort()).toEqual(['link.csv', 'old.csv']);
  expect(readFileSync(join(out, 'old.csv'), 'utf8')).toContain('"src/app.ts"');
});

test.runIf(VALIDATOR)(
  'SARIF of findings, of nothing and of failures passes the validator of the standard and of code scanning',
  async () => {
    const found = tree(leaky);
    const clean = tree({ 'a.txt': 'hello' });
    const broken = tree({ ...leaky, 'locked.txt': 'x' });
    mkdirSync(join(broken, 'sub'));
    chmodSync(join(broken, 'locked.txt'), 0);
    for (const cwd of [found, clean, broken]) expect(validateSarif(VALIDATOR!, (await sarifOf(cwd)).file)).toEqual([]);
  },
);

test.runIf(VALIDATOR)('so does the full SARIF of a run with suppressions, a baseline and notices', async () => {
  const allow = '[{ paths: [src/b*], reason: made up, until: 2099-01-31 }, { paths: [gone], reason: unused }]';
  const cwd = tree({ ...leaky, '.leakgate.yml': `allow: ${allow}\n`, 'deep.txt': deep() });
  await runCli(['baseline', 'create', '--tree-only'], { cwd });
  for (const format of ['sarif', 'sarif-full']) {
    const file = join(tree({}), format);
    await runCli(['scan', '--report', `${format}=${file}`], { cwd });
    expect(validateSarif(VALIDATOR!, file)).toEqual([]);
    const [run] = (JSON.parse(readFileSync(file, 'utf8')) as Log).runs;
    expect(run!.invocations![0]!.toolConfigurationNotifications).toHaveLength(1);
    expect(run!.invocations![0]!.toolExecutionNotifications).toHaveLength(1);
    const suppressed = run!.results!.filter(({ suppressions }) => suppressions !== undefined);
    expect(suppressed.map(({ suppressions }) => suppressions![0]!.justification)).toEqual(
      format === 'sarif' ? [] : EVERY_REASON,
    );
  }
});

const EVERY_REASON = ['In the baseline as unreviewed', 'made up (until 2099-01-31)', 'made up (until 2099-01-31)'];

/** Text in more layers than are decoded. */
function deep(): string {
  let text = 'layers upon layers of words that say nothing at all';
  for (let layer = 0; layer < 8; layer++) text = Buffer.from(text).toString('base64');
  return text;
}

test.runIf(VALIDATOR)('the validator detects errors', () => {
  const file = join(
    tree({
      'bad.sarif': '{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"x"}},"results":[{"message":{"text":"a"}}]}]}',
    }),
    'bad.sarif',
  );
  expect(validateSarif(VALIDATOR!, file).length).toBeGreaterThan(3);
});

test.runIf(sarifSchema())('SARIF satisfies the schema of the standard', async () => {
  const validate = new Ajv({ strict: false, validateFormats: false }).compile(sarifSchema()!);
  const { log } = await sarifOf(tree(leaky));
  expect([validate(log), validate.errors]).toEqual([true, null]);
  expect(validate({ ...log, version: '2.0.0' })).toBe(false);
});

test('SARIF: hashes lines as an upload does, from the current file', async () => {
  const { log } = await sarifOf(tree(leaky));
  const results = log.runs[0]!.results!;
  const uris = results.map(({ locations }) => locations![0]!.physicalLocation!.artifactLocation!.uri);
  expect(uris).toEqual(['src/app.ts', 'src/b%20c%25d%23%C3%A9.ts', 'src/b%20c%25d%23%C3%A9.ts']);
  const hashes = results.map(({ partialFingerprints }) => partialFingerprints!['primaryLocationLineHash']!);
  expect(new Set(hashes).size).toBe(3);
  for (const hash of hashes) expect(hash).toMatch(/^[0-9a-f]{8,16}:1$/);
});

test('SARIF of a part of a repository has paths from its top, and their hashes', async () => {
  const cwd = tree(leaky);
  await runCli(['scan'], { cwd });
  const whole = (await sarifOf(cwd, '--no-git')).log.runs[0]!.results!;
  const part = (await sarifOf(join(cwd, 'src'), '--no-git')).log.runs[0]!.results!;
  expect(part.map(({ partialFingerprints }) => partialFingerprints)).toEqual(
    whole.map(({ partialFingerprints }) => partialFingerprints),
  );
});

test('SARIF of standard input has a hash derived from the secret', async () => {
  const result = await runCli(['scan', '--stdin', '--report', 'sarif'], { input: `t = '${githubToken()}'` });
  const [first] = (JSON.parse(result.stdout) as Log).runs[0]!.results!;
  expect(first!.partialFingerprints!['primaryLocationLineHash']).toMatch(/^[a-z2-7]{16}:1$/);
});

test('names owners from CODEOWNERS, unless it is a link', async () => {
  const cwd = tree(leaky);
  expect((await runCli(['scan', '--report', 'markdown'], { cwd })).stdout).toContain('`@org/team`');
  const linked = tree({ 'a.txt': githubToken(), elsewhere: '* @evil' });
  symlinkSync('elsewhere', join(linked, 'CODEOWNERS'));
  expect((await runCli(['scan', '--report', 'markdown'], { cwd: linked })).stdout).not.toContain('@evil');
});

test("reports contain the metadata of a pack's own rules", async () => {
  const pack = `provider: acme
name: Acme
rules:
  - id: acme-token
    name: Acme token
    kind: token
    severity: low
    grants: Everything at Acme.
    revoke: { url: 'https://acme.example/revoke', text: Press the button. }
    pattern: 'acmetok_[0-9a-f]{16}'
    confidence: high
    examples: [{ text: '{secret}', secret: 'acmetok_{hex:16}' }]
    nearMisses: ['acme:b', 'acme:c']
`;
  const cwd = tree({ 'pack.yml': pack });
  mkdirSync(join(cwd, 'in'));
  writeFileSync(join(cwd, 'in/a.txt'), `k = acmetok_${'3f9b2c81d7e6504a'}\n`);
  const { stdout } = await runCli(['scan', 'in', '--no-git', '--rules', 'pack.yml', '--report', 'markdown'], { cwd });
  expect(stdout).toContain('Press the button. <https://acme.example/revoke>');
});

test('SOURCE_DATE_EPOCH fixes the times in a report', async () => {
  const cwd = tree(leaky);
  const env = { SOURCE_DATE_EPOCH: '1700000000' };
  const [one, two] = [
    await runCli(['scan', '--report', 'gitlab'], { cwd, env }),
    await runCli(['scan', '--report', 'gitlab'], { cwd, env }),
  ];
  expect(one.stdout).toBe(two.stdout);
  expect(one.stdout).toContain('"start_time":"2023-11-14T22:13:20"');
  expect(existsSync(cwd)).toBe(true);
});

test('HTML: shows how often a rule was right, from the audit of the baseline', async () => {
  const cwd = tree(leaky);
  await runCli(['baseline', 'create', '--tree-only'], { cwd });
  const audit = ['baseline', 'audit', '--non-interactive', '--reason', 'looked', '--path'];
  await runCli([...audit, 'src/app.ts', '--status', 'revoked'], { cwd });
  const html = async (): Promise<string> => (await runCli(['scan', '--report', 'html'], { cwd })).stdout;
  expect(await html()).toContain('title="1 of 1 reviewed were real"');
  await runCli([...audit, 'src/b*', '--status', 'test'], { cwd });
  expect(await html()).toContain('title="1 of 3 reviewed were real">33% of 3<');
});
