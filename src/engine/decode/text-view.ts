import { BEGINS_ESCAPE, type Escape, type EscapeKinds, NOTHING, readEscape } from './escapes.ts';
import { MARK } from './marks.ts';
import { type DecoderName, Pieces } from './view.ts';
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
  const escape: Escape = { length: 0, value: 0, raw: false, kind: 0 };
  let out = target;
  let copied = from;
  const copy = (until: number): void => {
    memory.copyWithin(out, copied, until);
    pieces.copied(out, copied, until);
    out += until - copied;
  };
  for (let at = from; at < to; at++) {
    if (BEGINS_ESCAPE[memory[at]!] === 0 || !readEscape(memory, at, escape, kinds)) continue;
    const end = at + escape.length;
    if (end > to) break;
    copy(at);
    pieces.decoded(out, at, end, NAMES[escape.kind]!);
    if (escape.raw) memory[out++] = escape.value;
    else if (escape.value !== NOTHING) out = putCodePoint(escape.value, memory, out);
    copied = end;
    at = end - 1;
  }
  copy(to);
  return { end: out, pieces };
}
