import { describe, expect, test } from 'vitest';
import type { ProgramRule } from '../../src/engine/program.ts';
import { compileProgram } from '../../src/rules/compile.ts';
import { matchDirect } from '../../src/rules/match-direct.ts';
import { packOf } from './pack.ts';

const VALUE = '0f1e2d3c4b5a69788796a5b4c3d2e1f0';
const program = compileProgram([packOf("assign: { names: [acme, my_acme], value: '[0-9a-f]{32}' }")]);
const rule: ProgramRule = program.rules[0]!;

function found(text: string): string[] {
  return matchDirect(rule, text.replace('VALUE', VALUE)).map(({ secret }) => secret);
}

describe('an assignment is found', () => {
  test.each([
    'acme_key = "VALUE"',
    'ACME_KEY: VALUE',
    'acme.key=VALUE',
    '"acmeKey": "VALUE"',
    "'acme_key' => 'VALUE'",
    'acmeKey := "VALUE"',
    '<acme.key>VALUE</acme.key>',
    '<add key="acme" value="VALUE"/>',
    'setAcmeKey("VALUE")',
    'put("acme.key", "VALUE")',
    'config["acme"]["key"] = "VALUE"',
    'export ACME=VALUE',
    '--acme-key=VALUE',
    'acme_key = os.getenv("X", "VALUE")',
    'acme_key = os.environ.get("ACME_API_KEY", "VALUE")',
    'acmeKey = new String("VALUE")',
    'val acmeKey: String = "VALUE"',
    'const ACME: &str = "VALUE"',
    'acme_key = b"VALUE"',
    'acme_auth: Bearer VALUE',
    'process.env.ACME_KEY || "VALUE"',
    'ACME_KEY ?= VALUE',
    String.raw`\"acme_key\": \"VALUE\"`,
    'acme: { key: "VALUE" }',
    'acme:\n  key: VALUE',
  ])('%s', (text) => {
    expect(found(text)).toEqual([VALUE]);
  });
});

describe('no assignment is found', () => {
  test.each([
    'acme_key VALUE',
    'acme_key = VALUE0',
    'acme_key = VALUE_old',
    'acme_key = x\nother = VALUE',
    `acme ${'x'.repeat(41)} = VALUE`,
    'key = VALUE',
    'the acme story, as told by others: the hash is VALUE',
  ])('%s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('a loose assignment is found', () => {
  const [loose] = compileProgram([packOf("assign: { names: [acme], value: '[0-9a-f]{32}', loose: true }")]).rules;
  const secrets = (text: string): string[] =>
    matchDirect(loose!, text.replace('VALUE', VALUE)).map(({ secret }) => secret);
  test.each([
    'acme_key VALUE',
    'acme API key (production) VALUE',
    '| acme | VALUE |',
    'acme_key = os.getenv("X", "VALUE")',
  ])('%s', (text) => expect(secrets(text)).toEqual([VALUE]));
  test.each([`acme ${'x'.repeat(41)} VALUE`, 'acme_xVALUE', 'acme VALUE0', 'other VALUE'])('not %s', (text) =>
    expect(secrets(text)).toEqual([]),
  );
});

test('the value may be a group of its pattern, and what stands beside it can be refused', () => {
  const [other] = compileProgram([
    packOf("assign: { names: [acme], value: 'v1:([0-9a-f]{32})' }", "boundaryBytes: '-'"),
  ]).rules;
  expect(matchDirect(other!, `acme = v1:${VALUE}`).map(({ secret }) => secret)).toEqual([VALUE]);
  expect(matchDirect(other!, `acme = v1:${VALUE}-x`)).toEqual([]);
});

test("every name is a literal in any case, and all of the grammar lies within the prefilter's reach", () => {
  expect(program.literals).toEqual(
    ['acme', 'my_acme'].map((text) => ({
      text,
      fold: true,
      rule: 0,
      follow: { kind: 'assign', bytes: '0123456789abcdef', min: 8 },
    })),
  );
  const longestName = 'my_acme'.length;
  const edge = 1;
  expect(rule.after - longestName - VALUE.length - edge + 8).toBeLessThanOrEqual(96);
});

test('no text makes the grammar slow', () => {
  const pattern = new RegExp(rule.source, 'y');
  const parts = ['acme', ' ', '=', '=(', 'new ', 'Aa.', '("', '\\"', "'", 'bearer ', 'a:', '0f', '{"', ',', '=>'];
  const started = performance.now();
  for (const one of parts) {
    for (const two of parts) {
      for (const three of parts) {
        pattern.lastIndex = 0;
        pattern.test(`acme${(one + two + three).repeat(30)}!`);
      }
    }
  }
  expect((performance.now() - started) / parts.length ** 3).toBeLessThan(1);
});
