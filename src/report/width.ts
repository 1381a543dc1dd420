import { itemAt, present } from '../core/present.ts';

/** Code points that take two columns on a terminal (East Asian wide and fullwidth, emoji), as ranges. Source: Unicode EastAsianWidth.txt. */
const WIDE: readonly (readonly [first: number, last: number])[] = [
  [0x1100, 0x115f],
  [0x231a, 0x231b],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f900, 0x1faff],
  [0x20000, 0x3fffd],
];
const COMBINING = /\p{M}/u;

function pointWidth(char: string): number {
  const code = present(char.codePointAt(0));
  if (code < 0x300) return 1;
  if (COMBINING.test(char)) return 0;
  // there are few ranges, and most text is narrow: a binary search would not pay
  return WIDE.some(([first, last]) => code >= first && code <= last) ? 2 : 1;
}

/** Columns that a text without control characters takes on a terminal. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const char of text) width += pointWidth(char);
  return width;
}

/** Cuts the end of a text wider than `width` columns, with an ellipsis. */
export function cutEnd(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let kept = '';
  let left = Math.max(1, width) - 1;
  for (const char of text) {
    left -= pointWidth(char);
    if (left < 0) break;
    kept += char;
  }
  return `${kept}…`;
}

/** Cuts the start of a text wider than `width` columns, with an ellipsis: a file's name says more than its folders. */
export function cutStart(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  const chars = Array.from(text);
  let left = Math.max(1, width) - 1;
  let from = chars.length;
  while (from > 0 && left - pointWidth(itemAt(chars, from - 1)) >= 0) left -= pointWidth(itemAt(chars, --from));
  return `…${chars.slice(from).join('')}`;
}

/** Wraps text at spaces to lines of at most `width` columns. A longer word gets its own line; nothing is cut. */
export function wrapText(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const joined = line === '' ? word : `${line} ${word}`;
    if (line !== '' && displayWidth(joined) > width) {
      lines.push(line);
      line = word;
    } else line = joined;
  }
  return [...lines, line];
}
