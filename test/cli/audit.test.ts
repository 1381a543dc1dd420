import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { makeTree, runCli, type CliResult } from '../support/cli.ts';
import { githubToken } from '../support/token.ts';

const KEY = 'k'.repeat(40);
const trees: { remove: () => void }[] = [];
function tree(files: Readonly<Record<string, string>>): string {
  const made = makeTree(files);
  trees.push(made);
  return made.path;
}
afterEach(() => {
  for (const made of trees.splice(0)) made.remove();
});

async function record(env: Readonly<Record<string, string>> = {}): Promise<{ out: string; file: string }> {
  const out = tree({});
  const file = join(out, 'audit.json');
  const reports = [`audit=${file}`, `csv=${join(out, 'r.csv')}`, `sarif=${join(out, 'r.sarif')}`];
  const cwd = tree({ 'a.env': `T=${githubToken()}\n`, 'b.txt': 'hello\n' });
  const epoch = { SOURCE_DATE_EPOCH: '1700000000', ...env };
  await runCli(['scan', '--no-git', ...reports.flatMap((report) => ['--report', report])], { cwd, env: epoch });
  return { out, file };
}
function verify(file: string, key?: string): Promise<CliResult> {
  return runCli(['report', 'verify', file], { env: { LEAKGATE_AUDIT_KEY: key } });
}

test('the record contains scope, version, result, and the hashes of the other reports', async () => {
  const { out, file } = await record();
  const value = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  expect(value).toMatchObject({
    schema: 'leakgate-audit/1',
    started: '2023-11-14T22:13:20.000Z',
    coverage: { planned: 2, scanned: 2 },
    verdict: { exit: 1 },
    counts: { findings: 1, secrets: 1, byRule: { 'github-personal-access-token': 1 } },
    reports: [
      { format: 'csv', file: 'r.csv' },
      { format: 'sarif', file: 'r.sarif' },
    ],
  });
  const result = await verify(file);
  expect([result.code, result.stdout.split('\n').length]).toEqual([0, 4]);
  expect((await runCli(['report', 'verify', 'audit.json'], { cwd: out })).code).toBe(0);
});

test('the same run gives the same record', async () => {
  const [one, two] = [await record({ LEAKGATE_AUDIT_KEY: KEY }), await record({ LEAKGATE_AUDIT_KEY: KEY })];
  expect(readFileSync(one.file, 'utf8')).toBe(readFileSync(two.file, 'utf8'));
});

test('a changed record or report gives exit 1, a missing report exit 3', async () => {
  const { out, file } = await record();
  appendFileSync(join(out, 'r.csv'), 'x');
  const changed = await verify(file);
  expect([changed.code, changed.stdout]).toEqual([1, expect.stringContaining('broken  r.csv was changed')]);
  rmSync(join(out, 'r.csv'));
  const gone = await verify(file);
  expect([gone.code, gone.stdout]).toEqual([3, expect.stringContaining('missing r.csv cannot be read (ENOENT)')]);
  writeFileSync(file, readFileSync(file, 'utf8').replace('"scanned": 2', '"scanned": 3'));
  expect((await verify(file)).stdout).toContain('broken  the record was changed');
});

test('with a key it is signed, verified with the key alone, and cannot be forged without it', async () => {
  const { file } = await record({ LEAKGATE_AUDIT_KEY: KEY });
  expect((await verify(file, KEY)).code).toBe(0);
  expect((await verify(file)).code).toBe(3);
  const other = await verify(file, 'x'.repeat(40));
  expect([other.code, other.stdout]).toEqual([1, expect.stringContaining('the signature is invalid')]);
  const unsigned = await record();
  const result = await verify(unsigned.file, KEY);
  expect([result.code, result.stdout]).toEqual([1, expect.stringContaining('the record is not signed')]);
  expect(readFileSync(file, 'utf8')).not.toContain(KEY);
});

test.each([
  [['report'], 'leakgate report needs: verify FILE'],
  [['report', 'verify', 'missing.json'], 'cannot be read'],
  [['report', 'verify', 'x.txt'], 'not JSON'],
  [['report', 'verify', 'x.json'], 'not the record of a run'],
  [['report', 'verify', 'null.json'], 'not the record of a run'],
])('%j gives exit 2 with the reason', async (args, message) => {
  const cwd = tree({ 'x.txt': 'hello', 'x.json': '{"schema":"leakgate-report/1"}', 'null.json': 'null' });
  const result = await runCli(args, { cwd });
  expect([result.code, result.stderr]).toEqual([2, expect.stringContaining(message)]);
});

test('refuses a key that is too short before anything is written', async () => {
  const cwd = tree({ 'a.txt': 'x' });
  const result = await runCli(['scan', '--report', 'audit=a.json'], { cwd, env: { LEAKGATE_AUDIT_KEY: 'short' } });
  expect([result.code, result.stderr]).toEqual([2, expect.stringContaining('shorter than 32')]);
});
