/** The rule that a scanner must find in its self-test. */
export const CANARY_RULE = 'github-personal-access-token';
/** Characters of such a token after its first four. */
const BODY = 36;
const LETTERS = 'Leak';

/** Builds a text with one made-up secret of that rule, so that no file stores it. Its checksum is wrong, so nobody can take it for a real one. */
export function plantCanary(): Uint8Array {
  const body = Array.from({ length: BODY }, (_, i) => LETTERS[(i * 5) % LETTERS.length]).join('');
  return Uint8Array.from(`canary gh${'p_'}${body} \n`, (character) => character.charCodeAt(0));
}
