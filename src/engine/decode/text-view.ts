import { type Escape, type EscapeKinds, NO_CODE_POINT, decodeEscape } from './escapes.ts';
import { SPAN_KIND, type EncodedSpanFinder } from './encoded-spans.ts';
import type { DecoderName } from './decoders.ts';
import { SourceMap } from './source-map.ts';
import { putCodePoint } from '../encoding.ts';

const NAMES: Readonly<Record<number, DecoderName>> = {
  [SPAN_KIND.backslash]: 'escape',
  [SPAN_KIND.percent]: 'percent',
  [SPAN_KIND.entity]: 'html',
  [SPAN_KIND.quotedPrintable]: 'quoted-printable',
  [SPAN_KIND.stringJoin]: 'concatenation',
};

/** A text to unescape. */
interface EscapedText {
  readonly from: number;
  readonly to: number;
  readonly kinds: EscapeKinds;
}

/**
 * Writes [from, to) of the memory to `target` with its escapes replaced. The result is never longer than the source; a block of bytes after it may be
 * overwritten. `copyPlain` must work on the same memory.
 * @returns the end of the result, and its source map
 */
export function writeUnescaped(
  memory: Uint8Array,
  { from, to, kinds }: EscapedText,
  target: number,
  { copyPlain }: Pick<EncodedSpanFinder, 'copyPlain'>,
): { end: number; sourceMap: SourceMap } {
  const sourceMap = new SourceMap();
  const escape: Escape = { length: 0, value: 0, raw: false, kind: 0 };
  let out = target;
  let copied = from;
  let at = from;
  while (at < to) {
    const plain = copyPlain(at, to, out, kinds);
    at += plain;
    out += plain;
    if (at === to) break;
    if (!decodeEscape(memory, at, escape)) {
      memory[out++] = memory[at++]!;
      continue;
    }
    if (at + escape.length > to) break;
    sourceMap.copied(out - (at - copied), copied, at);
    sourceMap.decoded(out, at, at + escape.length, NAMES[escape.kind]!);
    at += escape.length;
    copied = at;
    if (escape.raw) memory[out++] = escape.value;
    else if (escape.value !== NO_CODE_POINT) out = putCodePoint(escape.value, memory, out);
  }
  memory.copyWithin(out, at, to);
  out += to - at;
  sourceMap.copied(out - (to - copied), copied, to);
  return { end: out, sourceMap };
}
