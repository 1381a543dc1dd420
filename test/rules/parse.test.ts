import { describe, expect, test } from 'vitest';
import { ScanError } from '../../src/core/errors.ts';
import { compileProgram, extendProgram } from '../../src/rules/compile-rules.ts';
import { parsePack } from '../../src/rules/parse.ts';
import { packOf, packText, ruleText } from './pack.ts';

function failureOf(run: () => unknown): {
  readonly code: string;
  readonly message: string;
  readonly hint: string | undefined;
} {
  try {
    run();
  } catch (error) {
    if (error instanceof ScanError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

const parse = (text: string): unknown => parsePack(text, 'rules/acme.yml');

describe('refuses a faulty pack with its place', () => {
  test.each([
    ['not YAML', 'provider: [acme', 'rules/acme.yml:1:', ''],
    ['a key twice', 'provider: acme\nprovider: acme\n', 'rules/acme.yml:2:1: ', 'unique'],
    ['not a mapping', '- a\n', 'rules/acme.yml:1:1: ', 'mapping'],
    ['nothing', '', 'rules/acme.yml:1:1: ', 'mapping'],
    [
      'an unknown key',
      packText().replace('    severity: high', '    sevrity: high'),
      'rules/acme.yml:7:5: ',
      "'sevrity'",
    ],
    ['an unknown key at the top', `color: red\n${packText()}`, 'rules/acme.yml:1:1: ', "'color'"],
    ['a bad severity', packText().replace('severity: high', 'severity: hight'), 'rules/acme.yml:7:15: ', "'hight'"],
    ['a bad kind', packText(ruleText(["pattern: 'x'", 'kind: keys'])), 'rules/acme.yml:12:11: ', "'keys'"],
    [
      'an unknown checksum',
      packText(ruleText(["pattern: 'x'", 'checksum: guthub'])),
      'rules/acme.yml:13:15: ',
      "'guthub'",
    ],
    ['a missing key', packText().replace('    grants: Everything.\n', ''), 'rules/acme.yml:4:5: ', "'grants'"],
    ['no rules', 'provider: acme\nname: Acme\nrules: []\n', 'rules/acme.yml:3:1: ', 'at least 1'],
    ['no examples', packText(ruleText(["pattern: 'x'", 'examples: []'])), 'rules/acme.yml:12:5: ', 'at least 1'],
    ['one near-miss', packText(ruleText(["pattern: 'x'", 'nearMisses: [a]'])), 'rules/acme.yml:12:5: ', 'at least 2'],
    [
      'an id of another provider',
      packText(ruleText(["pattern: 'x'"], 'other-key')),
      'rules/acme.yml:4:9: ',
      "'other-key'",
    ],
    [
      'an id that only begins alike',
      packText(ruleText(["pattern: 'x'"], 'acmekey')),
      'rules/acme.yml:4:9: ',
      "'acmekey'",
    ],
    [
      'a glob of another syntax',
      packText(ruleText(["pattern: 'x'", "files: ['*.jks', '!a']"])),
      'rules/acme.yml:13:22: ',
      "'!a'",
    ],
    [
      'a path outside the repository',
      packText(ruleText(["pattern: 'x'", "files: ['../a.key']"])),
      'rules/acme.yml:13:13: ',
      "'../a.key'",
    ],
    [
      'a rule for whole files without files',
      packText(ruleText(["pattern: 'x'", 'whole: true'])),
      'rules/acme.yml:13:12: ',
      'needs files',
    ],
    ['files without any', packText(ruleText(["pattern: 'x'", 'files: []'])), 'rules/acme.yml:13:5: ', 'at least 1'],
    ['neither pattern nor assign', packText(ruleText(['confidence: high'])), 'rules/acme.yml:4:5: ', 'needs'],
    [
      'both',
      packText(ruleText(['pattern: x', "assign: { names: [acme], value: 'x' }"])),
      'rules/acme.yml:13:5: ',
      'not both',
    ],
    [
      'a short name',
      packText(ruleText(["assign: { names: [ac], value: 'x' }"])),
      'rules/acme.yml:12:23: ',
      'does not match',
    ],
    ['a text for a number', packText(ruleText(['pattern: x', 'entropy: high'])), 'rules/acme.yml:13:14: ', 'a number'],
    ['a prototype', packText(ruleText(['pattern: x', '__proto__: { a: 1 }'])), 'rules/acme.yml:13:5: ', "'__proto__'"],
  ])('%s', (_, text, place, message) => {
    const error = failureOf(() => parse(text));
    expect(error.code).toBe('rule-invalid');
    expect(error.message).toContain(place);
    expect(error.message).toContain(message);
  });

  test('suggests the nearest key', () => {
    expect(failureOf(() => parse(packText().replace('severity:', 'severty:'))).hint).toContain("'severity'");
    expect(failureOf(() => parse(packText().replace('severity: high', 'severity: hgh'))).hint).toContain("'high'");
  });

  test('refuses an alias bomb', () => {
    const lists = ['a: &a [x, x, x, x, x, x, x, x, x]'];
    for (const [one, two] of ['ab', 'bc', 'cd', 'de', 'ef']) lists.push(`${two}: &${two} [${`*${one}, `.repeat(9)}]`);
    expect(failureOf(() => parse(lists.join('\n'))).code).toBe('rule-invalid');
  });

  test('accepts an alias that is used twice', () => {
    const text = packText(
      ruleText(["pattern: 'acme_x'", "references: &r ['https://acme.example']"]),
      ruleText(["pattern: 'acme_y'", 'references: *r'], 'acme-b'),
    );
    expect(parsePack(text, 'a.yml').rules[1]?.references).toEqual(['https://acme.example']);
  });
});

describe('refuses a faulty rule with its place', () => {
  const compile = (...lines: string[]): { message: string; code: string } =>
    failureOf(() => compileProgram([packOf(...lines)]));
  test.each([
    ['in a plain text', ['pattern: acme_x*'], 'rules/acme.yml:12:20: ', 'upper bound'],
    ['in quotes', ["pattern: 'acme_x*'"], 'rules/acme.yml:12:21: ', 'upper bound'],
    ['after a doubled quote', ["pattern: 'a''cme_x*'"], 'rules/acme.yml:12:23: ', 'upper bound'],
    ['in a value', ["assign: { names: [acme], value: 'x+' }"], 'rules/acme.yml:12:39: ', 'upper bound'],
    ['an empty value', ["assign: { names: [acme], value: 'x?' }"], 'rules/acme.yml:12:37: ', 'empty'],
    ['no literal', ["pattern: 'a[0-9a-f]{32}|cdef'"], 'rules/acme.yml:12:14: ', 'literal'],
    ['a literal that is not there', ["pattern: 'acme_x{3}'", 'literals: [emca]'], 'rules/acme.yml:13:5: ', 'literals'],
    ['too long', ["pattern: 'acme_x{9000}'"], 'rules/acme.yml:12:14: ', '9005'],
    [
      'no such companion',
      ["pattern: 'acme_x{9}'", 'pairsWith: { rule: acme-no, within: 9 }'],
      'rules/acme.yml:13:24: ',
      'acme-no',
    ],
  ])('%s', (_, lines, place, message) => {
    const error = compile(...lines);
    expect(error.message).toContain(place);
    expect(error.message).toContain(message);
  });

  test('a duplicate id', () => {
    expect(failureOf(() => compileProgram([packOf(), packOf()])).message).toContain(
      "rules/acme.yml:4:9: duplicate rule id 'acme-key'",
    );
    expect(failureOf(() => extendProgram(compileProgram([packOf()]), [packOf()])).message).toContain(
      'duplicate rule id',
    );
  });
});

describe('a program', () => {
  test("has a user's rules after the built-in ones, under a deadline", () => {
    const own = parsePack(packText(ruleText(undefined, 'acme-own')), 'own.yml');
    const program = extendProgram(compileProgram([packOf()]), [own]);
    expect(program.rules.map(({ id, user }) => [id, user])).toEqual([
      ['acme-key', false],
      ['acme-own', true],
    ]);
    expect(program.literals.map(({ rule }) => rule)).toEqual([0, 1]);
  });

  test('changes its hash with anything that can change a match', () => {
    const hash = (...lines: string[]): string => compileProgram([packOf(...lines)]).hash;
    expect(hash("pattern: 'acme_x{9}'")).toBe(hash("pattern: 'acme_x{9}'", 'references: []'));
    expect(hash("pattern: 'acme_x{9}'")).not.toBe(hash("pattern: 'acme_x{8}'"));
    expect(hash("pattern: 'acme_x{9}'")).not.toBe(hash("pattern: 'acme_x{9}'", 'entropy: 3'));
  });

  test('carries the fields of a rule', () => {
    const [rule] = compileProgram([
      packOf(
        "pattern: 'acme_[0-9]{9}'",
        'family: acme',
        "boundaryBytes: '-'",
        'entropy: 3',
        'confidence: low',
        'checksum: npm',
      ),
    ]).rules;
    expect(rule).toMatchObject({
      family: 'acme',
      boundaryBytes: '-',
      minEntropy: 3,
      prior: 'low',
      checksum: 'npm',
      boundary: 'word',
      specificity: 105,
      binary: true,
    });
  });
});

test.each([
  ['severity: high', 'severity medium or low'],
  ['entropy: 3', 'entropy does not apply'],
  ['checksum: jwt', 'checksum does not apply'],
])('a handling rule has no %s', (line, message) => {
  const severity = line.startsWith('severity') ? [] : ['severity: low'];
  const rule = ruleText(['class: handling', "pattern: 'acme_[0-9a-z]{20}'", ...severity, line]);
  expect(() => parsePack(packText(rule), 'rules/acme.yml')).toThrow(message);
});
