import { bigramBits } from '../evidence/bigrams.ts';
import { HOT_GRAMS } from './hot-grams.ts';

/** How frequent texts and four-byte windows (grams) are in source text. */
export interface GramCosts {
  /** -log2 of the measured share of a frequent window (in lower case). */
  readonly hotBits: (window: string) => number | undefined;
  /** Expected share of a folded window: measured if it is a frequent one, else a first-order chain over the measured bigrams. */
  readonly costOf: (gram: number) => number;
}

/** Prepares the table of frequent windows, for compiling rules. */
export function createGramCosts(): GramCosts {
  const hot = new Map<string, number>();
  for (const [bits, grams] of HOT_GRAMS) {
    for (let at = 0; at < grams.length; at += 4) hot.set(grams.slice(at, at + 4), bits);
  }
  return { hotBits: (window) => hot.get(window), costOf: (gram) => costOf(gram, hot) };
}

/** Share of a window of four bytes beyond ASCII, of which three bits each are kept. */
const FOREIGN_COST = 2 ** -12;
const HIGH_BITS = 0x80808080 | 0;

function costOf(gram: number, hot: ReadonlyMap<string, number>): number {
  if ((gram & HIGH_BITS) === HIGH_BITS) return FOREIGN_COST;
  const [a, b, c, d] = [gram & 0xff, (gram >>> 8) & 0xff, (gram >>> 16) & 0xff, gram >>> 24];
  const measured = hot.get(String.fromCharCode(a, b, c, d));
  return 2 ** -(measured ?? bigramBits(a, b) + bigramBits(c, d) + bigramBits(b, c) / 4);
}
