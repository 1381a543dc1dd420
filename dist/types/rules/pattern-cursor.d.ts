import type { PlaceOf } from './pattern.js';
/** Where reading a pattern stands. */
export interface Cursor {
    readonly text: string;
    readonly placeOf: PlaceOf;
    at: number;
}
/** Ends the reading: what is wrong at `offset`, and in `hint` what to write instead. */
export declare function rejectPattern(cursor: Cursor, offset: number, message: string, hint?: string): never;
/** Passes `text` where it stands next. */
export declare function accept(cursor: Cursor, text: string): boolean;
/** Passes what the sticky `expression` matches next. */
export declare function acceptMatch(cursor: Cursor, expression: RegExp): RegExpExecArray | undefined;
/** The code of the next character, which must be ASCII: on bytes, anything else would mean several of them. */
export declare function nextByte(cursor: Cursor): number;
