import { type ByteSet } from './byte-set.js';
import { type Cursor } from './pattern-cursor.js';
/** What one member of a class or one escape stands for; `single` where it is one byte and may begin or end a range. */
interface Member {
    readonly set: ByteSet;
    readonly single: number | undefined;
}
/** The bytes that an escape stands for; the cursor stands after the backslash. */
export declare function readEscape(cursor: Cursor): Member;
/** A bracket class; the cursor stands after its `[`. Folding comes before negation, as in RE2. */
export declare function readClass(cursor: Cursor, fold: boolean): ByteSet;
export {};
