import { RegExpParser, visitRegExpAST } from '@eslint-community/regexpp';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ScanError } from '../../../src/core/errors.ts';
import { translatePattern } from '../../../src/rules/pattern/translate.ts';

/** Every Latin-1 character, to test what a one-byte pattern matches. */
const LATIN1 = Array.from({ length: 256 }, (_, code) => String.fromCharCode(code));

function matched(pattern: string): string {
  const regex = new RegExp(`^(?:${translatePattern(pattern)})$`);
  return LATIN1.filter((char) => regex.test(char)).join('');
}

function failure(pattern: string): ScanError {
  try {
    translatePattern(pattern);
  } catch (error) {
    if (error instanceof ScanError) return error;
    throw error;
  }
  throw new Error(`accepted: ${pattern}`);
}

describe('a class has its meaning in RE2', () => {
  const all = LATIN1.join('');
  const without = (chars: string): string => all.replace(new RegExp(`[${chars}]`, 'g'), '');
  test.each([
    ['\\s', '\t\n\f\r '],
    ['\\S', without('\\t\\n\\f\\r ')],
    ['.', without('\\n')],
    ['(?s).', all],
    ['(?s:.)', all],
    ['(?s:(?-s:.))', without('\\n')],
    ['[[:alnum:]]', '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'],
    ['[[:^alnum:]]', without('0-9A-Za-z')],
    ['[[:space:]]', '\t\n\v\f\r '],
    ['[[:xdigit:]g]', '0123456789ABCDEFabcdefg'],
    ['[[:punct:]]', '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'],
    ['(?i)[a-c]', 'ABCabc'],
    ['(?i)[^a-c]', without('a-cA-C')],
    ['(?i:K)', 'Kk'],
    ['(?i:a(?-i:))', 'Aa'],
    ['[\\w-]', '-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz'],
    ['[\\]\\\\^-]', '-\\]^'],
    ['[a\\-z]', '-az'],
    ['[[]', '['],
    ['\\x41', 'A'],
    ['\\x{7e}', '~'],
    ['\\u0041', 'A'],
    ['\\x00', '\0'],
    ['\\v', '\v'],
    ['[^\\W_]', '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'],
    ['(?&hex)', '0123456789abcdef'],
    ['(?i)(?&hex)', '0123456789abcdef'],
    ['(?&base32)', '234567ABCDEFGHIJKLMNOPQRSTUVWXYZ'],
  ])('%s', (pattern, bytes) => {
    expect(matched(pattern)).toBe(bytes);
  });
});

describe('a pattern matches the same texts', () => {
  test.each([
    ['a(?i)b|c', ['ab', 'aB', 'c', 'C'], ['AB', 'Ab']],
    ['(?:a(?i)b)c', ['abc', 'aBc'], ['abC', 'aBC']],
    ['(?i:a)b', ['ab', 'Ab'], ['aB', 'AB']],
    ['(?i)a(?-i:b)c', ['abc', 'AbC'], ['aBc']],
    ['\\Q$.^\\Ex', ['$.^x'], ['abcx']],
    ['(?P<secret>a)(b)', ['ab'], ['a']],
    ['a{2,3}?b?', ['aa', 'aaab'], ['a', 'aaaa']],
    ['(?m)a', ['a'], ['A']],
    ['a(?=b)b', ['ab'], ['ac']],
    ['a(?!b)[a-c]', ['ac'], ['ab']],
    ['a{b', ['a{b'], ['ab']],
    ['$\\{'.slice(1), ['{'], ['$']],
    ['x(?:|y)', ['x', 'xy'], ['y']],
    ['a/b', ['a/b'], []],
  ])('%s', (pattern, yes, no) => {
    const regex = new RegExp(`^(?:${translatePattern(pattern)})$`);
    expect(yes.filter((text) => !regex.test(text))).toEqual([]);
    expect(no.filter((text) => regex.test(text))).toEqual([]);
  });

  test('the secret is the named group, else the first, else the match', () => {
    expect(translatePattern('(a)(?P<secret>b)')).toBe('(?:a)(?<secret>b)');
    expect(translatePattern('(a)(b)')).toBe('(?<secret>a)(?:b)');
    expect(translatePattern('ab')).toBe('ab');
  });
});

