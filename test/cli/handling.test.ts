import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterEach, expect, test } from 'vitest';
import { makeTree, runCli, type CliResult } from '../support/cli.ts';
import { makeRepo } from '../support/repo.ts';
import { githubToken } from '../support/token.ts';

const trees: { remove: () => void }[] = [];
function tree(files: Readonly<Record<string, string>>): string {
  const made = makeTree(files);
  trees.push(made);
  return made.path;
}
afterEach(() => {
  for (const made of trees.splice(0)) made.remove();
});

const LOGGED = 'console.log(password);\n';
const token = `const t = '${githubToken()}';\n`;
const code = { 'src/app.ts': LOGGED, Dockerfile: 'FROM a\nARG DB_PASSWORD\n' };

function scan(files: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<CliResult> {
  return runCli(['scan', ...args], { cwd: tree(files) });
}

interface Row {
  readonly rule: string;
  readonly class: string;
  readonly confidence?: number;
  readonly state: string;
  readonly action?: string;
}

interface Report {
  readonly findings: readonly Row[];
  readonly verdict: { readonly exit: number; readonly gates: readonly { readonly name: string }[] };
  readonly notices: readonly { readonly message: string }[];
}

async function json(files: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<Report> {
  return JSON.parse((await scan(files, '--report', 'json', ...args)).stdout) as Report;
}

function classes({ findings }: Report): string[] {
  return findings.map((finding) => finding.class);
}

test('is not shown by default, and blocks nothing', async () => {
  const result = await scan(code);
  expect([result.code, result.stdout]).toEqual([0, expect.stringContaining('No secrets found')]);
});

test('--class chooses what is shown, never the verdict', async () => {
  const files = { ...code, 'src/key.ts': token };
  expect(classes(await json(files))).toEqual(['credential']);
  expect(classes(await json(files, '--class', 'credential'))).toEqual(['credential']);
  expect(classes(await json(files, '--class', 'handling'))).toEqual(['handling', 'handling']);
  const both = await json(files, '--class', 'handling', '--class', 'credential');
  expect(classes(both)).toEqual(['handling', 'handling', 'credential']);
  expect((await scan(files, '--class', 'handling')).code).toBe(1);
  const wrong = await scan(files, '--class', 'handeling');
  expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('did you mean handling?')]);
});

test('has a severity and no confidence, as the schema of the report says', async () => {
  const report = await json({ ...code, 'src/key.ts': token }, '--class', 'handling', '--class', 'credential');
  const rows = report.findings.map(({ rule, confidence }) => [rule, confidence !== undefined]);
  expect(rows).toEqual([
    ['handling-docker-arg', false],
    ['handling-log', false],
    ['github-personal-access-token', true],
  ]);
  const valid = new Ajv2020({ strict: false }).compile(
    JSON.parse(readFileSync('schema/report.schema.json', 'utf8')) as object,
  );
  expect([valid(report), valid.errors]).toEqual([true, null]);
  const wrong = { ...report, findings: report.findings.map((finding) => ({ ...finding, confidence: 1 })) };
  expect(valid(wrong)).toBe(false);
});

test('the preset strict warns, and shows what it warns about', async () => {
  const strict = { ...code, '.leakgate.yml': 'preset: strict\n' };
  const report = await json(strict);
  expect(report.verdict.gates).toEqual([{ name: 'secret-handling', action: 'warn', findings: 2 }]);
  expect([report.verdict.exit, classes(report)]).toEqual([0, ['handling', 'handling']]);
  expect(classes(await json(strict, '--class', 'credential'))).toEqual([]);
});

test.each(['default', 'advisory', 'none'])('the preset %s has no gate for it', async (preset) => {
  const report = await json({ ...code, '.leakgate.yml': `preset: ${preset}\n` }, '--class', 'handling');
  expect([report.verdict.gates, report.findings.map(({ action }) => action)]).toEqual([[], [undefined, undefined]]);
});

test('a gate is about it only if its condition mentions the class', async () => {
  const gate = (when: string): string => `preset: none\ngates:\n  - { name: own, when: '${when}', action: block }\n`;
  const exit = async (when: string): Promise<number | null> =>
    (await scan({ ...code, '.leakgate.yml': gate(when) }, '--class', 'handling')).code;
  expect(await exit('finding.state == "new"')).toBe(0);
  expect(await exit('finding.class == "credential"')).toBe(0);
  expect(await exit('finding.class == "handling" && finding.severity == "medium"')).toBe(1);
  expect(await exit('finding.class == "handling" && glob(finding.path, "lib/**")')).toBe(2);
  expect(await exit('finding.class == "handling" && finding.path.glob("lib/**")')).toBe(0);
  expect(await exit('finding.class != "credential" && finding.rule == "handling-log"')).toBe(1);
  const wrong = await scan({ ...code, '.leakgate.yml': gate('finding.class == "handeling"') });
  expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('did you mean "handling"?')]);
});

test('a gate finds it without an option', async () => {
  const gates = `gates:\n  - { name: own, when: 'finding.class == "handling"', action: block }\n`;
  const result = await scan({ ...code, '.leakgate.yml': gates });
  expect(result.code).toBe(1);
  expect(result.stdout).toContain('2 findings, 2 blocking');
  expect(result.stdout).toContain('Code to change:');
  expect(result.stdout).not.toContain('1. Revoke');
});

