import fc from 'fast-check';
import micromatch from 'micromatch';
import { expect, test } from 'vitest';
import { compileFileGlob, compileGlobs, faultOfGlob, isBroadGlob } from '../../src/core/glob.ts';

test.each([
  ['src/*.ts', 'src/a.ts', true],
  ['src/*.ts', 'src/b/a.ts', false],
  ['src/**/*.ts', 'src/a.ts', true],
  ['src/**/*.ts', 'src/b/c/a.ts', true],
  ['src/**/a.ts', 'src/ba.ts', false],
  ['*.pem', 'deep/down/x.pem', true],
  ['test', 'lib/test/x/y.js', true],
  ['/test', 'lib/test/x', false],
  ['/test', 'test/x', true],
  ['**', 'anything/at/all', true],
  ['a/{b,c{d,e}}/f', 'a/cd/f', true],
  ['a/{b,c{d,e}}/f', 'a/c/f', false],
  ['file[0-9].txt', 'file7.txt', true],
  ['file[!0-9].txt', 'file7.txt', false],
  ['a?c', 'a/c', false],
  ['a\\*c', 'a*c', true],
  ['a\\*c', 'abc', false],
  ['dir/', 'dir/x', true],
])('%s on %s: %s', (glob, path, expected) => {
  expect(compileGlobs([glob])!(path)).toBe(expected);
});

// a `**` at the end is left out: in micromatch `a/**` matches `a`, but not `a*/**`
test('agrees with micromatch, which excludes files', () => {
  const part = fc.constantFrom('a', 'b', 'ab', '*', '**', 'a*', '?', '*b');
  const name = fc.constantFrom('a', 'b', 'ab', 'ba', 'aab');
  fc.assert(
    fc.property(
      fc.array(part, { minLength: 1, maxLength: 4 }),
      fc.array(name, { minLength: 1, maxLength: 5 }),
      (g, p) => {
        fc.pre(g.at(-1) !== '**');
        const glob = `/${g.join('/')}`;
        const path = p.join('/');
        const folders = p.map((_, i) => p.slice(0, i + 1).join('/'));
        const expected = folders.some((one) => micromatch.isMatch(one, glob.slice(1), { dot: true }));
        expect(compileGlobs([glob])!(path)).toBe(expected);
      },
    ),
    { numRuns: 2000 },
  );
});

test('answers a glob that would take a backtracking matcher forever', () => {
  const glob = `/${'*a'.repeat(100)}`;
  expect(compileGlobs([glob])!('a'.repeat(5000))).toBe(true);
  expect(compileGlobs([glob])!('b'.repeat(5000))).toBe(false);
});

test('refuses endless alternatives', () => {
  expect(compileGlobs(['{a,b}'.repeat(10)])).toBeUndefined();
});

test('a glob that matches everything is broad', () => {
  expect(['**', '*', '**/*', '/', './**', '{**,*}'].map(isBroadGlob)).toEqual(Array(6).fill(true));
  expect(['src/**', '*.ts', '**/a'].map(isBroadGlob)).toEqual([false, false, false]);
});

test.each(['!src', 'a/!(b)', '@(a|b)', '+(a)', '*(a)', '?(a)'])(
  '%s is refused: it would mean something else',
  (glob) => {
    expect(compileGlobs([glob])).toBeUndefined();
    expect(faultOfGlob(glob)).toContain('globs support');
  },
);

test('a glob for files matches them, and nothing below', () => {
  const fits = compileFileGlob('**/*.{ts,js}')!;
  expect(['a.ts', 'b/c/a.js', 'a.ts/x', 'a.tsx'].map(fits)).toEqual([true, true, false, false]);
});

test('a compiled glob keeps no state between paths', () => {
  const fits = compileGlobs(['a/*/b'])!;
  for (let i = 0; i < 3; i++)
    expect(['a/x/b', 'a/x/c', '', 'a', 'a/x/b/deep'].map(fits)).toEqual([true, false, false, false, true]);
});
