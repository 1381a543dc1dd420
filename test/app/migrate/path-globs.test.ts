import fc from 'fast-check';
import { expect, test } from 'vitest';
import { globsOfPathRegex } from '../../../src/app/migrate/path-globs.ts';
import { compileGlobs } from '../../../src/core/glob.ts';

test.each([
  ['vendor/', ['**vendor/?**']],
  ['(^|/)node_modules/', ['**/node_modules/?**']],
  ['\\.(png|jpg)$', ['**.{png,jpg}']],
  ['go\\.sum', ['**go.sum**']],
  ['(.*?)(jpg|gif)$', ['**{jpg,gif}']],
  ['^test/|^docs/', ['/test/?**', '/docs/?**']],
  ['^src/[^/]+\\.ts$', ['/src/?*.ts']],
  ['foo(?:/|$)', ['**foo']],
  ['[a-f]x$', ['**[a-f]x']],
  ['a/[^/]*[^/]*$', ['**a/*']],
  ['^vendor/.*', ['/vendor/?**']],
])('%s becomes %j', (regex, globs) => {
  expect(globsOfPathRegex(regex)).toEqual(globs);
});

test.each([
  ['\\w+\\.lock', 'a glob cannot repeat part of a pattern'],
  ['.*', 'it matches every path: nothing would be scanned'],
  ['', 'it matches every path: nothing would be scanned'],
  ['a{1', 'a glob cannot have braces or commas in a name'],
  ['(?=a)b', 'a glob cannot look ahead'],
  ['a\\bb', 'it has an anchor in the middle'],
  ['(a', 'unclosed ('],
  ['x'.repeat(300), 'it would be too long as a glob'],
])('%s is left, with the reason', (regex, reason) => {
  expect(globsOfPathRegex(regex)).toBe(reason);
});

test('a glob matches no path that its regular expression does not, except below one', () => {
  const atom = fc.constantFrom(
    'a',
    'b',
    '\\.',
    '/',
    '.',
    '[ab]',
    '[^/]*',
    '.*',
    '.+',
    '(?:a|b/)',
    '(a)?',
    'a{2}',
    '[^a]',
  );
  const regex = fc
    .tuple(
      fc.constantFrom('', '^', '(^|/)'),
      fc.array(atom, { minLength: 1, maxLength: 5 }),
      fc.constantFrom('', '$', '(/|$)'),
    )
    .map(([start, parts, end]) => start + parts.join('') + end);
  const path = fc
    .array(fc.constantFrom('a', 'b', 'ab', '.a', 'a.b', 'ba'), { minLength: 1, maxLength: 4 })
    .map((parts) => parts.join('/'));
  let fitted = 0;
  fc.assert(
    fc.property(regex, path, (source, one) => {
      const globs = globsOfPathRegex(source);
      if (typeof globs === 'string') return;
      if (!compileGlobs(globs)!(one)) return;
      fitted++;
      const parts = one.split('/');
      const folders = parts.map((_, i) => parts.slice(0, i + 1).join('/'));
      // a slash after a name marks a folder
      const meant = folders.some((folder) => new RegExp(source).test(folder)) || new RegExp(source).test(one);
      expect({ source, globs, one, meant }).toMatchObject({ meant: true });
    }),
    { numRuns: 5000 },
  );
  expect(fitted).toBeGreaterThan(500);
});
