import { readItems } from './braces.ts';
import { mayHoldSecret, type NamedValue, type TextSpan } from './named-value.ts';
import { skipBlanks } from './scalars.ts';

const MAX_ROWS = 40;
const COLUMNS =
  /^insert\s+(?:ignore\s+)?into\s+[\w."`[\]]{1,80}\s*\(([^()]{1,600})\)\s*(?:output\s[^()]{1,80})?values\s*(?=\()/di;
const SECRET_COLUMN = /passw|pwd|secret|token|api_?key|access_?key|private_?key|credential|_pass\b|passphrase/i;

/** Reads what an INSERT puts into columns that are named as secrets are: `INSERT INTO t (id, password) VALUES (1, '...'), (2, '...')`. */
export function readInsert(text: string, anchor: TextSpan): NamedValue[] {
  const statement = text.slice(anchor.start);
  const columns = COLUMNS.exec(statement);
  const place = columns?.indices?.[1];
  if (!columns || !place) return [];
  const names = splitColumns(columns[1]!, anchor.start + place[0]);
  const found: NamedValue[] = [];
  let next = anchor.start + columns[0].length;
  for (let row = 0; row < MAX_ROWS && text[next] === '('; row++) {
    const { values, next: end } = readItems(text, next + 1);
    for (const { column, name } of names) {
      const value = values[column];
      if (value && mayHoldSecret(text, value)) found.push({ name, value });
    }
    next = skipBlanks(text, end + 1, true);
    if (text[next] !== ',') break;
    next = skipBlanks(text, next + 1, true);
  }
  return found;
}

/** The columns whose names say that they hold secrets. */
function splitColumns(list: string, at: number): { readonly column: number; readonly name: TextSpan }[] {
  const found: { readonly column: number; readonly name: TextSpan }[] = [];
  let start = at;
  for (const [column, part] of list.split(',').entries()) {
    const bare = /[\w.-]+/.exec(part);
    if (bare && SECRET_COLUMN.test(bare[0]))
      found.push({ column, name: { start: start + bare.index, end: start + bare.index + bare[0].length } });
    start += part.length + 1;
  }
  return found;
}
