import { isUtf8 } from 'node:buffer';

/** Length of the valid UTF-8 sequence at `at`, or 0. */
function sequenceLength(bytes: Buffer, at: number): number {
  for (let length = 1; length <= 4 && at + length <= bytes.length; length++) {
    if (isUtf8(bytes.subarray(at, at + length))) return length;
  }
  return 0;
}

function escapeByte(byte: number): string {
  return `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}

/**
 * A path's bytes as text. UTF-8 is shown as it is; in any other name each byte that is not UTF-8 becomes `%FF`, and `%` becomes `%25`,
 * so that two names never look the same by their escapes.
 */
export function showPath(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString('utf8');
  let shown = '';
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes, at);
    if (length === 0 || bytes[at] === 0x25) shown += escapeByte(bytes[at]!);
    else shown += bytes.toString('utf8', at, at + length);
    at += length || 1;
  }
  return shown;
}

/** One line of a program's output, safe to print: control characters and whatever changes the direction of text become `\u{..}`. */
export function escapeLine(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ufffd]/gu,
    (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`,
  );
}
