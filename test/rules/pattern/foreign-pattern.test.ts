import fc from 'fast-check';
import { expect, test } from 'vitest';
import { adoptPattern } from '../../../src/rules/pattern/foreign-pattern.ts';
import { translatePattern } from '../../../src/rules/pattern/translate.ts';

test.each([
  ['acme_[a-z]+', 0, 'acme_[a-z]{1,4096}', ['unbounded repetitions are bounded']],
  ['a\\s*=\\s*(b{3,})', 0, 'a\\s{0,32}=\\s{0,32}(?<secret>b{3,4096})', ['unbounded repetitions are bounded']],
  ['(key)=(?P<v>x{4})', 2, '(?:key)=(?<secret>x{4})', []],
  ['\\bacme-[a-z]{8}\\b', 0, 'acme-[a-z]{8}(?![0-9A-Za-z_])', []],
  ['\\bacme=([a-z]{8})', 0, 'acme=(?<secret>[a-z]{8})', ['it may begin inside a longer word']],
  ['(?m)^TOKEN=(.{8})$', 0, '(?m)TOKEN=(?<secret>.{8})(?![^\\r\\n])', ['it may begin anywhere in a line']],
  [
    '(?:^|[^a-z])tok([0-9]{8})(?:[^a-z]|$)',
    0,
    '(?:|[^a-z])tok(?<secret>[0-9]{8})(?:[^a-z]|(?![^\\r\\n]))',
    ['it may begin anywhere in a line'],
  ],
  ['[]a]{3}xyz', 0, '[\\]a]{3}xyz', []],
])('%s', (text, group, pattern, notes) => {
  expect(adoptPattern(text, group)).toMatchObject({ pattern, notes });
});

test.each([
  ['a\\bb', '\\b in the middle of a pattern cannot be expressed'],
  ['a$b', '$ in the middle of a pattern cannot be expressed'],
  ['a^b', '^ in the middle of a pattern cannot be expressed'],
])('refuses %s', (text, reason) => {
  expect(adoptPattern(text, 0)).toBe(reason);
});

test('refuses a group that does not exist', () => {
  expect(adoptPattern('(a)b', 2)).toBe('there is no group 2');
  expect(adoptPattern(String.raw`a\xe9b`, 0)).toBe('it names a character beyond ASCII');
  expect(adoptPattern(String.raw`a[\x80-\xff]`, 0)).toBe('it names a character beyond ASCII');
  expect(adoptPattern(String.raw`a\\xe9`, 0)).not.toBeTypeOf('string');
});

test('finds what the original pattern finds', () => {
  const atom = fc.constantFrom('a', 'b', '[ab]', '[^a]', 'a+', 'b*', 'a{2,}', '(?:a|bb)', '(?:ab)+', '\\w', '.');
  const pattern = fc
    .tuple(
      fc.array(atom, { maxLength: 3 }),
      fc.array(atom, { minLength: 1, maxLength: 3 }),
      fc.array(atom, { maxLength: 3 }),
      fc.constantFrom('', '\\b', '$'),
    )
    .map(
      ([before, secret, after, end]) =>
        `${before.join('')}(${secret.join('')})${after.join('')}${end === '\\b' ? 'a\\b' : end}`,
    );
  const text = fc.array(fc.constantFrom('a', 'b', 'c', '_'), { maxLength: 12 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(pattern, text, (source, subject) => {
      const adopted = adoptPattern(source, 0);
      if (typeof adopted === 'string') throw new Error(adopted);
      const found = new RegExp(translatePattern(adopted.pattern)).exec(subject);
      const wanted = new RegExp(source).exec(subject);
      expect([found?.[0], found?.groups?.['secret']]).toEqual([wanted?.[0], wanted?.[1]]);
    }),
    { numRuns: 2000 },
  );
});