test('a comment or an allow entry suppresses it', async () => {
  const comment = { 'a.js': 'console.log(password); // leakgate:allow handling-log -- a test\n' };
  expect((await json(comment, '--class', 'handling')).findings).toMatchObject([{ state: 'suppressed' }]);
  const allow = `allow:\n  - { rules: [handling-log], paths: ['src/**'], reason: reviewed }\n`;
  const report = await json({ ...code, '.leakgate.yml': allow }, '--class', 'handling');
  expect(report.findings.map(({ state }) => state)).toEqual(['new', 'suppressed']);
  // and such an entry is neither unknown nor unused where the class is not looked for
  expect((await json({ ...code, '.leakgate.yml': allow })).notices).toEqual([]);
});

test('a baseline knows it by its statement', async () => {
  const repo = makeRepo();
  trees.push(repo);
  repo.write('a.js', LOGGED);
  repo.commit();
  const run = (...args: string[]): Promise<CliResult> => runCli(args, { cwd: repo.path });
  expect((await run('baseline', 'create', '--class', 'handling')).stdout).toContain('1 entry');
  repo.write('b.js', `\n${LOGGED}`);
  repo.write('c.js', 'console.log("new", password);\n');
  repo.commit();
  const { findings } = JSON.parse((await run('scan', '--class', 'handling', '--report', 'json')).stdout) as Report;
  expect(findings.map(({ state }) => state)).toEqual(['baseline', 'baseline', 'new']);
  // a run without the class does not take the entry for gone
  expect((await run('scan', '--history')).stdout).not.toContain('no longer match');
  expect((await run('baseline', 'prune')).stdout).toContain('0 entries removed, 1 left');
  expect(readFileSync(join(repo.path, '.leakgate/baseline.jsonl'), 'utf8')).toContain('"rule":"handling-log"');
});

test('never takes bytes from a credential', async () => {
  const files = { Dockerfile: `ENV GITHUB_TOKEN=${githubToken()}\n` };
  const rules = ['credential', 'handling'].map((one) => ['--class', one]).flat();
  const both = (await json(files, ...rules)).findings.map(({ rule }) => rule);
  expect(both.toSorted()).toEqual(['github-personal-access-token', 'handling-docker-env']);
});

test('an added rule of the class is used only if asked for', async () => {
  const pack = `provider: acme\nname: Acme\nrules:\n  - id: acme-log\n    name: Acme log\n    kind: other\n    class: handling\n    severity: low\n    grants: Reading.\n    revoke: { url: 'https://acme.example', text: Leave it out. }\n    pattern: 'acme_log\\((?P<secret>\\w{3,20})'\n    examples: [{ text: 'acme_log({secret})', secret: value }]\n    nearMisses: ['acme_log()', 'log(value)']\n`;
  const files = { 'acme.yml': pack, 'a.c': 'acme_log(value)\n' };
  expect((await json(files, '--rules', 'acme.yml')).findings).toEqual([]);
  const asked = await json(files, '--rules', 'acme.yml', '--class', 'handling', 'a.c');
  // what a pack of others finds may be a value, and is redacted like one
  expect(asked.findings).toMatchObject([{ rule: 'acme-log', redacted: '...(14)' }]);
  const only = await scan(files, '--only-rule', 'handling-log');
  expect([only.code, only.stderr]).toEqual([2, expect.stringContaining('add --class handling')]);
  expect((await scan(files, '--skip-rule', 'handling-log', 'a.c')).code).toBe(0);
});

test.each(['text', 'jsonl', 'sarif', 'csv', 'markdown', 'junit', 'gitlab', 'github', 'gitleaks-json'])(
  'the %s report names the class and no probability',
  async (format) => {
    const { stdout } = await scan(code, '--class', 'handling', '--report', format);
    expect(stdout).toContain('handling');
    expect(stdout).toContain('DB_PASSWORD');
    expect(stdout).not.toMatch(/100 ?%|probability of|"confidence":/);
  },
);

test('SARIF has the level of the gate, the class, and the weakness', async () => {
  const strict = { ...code, '.leakgate.yml': 'preset: strict\n' };
  const levels = async (files: Readonly<Record<string, string>>): Promise<unknown> => {
    const log = JSON.parse((await scan(files, '--class', 'handling', '--report', 'sarif')).stdout) as {
      runs: { results: { level: string; rank?: number; properties: { class: string } }[] }[];
    };
    return log.runs[0]!.results.map(({ level, rank, properties }) => [level, rank, properties.class]);
  };
  expect(await levels(code)).toEqual([
    ['note', undefined, 'handling'],
    ['note', undefined, 'handling'],
  ]);
  expect(await levels(strict)).toEqual([
    ['warning', undefined, 'handling'],
    ['warning', undefined, 'handling'],
  ]);
  expect((await scan(code, '--class', 'handling', '--report', 'sarif')).stdout).toContain('external/cwe/cwe-532');
});

test('the page has the class of each finding', async () => {
  const { stdout } = await scan(code, '--class', 'handling', '--report', 'html');
  expect(stdout.match(/"class":"handling"/g)).toHaveLength(2);
});
