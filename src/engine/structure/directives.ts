import { type NamedValue, mayHoldSecret, type TextSpan } from './named-value.ts';
import type { Name } from './name-value-pairs.ts';
import { readQuoted } from './scalars.ts';

/** Words that begin a line of a configuration file or script in which a name is followed by its value after a blank. */
const SETTERS = new Set(
  (
    'env arg setenv set setx export declare local define %define %global %define: #define #defined header requestheader add_header proxy_set_header more_set_headers more_set_input_headers ' +
    'fastcgi_param uwsgi_param scgi_param grpc_set_header set_header param property option config variable let setq defparameter defvar defconstant def const var ' +
    'enable username user snmp-server tacacs-server radius-server tacacs radius neighbor crypto ppp ntp ip ipv6 server line key standby vrrp isakmp aaa wireless wpa ssid ' +
    'machine default login account auth authentication git npm composer pip poetry bundle yarn defaults modparam setparam option_set option: setproperty equ .equ .set parameter'
  ).split(' '),
);
/** Directives whose first argument is a secret, in the programs that have them: Redis, LDAP, Postfix, Cisco, strongSwan, chrony, VNC, BIND, Net-SNMP, Squid and others. */
const DIRECTIVE =
  /^[\w.-]{0,32}(?:passw(?:or)?d|passphrase|passwd|pass|pwd?|rootpw|bindpw|secret|community|masterauth|psk|key-string|shared-key|api[-_]?key|[a-z]_?token|^token|authtok)\d?$/i;
/** Setters that are programs: only some of their subcommands set something. */
const TOOLS = /^(?:git|npm|composer|pip|poetry|bundle|yarn)$/;
/** Levels, kinds and algorithms before a secret, in the languages of network equipment and others: `secret level 5`, `auth sha`, `pre-shared-key ascii-text`. */
const LEVEL =
  /^(?:(?:--?)?(?:\d{1,2}|encrypted|clear(?:text)?|plain(?:text)?(?:-password)?|level \d{1,2}|simple|cipher|ascii(?:-text)?|ascii|hex|md5|sha(?:-?\d{1,3})?|hmac-\w{2,8}|aes|des|irreversible-cipher|local|unencrypted|user|role)[ \t]+){0,3}/i;

/** Names that rules know; what others of the directives above hold is a password. */
const SECRET_WORD = /pass|pwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|auth[_-]?key|credential|[_-]key/i;