describe('refuses what cannot be exact, with its place', () => {
  test.each([
    ['a(?<=b)c', 2, 'lookbehind'],
    ['a(?<!b)c', 2, 'lookbehind'],
    ['(a)\\1', 4, 'back references'],
    ['a\\k<x>', 2, 'back references'],
    ['\\pL', 1, 'Unicode classes'],
    ['a\\p{Lu}', 2, 'Unicode classes'],
    ['^a', 1, 'edge'],
    ['a$', 2, 'edge'],
    ['\\Aa', 1, 'edges'],
    ['a\\z', 2, 'edges'],
    ['a\\b', 2, 'word boundaries'],
    ['a*', 2, 'no upper bound'],
    ['ab+', 3, 'no upper bound'],
    ['a{3,}', 2, 'no upper bound'],
    ['a{,3}', 2, 'lower bound'],
    ['a{3,2}', 2, 'reversed bounds'],
    ['a{2}+', 5, 'possessive'],
    ['a?+', 3, 'possessive'],
    ['a{2}{3}', 5, 'repetition of a repetition'],
    ['(?>a)', 1, 'atomic'],
    ['(?#a)', 1, 'unknown kind of group'],
    ['(?x)a', 1, 'unknown kind of group'],
    ['a(b', 2, 'unclosed ('],
    ['a)b', 2, 'unmatched )'],
    ['a[b', 2, 'unclosed ['],
    ['[]a]', 2, '] right after ['],
    ['[b-a]', 2, 'reversed range'],
    ['[a-\\d]', 2, 'range ends in a class'],
    ['[[:nope:]]', 2, 'unknown class'],
    ['[^\\s\\S]', 1, 'matches nothing'],
    ['a\u00e9', 2, 'ASCII'],
    ['\\u00e9', 1, 'ASCII'],
    ['\\x{e9}', 1, 'ASCII'],
    ['\\x{263a}', 1, 'ASCII'],
    ['a\\', 2, 'backslash at the end'],
    ['\\q', 1, 'unknown escape'],
    ['\\Qa\\E{2}', 6, 'after \\E'],
    ['?a', 1, 'nothing to repeat'],
    ['(?<a>x)(?<a>y)', 8, 'duplicate group name'],
    ['(?=a){2}', 1, 'repeated lookahead'],
    ['('.repeat(60) + ')'.repeat(60), 51, 'deep'],
  ])('%s', (pattern, column, message) => {
    const error = failure(pattern);
    expect(error.code).toBe('pattern-invalid');
    expect(error.message).toContain(`pattern:${column}: `);
    expect(error.message).toContain(message);
  });
});

/** Patterns with the same meaning in JavaScript and here, with texts to try. */
const atom = fc.constantFrom('a', 'b', '-', '_', '[ab]', '[^a]', '\\d', '[0-9a-b]', '\\.', '\\w', '\\n', ']');
const { pattern: anyPattern } = fc.letrec<{ pattern: string; term: string }>((tie) => ({
  term: fc.oneof(
    { depthSize: 'small' },
    atom,
    fc
      .tuple(tie('pattern'), fc.constantFrom('', '?', '{2}', '{0,2}', '{1,3}?'))
      .map(([inner, count]) => `(?:${inner})${count}`),
    tie('pattern').map((inner) => `(?!${inner})`),
  ),
  pattern: fc.oneof(
    { depthSize: 'small' },
    fc.array(tie('term'), { minLength: 1, maxLength: 4 }).map((terms) => terms.join('')),
    fc.tuple(tie('pattern'), tie('pattern')).map((both) => both.join('|')),
  ),
}));
const anyText = fc.string({
  unit: fc.constantFrom('a', 'A', 'b', 'B', '-', '_', '.', '1', '\n', ']', '\xe9'),
  maxLength: 8,
});

test('a code of two digits is a byte, of a text or not', () => {
  expect(translatePattern('\\xfe\\xED[\\x00-\\x02\\xff]')).toBe('\\xfe\\xed[^\\x03-\\xfe]');
  expect(new RegExp(translatePattern('(?i)\\xe9a')).test('\u00e9A')).toBe(true);
});

test('a fragment can be repeated as a whole, and an unknown one is refused with the known ones', () => {
  expect(new RegExp(`^(?:${translatePattern('k_(?&hex){4}')})$`).test('k_01af')).toBe(true);
  expect(translatePattern('(?&uuid)')).toMatch(/^(?:\[0-9A-Fa-f\]\{\d+\}-?){5}$/);
  const { message, hint } = failure('k_(?&hexx){4}');
  expect(message).toContain('pattern:3: no fragment is called hexx');
  expect(hint).toContain('hexany');
});

describe('properties', () => {
  test('JavaScript and its translation find the same', () => {
    fc.assert(
      fc.property(anyPattern, anyText, (pattern, text) => {
        const [own, theirs] = [new RegExp(translatePattern(pattern)).exec(text), new RegExp(pattern).exec(text)];
        expect([own?.index, own?.[0]]).toEqual([theirs?.index, theirs?.[0]]);
      }),
      { numRuns: 400 },
    );
  });

  test("(?i) is JavaScript's flag i", () => {
    fc.assert(
      fc.property(anyPattern, anyText, (pattern, text) => {
        const [own, theirs] = [
          new RegExp(translatePattern(`(?i)${pattern}`)).exec(text),
          new RegExp(pattern, 'i').exec(text),
        ];
        expect([own?.index, own?.[0]]).toEqual([theirs?.index, theirs?.[0]]);
      }),
      { numRuns: 400 },
    );
  });

  test('a translation is a fixed point, and uses only the strict syntax', () => {
    fc.assert(
      fc.property(anyPattern, (pattern) => {
        const source = translatePattern(`(?i)${pattern}`);
        expect(translatePattern(source)).toBe(source);
        const seen: string[] = [];
        visitRegExpAST(new RegExpParser({ ecmaVersion: 2022, strict: true }).parsePattern(source), {
          onAssertionEnter: (node) => void (node.kind === 'lookahead' || seen.push(node.kind)),
          onBackreferenceEnter: () => void seen.push('backreference'),
        });
        expect(seen).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test('a quoted text matches itself and nothing else', () => {
    const ascii = fc.string({
      unit: fc.integer({ min: 0, max: 127 }).map((code) => String.fromCharCode(code)),
      maxLength: 20,
    });
    fc.assert(
      fc.property(ascii, (text) => {
        fc.pre(!text.includes('\\E') && !text.endsWith('\\'));
        const regex = new RegExp(`^(?:${translatePattern(`\\Q${text}\\E`)})$`);
        expect(regex.test(text)).toBe(true);
        expect(regex.test(`${text}a`)).toBe(false);
      }),
      { numRuns: 200 },
    );
  });
});
