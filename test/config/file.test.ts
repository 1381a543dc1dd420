import { expect, test } from 'vitest';
import { parseConfig } from '../../src/config/config-file.ts';
import { ScanError } from '../../src/core/errors.ts';

function faultOf(text: string): string {
  try {
    parseConfig(text, '.leakgate.yml');
  } catch (error) {
    if (error instanceof ScanError) return `${error.code} ${error.message}${error.hint ? ` (${error.hint})` : ''}`;
    throw error;
  }
  return 'none';
}

test('reads every key of a file', () => {
  const text = `
extends: [org/base.yml]
folders: [services/pay]
rules: [rules/own.yml]
exclude: ["vendor/**"]
compat: [gitleaks]
preset: strict
baseline: .leakgate/baseline.jsonl
grace: { adopted: 2026-01-31, days: 90 }
allow:
  - rules: [github-pat]
    paths: ["test/**"]
    reason: made up
    until: 2027-01-31
    owner: "@team"
gates:
  - { name: own, when: 'finding.confidence > 0.5', action: warn, message: look }
overrides:
  - { paths: ["legacy/**"], owner: "@old", atMost: warn }
notify:
  - { name: room, kind: slack, urlFrom: HOOK, hosts: [hooks.slack.com], on: warn }
  - { name: siem, kind: webhook, url: "https://siem.example:8443/in", keyFrom: SIEM_KEY }
`;
  const { raw: words } = parseConfig(text, '.leakgate.yml');
  expect(words.allow).toEqual([
    { rules: ['github-pat'], paths: ['test/**'], reason: 'made up', until: '2027-01-31', owner: '@team' },
  ]);
  expect(words.grace).toEqual({ adopted: '2026-01-31', days: 90 });
});

test.each(['', '# nothing yet\n', '{}'])('an empty file configures nothing: %j', (text) => {
  expect(parseConfig(text, 'x').raw).toEqual({});
});

test.each([
  ['exclud: [a]', ".leakgate.yml:1:1: unknown key 'exclud' (did you mean exclude?)"],
  ['preset: lax', '.leakgate.yml:1:9: preset must be one of default, strict, advisory, none'],
  ['allow:\n  - rules: [a]\n', ".leakgate.yml:2:5: allow.0 must have required property 'reason'"],
  [
    'allow:\n  - reason: because\n',
    '.leakgate.yml:2:5: allow.0 must match a schema in anyOf (an allow entry needs rules',
  ],
  ['allow:\n  - { rules: [a], reason: b, until: 2026-02-30 }\n', '.leakgate.yml:2:37: 2026-02-30 is not a day'],
  ['gates:\n  - { name: A b, when: "true", action: warn }', '.leakgate.yml:2:13: gates.0.name must match pattern'],
  ['a: [1\n', '.leakgate.yml:2:1: '],
  ['preset: default\npreset: strict\n', '.leakgate.yml:2:1: Map keys must be unique'],
  ['exclude: ["{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}"]', '.leakgate.yml:1:11: this glob has too many alternatives'],
  ['- a', '.leakgate.yml:1:1: must be object'],
  ['__proto__: { preset: advisory }', ".leakgate.yml:1:1: unknown key '__proto__'"],
  ['"a": *b', '.leakgate.yml:1:1: Unresolved alias'],
  ['notify: [{ name: a, kind: slack }]', '.leakgate.yml:1:18: a: needs either url, or urlFrom'],
  ['notify: [{ name: a, kind: slack, urlFrom: X }]', '.leakgate.yml:1:43: urlFrom: needs hosts'],
  ['notify: [{ name: a, kind: slack, urlFrom: X, url: "https://a.example" }]', 'needs either url, or urlFrom'],
  [
    'notify: [{ name: a, kind: webhook, url: "https://a.example" }]',
    '.leakgate.yml:1:27: kind: a webhook needs keyFrom',
  ],
  [
    'notify: [{ name: a, kind: slack, urlFrom: X, hosts: ["https://a.example"] }]',
    'is not a host: write hooks.slack.com',
  ],
  ['notify: [{ name: a, kind: slack, urlFrom: X, hosts: [A.example] }]', 'hosts: "A.example" is not a host'],
  ['notify: [{ name: a, kind: slack, urlFrom: X, hosts: ["a.example:99999"] }]', 'is not a host'],
  ['notify: [{ name: a, kind: slack, urlFrom: X, hosts: ["*"] }]', 'is not a host'],
  [
    'notify: [{ name: a, kind: slack, url: "https://a.example", keyFrom: K }]',
    'keyFrom: slack does not support signatures',
  ],
  ['notify: [{ name: a, kind: slack, url: "http://a.example" }]', '.leakgate.yml:1:39: url: is not an https address'],
  ['notify: [{ name: a, kind: slack, url: "https://a.example", hosts: [b.example] }]', 'points to a.example'],
  ['notify: [{ name: a, kind: slack, url: "https://u:p@a.example" }]', 'url: contains a user name'],
  ['notify: [{ name: a, kind: slack, url: "https://a.example", in: warn }]', "unknown key 'in' (did you mean on?)"],
])('refuses %j with its place', (text, expected) => {
  expect(faultOf(text)).toMatch(/^config-invalid \.leakgate\.yml:\d+:\d+: /);
  expect(faultOf(text)).toContain(expected);
});

test('refuses a file that would exhaust the stack or the memory', () => {
  expect(faultOf(`x: ${'['.repeat(20000)}`)).toMatch(/^config-invalid \.leakgate\.yml:1:\d+: nested too deeply$/);
  expect(faultOf(bomb())).toContain('.leakgate.yml:1:1: Excessive alias count');
});

function bomb(): string {
  const lines = ['a: &a [x, x, x, x, x, x, x, x, x]'];
  for (let i = 1; i < 9; i++) {
    const before = String.fromCharCode(96 + i);
    const own = String.fromCharCode(97 + i);
    lines.push(`${own}: &${own} [${Array(9).fill(`*${before}`).join(', ')}]`);
  }
  return lines.join('\n');
}

test('refuses two gates of one name, also if one is in an override', () => {
  const gate = '{ name: own, when: "true", action: warn }';
  expect(faultOf(`gates:\n  - ${gate}\n  - ${gate}\n`)).toContain(
    ':3:13: two gates are called own; the first is at .leakgate.yml:2:13',
  );
  expect(faultOf(`gates: [${gate}]\noverrides:\n  - { paths: [a], gates: [${gate}] }\n`)).toContain(
    'two gates are called own',
  );
});

test('finds the place of a character in a condition', () => {
  const { placeOf } = parseConfig(`gates:\n  - name: a\n    when: 'run.x'\n    action: warn\n`, 'f.yml');
  expect(placeOf(['gates', 0, 'when'], { offset: 4 })).toBe('f.yml:3:16');
});
