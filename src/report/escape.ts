/**
 * What could move a cursor, hide text or turn its direction: controls (C0, C1, DEL), format characters (zero-width, bidirectional, soft
 * hyphen, tags), line and paragraph separators, lone surrogates, private use, and letters that are drawn as nothing.
 */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\u115f\u1160\u2800\u3164\uffa0]|\p{Variation_Selector}/gu;

/** Text from a repository made safe for a terminal: unsafe characters become visible escapes, `\u{1b}`. */
export function escapeTerminal(text: string): string {
  return text.replace(UNSAFE, (char) => `\\u{${char.codePointAt(0)!.toString(16)}}`);
}
