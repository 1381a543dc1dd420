import type { Pattern, PlaceOf } from './pattern.js';
/**
 * A pattern in RE2's or JavaScript's syntax as JavaScript source without flags, exact on a Latin-1 string.
 * @throws ScanError `pattern-invalid`
 */
export declare function translatePattern(text: string, placeOf?: PlaceOf): string;
/** JavaScript source of a pattern. Its one capture, named `secret`, is the secret; all other groups capture nothing. */
export declare function printPattern(pattern: Pattern): string;
