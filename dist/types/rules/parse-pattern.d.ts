import type { Pattern, PlaceOf } from './pattern.js';
/**
 * Reads a pattern in JavaScript's or RE2's syntax into byte sets.
 * @throws ScanError `pattern-invalid` at whatever cannot be expressed exactly on bytes, or is unbounded
 */
export declare function parsePattern(text: string, placeOf: PlaceOf): Pattern;
