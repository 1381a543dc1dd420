import { readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FORMATS } from '../../src/core/report-formats.ts';
import { parsePack } from '../../src/rules/parse.ts';
import { buildExample } from '../../src/rules/template.ts';
import { makeTree, runCli } from '../support/cli.ts';
import { runStep } from '../support/runner.ts';
import { githubToken, leakIn } from '../support/token.ts';

/** Shorter secrets are words that a report may contain by chance. */
const LEAST = 16;

interface Planted {
  readonly rule: string;
  readonly file: string;
  readonly text: string;
  readonly secret: string;
  /** Another secret from the same example. */
  readonly other: string;
}

/** A secret of every rule, made up from the rules' own examples. */
function plantAll(): Planted[] {
  const names = readdirSync('rules').filter((name) => name.endsWith('.yml'));
  const packs = names.sort().map((name) => parsePack(readFileSync(join('rules', name), 'utf8'), name));
  return packs.flatMap((pack) =>
    pack.rules.flatMap((rule) =>
      rule.examples.map((example, i) => {
        const { text, secret } = buildExample(example, `planted-${rule.id}-${i}`, rule.checksum);
        const other = buildExample(example, `other-${rule.id}-${i}`, rule.checksum).secret;
        return { rule: rule.id, file: `${rule.id}-${i}.txt`, text, secret, other };
      }),
    ),
  );
}

/** Length of a part: long enough to be in a report only because of a leak. */
const PART = 12;

/**
 * A part of each line of a secret, raw and as in JSON and URLs: near its end, where text shows that exposes more than the beginning. Text shared with
 * another secret of the rule (a host, a file extension) is excluded.
 */
function partsOf({ secret, other }: Planted): string[] {
  const lines = secret.split(/\r?\n/).filter((line) => line.length >= LEAST && !line.startsWith('-----'));
  return lines.flatMap((line) => {
    let end = line.length;
    while (end > PART + 4 && other.includes(line.slice(end - PART, end))) end--;
    const part = line.slice(end - PART, end);
    return other.includes(part)
      ? []
      : [part, JSON.stringify(part).slice(1, -1), encodeURIComponent(part)].map((form) => form.slice(-PART));
  });
}

const planted = plantAll();
const ruleOfPart = new Map(planted.flatMap((one) => partsOf(one).map((part) => [part, one.rule] as const)));
const trees: { readonly path: string; remove: () => void }[] = [];
let workspace: string;
beforeAll(() => {
  const made = makeTree(Object.fromEntries(planted.map(({ file, text }) => [file, `${text}\n`])));
  trees.push(made);
  workspace = made.path;
});
afterAll(() => {
  for (const made of trees) made.remove();
});

function expectNone(where: string, said: string): void {
  const leaks = new Set<string>();
  for (let i = 0; i + PART <= said.length; i++) {
    const rule = ruleOfPart.get(said.slice(i, i + PART));
    if (rule !== undefined) leaks.add(rule);
  }
  expect([where, ...leaks]).toEqual([where]);
}

test('a secret of every rule is in no report of any format, nor in other output', async () => {
  expect(planted.length).toBeGreaterThan(300);
  const out = makeTree({});
  trees.push(out);
  const reports = FORMATS.flatMap((format) => ['--report', `${format}=${join(out.path, format)}`]);
  const result = await runCli(['scan', '--no-git', '--min-confidence', '0', ...reports], { cwd: workspace });
  expect(result.code).toBe(1);
  expectNone('output', result.stdout + result.stderr);
  for (const format of FORMATS) {
    const text = readFileSync(join(out.path, format), 'utf8');
    expect(text.length).toBeGreaterThan(100);
    expectNone(format, text);
  }
  const found = JSON.parse(readFileSync(join(out.path, 'json'), 'utf8')) as { findings: { path: string }[] };
  expect(new Set(found.findings.map(({ path }) => path)).size).toBeGreaterThan(planted.length * 0.9);
});

test('nor in anything that the Action writes: log, summary, outputs, SARIF', async () => {
  const step = await runStep({ workspace, inputs: { 'min-confidence': '0' } });
  expect(step.code).toBe(1);
  expectNone('action', step.everything);
});

test('nor in failures: an unwritable report, a bad option, debugging', async () => {
  const env = { LEAKGATE_DEBUG: '1' };
  const failed = await runCli(['scan', '--no-git', '--report', 'json=no/such/x'], { cwd: workspace, env });
  expect(failed.code).toBe(4);
  expectNone('failed', failed.stdout + failed.stderr);
});

test('nor if a file is named after it: found, skipped or not scanned', async () => {
  const [found, skipped] = [githubToken(901), githubToken(902)];
  const made = makeTree({
    [`a/${found}.env`]: `T=${githubToken(903)}\n`,
    'b/plain-name-of-a-file-0123456789.env': `T=${githubToken(904)}\n`,
  });
  trees.push(made);
  symlinkSync('nowhere', join(made.path, `link-${skipped}`));
  for (const format of FORMATS) {
    const { stdout } = await runCli(['scan', '--no-git', '--report', format], { cwd: made.path });
    expect(leakIn(stdout)).toBeUndefined();
  }
  const text = (await runCli(['scan', '--no-git'], { cwd: made.path })).stdout;
  expect(text).toContain('a/ghp_...(40).env\n');
  expect(text).toContain('b/plain-name-of-a-file-0123456789.env\n');
});

test('the checks detect a leak', () => {
  for (const { secret } of planted.filter((one) => partsOf(one).length > 0).slice(0, 200)) {
    expect(() => expectNone('x', `found ${secret}!`)).toThrow('x');
  }
});

test('the check of every command line test detects a token', () => {
  const token = githubToken(991);
  expect(leakIn(`x ${token} y`)).toBe(`${token.slice(0, 6)}...`);
  expect(leakIn(token.slice(0, 12))).toBeUndefined();
});
