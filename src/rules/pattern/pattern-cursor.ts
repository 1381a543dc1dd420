import { ScanError } from '../../core/errors.ts';
import type { PlaceOf } from './pattern.ts';

/** Position of the pattern parser. */
export interface Cursor {
  readonly text: string;
  readonly placeOf: PlaceOf;
  at: number;
}

/** Rejects the pattern: what is wrong at `offset`, and in `hint` what to write instead. */
export function rejectPattern(cursor: Cursor, offset: number, message: string, hint?: string): never {
  throw new ScanError('pattern-invalid', `${cursor.placeOf(offset)}: ${message}`, hint === undefined ? {} : { hint });
}

/** Consumes `text` if it is next. */
export function accept(cursor: Cursor, text: string): boolean {
  if (!cursor.text.startsWith(text, cursor.at)) return false;
  cursor.at += text.length;
  return true;
}

/** Consumes what the sticky `expression` matches next. */
export function acceptMatch(cursor: Cursor, expression: RegExp): RegExpExecArray | undefined {
  expression.lastIndex = cursor.at;
  const match = expression.exec(cursor.text);
  if (!match) return undefined;
  cursor.at += match[0].length;
  return match;
}

/** The code of the next character, which must be ASCII: in bytes, any other would be several. */
export function nextByte(cursor: Cursor): number {
  const code = cursor.text.charCodeAt(cursor.at);
  if (code > 127) {
    rejectPattern(
      cursor,
      cursor.at,
      'a pattern is ASCII',
      'the text is bytes, so match the ASCII text beside the character instead',
    );
  }
  cursor.at++;
  return code;
}
