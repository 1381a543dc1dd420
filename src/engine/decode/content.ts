import { isText } from './bytes.ts';

/** Classes of decoded bytes. */
export type Content = 'text' | 'utf-16' | 'gzip' | 'zlib' | 'binary';

/** Bytes in a sample, and the fewest that can be classified. */
const SAMPLE = 48;
const MIN_SAMPLE = 8;
/** Share of a sample that must be text. */
const MIN_TEXT_SHARE = 0.85;
/** Fewest bytes of zlib data: its header alone is found by chance in one of a thousand texts. */
const MIN_ZLIB_BYTES = 24;

/** Classifies [from, to) by its first bytes. */
export function classifyContent(memory: Uint8Array, from: number, to: number): Content {
  if (memory[from] === 0x1f && memory[from + 1] === 0x8b && memory[from + 2] === 8) return 'gzip';
  const size = Math.min(SAMPLE, to - from);
  if (size < MIN_SAMPLE) return 'binary';
  const { text, wide } = countText(memory, from, from + size);
  if (text >= size * MIN_TEXT_SHARE) return 'text';
  if (wide >= Math.floor(size / 2) * MIN_TEXT_SHARE) return 'utf-16';
  return to - from >= MIN_ZLIB_BYTES && isZlib(memory[from]!, memory[from + 1]!) ? 'zlib' : 'binary';
}

/** Counts bytes of text, and printable bytes at even distances followed by a zero. */
function countText(memory: Uint8Array, from: number, to: number): { text: number; wide: number } {
  let text = 0;
  let wide = 0;
  for (let at = from; at < to; at++) {
    if (isCharacter(memory, at)) text++;
    else if (memory[at] === 0 && (at - from) % 2 === 1 && isText(memory[at - 1]!)) wide++;
  }
  return { text, wide };
}

/** Whether a byte is printable, or may belong to a character beyond ASCII in UTF-8: a lead byte before, or after another one, a continuation. */
function isCharacter(memory: Uint8Array, at: number): boolean {
  const byte = memory[at]!;
  if (byte < 0x80) return isText(byte);
  return byte >= 0xc2 ? (memory[at + 1]! & 0xc0) === 0x80 : byte < 0xc0 && memory[at - 1]! >= 0x80;
}

/** RFC 1950: deflate, a window of 32 KiB, no dictionary, a checked header. */
function isZlib(first: number, second: number): boolean {
  return first === 0x78 && ((first << 8) | second) % 31 === 0 && (second & 0x20) === 0;
}
