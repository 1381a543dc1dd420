import { bigramBits } from '../bigrams.ts';

/** Expected share of a folded four-byte window in source text: a first-order chain over the measured bigrams. */
export function gramCost(gram: number): number {
  const a = gram & 0xff;
  const b = (gram >>> 8) & 0xff;
  const c = (gram >>> 16) & 0xff;
  const d = gram >>> 24;
  return 2 ** -(bigramBits(a, b) + bigramBits(c, d) + bigramBits(b, c) / 4);
}
