/** How far the first look at a name goes before it and behind it: the incremental scan looks again at names so near to a change. */
export const LOOK_BEFORE = 48;

export const LOOK_BEHIND = 96;

export const SPACE = 1;

export const WORD = 2;

export const QUOTE = 4;

export const LINE_END = 8;

/** What each byte is, as bits. A zero byte is beyond the blob. */
export const CLASSES = Uint8Array.from({ length: 256 }, (_, byte) => {
  const char = String.fromCharCode(byte);
  if (byte >= 128 || /[\w.\-/]/.test(char)) return WORD;
  if (/["'`]/.test(char)) return QUOTE;
  if (/[\r\n\0]/.test(char)) return LINE_END;
  return char === ' ' || char === '\t' ? SPACE : 0;
});

/** The bytes of these characters, as a table of 0 and 1 by byte. */
export function markSet(chars: string): Uint8Array {
  const set = new Uint8Array(256);
  for (const char of chars) set[char.charCodeAt(0)] = 1;
  return set;
}

/** What a name may be read as, as bits. */
export const READ_AS = { pair: 1, fallback: 2, directive: 4, option: 8 } as const;

export const NOTHING = 0;

/** A name and what is around it, as far as the look goes. */
export interface NameLook {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
  /** Whether a quote is behind it, and one before. */
  readonly quoted: boolean;
  /** The first byte behind it, its quote and blanks; the last one before. */
  readonly behind: number;
  readonly before: number;
  readonly limit: number;
}

export function skipSpace(bytes: Uint8Array, from: number, lines = false): number {
  let at = from;
  while (at < from + 48 && (CLASSES[bytes[at]!] === SPACE || (lines && (bytes[at] === 0x0a || bytes[at] === 0x0d))))
    at++;
  return at;
}

/** The last byte before a name and blanks. */
export function byteBefore(bytes: Uint8Array, start: number): number {
  let before = start - 1;
  while (before > start - LOOK_BEFORE && CLASSES[bytes[before]!] === SPACE) before--;
  return before;
}
