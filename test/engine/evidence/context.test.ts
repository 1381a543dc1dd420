import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  assignedName,
  isBeforeLocalHost,
  isCalled,
  isCodeOfTable,
  isCutOff,
  isListed,
  isInsideWord,
  isKeyOfTable,
  isLookedUp,
  type Context,
} from '../../../src/engine/evidence/context.ts';

/** The context of `<>` in a text. */
function round(text: string): Context {
  const [before, after] = text.split('<>') as [string, string];
  return { before, after };
}

test.each([
  ['key: "<>"', 'key'],
  ['"keyids": [\n  "<>"', 'keyids'],
  ['key_active = <>', 'key_active'],
  ['{"PrivateKey":{"shape":"<>"}', 'shape'],
])('the name in %s', (text, name) => expect(assignedName(round(text))).toBe(name));

test('the name is the first in the last bytes before the value', () => {
  const first = (text: string): string =>
    /([A-Za-z_$][\w.$-]{0,63})["'`\]\s]{0,4}(?::=|=>|->|={1,3}|:{1,2}|[(,>])\s{0,8}(?:[[{]\s{0,8})?["'`\\@bfru(]{0,6}$/.exec(
      text.slice(-96),
    )?.[1] ?? '';
  const longest = `name""""===${' '.repeat(8)}[${' '.repeat(8)}`;
  expect(assignedName({ before: longest, after: '' })).toBe('name');
  const parts = fc.constantFrom(
    ...'a bc _ $ . - => -> = := : ( , > [ { " \' \\ @ f r u 9 x-y'.split(' '),
    ' ',
    '  ',
    '\n',
    'n'.repeat(70),
  );
  const names = fc.array(parts, { maxLength: 20 }).map((list) => list.join(''));
  const some = (text: string): fc.Arbitrary<string> => fc.nat({ max: 9 }).map((count) => text.repeat(count));
  const betweens = fc
    .tuple(
      some('"'),
      fc.constantFrom('=', '===', ':=', '(', ''),
      some(' '),
      fc.constantFrom('[', ''),
      some(' '),
      some("'"),
    )
    .map((list) => list.join(''));
  const texts = fc.tuple(names, betweens).map((list) => list.join(''));
  fc.assert(
    fc.property(texts, (before) => {
      expect(assignedName({ before, after: '' })).toBe(first(before));
    }),
    { numRuns: 3000 },
  );
});

test.each(['{{ .Values.<> | quote }}', '{{ <> }}', '$USER:$PASSWORD:<>', '${PW}:<>', 'lookup("acme.vault", "<>")'])(
  '%s is looked up elsewhere',
  (text) => expect(isLookedUp(round(text))).toBe(true),
);
test.each(['{{"secret": "<>"}}', 'password: <>', '$password = "<>"', 'put("acme.vault", "<>")'])(
  '%s is there',
  (text) => expect(isLookedUp(round(text))).toBe(false),
);

test('the key of an entry is not a value', () => {
  expect(isKeyOfTable(round('"keys": { "<>": {'))).toBe(true);
  expect(isKeyOfTable(round("'keys' => ['<>' => 1]"))).toBe(true);
  expect(isKeyOfTable(round('a ? "<>" : "b"'))).toBe(false);
  expect(isKeyOfTable(round('if password == "<>":'))).toBe(false);
  expect(isKeyOfTable(round('"key": "<>",'))).toBe(false);
});

test('a code of two capitals in a table is not the name of a password', () => {
  expect(isCodeOfTable(round("  'PT' => 'Portugal',\n  'PW' => '<>',"))).toBe(true);
  expect(isCodeOfTable(round('  "en_PN": "en_001",\n  "en_PW": "<>"'))).toBe(true);
  expect(isCodeOfTable(round("  'USER' => 'ann',\n  'PW' => '<>',"))).toBe(false);
});

test('detects local hosts and calls', () => {
  expect(isBeforeLocalHost(round('http://a:<>@127.0.0.1:9000/'))).toBe(true);
  expect(isBeforeLocalHost(round('http://a:<>@localhost.acme.dev/'))).toBe(false);
  expect(isCalled(round('key = <>.String("x")'))).toBe(true);
  expect(isCalled(round('key = <>?.({'))).toBe(true);
  expect(isCalled(round('key = <> (old)'))).toBe(false);
});

test('ignores a name that begins inside a word', () => {
  expect(isInsideWord({ ...round('<>'), lead: ' rookT'.slice(0, 4) })).toBe(true);
  for (const lead of [' o', '_o', 'myO', ' pyo', 'o', '']) expect(isInsideWord({ ...round('<>'), lead })).toBe(false);
});

test('an item of a list is not a value of the previous item; an argument of a call is', () => {
  expect(isListed(round("['host', 'password', '<>', 'port']"))).toBe(true);
  expect(isListed(round("array('user', 'password', '<>')"))).toBe(true);
  expect(isListed(round("put('password', '<>')"))).toBe(false);
});

test('a text that continues is cut off', () => {
  expect(isCutOff(round('token: "<>]#o]^"'))).toBe(true);
  expect(isCutOff(round('token: "<>"'))).toBe(false);
  expect(isCutOff(round('token: <>)'))).toBe(false);
});
