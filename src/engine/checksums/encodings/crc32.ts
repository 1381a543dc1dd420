/** One shift-and-xor table for the reflected polynomial 0xEDB88320. */
const TABLE = /* @__PURE__ */ crcTable();

function crcTable(): Uint32Array {
  const table = new Uint32Array(256);
  for (let byte = 0; byte < 256; byte++) {
    let rest = byte;
    for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
    table[byte] = rest;
  }
  return table;
}

/** CRC-32 of IEEE 802.3 (ISO-HDLC: reflected, initial and final value all ones) as an unsigned 32-bit number. */
export function crc32(bytes: ArrayLike<number>): number {
  let crc = 0xffffffff;
  for (let index = 0; index < bytes.length; index++) crc = TABLE[(crc ^ bytes[index]!) & 0xff]! ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** CRC-32 of a Latin-1 string's bytes. */
export function crc32OfText(text: string): number {
  let crc = 0xffffffff;
  for (let index = 0; index < text.length; index++) crc = TABLE[(crc ^ text.charCodeAt(index)) & 0xff]! ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** The low 32 bits as eight lower-case hex digits, most significant first. */
export function hex32(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0');
}

/** Reverses the four bytes of an unsigned 32-bit number. */
export function swapBytes(value: number): number {
  return ((value << 24) | ((value & 0xff00) << 8) | ((value >>> 8) & 0xff00) | (value >>> 24)) >>> 0;
}
