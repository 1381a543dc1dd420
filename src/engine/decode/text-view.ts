import { firstBytes, type Escape, type EscapeKinds, NOTHING, readEscape } from './escapes.ts';
import { MARK } from './marks.ts';
import type { DecoderName } from './decoders.ts';
import { Pieces } from './pieces.ts';
import { putCodePoint } from '../encoding.ts';

const NAMES: Readonly<Record<number, DecoderName>> = {
  [MARK.backslash]: 'escape',
  [MARK.percent]: 'percent',
  [MARK.entity]: 'html',
  [MARK.quotedPrintable]: 'quoted-printable',
  [MARK.seam]: 'concatenation',
};

/**
 * Writes [from, to) of the memory to `target` with its escapes replaced; the result is never longer than the source.
 * @returns where the result ends, and where its bytes came from
 */
export function writeUnescaped(
  memory: Uint8Array,
  source: { readonly from: number; readonly to: number; readonly kinds: EscapeKinds },
  target: number,
): { end: number; pieces: Pieces } {
  const { from, to, kinds } = source;
  const pieces = new Pieces();
  const begins = firstBytes(kinds);
  const escape: Escape = { length: 0, value: 0, raw: false, kind: 0 };
  let out = target;
  let copied = from;
  let at = from;
  while (at < to) {
    const byte = memory[at]!;
    if (begins[byte] === 0 || !readEscape(memory, at, escape)) {
      // byte by byte: what lies between escapes is too short for anything else to pay
      memory[out++] = byte;
      at++;
      continue;
    }
    const end = at + escape.length;
    if (end > to) break;
    pieces.copied(out - (at - copied), copied, at);
    pieces.decoded(out, at, end, NAMES[escape.kind]!);
    if (escape.raw) memory[out++] = escape.value;
    else if (escape.value !== NOTHING) out = putCodePoint(escape.value, memory, out);
    copied = end;
    at = end;
  }
  while (at < to) memory[out++] = memory[at++]!;
  pieces.copied(out - (to - copied), copied, to);
  return { end: out, pieces };
}
