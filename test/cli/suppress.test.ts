import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterEach, expect, test } from 'vitest';
import type { ScanReport } from '../../src/core/finding.ts';
import { makeTree, runCli } from '../support/cli.ts';
import { githubToken } from '../support/token.ts';

const trees: { remove: () => void }[] = [];
afterEach(() => {
  for (const made of trees.splice(0)) made.remove();
});

const RULE = 'github-personal-access-token';

/** Scans files. Returns the JSON report. */
async function report(files: Readonly<Record<string, string | Buffer>>, ...args: string[]): Promise<ScanReport> {
  const made = makeTree(files);
  trees.push(made);
  const { stdout } = await runCli(['scan', '--report', 'json', ...args], { cwd: made.path });
  return JSON.parse(stdout) as ScanReport;
}

test('a comment counts at the end of a line of 5,000 bytes', async () => {
  const minified = `${'f();'.repeat(600)}x="${githubToken()}";${'g();'.repeat(600)}// leakgate:allow ${RULE} -- made up\n`;
  expect(await report({ 'a.min.js': minified })).toMatchObject({
    verdict: { exit: 0 },
    hidden: { inline: 1 },
    findings: [{ state: 'suppressed' }],
  });
});

test('a comment hides its finding, and the report counts and explains it', async () => {
  const files = { 'a.py': `# leakgate:allow ${RULE} -- made up until 2999-01-01\nx = "${githubToken()}"\n` };
  const result = await report(files);
  expect(result).toMatchObject({
    verdict: { exit: 0, pass: true, blocking: 0, gates: [] },
    hidden: { inline: 1, allow: 0, baseline: 0 },
    notices: [],
    findings: [
      {
        state: 'suppressed',
        suppression: { by: 'inline', place: 'a.py:1', reason: 'made up', until: '2999-01-01' },
        gates: [],
      },
    ],
  });
  const schema = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../schema/report.schema.json'), 'utf8'),
  ) as object;
  const validate = new Ajv2020({ allErrors: true }).compile(schema);
  expect([validate(result), validate.errors]).toEqual([true, null]);
});

test('a comment without a reason or past its last day hides nothing', async () => {
  const without = await report({ 'a.py': `x = "${githubToken()}" # leakgate:allow ${RULE}\n` });
  expect(without).toMatchObject({ verdict: { exit: 1 }, hidden: { inline: 0 } });
  expect(without.notices).toEqual([
    { kind: 'invalid', place: 'a.py:1', message: 'inline suppression has no effect: it gives no reason after --' },
  ]);
  const past = await report({
    'a.py': `x = "${githubToken()}" # leakgate:allow ${RULE} -- made up until 2001-01-01\n`,
  });
  expect(past.verdict.gates.map(({ name }) => name)).toEqual(['confident-finding', 'expired-suppression']);
  expect(past.findings[0]).toMatchObject({ state: 'new', expired: true });
});

test('allow entries hide by rule and path; unused and too broad ones are reported', async () => {
  const config = `allow:\n  - { rules: [${RULE}], paths: [test], reason: made up }\n  - { paths: [gone], reason: old }\n  - { rules: [${RULE}], reason: tired }\n`;
  const result = await report({
    '.leakgate.yml': config,
    'test/a.py': `x = "${githubToken()}"\n`,
    'b.py': `x = "${githubToken(2)}"\n`,
  });
  expect(result.hidden).toEqual({ inline: 0, allow: 2, baseline: 0 });
  expect(result.notices.map(({ kind, place }) => `${kind} ${place}`)).toEqual([
    'unused .leakgate.yml:3:5',
    'broad .leakgate.yml:4:5',
  ]);
});

test('reports nothing as unused or unknown if only some rules run', async () => {
  const files = {
    'a.py': `# leakgate:allow ${RULE} -- made up\nx = "${githubToken()}"\n`,
    '.leakgate.yml': 'allow: [{ rules: [jwt-token], paths: [lib], reason: old }]\n',
  };
  expect((await report(files, '--skip-rule', 'jwt-token')).notices).toEqual([]);
  expect((await report(files)).notices.map(({ kind }) => kind)).toContain('unused');
});

test('a fingerprint from a report can be allowed', async () => {
  const files = { 'b.py': `x = "${githubToken(2)}"\n` };
  const { fingerprint } = (await report(files)).findings[0]!;
  const allowed = await report({
    ...files,
    '.leakgate.yml': `allow: [{ fingerprints: [${fingerprint}], reason: made up }]\n`,
  });
  expect(allowed.hidden.allow).toBe(1);
});

test("other tools' comments count if the configuration names the tool, and only then", async () => {
  const files = { 'a.py': `x = "${githubToken()}" # gitleaks:allow\n` };
  expect((await report(files)).verdict.exit).toBe(1);
  expect((await report({ ...files, '.leakgate.yml': 'compat: [trufflehog]\n' })).verdict.exit).toBe(1);
  expect((await report({ ...files, '.leakgate.yml': 'compat: [gitleaks]\n' })).hidden.inline).toBe(1);
});

test('the secret next to a comment, or inside it, is in no report', async () => {
  const [one, two] = [githubToken(1), githubToken(2)];
  const text = `# leakgate:allow ${RULE} -- like ${two} but other\nx = "${one}" # leakgate:allow ${RULE} -- not ${two}\n`;
  const result = await report(
    { 'a.py': text, 'wide.txt': Buffer.from(`\ufeff${text}`, 'utf16le') },
    '--min-confidence',
    '0',
  );
  expect(result.findings.length).toBeGreaterThan(2);
  expect(JSON.stringify(result)).not.toContain(one);
  expect(JSON.stringify(result)).not.toContain(two);
});

test('many files over threads give the same suppressions as one file alone', async () => {
  const files: Record<string, string> = {};
  for (let i = 0; i < 400; i++)
    files[`d/${i}.py`] = i % 4 === 0 ? `# leakgate:allow ${RULE} -- n${i}\nx = "${githubToken(i + 1)}"\n` : 'x = 1\n';
  const result = await report(files, '--workers', '2');
  expect(result.hidden.inline).toBe(100);
  expect(result.findings.every(({ suppression, path }) => suppression?.reason === `n${/\d+/.exec(path)![0]}`)).toBe(
    true,
  );
});
