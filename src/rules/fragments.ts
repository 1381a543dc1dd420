/** Parts that patterns share, each named once: `(?&hex){32}` stands for 32 hexadecimal digits. Names as in the templates of examples. */
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
  ['jwt', 'eyJ[0-9A-Za-z_-]{10,600}\\.eyJ[0-9A-Za-z_-]{10,3000}\\.[0-9A-Za-z_-]{10,900}'],
]);
