import fc from 'fast-check';
import { stringify } from 'smol-toml';
import { expect, test } from 'vitest';
import { draftSecretsBaseline } from '../../../src/app/migrate/formats/detect-secrets.ts';
import { type Draft, newDraft, type SourceDocument } from '../../../src/app/migrate/draft.ts';
import { draftGitleaksConfig, draftGitleaksIgnore } from '../../../src/app/migrate/formats/gitleaks-config.ts';
import { parseJsonText } from '../../../src/app/migrate/formats/json-text.ts';
import { draftSecretlintConfig } from '../../../src/app/migrate/formats/secretlint.ts';
import { parseTomlText } from '../../../src/app/migrate/formats/toml-text.ts';
import { draftTrufflehogConfig } from '../../../src/app/migrate/formats/trufflehog.ts';
import { linesDocument } from '../../../src/app/migrate/values.ts';

function countLeaves(value: unknown): number {
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return 1;
  return Object.values(value).reduce((sum: number, item) => sum + countLeaves(item), 0);
}

/** Records outcomes that are known only after converting rules and finding places, and counts the values of all outcomes. */
function settledValues(draft: Draft): number {
  for (const { record, requires } of draft.rules) {
    record('carried', 'x');
    requires?.record('carried', 'x');
  }
  for (const { record } of [...draft.places, ...draft.allow, ...draft.commits]) record('carried', 'x');
  return draft.outcomes.reduce((sum, { values }) => sum + values, 0);
}

const word = fc.constantFrom('acme', 'vendor/', '^a$', '.*', 'EXAMPLE', 'x y');
const words = fc.array(word, { minLength: 1, maxLength: 3 });
const allowlist = fc.record(
  {
    description: word,
    condition: fc.constantFrom('AND', 'or', '&&'),
    commits: words,
    paths: words,
    regexes: words,
    regexTarget: fc.constantFrom('match', 'line'),
    stopwords: words,
    targetRules: words,
    strange: word,
  },
  { requiredKeys: [] },
);
const rule = fc.record(
  {
    id: fc.constantFrom('one', 'two', 'three'),
    description: word,
    regex: word,
    secretGroup: fc.constantFrom(0, 1),
    entropy: fc.constantFrom(3.5, 4.5),
    keywords: words,
    tags: words,
    path: word,
    skipReport: fc.boolean(),
    required: fc.array(fc.record({ id: word, withinLines: fc.constantFrom(1, 5) }, { requiredKeys: ['id'] }), {
      minLength: 1,
      maxLength: 2,
    }),
    allowlist,
    allowlists: fc.array(allowlist, { minLength: 1, maxLength: 2 }),
    unknown: fc.record({ a: word, b: words }),
  },
  { requiredKeys: ['id'] },
);
const config = fc.record(
  {
    title: word,
    extend: fc.record({ useDefault: fc.boolean(), path: word, url: word, disabledRules: words }, { requiredKeys: [] }),
    rules: fc.array(rule, { minLength: 1, maxLength: 3 }),
    allowlist,
    allowlists: fc.array(allowlist, { minLength: 1, maxLength: 2 }),
    more: fc.record({ deep: fc.record({ x: word }) }),
  },
  { requiredKeys: [] },
);

test('accounts for each value of a .gitleaks.toml once, carried or listed', () => {
  fc.assert(
    fc.property(config, fc.boolean(), (value, off) => {
      const document = parseTomlText(stringify(value), '.gitleaks.toml');
      const draft = newDraft();
      const { path, disabled } = draftGitleaksConfig(document, draft, new Set(off ? ['one'] : []));
      path?.record('left', 'x');
      for (const { record } of disabled) record('left', 'x');
      // an empty table is not a value of its own
      const there =
        Object.keys(document.value as object).length === 0 ? draft.outcomes.length : countLeaves(document.value);
      expect(settledValues(draft)).toBe(there);
    }),
    { numRuns: 500 },
  );
});

const anything = fc.dictionary(fc.constantFrom('version', 'x', 'generated_at'), word);

