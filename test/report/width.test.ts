import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textReport } from '../../src/report/formats/text.ts';
import { cutEnd, cutStart, displayWidth, wrapText } from '../../src/report/width.ts';
import { findingOf, inputOf, textOf } from '../support/report.ts';

const text = fc
  .array(fc.constantFrom('a', 'é', 'e\u0301', '漢', '\u{1f600}', 'ﾊ', '/', '한'), { maxLength: 40 })
  .map((parts) => parts.join(''));

test('wide characters take two columns, combining ones none', () => {
  expect([displayWidth('abc'), displayWidth('漢字'), displayWidth('e\u0301'), displayWidth('\u{1f600}')]).toEqual([
    3, 4, 1, 2,
  ]);
});

test('a cut text fits, and is the start or the end of the whole', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 30 }), (whole, width) => {
      const [begin, end] = [cutEnd(whole, width), cutStart(whole, width)];
      expect(displayWidth(begin)).toBeLessThanOrEqual(width);
      expect(displayWidth(end)).toBeLessThanOrEqual(width);
      expect(whole.startsWith(begin.replace(/…$/, ''))).toBe(true);
      expect(whole.endsWith(end.replace(/^…/, ''))).toBe(true);
      expect(begin === whole && end === whole).toBe(displayWidth(whole) <= width);
    }),
  );
});

test('shows the end of a path on a narrow terminal, all of it elsewhere', () => {
  const input = inputOf([findingOf({ path: `${'漢字/'.repeat(20)}name.ts` })]);
  const style = { color: false, width: 30, elapsed: undefined };
  const [line] = textOf(textReport({ ...input, style: { ...style, terminal: true } })).split('\n');
  expect(displayWidth(line!)).toBeLessThanOrEqual(30);
  expect(line).toMatch(/^….*name\.ts$/);
  expect(textOf(textReport({ ...input, style: { ...style, terminal: false } }))).toContain(
    `${'漢字/'.repeat(20)}name.ts\n`,
  );
});

test('wrapped lines fit unless one word is too long, and contain the whole text', () => {
  const words = fc
    .array(
      text.filter((word) => word !== ''),
      { minLength: 1 },
    )
    .map((parts) => parts.join(' '));
  fc.assert(
    fc.property(words, fc.integer({ min: 1, max: 30 }), (whole, width) => {
      const lines = wrapText(whole, width);
      expect(lines.join(' ')).toBe(whole);
      expect(lines.filter((line) => displayWidth(line) > width && line.includes(' '))).toEqual([]);
    }),
  );
});

test('a narrow text report wraps evidence and keeps all of it', () => {
  const ids = ['entropy-high', 'secret-name', 'mixed-classes', 'content-hash', 'test-path'];
  const evidence = ids.map((id) => ({ id, weight: 1 }));
  const style = { color: false, width: 40, terminal: true, elapsed: undefined };
  const shown = textOf(textReport({ ...inputOf([findingOf({ evidence })]), style }));
  expect(shown.replaceAll(/\s+/g, ' ')).toContain(
    'looks random, assigned to a secret-like name, mixes character classes, appears where a content hash is expected, in a test path',
  );
  expect(shown).not.toContain('…');
});
