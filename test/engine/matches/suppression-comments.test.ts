import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createScanner } from '../../../src/engine/create-scanner.ts';
import { smallProgram } from '../../support/program.ts';

const TOKEN = `acm_${'Zk3Qv9Lp2Xw7Rt'}`;
const scanner = createScanner(smallProgram());

/** The comments of the first match, `line text`. */
function commentsIn(text: string, piece = 1 << 20): string[] {
  const bytes = new TextEncoder().encode(text);
  scanner.begin();
  for (let at = 0; at < bytes.length; at += piece) {
    const part = bytes.subarray(at, at + piece);
    scanner.room().set(part);
    scanner.push(part.length);
  }
  const [match] = scanner.finish();
  if (!match) throw new Error('no match');
  return (match.comments ?? []).map((mark) => `${mark.line} ${mark.text}`);
}

const ALLOW = 'leakgate:allow acme-token -- a sample';

test.each([
  [`a = "${TOKEN}" # ${ALLOW}`, [`0 ${ALLOW}`]],
  [`a = "${TOKEN}"; // ${ALLOW}\nb`, [`0 ${ALLOW}`]],
  [`a = "${TOKEN}"; /* ${ALLOW} */ b\n`, [`0 ${ALLOW} */ b`]],
  [`/* ${ALLOW} */ a = "${TOKEN}"`, [`0 ${ALLOW} */ a = "`]],
  ['# {}\na = {T}', [`-1 ${ALLOW}`]],
  ['  // {}\r\na = {T}\r\n', [`-1 ${ALLOW}`]],
  ['<!-- {} -->\n<a>{T}</a>', [`-1 ${ALLOW} -->`]],
  ['-- {}\nselect "{T}"', [`-1 ${ALLOW}`]],
  ['; {}\na={T}', [`-1 ${ALLOW}`]],
  ["' {}\na = {T}", [`-1 ${ALLOW}`]],
  ['rem {}\nset a={T}', [`-1 ${ALLOW}`]],
  ['{{!-- {} --}}\n{T}', [`-1 ${ALLOW} --}}`]],
  ['(* {} *)\n{T}', [`-1 ${ALLOW} *)`]],
  ['"//": "{}",\n"a": "{T}"', [`-1 ${ALLOW}",`]],
  ['b = 1 # {}\na = {T}', []],
  ['# {}\n\na = {T}', []],
  ['a = {T}\n# {}', []],
  ['{T} gitleaks:allow trufflehog:ignore', ['0 gitleaks:allow', '0 trufflehog:ignore']],
  ['{T} # pragma: allowlist secret', ['0 pragma: allowlist secret']],
  ['# nothing\na = {T}', []],
])('%j', (text, expected) => {
  expect(commentsIn(text.replace('{}', ALLOW).replace('{T}', TOKEN))).toEqual(expected);
});

test('keeps at most 200 bytes of a comment, cut between characters', () => {
  const [mark] = commentsIn(`a = ${TOKEN} # ${ALLOW}${'ü'.repeat(200)}`);
  expect(mark).toMatch(/^0 leakgate:allow acme-token -- a sampleü+$/);
  expect(new TextEncoder().encode(mark).length).toBeLessThanOrEqual(202);
});

test('a comment contains no secret: it ends where one begins, also if another match won those bytes', () => {
  const other = `acm_${'Yk3Qv9Lp2Xw7Rt'}`;
  expect(commentsIn(`a = ${TOKEN} # ${ALLOW} ${other} and more`)).toEqual([`0 ${ALLOW}`]);
  expect(commentsIn(`a = ${TOKEN} # ${ALLOW} ${TOKEN}`)).toEqual([`0 ${ALLOW}`]);
});

test('comments do not depend on how a blob is cut', () => {
  const text = `x\n# ${ALLOW}\na = ${TOKEN} # gitleaks:allow\n${'y'.repeat(50)}`;
  const whole = commentsIn(text);
  expect(whole).toHaveLength(2);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), (piece) => {
      expect(commentsIn(text, piece)).toEqual(whole);
    }),
  );
});

test.each([
  ['before it', (filler: string) => `/* ${ALLOW} */ ${filler} a = "${TOKEN}"`],
  ['after it', (filler: string) => `a = "${TOKEN}" ${filler} // ${ALLOW}`],
  ['on the line above', (filler: string) => `x\n// ${ALLOW}\n${filler} a = "${TOKEN}"`],
  ['on a long line above', (filler: string) => `x\n// ${ALLOW} ${filler}\na = "${TOKEN}"`],
])('a comment counts on a line of 5,000 bytes: %s', (_, line) => {
  const filler = 'b = 1; '.repeat(700);
  const text = `${'y\n'.repeat(9000)}${line(filler)}\n${'z\n'.repeat(9000)}`;
  const whole = commentsIn(text);
  expect(whole).toHaveLength(1);
  expect(whole[0]).toContain(ALLOW);
  for (const piece of [511, 4096, 65_536]) expect(commentsIn(text, piece)).toEqual(whole);
});

test('searches at most 8 KiB, however long the line, and a hostile one takes no time', () => {
  expect(commentsIn(`/* ${ALLOW} */ ${'b = 1; '.repeat(1300)} a = "${TOKEN}"`)).toEqual([]);
  const spaces = `${' '.repeat(8000)}x leakgate:allow a -- b\na = "${TOKEN}"`;
  expect(commentsIn(spaces)).toEqual([]);
  expect(commentsIn(`${' '.repeat(5000)}// ${ALLOW}\na = "${TOKEN}"`)).toEqual([`-1 ${ALLOW}`]);
});
