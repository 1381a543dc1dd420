import { latin1 } from '../core/latin1.ts';
import { letterBits } from '../engine/evidence/value.ts';

/** Longer values are keys or documents, which nobody guesses as a password. */
const MAX_LENGTH = 256;
/** Mean bits of neighbouring letters (see `letterBits`) below which they are words rather than random. */
const WORD_BITS = 10.3;
/** Bits per letter of a word: in a list of 10,000 words, six letters have 13. */
const LETTER_BITS = 2;
/** Bits of a character that follows from the previous one: the next on the keyboard or in the alphabet, or the same. */
const STEP_BITS = 1;
const KEYBOARD = ['1234567890-=', '!@#$%^&*()_+', 'qwertyuiop[]', "asdfghjkl;'", 'zxcvbnm,./'];

/** Row and column of a key; shifted digits share the place of the digits. Undefined if there is no such key. */
function keyboardPlace(character: string): readonly [row: number, column: number] | undefined {
  const row = KEYBOARD.findIndex((keys) => keys.includes(character));
  return row < 0 ? undefined : [Math.max(0, row - 1), KEYBOARD[row]!.indexOf(character)];
}

function isStep(before: string, character: string): boolean {
  if (Math.abs(before.charCodeAt(0) - character.charCodeAt(0)) <= 1) return true;
  const [a, b] = [keyboardPlace(before), keyboardPlace(character)];
  return a !== undefined && b !== undefined && Math.abs(a[0] - b[0]) <= 1 && Math.abs(a[1] - b[1]) <= 1;
}

/** The part that a value repeats from start to end; the whole value if there is none. */
function periodOf(text: string): string {
  for (let length = 1; length <= text.length / 2; length++) {
    if (text.startsWith(text.slice(length))) return text.slice(0, length);
  }
  return text;
}

/** Shannon entropy in bits per character. */
function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits += (count / text.length) * Math.log2(text.length / count);
  return bits;
}

/**
 * Estimates the work to guess a password, in bits: length times entropy, with words, keyboard walks, runs and repetitions counted as in lists of
 * passwords. An upper bound for random values, deliberately low for values that people make up.
 */
export function guessBits(bytes: Uint8Array): number {
  const whole = latin1(bytes, 0, Math.min(bytes.length, MAX_LENGTH));
  const text = bytes.length > MAX_LENGTH ? whole : periodOf(whole);
  const each = entropyOf(text);
  if (bytes.length > MAX_LENGTH) return bytes.length * each;
  const words = (letterBits(text) ?? 0) < WORD_BITS;
  const folded = text.toLowerCase();
  let bits = 0;
  for (let i = 0; i < text.length; i++) {
    if (i > 0 && isStep(folded[i - 1]!, folded[i]!)) bits += Math.min(each, STEP_BITS);
    else if (words && folded[i]! >= 'a' && folded[i]! <= 'z') bits += Math.min(each, LETTER_BITS);
    else bits += each;
  }
  return bits;
}
