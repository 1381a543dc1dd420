import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linkProgram } from '../../src/engine/kernel/link.ts';
import { PADDING } from '../../src/engine/kernel/layout.ts';
import type { ProgramRule } from '../../src/engine/program.ts';
import { buildAssignment } from '../../src/rules/assign.ts';
import { compileProgram } from '../../src/rules/compile-rules.ts';
import { matchDirect } from '../../src/rules/pattern/match-direct.ts';
import { parsePattern } from '../../src/rules/pattern/parse-pattern.ts';
import { printPattern } from '../../src/rules/pattern/translate.ts';
import { scanText } from '../support/program.ts';
import { matchInSteps } from '../support/steps.ts';
import { packOf } from './pack.ts';

const VALUE = '0f1e2d3c4b5a69788796a5b4c3d2e1f0';
const program = compileProgram([packOf("assign: { names: [acme, my_acme], value: '[0-9a-f]{32}' }")]);
const rule: ProgramRule = program.rules[0]!;

function found(text: string): string[] {
  return matchDirect(rule, text.replace('VALUE', VALUE)).map(({ secret }) => secret);
}

describe('finds an assignment', () => {
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

describe('finds no assignment', () => {
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

describe('finds a loose assignment', () => {
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

test('the value may be a group of its pattern, and its neighbours can be restricted', () => {
  const [other] = compileProgram([
    packOf("assign: { names: [acme], value: 'v1:([0-9a-f]{32})' }", "boundaryBytes: '-'"),
  ]).rules;
  expect(matchDirect(other!, `acme = v1:${VALUE}`).map(({ secret }) => secret)).toEqual([VALUE]);
  expect(matchDirect(other!, `acme = v1:${VALUE}-x`)).toEqual([]);
});

test("each name without another one is a literal in any case, and the grammar stays within the prefilter's reach", () => {
  expect(program.literals).toEqual(
    ['acme'].map((text) => ({
      text,
      fold: true,
      rule: 0,
      follow: {
        kind: 'assign',
        bytes: '0123456789abcdef',
        min: 24,
        reach: rule.after - 'acme'.length - 32 - 1 + 24,
      },
    })),
  );
  const reaches = program.literals.map(({ follow }) => ('reach' in follow ? follow.reach : 0));
  expect(Math.max(...reaches)).toBeLessThanOrEqual(PADDING);
});

test.each([false, true])('no text makes the grammar slow (loose: %s)', (loose) => {
  const value = parsePattern('[0-9a-f]{32}', String);
  const { pattern } = buildAssignment({ names: ['acme'], value, loose });
  const regExp = new RegExp(printPattern(pattern), 'y');
  const parts = ['acme', ' ', '=', '=(', 'new ', 'Aa.', '("', '\\"', "'", 'bearer ', 'a:', '0f', '{"', ',', '=>'];
  let most = 0;
  for (const one of parts) {
    for (const two of parts) {
      for (const three of parts) {
        const text = `acme${(one + two + three).repeat(30)}!`;
        const { matches, steps } = matchInSteps(pattern.root, text);
        regExp.lastIndex = 0;
        expect(matches).toBe(regExp.test(text));
        most = Math.max(most, steps);
      }
    }
  }
  // about 5 ns each
  expect(most).toBeLessThan(2_000);
});

const pieces = fc.constantFrom(
  'acme',
  'ACME ',
  '=',
  ': "',
  ' ',
  '|',
  'new S("',
  "get('A', '",
  '.',
  'x',
  'some words '.repeat(3),
  '\n',
  '-',
  VALUE,
  VALUE.slice(9),
);
const texts = fc.array(fc.oneof({ weight: 4, arbitrary: pieces }, fc.string({ maxLength: 12 })), { maxLength: 12 });

test('a loose match without an operator counts for less', () => {
  const own = compileProgram([packOf("assign: { names: [acme], value: '[0-9a-f]{32}', loose: true }")]);
  const evidenceOf = (text: string): readonly string[] => scanText(linkProgram(own), text)[0]!.evidence;
  expect(evidenceOf(`acme key ${VALUE}`)).toContain('unassigned');
  for (const text of [`acme: ${VALUE}`, `acme key is: "${VALUE}"`, `<acme>${VALUE}</acme>`, `acme: Bearer ${VALUE}`]) {
    expect(evidenceOf(text)).not.toContain('unassigned');
  }
});

test.each([false, true])('the prefilter passes whatever the grammar matches (loose: %s)', (loose) => {
  const own = compileProgram([packOf(`assign: { names: [acme], value: '[0-9a-f-]{20,36}', loose: ${loose} }`)]);
  const linked = linkProgram(own);
  fc.assert(
    fc.property(texts, (list) => {
      const text = list.join('');
      fc.pre(!text.includes('\0'));
      const direct = matchDirect(own.rules[0]!, text).map(({ start }) => start);
      expect(scanText(linked, text).map(({ start }) => start)).toEqual(expect.arrayContaining(direct));
    }),
    { numRuns: 1000 },
  );
});
