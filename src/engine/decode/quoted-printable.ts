import { latin1 } from '../../core/latin1.ts';
import { hexValue } from './bytes.ts';

/** Bytes before and after an `=` that show whether the text is quoted-printable. */
const NEAR = 256;
/** Longest distance from a header to the text that it describes. */
const HEADER_REACH = 2048;

/** What an `=` begins: an octet, one of those that must be encoded, a soft line break, or nothing of the encoding. */
const OCTET = 0;
const PROOF = 1;
const SOFT_BREAK = 2;
const BARE = 3;
type Mark = typeof OCTET | typeof PROOF | typeof SOFT_BREAK | typeof BARE;

const HEADER = /quoted-printable[ \t]{0,8}\r?\n/gi;
const BODY = /\r?\n\r?\n/g;
/** A line that parts of a MIME message have between them. */
const BOUNDARY = /\n--/g;

/** A part of a text in which an `=` says something of another one. */
interface Part {
  readonly start: number;
  /** Whether a header says that it is quoted-printable. */
  readonly isNamed: boolean;
}

/**
 * The places of a text where an `=` is part of quoted-printable (RFC 2045, 6.7). That encoding leaves no `=` alone, so that one which begins neither an
 * octet nor a soft line break rules out all those near it: `KEY=...=` before a line end is a value. What is left needs a header, or another octet near it
 * that has to be encoded: `=`, a byte beyond ASCII, a blank at the end of a line.
 */
export class QuotedPrintable {
  readonly #accepted = new Set<number>();

  /** Reads [from, to) of the memory. */
  constructor(memory: Uint8Array, from: number, to: number) {
    const marks = marksOf(memory.subarray(from, to)).map((at) => from + at);
    if (marks.length === 0) return;
    const kinds = marks.map((at) => markAt(memory, at, to));
    const parts = partsOf(memory, from, to);
    let first = 0;
    parts.forEach(({ isNamed }, i) => {
      const end = parts[i + 1]?.start ?? to;
      let last = first;
      while (last < marks.length && marks[last]! < end) last++;
      this.#acceptIn(marks.slice(first, last), kinds.slice(first, last), isNamed);
      first = last;
    });
  }

  /** Whether there is any. */
  get isPresent(): boolean {
    return this.#accepted.size > 0;
  }

  /** Whether the `=` at this address is part of it. */
  has(at: number): boolean {
    return this.#accepted.has(at);
  }

  /** Accepts marks of one part. */
  #acceptIn(marks: readonly number[], kinds: readonly Mark[], isNamed: boolean): void {
    let low = 0;
    let high = 0;
    const counts = [0, 0, 0, 0];
    for (let i = 0; i < marks.length; i++) {
      for (; high < marks.length && marks[high]! <= marks[i]! + NEAR; high++) counts[kinds[high]!]!++;
      for (; marks[low]! < marks[i]! - NEAR; low++) counts[kinds[low]!]!--;
      const proofs = counts[PROOF]! - (kinds[i] === PROOF ? 1 : 0);
      if (counts[BARE] === 0 && (isNamed || proofs > 0)) this.#accepted.add(marks[i]!);
    }
  }
}

const EQUALS = 0x3d;

function marksOf(text: Uint8Array): number[] {
  const marks: number[] = [];
  for (let at = text.indexOf(EQUALS); at >= 0; at = text.indexOf(EQUALS, at + 1)) marks.push(at);
  return marks;
}

function octetAt(memory: Uint8Array, at: number): number {
  const [high, low] = [memory[at + 1]!, memory[at + 2]!];
  // encoders write capitals
  if (high >= 0x61 || low >= 0x61) return -1;
  return hexValue(high) < 0 || hexValue(low) < 0 ? -1 : hexValue(high) * 16 + hexValue(low);
}

function isLineEnd(memory: Uint8Array, at: number): boolean {
  return memory[at] === 0x0a || (memory[at] === 0x0d && memory[at + 1] === 0x0a);
}

function markAt(memory: Uint8Array, at: number, to: number): Mark {
  if (at + 3 > to) return isLineEnd(memory, at + 1) ? SOFT_BREAK : OCTET;
  if (isLineEnd(memory, at + 1)) return SOFT_BREAK;
  const octet = octetAt(memory, at);
  if (octet < 0) return BARE;
  const isLead = octet >= 0xc2 && octetAt(memory, at + 3) >= 0x80 && memory[at + 3] === EQUALS;
  const isLastBlank = (octet === 0x20 || octet === 0x09) && isLineEnd(memory, at + 3);
  return octet === EQUALS || isLead || isLastBlank ? PROOF : OCTET;
}

function partsOf(memory: Uint8Array, from: number, to: number): Part[] {
  const text = latin1(memory, from, to);
  const parts: Part[] = [{ start: from, isNamed: false }];
  for (const { index } of text.matchAll(BOUNDARY)) parts.push({ start: from + index, isNamed: false });
  for (const { index } of text.matchAll(HEADER)) {
    BODY.lastIndex = index;
    const body = BODY.exec(text);
    if (body && body.index - index <= HEADER_REACH) parts.push({ start: from + body.index, isNamed: true });
  }
  return parts.sort((a, b) => a.start - b.start || Number(a.isNamed) - Number(b.isNamed));
}
