/** A half-open range of a text. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** A name and the value that it is the name of, wherever both are. */
export interface NamedValue {
  /** The name's place, or a word for a value whose name is not written: `password` for what follows `mysql -p`. */
  readonly name: TextSpan | string;
  readonly value: TextSpan;
}

/** How far readers look from an anchor's first byte: what they find depends on these bytes alone. */
export const READ_BEFORE = 1024;
export const READ_AFTER = 3072;

/** Values of other lengths are no secrets, or are found without a name. */
const MIN_VALUE = 4;
const MAX_VALUE = 1024;

/** References, templates, tags and calls, which a value begins with; and words that many settings have. */
const NO_VALUE =
  /^(?:\$[{(A-Za-z_]|\{\{|<|%[({]|#\{|@\{|\[(?:variables|parameters|concat)\(|(?:true|false|null|none|nil|undefined|string|secure_?string|password|text|boolean|bool|integer|object|array|number|required|optional|hidden|yes|no|public|private)$)/i;

/** Whether a range may hold a secret: not empty, not a reference, not a keyword. */
export function mayHoldSecret(text: string, { start, end }: TextSpan): boolean {
  const length = end - start;
  return length >= MIN_VALUE && length <= MAX_VALUE && !NO_VALUE.test(text.slice(start, Math.min(end, start + 24)));
}
