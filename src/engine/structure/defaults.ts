import { type NamedValue, mayHoldSecret, type TextSpan } from './named-value.ts';
import type { Name } from './name-value-pairs.ts';
import { readQuoted, skipBlanks } from './scalars.ts';

/** `${X:-value}`, `${X-value}`, `${X:=value}`, `${X:value}`, from behind the brace. */
const EXPANSION = /^[\w.-]{0,80}?[\w](?::?[-=+?]|:)([^{}\n]{1,300})\}/d;
/** How a fallback begins behind a lookup. */
interface Fallback {
  /** The first characters behind the lookup's quote, brackets and blanks with which it begins. */
  readonly marks: string;
  /** From the lookup's quote on to the value's. */
  readonly pattern: RegExp;
  /** Whether it counts only as an argument of a call that takes the first value there is, or only for an option. */
  readonly only?: 'chosen' | 'option';
}

/** `ENV['X'] || `, `getenv("X") ?: `, `.unwrap_or(`, `| default(`, `} else { `, `env(X): `. */
const FALLBACKS: readonly Fallback[] = [
  {
    marks: '|?o/a',
    pattern:
      /^["'`]?[\])}]{0,2}(?:[ \t]{1,4}as[ \t]{1,4}[\w.]{1,24}\??)?[ \t\n]{0,8}(?:\|\||\?\?=?|\?:|\bor\b|\/\/)[ \t\n]{0,8}/,
  },
  { marks: '{', pattern: /^["'`]?[\])]{0,2}[ \t]{0,4}\{[ \t]{0,4}/ },
  {
    marks: '.',
    pattern:
      /^["'`]?[\])}]{0,2}(?:\.\w{1,12}\(\)){0,2}\.(?:unwrap_?or|get_?or_?else|or_?else|or_?default|default_?value|default|if_?empty|value_?or|and_?return|then_?return|returns)\w{0,8}\([ \t]{0,4}(?:\|_?\||\(\) ?[=-]>|\{)?[ \t]{0,4}/i,
  },
  { marks: '|', pattern: /^["'`]?[\])}]{0,2}[ \t]{0,4}\|[ \t]{0,4}d(?:efault)?(?:\([ \t]{0,4}|[ \t]{1,4})(?:value=)?/ },
  { marks: ':="\'`', pattern: /^["'`]?\)["'`]?[ \t]{0,4}(?::|=>)[ \t]{0,4}/ },
  { marks: 'eE', pattern: /^[ \t]{0,4}\}[ \t\n]{0,8}else[ \t\n]{0,8}\{[ \t\n]{0,8}/i },
  { marks: '"\'`', pattern: /^["'`]?\)[ \t\n]{0,8}(?=["'`])/, only: 'chosen' },
  { marks: ',', pattern: /^["'`]?\),[ \t\n]{0,8}/, only: 'chosen' },
  // typed: `Db_Password : constant String := "x"`, `DB_PASSWORD As String = "x"`, `PIC X(14) VALUE "x"`, `db "x"`
  {
    marks: ':',
    pattern: /^[ \t]{0,4}:[ \t]{0,4}(?:constant[ \t]{1,4})?[\w.]{1,30}(?:\s?\([^)\n]{1,20}\))?[ \t]{0,4}:=[ \t]{0,4}/i,
  },
  { marks: 'aA', pattern: /^[ \t]{1,4}As[ \t]{1,4}\w{1,24}(?:[ \t]\*[ \t]\d+)?[ \t]{0,4}=[ \t]{0,4}/i },
  { marks: 'pPtT', pattern: /^[ \t]{1,12}(?:PIC|TYPE)[ \t][^\n"']{1,40}?VALUE[ \t]{1,8}/i },
  { marks: 'dDeE.', pattern: /^:?[ \t]{1,16}(?:db|dc\.b|equ|\.asciz|\.string|\.ascii)[ \t]{1,8}<?/i },
  { marks: '.', pattern: /^[ \t]\.[ \t](?=")/ },
  { marks: '=', pattern: /^["'`]?\}[ \t]{0,4}(?:\|\||\/\/)?=[ \t]{0,4}/ },
  { marks: 't', pattern: /^["'`][ \t]{1,4}to[ \t]{1,4}/ },
  { marks: '[', pattern: /^["'`]?\](?:\[["'`][\w.-]{1,40}["'`]\]){1,4}[ \t]{0,4}=[ \t]{0,4}/ },
  {
    marks: ',<[',
    pattern: /^[ \t]?(?:[<[][\w.-]{1,40}[>\]])?["'`],[ \t\n]{0,20}(?:["'][^"'\n]{0,80}["'],[ \t\n]{0,20})?(?=["'`])/,
    only: 'option',
  },
  {
    marks: ':',
    pattern:
      /^[ \t]{0,4}:[ \t]{0,4}[\w[\]., |?]{1,40}=[ \t]{0,4}[\w.]{0,24}(?:Option|Argument|Query|Header|Form|Field|Cookie|Param)\([ \t\n]{0,8}/,
  },
  // what is assigned is made by a call that has a default among its arguments, or a method that sets one
  {
    marks: ':=',
    pattern:
      /^[ \t]{0,4}(?::[ \t]{0,4}[\w[\]., |?]{1,40})?[ \t]{0,4}[:=][ \t]{0,4}[^\n"'`;]{1,80}?(?:\bdefault\w{0,8}[ \t]{0,4}[=:(][ \t]{0,4}|\boptional\([\w.]{1,20},[ \t]{0,4})/i,
  },
  {
    marks: ':=',
    pattern: /^[ \t]{0,4}[:=][ \t]{0,4}[\w.]{1,40}[ \t]{0,4}[({][^{}()"'`]{0,160}?\bdefault[ \t]{0,4}[=:][ \t]{0,4}/,
  },
];
/** `{{ default "value" .Values.x }}`, `setObject:@"value" forKey:@"X"` before the name. */
/** Make's `$(or $(X),value)` and `$(if $(X),$(X),value)`. */
function readMake(text: string, { start, end }: TextSpan): TextSpan[] | undefined {
  if (!text.startsWith('),', end) || !/\$\((?:or|if) [^\n]{0,80}\$\($/.test(text.slice(Math.max(0, start - 90), start)))
    return undefined;
  const value = /^\),([^\s$(),]{4,200})\)/.exec(text.slice(end, end + 210));
  return value ? [{ start: end + 2, end: end + 2 + value[1]!.length }] : undefined;
}

/** `{{ coalesce .Values.x .Values.y "value" }}`. */
const COALESCE = /\{\{-?\s{0,4}(?:coalesce|default)\s[^{}"'\n]{0,100}$/;
const DEFAULT_BEFORE =
  /(?:\bdefault[ \t]{1,4}(?:"([^"\n]{1,200})"|'([^'\n]{1,200})'|`([^`\n]{1,200})`)[ \t]{1,4}[.$\w]{0,60}|:@?"(?:Bearer )?([^"\n]{1,200})"[ \t]{1,4}for\w{1,24}:@?")$/d;
const CHOOSING_CALL =
  /(?:\b\w{1,40}\(\s{0,8}[\w.:$]{0,30}get\w{0,20}\(["'`]?$|\b(?:coalesce|try|default|first_?non_?(?:empty|null)|if_?null|nvl|firstof|or|cmp\.Or)\(|\(or )\s{0,8}(?:\(?[\w.$/]{0,40}[( ]["'`]?|[\w.$]{0,40})$/i;

/** Reads what a reference falls back to if its variable is not set. */
export function readDefaults(text: string, name: Name): NamedValue[] {
  const values = [...readExpansion(text, name), ...readFallback(text, name), ...readBefore(text, name)];
  const own = { start: name.start, end: name.end };
  return values.filter((value) => mayHoldSecret(text, value)).map((value) => ({ name: own, value }));
}

function readExpansion(text: string, { start, end }: Name): TextSpan[] {
  const from = text.lastIndexOf('{', start) + 1;
  if (from < 2 || !'$#'.includes(text[from - 2]!) || !/^[\w.-]*$/.test(text.slice(from, Math.max(from, start))))
    return [];
  const found = EXPANSION.exec(text.slice(from, end + 310))?.indices?.[1];
  return found ? [unquoted(text, { start: from + found[0], end: from + found[1] })] : [];
}

function unquoted(text: string, { start, end }: TextSpan): TextSpan {
  const isQuoted = end - start >= 2 && /["']/.test(text[start]!) && text[end - 1] === text[start];
  return isQuoted ? { start: start + 1, end: end - 1 } : { start, end };
}

function readFallback(text: string, name: Name): TextSpan[] {
  const { end } = name;
  const rest = text.slice(end, end + 260);
  const mark = markBehind(rest);
  for (const fallback of mark === '' ? [] : FALLBACKS) {
    if (!fallback.marks.includes(mark) || !counts(text, name, fallback)) continue;
    const match = fallback.pattern.exec(rest);
    const value = match && readQuoted(text, end + match[0].length);
    if (value) return [value];
  }
  return readMake(text, name) ?? readLast(text, name) ?? (mark === ':' ? readTernary(text, name) : []);
}

function counts(text: string, { start, quote }: Name, { only }: Fallback): boolean {
  if (only === 'option') return text[start] === '-';
  return only !== 'chosen' || CHOOSING_CALL.test(text.slice(Math.max(0, start - 90), start - quote.length));
}

/** The first character behind a lookup's quote, brackets and blanks. */
function markBehind(rest: string): string {
  let at = '"\'`'.includes(rest[0] ?? ' ') ? 1 : 0;
  while (at < 24 && ' \t\n])}'.includes(rest[at] ?? '.')) at++;
  return rest[at] ?? '';
}

/** `{{ coalesce .Values.x .Values.y "value" }}`. */
function readLast(text: string, { start, end }: TextSpan): TextSpan[] | undefined {
  const before = text.slice(Math.max(0, start - 110), start);
  if (!before.includes('{{') || !COALESCE.test(before)) return undefined;
  const last = /^(?:[ \t]{1,4}[.$\w]{1,60}){0,3}[ \t]{1,4}(?=["'`])/.exec(text.slice(end, end + 260));
  const value = last && readQuoted(text, end + last[0].length);
  return value ? [value] : undefined;
}

/** `isset($_ENV['X']) ? $_ENV['X'] : 'value'`. */
function readTernary(text: string, { start, end }: TextSpan): TextSpan[] {
  const ternary = /^["'`]?[\])][ \t]{0,4}:[ \t]{0,4}/.exec(text.slice(end, end + 16));
  if (!ternary || !/\?[^?\n;]{1,100}$/.test(text.slice(Math.max(0, start - 110), start))) return [];
  const value = readQuoted(text, end + ternary[0].length);
  return value ? [value] : [];
}

function readBefore(text: string, name: Name): TextSpan[] {
  const from = Math.max(0, name.start - 280);
  const before = text.slice(from, name.start);
  const found = /default|for[KH]/.test(before) ? DEFAULT_BEFORE.exec(before)?.indices : undefined;
  const range = found && (found[1] ?? found[2] ?? found[3] ?? found[4]);
  if (range) return [{ start: from + range[0], end: from + range[1] }];
  if (text[name.behind] !== ',' || !CHOOSING_CALL.test(before.slice(-60))) return [];
  const value = readQuoted(text, skipBlanks(text, name.behind + 1, true));
  return value ? [value] : [];
}
