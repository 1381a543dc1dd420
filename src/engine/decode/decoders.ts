/** Decoders that a text went through, as reports name them. */
export const DECODERS = [
  'base64',
  'base32',
  'hex',
  'percent',
  'escape',
  'html',
  'quoted-printable',
  'concatenation',
  'utf-16',
  'gzip',
  'zlib',
  /** Not encoded: a name and its value, written beside each other though they are apart (`engine/structure`). */
  'structure',
] as const;
export type DecoderName = (typeof DECODERS)[number];

/** Bits of a decoded byte that one source byte carries; 0 if an entry cannot be split. */
export const BITS: Readonly<Record<DecoderName, number>> = {
  base64: 6,
  base32: 5,
  hex: 4,
  'utf-16': 4,
  percent: 0,
  escape: 0,
  html: 0,
  'quoted-printable': 0,
  concatenation: 0,
  gzip: 0,
  zlib: 0,
  structure: 0,
};

/** Whether a text read through these has no place of its own in the blob, only that of the whole compressed text. */
export function isCompressed(decoded: readonly DecoderName[]): boolean {
  return decoded.includes('gzip') || decoded.includes('zlib');
}
