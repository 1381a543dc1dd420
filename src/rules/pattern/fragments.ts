/** Parts that patterns share, by name: `(?&hex){32}` means 32 hexadecimal digits. Names as in the templates of examples. */
export const FRAGMENTS: ReadonlyMap<string, string> = new Map([
  ['digits', '[0-9]'],
  ['lower', '[a-z]'],
  ['upper', '[A-Z]'],
  ['hex', '[0-9a-f]'],
  ['HEX', '[0-9A-F]'],
  ['hexany', '[0-9A-Fa-f]'],
  ['alnum', '[0-9a-z]'],
  ['ALNUM', '[0-9A-Z]'],
  ['base32', '[A-Z2-7]'],
  ['base62', '[0-9A-Za-z]'],
  ['base64', '[0-9A-Za-z+/]'],
  ['base64url', '[0-9A-Za-z_-]'],
  ['uuid', '[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}'],
  // Lookaheads for what may not begin here. They keep the prefilter's candidates few; everything else that is not a secret is left to evidence.
  ['no_expression', '(?!2[abxy]\\$|[A-Za-z_$]{1,60}[0-9]{0,5}(?:\\.[A-Za-z_]|\\(|\\[|->|::|\\?\\.))'],
  [
    'no_constant',
    '(?![A-Z0-9]{1,24}(?:_[A-Z0-9]{1,24}){1,8}(?![A-Za-z0-9_-])|[A-Z]{2,24}[0-9]{0,2}(?:[-./:][A-Z]{1,24}[0-9]{0,3}){1,8}(?![A-Za-z0-9_-]))',
  ],
  [
    'no_reference',
    '(?!\\$[0-9a-z]{1,10}\\$|###|[$][{(A-Za-z_]|\\{|<|%[A-Za-z({]|\\*{3}|#\\{|&[a-z]{2,6};|\\.{0,2}/|\\.[a-z]|[.#][A-Za-z-]{2,40}["\'`]|[~^][0-9]|(?i:https?:))',
  ],
  [
    'no_keyword',
    '(?!(?i:null|none|nil|true|false|undefined|string|text|password|required|optional|hidden|boolean|bool|bytes|number|object|self|always|never|on_create|enabled|disabled|unset|unknown|integer|char|varchar|dict|float|prompt|xyes|xno)(?![A-Za-z0-9_]))',
  ],
  [
    'no_type',
    '(?!(?i:null|none|nil|true|false|undefined|string|text|required|optional|hidden|boolean|bool|bytes|number|object|self|always|never|on_create|enabled|disabled|unset|unknown|integer|char|varchar|dict|float|prompt|xyes|xno)(?![A-Za-z0-9_]))',
  ],
  ['jwt', 'eyJ[0-9A-Za-z_-]{10,600}\\.eyJ[0-9A-Za-z_-]{10,3000}\\.[0-9A-Za-z_-]{10,900}'],
]);
