import { hexValue, quintet, sextet } from './bytes.ts';
import { LONGEST_RUN, SPAN_KIND } from './encoded-spans.ts';
import type { DecoderName } from './decoders.ts';
import type { SourceMap } from './source-map.ts';

/** An alphabet whose characters carry bits. */
interface Alphabet {
  readonly decoder: DecoderName;
  readonly bits: number;
  /** Characters that make whole bytes. */
  readonly group: number;
  readonly valueOf: (byte: number) => number;
}

const BASE64: Alphabet = { decoder: 'base64', bits: 6, group: 4, valueOf: sextet };
const HEX: Alphabet = { decoder: 'hex', bits: 4, group: 2, valueOf: hexValue };
const BASE32: Alphabet = { decoder: 'base32', bits: 5, group: 8, valueOf: quintet };

/** The alphabet of a run's span. */
export function alphabetOf(kind: number): Alphabet {
  if (kind === SPAN_KIND.hex) return HEX;
  return kind === SPAN_KIND.base32 ? BASE32 : BASE64;
}

/** A run that may span several lines: start and end of each, in addresses. */
export interface Run {
  readonly alphabet: Alphabet;
  readonly lines: readonly number[];
  /** After the last character. */
  readonly end: number;
}

/** Shortest line that can continue on the next one: encoders wrap at 60, 64 or 76. */
const WRAPPED = 40;
const INDENT = 40;

function countCharacters(memory: Uint8Array, from: number, to: number, { valueOf }: Alphabet): number {
  let at = from;
  while (at < to && valueOf(memory[at]!) >= 0) at++;
  return at - from;
}

/** After the line break at `at`, literal or escaped, and the following indentation; `at` if there is none. */
function breakEnd(memory: Uint8Array, at: number): number {
  let next = at;
  if (memory[next] === 0x0d) next++;
  if (memory[next] === 0x5c && memory[next + 1] === 0x72) next += 2;
  if (memory[next] === 0x5c && memory[next + 1] === 0x6e) return next + 2;
  if (memory[next] !== 0x0a) return at;
  next++;
  const limit = next + INDENT;
  while (next < limit && (memory[next] === 0x20 || memory[next] === 0x09)) next++;
  return next;
}

/**
 * The run that begins at `start` with at least `length` characters, and the lines that continue it: each as long as the first, the last one as long
 * or shorter. Undefined if it reaches `to`, so that its end is not known yet.
 */
export function followRun(
  memory: Uint8Array,
  span: { readonly start: number; readonly length: number; readonly kind: number },
  to: number,
): Run | undefined {
  const alphabet = alphabetOf(span.kind);
  const first = countCharacters(memory, span.start, span.start + span.length, alphabet);
  const lines = [span.start, span.start + first];
  let end = span.start + first;
  if (first < span.length || first < WRAPPED || first % alphabet.group !== 0) return { alphabet, lines, end };
  while (end - span.start < LONGEST_RUN) {
    if (end + INDENT + 4 >= to) return undefined;
    const next = breakEnd(memory, end);
    const most = Math.min(to, next + first + 1);
    const length = next === end ? 0 : countCharacters(memory, next, most, alphabet);
    if (next + length >= to) return undefined;
    if (length === 0 || length > first) break;
    end = next + length;
    lines.push(next, end);
    if (length < first) break;
  }
  return { alphabet, lines, end };
}

/** Most bytes after a run that `followRun` read to find its end. */
export function seenBehind({ lines }: Run): number {
  return lines[1]! - lines[0]! + INDENT + 8;
}

/** Writes the bytes of a run to `target` and their origin to `sourceMap`. Drops bits that do not make a whole byte. */
export function writeUnpacked(
  memory: Uint8Array,
  { alphabet, lines }: Run,
  target: number,
  sourceMap: SourceMap,
): number {
  const { bits, valueOf, decoder } = alphabet;
  let out = target;
  for (let line = 0; line < lines.length; line += 2) {
    const from = lines[line]!;
    const to = lines[line + 1]!;
    sourceMap.decoded(out, from, to, decoder);
    let held = 0;
    let have = 0;
    for (let at = from; at < to; at++) {
      held = ((held << bits) | valueOf(memory[at]!)) & 0xffff;
      have += bits;
      if (have < 8) continue;
      have -= 8;
      memory[out++] = (held >> have) & 0xff;
    }
  }
  return out;
}

/** Most bytes that a run can decode to. */
export function unpackedSize({ alphabet, lines }: Run): number {
  let characters = 0;
  for (let line = 0; line < lines.length; line += 2) characters += lines[line + 1]! - lines[line]!;
  return Math.floor((characters * alphabet.bits) / 8);
}
