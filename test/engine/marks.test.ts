import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createScanner } from '../../src/engine/create-scanner.ts';
import { smallProgram } from '../support/program.ts';

const TOKEN = `acm_${'Zk3Qv9Lp2Xw7Rt'}`;
const scanner = createScanner(smallProgram());

/** The marks of the first match, `line text`. */
function marksOf(text: string, piece = 1 << 20): string[] {
  const bytes = new TextEncoder().encode(text);
  scanner.begin();
  for (let at = 0; at < bytes.length; at += piece) {
    const part = bytes.subarray(at, at + piece);
    scanner.room().set(part);
    scanner.push(part.length);
  }
  const [match] = scanner.finish();
  if (!match) throw new Error('no match');
  return (match.marks ?? []).map((mark) => `${mark.line} ${mark.text}`);
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
  expect(marksOf(text.replace('{}', ALLOW).replace('{T}', TOKEN))).toEqual(expected);
});

test('at most 200 bytes of a mark are kept, cut between characters', () => {
  const [mark] = marksOf(`a = ${TOKEN} # ${ALLOW}${'ü'.repeat(200)}`);
  expect(mark).toMatch(/^0 leakgate:allow acme-token -- a sampleü+$/);
  expect(new TextEncoder().encode(mark).length).toBeLessThanOrEqual(202);
});

test('a mark holds no secret: it ends where one begins, also where another match won those bytes', () => {
  const other = `acm_${'Yk3Qv9Lp2Xw7Rt'}`;
  expect(marksOf(`a = ${TOKEN} # ${ALLOW} ${other} and more`)).toEqual([`0 ${ALLOW}`]);
  expect(marksOf(`a = ${TOKEN} # ${ALLOW} ${TOKEN}`)).toEqual([`0 ${ALLOW}`]);
});

test('marks do not depend on how a blob is cut', () => {
  const text = `x\n# ${ALLOW}\na = ${TOKEN} # gitleaks:allow\n${'y'.repeat(50)}`;
  const whole = marksOf(text);
  expect(whole).toHaveLength(2);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), (piece) => {
      expect(marksOf(text, piece)).toEqual(whole);
    }),
  );
});
