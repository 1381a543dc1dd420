/** The rule that a scanner proves itself with. */
export const CANARY_RULE = 'github-personal-access-token';
/** Characters of such a token behind its first four. */
const BODY = 36;
const LETTERS = 'Leak';

/** A text with one made-up secret of that rule, put together here so that it is in no file. Its checksum is wrong: nobody can take it for a real one. */
export function plantCanary(): Uint8Array {
  const body = Array.from({ length: BODY }, (_, i) => LETTERS[(i * 5) % LETTERS.length]).join('');
  return Uint8Array.from(`canary gh${'p_'}${body} \n`, (character) => character.charCodeAt(0));
}
