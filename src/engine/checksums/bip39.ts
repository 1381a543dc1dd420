import { readWords } from './bip39-words.ts';
import { type Inside, inspection, type InsideReason } from './checksum.ts';
import { isPublished } from './published.ts';
import { sha256 } from './encodings/sha256.ts';

/** Bits that a word encodes. */
const WORD_BITS = 11;
const COUNTS: readonly number[] = [12, 15, 18, 21, 24];
/** A phrase with fewer different words was not drawn at random. */
const MIN_DIFFERENT_WORDS = 4;

/** The numbers of the words; undefined if one is not in the list. Only the first four letters count, as in wallets. */
function numbersOf(words: readonly string[], list: ReadonlyMap<string, number>): number[] | undefined {
  const numbers = words.map((word) => list.get(word.slice(0, 4)) ?? -1);
  return numbers.includes(-1) ? undefined : numbers;
}

/** Whether the last bits, one in 33, are the first bits of the SHA-256 of the others. */
function isWhole(numbers: readonly number[]): boolean {
  const bits = numbers.map((number) => number.toString(2).padStart(WORD_BITS, '0')).join('');
  const check = numbers.length / 3;
  const entropy = bits.slice(0, -check);
  const bytes = Uint8Array.from({ length: entropy.length / 8 }, (_, i) =>
    Number.parseInt(entropy.slice(i * 8, i * 8 + 8), 2),
  );
  return sha256(bytes)[0]!.toString(2).padStart(8, '0').startsWith(bits.slice(-check));
}

function inspect(secret: string, list: () => ReadonlyMap<string, number>): Inside {
  const words = secret.toLowerCase().match(/[a-z]+/g) ?? [];
  if (!COUNTS.includes(words.length)) return { result: 'unknown' };
  const numbers = numbersOf(words, list());
  if (!numbers) return { result: 'invalid' };
  const facts = { words: String(words.length) };
  const evidence: InsideReason[] = isPublished(words.join(' ')) ? ['published-test'] : [];
  if (new Set(words).size < MIN_DIFFERENT_WORDS) evidence.push('repetitive', 'example-value');
  if (isWhole(numbers)) return { result: 'valid', facts, evidence };
  return { result: 'unknown', facts, evidence: [...evidence, 'structure-broken'] };
}

/** Reads the word list with the first phrase and keeps it: a text can hold many phrases, and most scans find none. */
function createInspect(): (secret: string) => Inside {
  let list: ReadonlyMap<string, number> | undefined;
  return (secret) => inspect(secret, () => (list ??= readWords()));
}

/**
 * Seed phrases of BIP-39, in English: 12, 15, 18, 21 or 24 words of its list, numbered or not, whose last bits are a checksum. A phrase with other
 * words is prose. One in sixteen phrases of twelve words passes by chance, but no text is twelve of the 2,048 words by chance.
 */
export const bip39 = inspection('checksum', createInspect());
