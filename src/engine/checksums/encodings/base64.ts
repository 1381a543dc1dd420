import { latin1 } from '../../../core/latin1.ts';

const STANDARD = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const RFC4648_BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The value of a base64 or base64url character code, or -1. */
function sextet(code: number): number {
  if (code >= 65 && code <= 90) return code - 65;
  if (code >= 97 && code <= 122) return code - 71;
  if (code >= 48 && code <= 57) return code + 4;
  if (code === 43 || code === 45) return 62;
  return code === 47 || code === 95 ? 63 : -1;
}

/** The value of a base32 character code of either case, or -1. */
function quintet(code: number): number {
  if (code >= 65 && code <= 90) return code - 65;
  if (code >= 97 && code <= 122) return code - 97;
  return code >= 50 && code <= 55 ? code - 24 : -1;
}

/** Index after the last character that is not `=`. */
function unpaddedLength(text: string): number {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === 61) end--;
  return end;
}

/** Packs `width`-bit characters into bytes, most significant bit first; left-over bits are dropped. Undefined on a foreign character. */
function unpack(text: string, width: number, valueOf: (code: number) => number): Uint8Array | undefined {
  const end = unpaddedLength(text);
  const bytes = new Uint8Array(Math.floor((end * width) / 8));
  let bits = 0;
  let held = 0;
  let size = 0;
  for (let index = 0; index < end; index++) {
    const value = valueOf(text.charCodeAt(index));
    if (value < 0) return undefined;
    held = ((held << width) | value) & 0xfff;
    bits += width;
    if (bits < 8) continue;
    bits -= 8;
    bytes[size++] = (held >>> bits) & 0xff;
  }
  return bytes;
}

function pack(bytes: ArrayLike<number>, width: number, alphabet: string): string {
  const mask = (1 << width) - 1;
  let text = '';
  let bits = 0;
  let held = 0;
  for (let index = 0; index < bytes.length; index++) {
    held = ((held << 8) | bytes[index]!) & 0xfff;
    bits += 8;
    while (bits >= width) {
      bits -= width;
      text += alphabet[(held >>> bits) & mask]!;
    }
  }
  return bits > 0 ? text + alphabet[(held << (width - bits)) & mask]! : text;
}

/** Base64 or base64url (RFC 4648), padded or not, to bytes; undefined if a character belongs to neither or the length is impossible. */
export function decodeBase64(text: string): Uint8Array | undefined {
  return unpaddedLength(text) % 4 === 1 ? undefined : unpack(text, 6, sextet);
}

/** Bytes to base64 (RFC 4648, standard alphabet, padded). */
export function encodeBase64(bytes: ArrayLike<number>): string {
  const text = pack(bytes, 6, STANDARD);
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=');
}

/** Base32 (RFC 4648, either case, padded or not) to bytes; undefined on a foreign character. */
export function decodeBase32(text: string): Uint8Array | undefined {
  return unpack(text, 5, quintet);
}

/** Bytes to base32 (RFC 4648, upper case, no padding). */
export function encodeBase32(bytes: ArrayLike<number>): string {
  return pack(bytes, 5, RFC4648_BASE32);
}

/** A Latin-1 string's bytes. */
export function bytesOfText(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) bytes[index] = text.charCodeAt(index);
  return bytes;
}

/** Bytes as a Latin-1 string. */
export function textOfBytes(bytes: Uint8Array): string {
  return latin1(bytes, 0, bytes.length);
}