test('does the same for other tools', () => {
  const results = fc.dictionary(
    fc.constantFrom('a.py', 'b/c.py'),
    fc.array(
      fc.record(
        { type: word, hashed_secret: word, line_number: fc.nat(9), is_secret: fc.boolean(), filename: word },
        { requiredKeys: ['hashed_secret'] },
      ),
      { minLength: 1, maxLength: 3 },
    ),
  );
  const named = (key: string) =>
    fc.array(
      fc.record({
        [key]: word,
        path: fc.constantFrom(
          'detect_secrets.filters.regex.should_exclude_file',
          'detect_secrets.filters.allowlist.is_line_allowlisted',
          'mine.py::f',
        ),
        pattern: words,
        limit: fc.nat(5),
      }),
      { maxLength: 3 },
    );
  const baseline = fc.tuple(anything, results, named('name'), named('other')).map(([top, found, plugins, filters]) => ({
    ...top,
    plugins_used: plugins,
    filters_used: filters,
    results: found,
  }));
  const secretlint = fc.record({
    rules: fc.array(
      fc.record(
        {
          id: fc.constantFrom(
            '@secretlint/secretlint-rule-pattern',
            '@secretlint/secretlint-rule-aws',
            'mine',
            '@secretlint/secretlint-rule-no-homedir',
          ),
          disabled: fc.boolean(),
          severity: word,
          allowMessageIds: words,
          options: fc.record(
            {
              allows: words,
              patterns: fc.array(fc.record({ name: word, patterns: words, filePathGlobs: words }), { maxLength: 2 }),
            },
            { requiredKeys: [] },
          ),
          rules: fc.array(fc.record({ id: word, disabled: fc.boolean() }), { maxLength: 2 }),
        },
        { requiredKeys: ['id'] },
      ),
      { minLength: 1, maxLength: 3 },
    ),
    sharedOptions: anything,
  });
  const trufflehog = fc.record({
    detectors: fc.array(
      fc.record(
        {
          name: word,
          keywords: words,
          regex: fc.dictionary(fc.constantFrom('a', 'b'), word, { minKeys: 1 }),
          entropy: fc.nat(5),
          exclude_words: words,
          verify: fc.array(fc.record({ endpoint: word }), { maxLength: 2 }),
          odd: word,
        },
        { requiredKeys: ['name', 'regex'] },
      ),
      { minLength: 1, maxLength: 2 },
    ),
    sources: words,
    loglevel: word,
  });
  const cases: [fc.Arbitrary<unknown>, (document: SourceDocument, draft: Draft) => void][] = [
    [baseline, draftSecretsBaseline],
    [secretlint, draftSecretlintConfig],
    [trufflehog, draftTrufflehogConfig],
  ];
  for (const [values, read] of cases) {
    fc.assert(
      fc.property(values, (value) => {
        const draft = newDraft();
        read(parseJsonText(JSON.stringify(value, null, 1), 'file'), draft);
        expect(settledValues(draft)).toBe(countLeaves(value));
      }),
      { numRuns: 300 },
    );
  }
});

test('finds lines in TOML through texts and lists of any kind', () => {
  const text = `# a comment with [[rules]]
title = "x" # = y
[extend]
useDefault = true

[[rules]]
id = 'one'
regex = '''[[rules]]
id = "no"'''
keywords = [
  "a", # first
  "b",
]
[[rules.allowlists]]
paths = ["p", 'q']
[[rules.allowlists]]
regexes = ["""
r"""]

[[rules]]
id = "two"
[rules.allowlist]
stopwords = ["s"]
"quoted.key" = [[1, 2], [3]]
`;
  const { placeOf } = parseTomlText(text, 'f');
  const lines = (...paths: (string | number)[][]): string[] => paths.map((path) => placeOf(path));
  expect(
    lines(
      ['title'],
      ['extend', 'useDefault'],
      ['rules', 0, 'regex'],
      ['rules', 0, 'keywords', 1],
      ['rules', 0, 'allowlists', 0, 'paths', 1],
    ),
  ).toEqual(['f:2', 'f:4', 'f:8', 'f:12', 'f:15']);
  expect(
    lines(
      ['rules', 0, 'allowlists', 1, 'regexes', 0],
      ['rules', 1, 'id'],
      ['rules', 1, 'allowlist', 'stopwords', 0],
      ['rules', 1, 'allowlist', 'quoted.key', 1],
      ['rules', 7],
    ),
  ).toEqual(['f:17', 'f:21', 'f:23', 'f:24', 'f:1']);
});

test.each([
  ['a = ', 'f:1:5: '],
  ['x = 1\n[[rules]\n', 'f:2:'],
  ['x = 1\nx = 2\n', 'f:2:'],
])('broken TOML %j is an error with its place that does not quote the file', (text, place) => {
  expect(() => parseTomlText(text, 'f')).toThrow(place);
});

test.each([
  ['{"a": }', 'f:1:7: expected a value'],
  ['{"a": 1,\n "a": 2}', 'f:2:5: duplicate key "a"'],
  ['[1, 2', 'f:1:6: expected , or ]'],
  ['{"a": "b', 'f:1:7: unclosed string'],
  ['{"a": 1} x', 'f:1:10: extra text after the end'],
  ['', 'f:1:1: the file ends early'],
  ['['.repeat(70), 'f:1:66: nested too deeply'],
])('broken JSON %j is an error with its place', (text, message) => {
  expect(() => parseJsonText(text, 'f')).toThrow(message);
});

test('reads JSON as JSON.parse does, and comments, single quotes and trailing commas as tools do', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(0, 2, '\t'), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      expect(JSON.stringify(parseJsonText(text, 'f').value)).toBe(JSON.stringify(value));
    }),
  );
  expect(parseJsonText('// x\n{ a: \'it\\\'s "b"\', /* y */ "c": [1, -2.5e3,], }', 'f').value).toEqual({
    a: 'it\'s "b"',
    c: [1, -2500],
  });
});

test.each([
  ['src/a.py', '.gitleaksignore:2:1: must be file:rule:line or commit:file:rule:line'],
  ['src/a.py:rule:x', '.gitleaksignore:2:1: must be file:rule:line'],
])('a line of .gitleaksignore in no known form is an error: %s', (line, message) => {
  expect(() => draftGitleaksIgnore(linesDocument(`# c\n${line}\n`, '.gitleaksignore'), newDraft())).toThrow(message);
});

test.each([
  ['[[rules]]\nregex = "x"\n', 'f:1: a rule has no id'],
  ['rules = 3\n', 'f:1: rules is not a list'],
  ['[[rules]]\nid = "a"\nentropy = "high"\nregex = "x"\n', 'f:3: rules.0.entropy is not a number'],
  ['[allowlist]\npaths = [3]\n', 'f:2: allowlist.paths.0 is not'],
])('a wrong shape is an error with its line: %j', (text, message) => {
  expect(() => draftGitleaksConfig(parseTomlText(text, 'f'), newDraft(), new Set())).toThrow(message);
});
