import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { lintBacktracking } from '../../src/rules/pattern/backtracking.ts';
import { lintPacks, testPacks } from '../../src/rules/lint.ts';
import { parsePack } from '../../src/rules/parse.ts';
import { printProblem } from '../../src/rules/problem.ts';
import { renderRuleList } from '../../src/rules/render-docs.ts';
import type { RulePack } from '../../src/rules/schema.ts';
import { packOf, packText, ruleText } from './pack.ts';

function problemsOf(...lines: string[]): string[] {
  const packs = [packOf(...lines)];
  return [...lintPacks(packs), ...testPacks(packs)].map(printProblem);
}

test('a good rule has no problems', () => {
  expect(problemsOf()).toEqual([]);
});

describe('a problem is reported with its place', () => {
  const pattern = "pattern: 'acme_[0-9a-z]{20}'";
  test.each([
    ['a pattern that is not allowed', ["pattern: 'acme_x+'"], 'rules/acme.yml:12:21: error', 'upper bound'],
    ['no literal', ["pattern: '[0-9a-f]{32}'"], 'rules/acme.yml:12:14: error', 'literal'],
    ['a frequent literal', ["pattern: 'the ([^ ]{9})'"], 'rules/acme.yml:12:14: warning', 'frequent'],
    ['a literal far away', ["pattern: '[0-9]{1,900}acme_[0-9a-z]{20}'"], 'rules/acme.yml:12:14: warning', '900 bytes'],
    [
      'an example that does not match',
      [pattern, "examples: [{ text: 'K={secret}', secret: 'acme_{alnum:19}' }]"],
      'rules/acme.yml:12:16: error',
      'does not match',
    ],
    [
      'an example of another secret',
      ["pattern: 'ac(me_[0-9a-z]{20})'", 'boundary: none'],
      'rules/acme.yml:10:16: error',
      '23 characters instead of 25',
    ],
    [
      'a stored secret',
      ["pattern: 'acme_[0-9]{2}'", "examples: [{ text: '{secret}', secret: acme_42 }]"],
      'rules/acme.yml:12:44: error',
      'stored',
    ],
    [
      'a text without its secret',
      [pattern, "examples: [{ text: 'K', secret: 'acme_{alnum:20}' }]"],
      'rules/acme.yml:12:24: error',
      '{secret}',
    ],
    [
      'a near-miss that matches',
      [pattern, "nearMisses: [a, 'K=acme_{alnum:20}']"],
      'rules/acme.yml:12:21: error',
      'matches',
    ],
    ['an unknown placeholder', [pattern, "nearMisses: [a, 'K={nope:20}']"], 'rules/acme.yml:12:21: error', '{nope:20}'],
    [
      'a companion that is not there',
      [pattern, 'pairsWith: { rule: acme-other, within: 9 }'],
      'rules/acme.yml:13:24: warning',
      'acme-other',
    ],
    [
      'an example against its checksum',
      [
        "pattern: 'npm_[0-9A-Za-z]{36}'",
        'checksum: npm',
        "examples: [{ text: '{secret}', secret: 'npm_{base62:36}' }]",
      ],
      'rules/acme.yml:13:16: error',
      '{checksum}',
    ],
  ])('%s', (_, lines, place, message) => {
    expect(problemsOf(...lines)).toContainEqual(
      expect.stringMatching(new RegExp(`^${place}.*${message.replace(/[{}]/g, '\\$&')}`)),
    );
  });

  test('a duplicate id', () => {
    const pack = parsePack(packText(ruleText(), ruleText()), 'rules/acme.yml');
    expect(lintPacks([pack]).map(printProblem)).toEqual([
      'rules/acme.yml:13:9: error: duplicate rule id; the first is at rules/acme.yml:4:9 [acme-key]',
    ]);
  });

  test('uses the matches of another engine', () => {
    expect(testPacks([packOf()], () => []).map(({ message }) => message)).toEqual(['this example does not match']);
    expect(testPacks([packOf()], () => [{ rule: 'acme-key', secret: 'x' }])).toHaveLength(3);
  });
});

describe('backtracking', () => {
  test.each([
    ["pattern: 'acme_(?:[a-z]{1,40}){1,40}-'", 'error', 'exponentially'],
    ["pattern: 'acme_(?:a|a){1,99}-'", 'error', 'exponentially'],
    ["pattern: 'acme_[a-z]{1,4000}[a-z]{1,4000}-'", 'warning', 'steps'],
    ["assign: { names: [acme], value: '(?:[a-z]{1,40}){1,40}-' }", 'error', 'exponentially'],
  ])('%s', async (line, severity, message) => {
    const problems = await lintBacktracking([packOf(line)]);
    expect(problems).toMatchObject([{ severity, line: 12 }]);
    expect(problems[0]?.message).toContain(message);
  });

  test('is not reported if there is none', async () => {
    expect(await lintBacktracking([packOf(), packOf("assign: { names: [acme], value: '[0-9a-f]{32}' }")])).toEqual([]);
  });
});

describe('the rules of this repository', () => {
  const packs: RulePack[] = readdirSync('rules')
    .filter((name) => name.endsWith('.yml'))
    .map((name) => parsePack(readFileSync(`rules/${name}`, 'utf8'), `rules/${name}`));

  test('have no problems', () => {
    const errors = [...lintPacks(packs), ...testPacks(packs)].filter(({ severity }) => severity === 'error');
    expect(errors.map(printProblem)).toEqual([]);
  });

  test('are listed, each once', () => {
    const list = renderRuleList(packs);
    for (const pack of packs) {
      for (const { id } of pack.rules) expect(list.split(`| \`${id}\` |`)).toHaveLength(2);
    }
  });
});
