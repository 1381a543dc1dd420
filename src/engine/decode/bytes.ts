/** Classes of single bytes; the kernel of encoded spans has the same functions. */

/** ASCII digit. */
export function isDigit(byte: number): boolean {
  return byte >= 48 && byte <= 57;
}

function isLetter(byte: number): boolean {
  const folded = byte | 32;
  return folded >= 97 && folded <= 122;
}

/** Letters, digits and `+/=_-.:`: what values are made of. */
export function isToken(byte: number): boolean {
  return isLetter(byte) || (byte >= 45 && byte <= 58) || byte === 43 || byte === 61 || byte === 95;
}

/** Printable ASCII, tab and line ends. */
export function isText(byte: number): boolean {
  return (byte >= 32 && byte < 127) || byte === 9 || byte === 10 || byte === 13;
}

/** The value of a hexadecimal digit, or -1. */
export function hexValue(byte: number): number {
  if (isDigit(byte)) return byte - 48;
  const folded = byte | 32;
  return folded >= 97 && folded <= 102 ? folded - 87 : -1;
}

/** The value of `digits` hexadecimal digits at `at`, or -1 if one of them is none. */
export function hexAt(bytes: Uint8Array, at: number, digits: number): number {
  let value = 0;
  for (let i = 0; i < digits; i++) {
    const digit = hexValue(bytes[at + i]!);
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

/** The value of a base64 or base64url character, or -1. */
export function sextet(byte: number): number {
  if (byte >= 65 && byte <= 90) return byte - 65;
  if (byte >= 97 && byte <= 122) return byte - 71;
  if (isDigit(byte)) return byte + 4;
  if (byte === 43 || byte === 45) return 62;
  return byte === 47 || byte === 95 ? 63 : -1;
}

/** The value of an upper-case base32 character, or -1. */
export function quintet(byte: number): number {
  if (byte >= 65 && byte <= 90) return byte - 65;
  return byte >= 50 && byte <= 55 ? byte - 24 : -1;
}

/** Address of the first byte in [from, limit) that is neither blank nor line end, or `limit`. */
export function skipBlank(bytes: Uint8Array, from: number, limit: number): number {
  let at = from;
  for (; at < limit; at++) {
    const byte = bytes[at];
    if (byte !== 32 && byte !== 9 && byte !== 10 && byte !== 13) break;
  }
  return at;
}

/**
 * End of the join of two string literals whose values meet at `at`: a closing quote, blanks, at most one operator or line continuation, and an
 * opening quote. Returns 0 if there is no such join, or no value on both sides.
 */
export function stringJoinEnd(bytes: Uint8Array, at: number): number {
  if (!isToken(bytes[at - 1]!)) return 0;
  const limit = at + STRING_JOIN_REACH;
  let next = skipBlank(bytes, at + 1, limit);
  const byte = bytes[next];
  if (byte === 43 || byte === 46 || byte === 38 || byte === 92) next = skipBlank(bytes, next + 1, limit);
  return bytes[next] === bytes[at] && next > at + 1 && isToken(bytes[next + 1]!) ? next + 1 : 0;
}

/** Bytes that a string join or a continued line may span. */
export const STRING_JOIN_REACH = 80;
