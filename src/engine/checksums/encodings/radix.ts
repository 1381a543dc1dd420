/** Digits, capitals, lower-case letters: the base62 order of GitHub's and npm's check characters. */
export const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Writes an unsigned 32-bit number in the radix of `alphabet`, most significant digit first. Zero is one digit. */
export function encodeRadix(value: number, alphabet: string): string {
  const base = alphabet.length;
  let rest = value >>> 0;
  let text = '';
  do {
    text = alphabet[rest % base]! + text;
    rest = Math.floor(rest / base);
  } while (rest > 0);
  return text;
}

/** Base62 of an unsigned 32-bit number, padded with `0` to six digits, the most it can need. */
export function base62(value: number): string {
  return encodeRadix(value, BASE62).padStart(6, '0');
}

/** Lower-case base36 of an unsigned 32-bit number, padded with `0` to `width`. */
export function base36(value: number, width: number): string {
  return (value >>> 0).toString(36).padStart(width, '0');
}
