import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Stage } from '../../../src/engine/program.ts';
import { analysePattern, type PatternFacts } from '../../../src/rules/pattern/analyse.ts';
import { parsePattern } from '../../../src/rules/pattern/parse-pattern.ts';

function facts(pattern: string, wanted?: readonly string[]): PatternFacts | undefined {
  return analysePattern(parsePattern(pattern, String), wanted);
}

const texts = (pattern: string): string[] | undefined =>
  facts(pattern)?.literals.map(({ text, fold }) => (fold ? `${text}/i` : text));

describe('literals', () => {
  test.each([
    ['acme_[a-z]{20}', ['acme_']],
    ['(?i)acme_[a-z]{20}', ['acme_/i']],
    ['(?i:acme)_[a-z]{20}', ['acme_/i']],
    ['[Aa]cme_[0-9]{9}', ['acme_/i']],
    ['gh[pou]_[a-z]{30}', ['gho_', 'ghp_', 'ghu_']],
    ['(?:foo|barr)_[0-9]{9}', ['foo_', 'barr_']],
    ['a(?:b)?cde_q[0-9]{9}', ['acde_q', 'abcde_q']],
    ['[0-9]{4}acme', ['acme']],
    ['(?:abc[0-9]{2}){2}', ['abc']],
    ['(?:abcd[0-9]{2}){0,2}', undefined],
    ['ab[0-9]{30}', ['ab0', 'ab1', 'ab2', 'ab3', 'ab4', 'ab5', 'ab6', 'ab7', 'ab8', 'ab9']],
    ['ab[a-z0-9]{30}', undefined],
    ['(?=acme)[a-z]{20}', undefined],
    ['x(?!y)qz[0-9]{9}', ['xqz']],
    ['the[a-z]{3,9}zqx_[0-9]{9}', ['zqx_']],
  ])('%s', (pattern, literals) => {
    expect(texts(pattern)?.sort()).toEqual(literals && [...literals].sort());
  });

  test('may be stated', () => {
    expect(facts('acme_[0-9]{20}zq', ['cme_'])?.literals.map(({ text }) => text)).toEqual(['cme_']);
    expect(facts('acme_[0-9]{20}zq', ['other'])).toBeUndefined();
  });
});

describe('measures', () => {
  test('of a match that begins with its literal', () => {
    expect(facts('acme_[a-z]{20,30}')).toMatchObject({
      before: 0,
      fixed: true,
      after: 35,
      shortest: 25,
      longest: 35,
      inSecret: true,
    });
  });
  test('of a literal at a fixed distance', () => {
    expect(facts('[0-9]{9}acme_[0-9]{2}')).toMatchObject({ before: 9, fixed: true, after: 7 });
  });
  test('of a literal at any distance', () => {
    expect(facts('[0-9]{2,9}acme_[0-9]{2}')).toMatchObject({ before: 9, fixed: false, after: 14 });
  });
  test('of a lookahead, which counts beyond the match', () => {
    expect(facts('acme_[a-z]{2}(?![a-z]{9})')).toMatchObject({ longest: 7, after: 16 });
  });
  test('of a secret next to its literal', () => {
    expect(facts('acme_key=([0-9a-f]{32})')).toMatchObject({ inSecret: false });
  });
});

describe('the run that follows a literal', () => {
  test.each([
    ['acme_[0-9]{20}', '0123456789', 20],
    ['acme_[0-9]{4,9}', '0123456789', 4],
    ['acme_[a-z0-9]?-[0-9]{4}', '-0123456789abcdefghijklmnopqrstuvwxyz', 5],
    ['acme_(?:[0-9]{2}|[ab]{3})', '0123456789ab', 2],
  ])('%s', (pattern, bytes, min) => {
    expect(facts(pattern)?.literals[0]?.follow).toMatchObject({ kind: 'run', bytes, min });
  });
  test('is empty at the end of a match', () => {
    expect(facts('acme_key')?.literals[0]?.follow).toEqual({ kind: 'none' });
  });
});

describe('the path that follows a literal', () => {
  const pathOf = (pattern: string): string[] | undefined => {
    const follow = facts(pattern)?.literals[0]?.follow;
    if (follow?.kind !== 'run') return undefined;
    return follow.path?.map(({ skip, most, need }) => `${skip}{0,${most}}${need}`);
  };
  test.each([
    ['acme_[a-z]{0,9}[0-9]{0,3}=[0-9]{20}', ['0123456789abcdefghijklmnopqrstuvwxyz{0,12}=']],
    ['acme_[a-z]?(?:=|:=) ?"[0-9]{9}', ['abcdefghijklmnopqrstuvwxyz{0,1}:=', ' :={0,2}"']],
    ['acme_[0-9]{0,4}(?:-|:)[0-9]{4}', ['0123456789{0,4}-:']],
  ])('%s', (pattern, path) => {
    expect(pathOf(pattern)).toEqual(path);
  });
  test.each(['acme_[0-9]{20}', 'acme_=[0-9]{9}', 'acme_[a-z=]{0,9}=', 'acme_[a-z]{0,200}=', 'acme_x{0,9}=?'])(
    'is none where nothing is gone over, or the end of the gap cannot be told: %s',
    (pattern) => expect(pathOf(pattern)).toBeUndefined(),
  );
});

/** Whether a text begins as a path requires. */
function goesBy(text: string, path: readonly Stage[] = []): boolean {
  const escape = (bytes: string): string => bytes.replaceAll(/[^a-z]/gi, '\\$&');
  const stages = path.map(
    ({ skip, most, need }) => `${skip === '' ? '' : `[${escape(skip)}]{0,${most}}`}[${escape(need)}]`,
  );
  return new RegExp(`^${stages.join('')}`).test(text);
}

/** Patterns of few letters, so that texts match them often. */
const atom = fc.constantFrom('abc', 'bca', 'a', '[ab]', '[a-c]', '(?i:ab)', '[^a]');
const part = fc.tuple(
  fc.oneof(
    atom,
    fc.tuple(atom, atom).map(([a, b]) => `(?:${a}|${b})`),
  ),
  fc.constantFrom('', '', '{2}', '?', '{0,2}', '{1,3}?'),
);
const anyPattern = fc
  .array(part, { minLength: 1, maxLength: 5 })
  .map((parts) => parts.map(([inner, count]) => `(?:${inner})${count}`).join(''));
const anyText = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'A', 'B'), minLength: 3, maxLength: 24 });

test('every match has a literal where the facts say, with its run', () => {
  fc.assert(
    fc.property(anyPattern, anyText, (source, text) => {
      const found = facts(source);
      const match = new RegExp(source.replaceAll('(?i:ab)', '[aA][bB]')).exec(text);
      if (!found || !match) return;
      expect(match[0].length).toBeGreaterThanOrEqual(found.shortest);
      expect(match[0].length).toBeLessThanOrEqual(found.longest);
      const fits = found.literals.some((literal) => {
        for (let at = found.fixed ? found.before : 0; at <= found.before; at++) {
          const here = match[0].slice(at, at + literal.text.length);
          const after = text.slice(match.index + at + literal.text.length);
          const isThere = (literal.fold ? here.toLowerCase() : here) === literal.text;
          const { follow } = literal;
          const runs =
            follow.kind !== 'run' ||
            (goesBy(after, follow.path) &&
              Array.from(after.slice(0, follow.min)).filter((char) => follow.bytes.includes(char)).length ===
                follow.min);
          if (isThere && runs && match[0].length - at <= found.after) return true;
        }
        return false;
      });
      expect(fits).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
