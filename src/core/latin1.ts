/** Bytes with a faster decoder: on Node a `Buffer`, whose `latin1Slice` is native code. */
interface NativeText {
  readonly latin1Slice?: (from: number, to: number) => string;
}

/**
 * Decodes bytes to a string with one character per byte, so that string indexes are byte offsets. A window of 200 bytes takes 1.5 us here and 0.2 us
 * natively; a scan of source code reads two dozen windows per file.
 */
export function latin1(bytes: Uint8Array & NativeText, from: number, to: number): string {
  if (bytes.latin1Slice) return bytes.latin1Slice(from, to);
  let text = '';
  for (let at = from; at < to; at += 8192) {
    text += String.fromCharCode.apply(null, bytes.subarray(at, Math.min(to, at + 8192)) as unknown as number[]);
  }
  return text;
}