/** Whether a line that begins with this word may give a name its value behind a blank. */
export function isSetter(word: string): boolean {
  return (
    SETTERS.has(word.toLowerCase()) ||
    /^[/#.]?(?:set|define|def|header|export|setenv)[-_]?\w{0,12}$|^\w{1,24}_(?:header|param|up)$/i.test(word)
  );
}

/** Reads a directive: a name and, behind a blank, its value, in a line that begins as such lines do. */
export function readDirective(text: string, name: Name): NamedValue[] {
  if (text[name.end + name.quote.length] !== ' ' && text[name.end + name.quote.length] !== '\t') return [];
  const lineStart = text.lastIndexOf('\n', name.start - 1) + 1;
  const lead = text.slice(lineStart, name.start - name.quote.length);
  if (lead.length > 200 || !isDirective(text, name, lead)) return [];
  const from = name.behind + (LEVEL.exec(text.slice(name.behind, name.behind + 60))?.[0].length ?? 0);
  const value = readArgument(text, from);
  if (!mayHoldSecret(text, value)) return [];
  const isKnown = SECRET_WORD.test(text.slice(name.start, name.end));
  return [{ name: isKnown ? { start: name.start, end: name.end } : 'password', value }];
}

function isDirective(text: string, name: Name, lead: string): boolean {
  const words = lead.replace(/[({]$/, '').trim().split(/\s+/);
  const first = words[0]!.toLowerCase();
  if (isProse(text, name.behind) || isOtherSetting(text, name, { first, lead })) return false;
  // in a block on one line: `{ algorithm hmac-sha512; secret x; }`
  if (first === '' || /[;{][ \t]*$/.test(lead)) return isAlone(text, name);
  if (isSet(words) || (isStrong(text, name.behind) && words.length <= 6)) return true;
  const isQuoted = /["'{<]/.test(text[name.behind] ?? '');
  if (isSetter(first)) return words.length <= mostWords(first, isQuoted);
  return isQuoted && isNamed(text, name, lead);
}

function mostWords(first: string, isQuoted: boolean): number {
  return !isQuoted && ONE_LINERS.test(first) ? 3 : 10;
}

/** `:password "x"`, `password "x" using tls`. */
function isNamed(text: string, { start, end }: Name, lead: string): boolean {
  return /[(:*'"]$/.test(lead) || PLAIN_NAME.test(text.slice(start, end));
}

/** What sets no secret: the id of a signing key, a subcommand that sets nothing. */
function isOtherSetting(
  text: string,
  { start, end }: Name,
  { first, lead }: { readonly first: string; readonly lead: string },
): boolean {
  if (!TOOLS.test(first)) return false;
  return /signingkey$/i.test(text.slice(start, end)) || !/\b(?:config|auth|credentials?|login)\b/.test(lead);
}

/** `config set`, `meta-data put`, directly before the name. */
function isSet(words: readonly string[]): boolean {
  return words.length > 1 && /^[\w:-]*(?:set|put|setenv|set-env)$/i.test(words.at(-1)!);
}

/** Whether the value has letters and digits, and little is behind it: no sentence goes on so. */
function isStrong(text: string, at: number): boolean {
  const end = text.indexOf('\n', at);
  const rest = text.slice(at, end < 0 ? text.length : end).trim();
  const [value = '', ...others] = rest.replace(LEVEL, '').split(/\s+/);
  return (
    value.length >= 6 &&
    others.length <= 4 &&
    /\d/.test(value) &&
    /[A-Za-z]/.test(value) &&
    !/[.,:)(]$|^[(<[]|:\/\//.test(value)
  );
}

/** Setters that prose has, too. */
const ONE_LINERS = /^(?:set|let|def|line|user|key|login|default|option)$/;
const PLAIN_NAME = /^(?:password|passwd|pass|passphrase|secret)$/i;

/** Whether what opens a line or a block is a directive: its value is a string, or no word. Prose has lines of two words, too. */
function isAlone(text: string, name: Name): boolean {
  const own = text.slice(name.start, name.end);
  if (!DIRECTIVE.test(own) && !/[\w][._-][\w]/.test(own)) return false;
  const end = text.indexOf('\n', name.end);
  const rest = text
    .slice(name.behind, end < 0 ? text.length : end)
    .trim()
    .replace(LEVEL, '');
  if (/^(?:"[^"]*"|'[^']*'|\S+)[ \t]*;?(?:[ \t]+[#!].*)?$/.test(rest)) return /[^a-z]/.test(rest.replace(/;$/, ''));
  const value = /^(?:"[^"]*"|'[^']*'|[^\s;]+)/.exec(rest)?.[0] ?? '';
  return (
    value.length >= 6 &&
    /\d/.test(value) &&
    /[A-Za-z]/.test(value) &&
    !/[.,:)]$/.test(value) &&
    rest.split(/\s+/).length <= 5
  );
}

/** Whether four words follow each other, as in a sentence. */
function isProse(text: string, at: number): boolean {
  return /^[A-Za-z']+[ \t][A-Za-z']+[ \t][a-z']+[ \t][a-z']+/.test(text.slice(at, at + 120));
}

/** The argument of a directive: what is in quotes, or the next word. */
function readArgument(text: string, at: number): TextSpan {
  const quoted = readQuoted(text, at) ?? readBraced(text, at);
  if (quoted) return quoted;
  const escaped = /^(\\{1,8}["'])([^"'\\\n]{1,200})\1/.exec(text.slice(at, at + 220));
  if (escaped) return { start: at + escaped[1]!.length, end: at + escaped[1]!.length + escaped[2]!.length };
  let end = at;
  while (end < text.length && !/[\s;]/.test(text[end]!)) end++;
  return { start: at, end };
}

/** C's `("x")`, Tcl's `{x}`, MASM's `<"x">`. */
function readBraced(text: string, at: number): TextSpan | undefined {
  const found = /^(?:\(?["']([^"'\n]{4,100})["']\)|\{([^{}\s]{4,100})\}|<["']([^"'\n]{4,100})["']>)/.exec(
    text.slice(at, at + 110),
  );
  const value = found?.[1] ?? found?.[2] ?? found?.[3];
  return value === undefined
    ? undefined
    : { start: at + found![0].indexOf(value), end: at + found![0].indexOf(value) + value.length };
}
