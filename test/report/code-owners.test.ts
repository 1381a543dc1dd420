import { expect, test } from 'vitest';
import { parseCodeOwners } from '../../src/report/code-owners.ts';

const owners = parseCodeOwners(`# comment
*            @all
*.js         @js      # trailing
/build/      @build
docs/        @docs
/apps/*.md   @apps
/a/**/z      @deep
/exact.txt
`);

test.each([
  ['README', ['@all']],
  ['x/y.js', ['@js']],
  ['build/x/y.js', ['@build']],
  ['other/build/x', ['@all']],
  ['x/docs/a.txt', ['@docs']],
  ['apps/a.md', ['@apps']],
  ['apps/b/a.md', ['@all']],
  ['a/z', ['@deep']],
  ['a/b/c/z', ['@deep']],
  ['exact.txt', []],
])('%s is owned by %j', (path, expected) => {
  expect(owners(path)).toEqual(expected);
});

test('many stars cost at most their product with the path', () => {
  const slow = parseCodeOwners(`/${'*a'.repeat(200)}b @x\n${'**/'.repeat(100)}b @y\n`);
  expect(slow('a'.repeat(4000))).toEqual([]);
  expect(slow(`${'a/'.repeat(500)}c`)).toEqual([]);
});
