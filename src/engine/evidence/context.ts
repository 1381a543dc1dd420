import { latin1 } from '../../core/latin1.ts';

/** Bytes of context that checks may read on either side of a secret. */
export const CONTEXT_BYTES = 512;

function isWordByte(byte: number): boolean {
  return (byte >= 48 && byte <= 57) || (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122) || byte === 95;
}

/** Whether the word byte before `at` ends an escape (`\n`, `\u003d`, `%3D`, `ESC[0m`), so that it is not part of the secret. */
function endsEscape(bytes: Uint8Array, at: number): boolean {
  const before = latin1(bytes, Math.max(0, at - 6), at);
  return /(?:\\[nrtbfv0]|\\u[0-9A-Fa-f]{4}|\\x[0-9A-Fa-f]{2}|%[0-9A-Fa-f]{2}|\[[0-9;]{0,3}m)$/.test(before);
}

/** Whether no byte before `start` could belong to the same value. Bytes outside the blob are zero. */
export function isOpening(bytes: Uint8Array, start: number): boolean {
  return !isWordByte(bytes[start - 1]!) || endsEscape(bytes, start);
}

/** Whether a word begins here, or a word of a name: `print` in `my_print`, `Logger` in `appLogger`, but not `print` in `sprint`. */
export function opensName(bytes: Uint8Array, start: number): boolean {
  const first = bytes[start]!;
  const before = start === 0 ? 0 : bytes[start - 1]!;
  if (!isWordByte(first) || before === UNDERSCORE || isOpening(bytes, start)) return true;
  return isUpper(first) && !isUpper(before);
}

const UNDERSCORE = 0x5f;

function isUpper(byte: number): boolean {
  return byte >= 0x41 && byte <= 0x5a;
}

/** Whether no byte next to [start, end) could belong to the value. */
export function isBounded(bytes: Uint8Array, start: number, end: number): boolean {
  return !isWordByte(bytes[end]!) && isOpening(bytes, start);
}

/** Whether none of `unwanted` (ASCII) is directly next to [start, end). */
export function isApartFrom(unwanted: string, bytes: Uint8Array, span: { start: number; end: number }): boolean {
  return (
    !unwanted.includes(String.fromCharCode(bytes[span.start - 1]!)) &&
    !unwanted.includes(String.fromCharCode(bytes[span.end]!))
  );
}

/** Bytes before a match that show whether it begins inside a word. */
const LEAD_BYTES = 6;

/** The context of a secret, as far as the checks look. */
export interface Context {
  /** Up to CONTEXT_BYTES before the secret, and after it. */
  readonly before: string;
  readonly after: string;
  /** The bytes before the match and its first byte, which show whether its name begins inside another word. */
  readonly lead?: string;
  /** Result of `assignedName`, kept because several checks use it. */
  name?: string;
}

/** Reads the context of [start, end) within [low, high), the held part of the blob. */
export function readContext(
  bytes: Uint8Array,
  span: { start: number; end: number; match: { start: number } },
  blob: { low: number; high: number },
): Context {
  return {
    lead: latin1(bytes, Math.max(blob.low, span.match.start - LEAD_BYTES), span.match.start + 1),
    before: latin1(bytes, Math.max(blob.low, span.start - CONTEXT_BYTES), span.start),
    after: latin1(bytes, span.end, Math.min(blob.high, span.end + CONTEXT_BYTES)),
  };
}

function isBase64Byte(byte: number): boolean {
  return (isWordByte(byte) && byte !== 95) || byte === 43 || byte === 47 || byte === 61;
}

/** Whether the secret is in a long run of base64: an image, a font, a certificate or a bundle, where any pattern occurs by chance. */
export function isInsideBase64(context: Context): boolean {
  // from the end: a pattern with `$` would restart at every byte
  let start = context.before.length;
  while (start > 0 && isBase64Byte(context.before.charCodeAt(start - 1))) start--;
  const after = /^[A-Za-z0-9+/=]*/.exec(context.after)![0].length;
  return context.before.length - start + after >= 160;
}

/** Whether both sides are one long line almost without spaces, as in minified code and source maps, or a member of an object written without any. */
export function isMinified(context: Context): boolean {
  if (/[,{][A-Za-z_$][\w$]{0,40}:["'`]$/.test(context.before.slice(-48)) && /^["'`][,}](?!\s)/.test(context.after))
    return true;
  const text = context.before + context.after;
  if (text.length < CONTEXT_BYTES * 1.5 || text.includes('\n')) return false;
  return (text.match(/\s/g)?.length ?? 0) < text.length / 25;
}

/**
 * Whether the text before the value shows that it is a content hash: `sha512-`, `integrity`, `checksum`, `uses: x@`, a commit, fingerprints of SARIF.
 */
export function isAfterHashWord(context: Context): boolean {
  if (/ingerprints"\s{0,4}:\s{0,4}\{[^{}]{0,300}$/.test(context.before)) return true;
  const line = context.before.slice(context.before.lastIndexOf('\n') + 1).slice(-80);
  return /(?:[a-z][_-]?hash\W{1,5}|\bsha[-_:="' ]{1,4}|sha-?(?:1|224|256|384|512)[-_:="' ]{1,4}|\sh1:|\bmd5[-_:="' ]{1,4}|integrity\W{1,5}|checksum\w{0,10}\W{1,5}|digest\W{1,5}|\bcommit\W{1,4}|revision\W{1,4}|\betag\W{1,4}|fingerprint\W{1,5}|thumbprint\W{1,5})[A-Za-z0-9+/=-]{0,20}$/i.test(
    line,
  );
}

/**
 * The name that the value is assigned to: the last identifier before an operator, at most 64 characters. Empty if there is none. The value may be on
 * the next line.
 */
export function assignedName(context: Context): string {
  return (context.name ??= findName(context));
}

/** Longest text from the first byte of a name to its value that `findName` accepts. */
const LONGEST_NAMED = 96;
/** Most bytes between a name and its value: the sum of what the pattern of `findName` accepts after the name. */
const LONGEST_BETWEEN = 30;

/** Start of the text that can hold a name ending within the last `LONGEST_BETWEEN` bytes. The pattern would try every letter of earlier words. */
function nameStart(before: string): number {
  const first = Math.max(0, before.length - LONGEST_NAMED);
  let at = Math.max(first, before.length - LONGEST_BETWEEN - 1);
  while (at > first && isNameByte(before.charCodeAt(at))) at--;
  return at;
}

function isNameByte(byte: number): boolean {
  return isWordByte(byte) || byte === 36 || byte === 45 || byte === 46;
}

function findName(context: Context): string {
  return (
    /([A-Za-z_$][\w.$-]{0,63})["'`\]\s]{0,4}(?::=|=>|->|={1,3}|:{1,2}|[(,>])\s{0,8}(?:[[{]\s{0,8})?["'`\\@bfru(]{0,6}$/.exec(
      context.before.slice(nameStart(context.before)),
    )?.[1] ?? ''
  );
}

/** Whether the secret is a whole string: quotes on both sides, escaped or not. */
export function isQuoted(context: Context): boolean {
  return (
    /["'`]$|&(?:quot|#34|#39|apos);$/.test(context.before.slice(-6)) &&
    /^(?:\\*["'`]|&(?:quot|#34|#39|apos);)/.test(context.after)
  );
}

/** A call that reads or computes something about a secret; one that sets or creates a secret (`SecretStr("...")`) is not. */
const ASKING_CALL =
  /(?:^|\W)(?!set|with|add|put|use)[a-z]\w*(?:secret|passw|pwd|token|key|credential)\w*\(["'`\\]{0,3}$/i;
/** The second argument of a call whose first is a quoted name: `put("acme.key", "...")`. */
const NAMED_ARGUMENT = /\(\s{0,8}["'`\\]{1,2}[\w.-]+["'`\\]{1,2}\s?,\s{0,8}["'`\\]{1,2}$/;

/** Whether the secret is only compared, listed or queried: after `==`, `!=`, a bar, a comma, or as the argument of a call. */
export function isWeaklyAssigned(context: Context): boolean {
  const before = context.before.slice(-100);
  if (ASKING_CALL.test(before)) return true;
  return /(?:[=!]==?|~=|[,|])[ \t\r\n"'`\\]{0,12}$/.test(before) && !NAMED_ARGUMENT.test(before);
}

/** Whether `@` and an example host (RFC 2606) follow the secret. */
export function isBeforeExampleHost(context: Context): boolean {
  return /^@[\w.-]*\bexample\.(?:com|org|net)\b/i.test(context.after);
}

/** Whether `@` and a local host follow the secret, so that it grants nothing elsewhere. */
export function isBeforeLocalHost(context: Context): boolean {
  return /^@(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\]|host\.docker\.internal)(?![\w.-])/i.test(context.after);
}

/** Whether the secret is only referenced: inside template braces, after a variable and a colon, or as the argument of a lookup. */
export function isLookedUp(context: Context): boolean {
  const before = context.before.slice(-100);
  if (context.after.startsWith('{') || /\{\w[\w.:-]*\}$|\$\{?[A-Za-z_]\w*\}?:$/.test(before)) return true;
  if (/\{\{-?\s{0,4}[^{}"'`\n]{0,80}$/.test(before)) return true;
  return /\b(?:lookup|query)\(\s?["'`][\w.]+["'`],\s?["'`]$/.test(before);
}

/** Whether the secret is the key of an entry: in quotes, followed by a colon or an arrow. */
export function isKeyOfTable(context: Context): boolean {
  return (
    /(?:^|[{,[(\n])\s*["'`]$/.test(context.before.slice(-80)) &&
    /^["'`](?::|\s{0,40}=>)/.test(context.after.slice(0, 48))
  );
}

/**
 * Whether the name before the secret is the end or middle of a longer word, as `okta` in `rookTable`. Prefixes that programs put before names
 * (`pyowm`) do not count.
 */
export function isInsideWord({ lead = '' }: Context): boolean {
  return (
    /[a-z][a-z]$/.test(lead) && !/(?:^|[^A-Za-z])(?:py|my|our|the|go|js|node|app|dev|prod|test|use)[a-z]$/.test(lead)
  );
}

/** Whether the secret, or a method of it, is called. */
export function isCalled(context: Context): boolean {
  return (
    /^(?:[?!]?\.?[A-Za-z_]\w{0,40}|[?!]\.){0,2}\(/.test(context.after.slice(0, 90)) && /^[?!.(]/.test(context.after)
  );
}

/** Whether the secret is an item in a list of strings and its name the previous one: `['host', 'user', 'password', '...']`. */
export function isListed(context: Context): boolean {
  return (
    /["'][\w.-]+["'],\s{0,8}["'][\w.-]+["'],\s{0,8}["']$/.test(context.before.slice(-100)) &&
    /^["'][,)\]]/.test(context.after)
  );
}

/** Whether the secret is the start of a text that continues in characters which no secret contains. */
export function isCutOff(context: Context): boolean {
  return /["'`]$/.test(context.before.slice(-1)) && /^[\]{}()<>|?[]/.test(context.after);
}

/** Whether the name is one of a table's codes of two capitals (`PW` among countries), like the row above. */
export function isCodeOfTable(context: Context): boolean {
  // the pattern ends in it, and would otherwise be tried from the start of each line
  if (!/["'`]$/.test(context.before.slice(-1))) return false;
  return /(?:^|\n)[^\n]{0,40}["'`](?:\w{2,3}[_-])?[A-Z]{2}["'`]\s{0,4}(?:=>|:|=)[^\n]{0,120}\n[^\n]{0,40}["'`](?:\w{2,3}[_-])?[A-Z]{2}["'`]\s{0,4}(?:=>|:|=)\s{0,4}["'`]$/.test(
    context.before.slice(-320),
  );
}

/** Whether the secret is the token of a web form, valid for one reply in one session. */
export function isFormToken(context: Context): boolean {
  return /(?:csrf|xsrf|authenticity|verification)[_-]?token\W/i.test(context.before.slice(-80));
}

/** Whether the quoted type of a resource precedes the secret, `"Acme::Vault::Secret": "..."`, so that the secret is a name or a hash of it. */
export function isResourceType(context: Context): boolean {
  return /\w::\w{1,60}["'`]\s{0,4}[:,=]>?\s{0,4}["'`]$/.test(context.before.slice(-100));
}

/** Whether an account is named within a few lines: a user name, a login, a mail address assigned or passed. */
export function isBesideAccount(context: Context): boolean {
  const near = `${context.before.slice(-120)} ${context.after.slice(0, 80)}`;
  return /(?:user|login|account|email|uid)(?:_?-?(?:name|id))?["'`\\]{0,3}\s{0,4}(?:[=:,]|=>)|\blogin\b/i.test(near);
}

/** Whether an operator precedes the secret, with only quotes, brackets and spaces between (`rules/assign.ts`: OPERATOR OPENING). */
export function isAssigned(context: Context): boolean {
  return /[=:>,(|~][ \t\r\n"'`\\=[({@$]{0,12}(?:[bBfFrRuUL]8?["'`]{1,3}|(?:bearer|basic|token) )?$/i.test(
    context.before.slice(-24),
  );
}

/** Whether the secret's line begins as a comment. */
export function isComment(context: Context): boolean {
  const line = context.before.slice(context.before.lastIndexOf('\n') + 1);
  return /^\s*(?:\/\/|#(?!!)|\*|--\s|;|<!--|\/\*)/.test(line);
}
