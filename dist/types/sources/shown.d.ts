/**
 * A path's bytes as text. UTF-8 is shown as it is; in any other name each byte that is not UTF-8 becomes `%FF`, and `%` becomes `%25`,
 * so that two names never look the same by their escapes.
 */
export declare function showPath(bytes: Buffer): string;
/** One line of a program's output, safe to print: control characters and whatever changes the direction of text become `\u{..}`. */
export declare function escapeLine(text: string): string;
