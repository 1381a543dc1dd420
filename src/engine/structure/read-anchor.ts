import { latin1 } from '../../core/latin1.ts';
import type { Follow, Stage } from '../program.ts';
import { type NamedValue, READ_AFTER, READ_BEFORE, type TextSpan } from './named-value.ts';
import { calleeNames, calleeWords, readCall, readUnknownCall } from './calls.ts';
import { readInsert } from './inserts.ts';
import { listCommands, readCommandLine } from './command-lines.ts';
import { readDefaults } from './defaults.ts';
import { readDirective } from './directives.ts';
import { nameAround, readNamedValues } from './name-value-pairs.ts';
import { readForeign } from './foreign.ts';
import { listPhrases, readPhrase } from './phrases.ts';
import { readOptionValue } from './option-values.ts';
import { READ_AS } from './look/look.ts';

/** Texts that a secret's name holds, lower case. They are fewer than those of the rules: what holds none is found by its own shape. */
const NAME_WORDS = [
  'passw',
  'passphrase',
  'passwd',
  'pwd',
  '_pass',
  'pass ',
  'pass"',
  "pass'",
  'pass<',
  'requirepass',
  'masterauth',
  'secret',
  'token',
  'apikey',
  'api_key',
  'api-key',
  'accesskey',
  'access_key',
  'access-key',
  'auth_key',
  'authkey',
  'private_key',
  'privatekey',
  'private-key',
  'credential',
  'creds',
  'signing_key',
  'signing-key',
  'signingkey',
  'encryption_key',
  'encryption-key',
  'encryptionkey',
  'master_key',
  'master-key',
  'masterkey',
  'shared_key',
  'sharedkey',
  'account_key',
  'accountkey',
  'authoriz',
  'bindpw',
  'bind_pw',
  'rootpw',
  'key-string',
  'shared-key',
  'community',
  'wpa-psk',
  'server key ',
  'isakmp key ',
  'server-key ',
  'ication-key ',
  '_key"',
  "_key'",
  '_key:',
  '_key\n',
  '_key<',
  '_key}',
  '_key]',
  '_key-',
  '_key ',
  '-key"',
  '-key\n',
  'senha',
  'motdepasse',
  'mot_de_passe',
  'contrase',
  'kennwort',
  'passwort',
  'wachtwoord',
  'parola',
  'clave',
  'haslo',
  'salt"',
  "salt'",
  'dsn"',
] as const;

/** Words for a password that are not ASCII: Russian, Bulgarian, Chinese, Japanese, Korean, Greek, Hebrew, Spanish, Polish, Swedish, Hungarian, Vietnamese. */
const FOREIGN_WORDS = [
  'пароль',
  'Пароль',
  'ПАРОЛЬ',
  'парола',
  '密码',
  '密碼',
  'パスワード',
  '비밀번호',
  'κωδικός',
  'סיסמה',
  'contraseña',
  'Contraseña',
  'hasło',
  'Hasło',
  'lösenord',
  'Lösenord',
  'jelszó',
  'mật khẩu',
];

/** What an anchor is the beginning of. */
export const ANCHOR_KINDS = ['name', 'foreign', 'command', 'call', 'insert', 'phrase', 'callee'] as const;
export type AnchorKind = (typeof ANCHOR_KINDS)[number];

/** A text that the prefilter looks for. */
export interface AnchorText {
  readonly text: string;
  readonly fold: boolean;
  readonly kind: AnchorKind;
  readonly follow: Follow;
  /** Bytes of which one is before it, or the blob's beginning; absent if any may be. */
  readonly lead?: string;
}

const LATIN1 = Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte)).join('');

/** Bytes up to the first of some others, which must come within `most`. */
function until(need: string, skip: RegExp, most: number): Follow {
  return { kind: 'run', bytes: LATIN1, min: 1, path: [stage(need, skip, most)] };
}

function stage(need: string, skip: RegExp, most: number): Stage {
  const skipped = Array.from(LATIN1).filter((char) => skip.test(char) && !need.includes(char));
  return { skip: skipped.join(''), most, need };
}

/** What ends a name, its quote and blanks: no call, no calculation, no end of a statement. */
const NAME_ENDS = until(':=,<>{}]|?\n\r\0', /[\w.\-/"'`\\\s\x80-\xff]/, 120);
/** What ends a name in quotes alone: those without are arguments and results in code. */
const QUOTED_NAME_ENDS: Follow = {
  kind: 'run',
  bytes: LATIN1,
  min: 1,
  path: [stage('"\'`', /[\w.\-/\\]/, 60), stage(');', /[ \t]/, 8)],
};
const QUOTE_ENDS = until(');', /[ \t]/, 8);
/** A blank behind a name and its quote. */
const BLANK_FOLLOWS = until(' \t', /[\w.\-"'\x80-\xff]/, 40);
const DIRECTIVE_WORD =
  /^(?:passw|passphrase|passwd|pwd|_pass|secret|requirepass|masterauth|bindpw|bind_pw|rootpw|key-string|shared-key|community|wpa-psk|apikey|api_key|api-key)$/;
/** What follows `auth` in names of secrets. */
const NO_AUTHOR: Follow = { kind: 'run', bytes: LATIN1.replace(/[eEoO]/g, ''), min: 1 };
/** What may be before a command, and an option somewhere behind it in its line. */
const COMMAND = { kind: 'command', fold: false, lead: '\0\t\n\r "\'`$&(/:;=@[>{|' } as const;
const OPTION_FOLLOWS = until('-/\\', /[^\n]/, 120);
/** What may be before a function, and a string among its arguments. */
const CALL = { kind: 'call', fold: false, lead: '\0\t\n\r !&(*+,-./:;<=>?@[{|}~^%"\'`' } as const;
const STRING_FOLLOWS = until('"\'`', /[^;]/, 120);

/** The rest of a function's name, its bracket and a string among its arguments. */
const ARGUMENTS_FOLLOW: Follow = {
  kind: 'run',
  bytes: LATIN1,
  min: 1,
  path: [stage('(', /[\w!?]/, 24), stage('"\'`', /[^;]/, 96)],
};
/** The same without brackets: a blank and a string. */
const STRING_ARGUMENT: Follow = {
  kind: 'run',
  bytes: LATIN1,
  min: 1,
  path: [stage(' ', /[\w!?]/, 24), stage('"\'', /^$/, 0)],
};
/** Behind `-u`: a user's name, then `-p`, `-P` or `-w`. */
const PASSWORD_FOLLOWS: Follow = {
  kind: 'run',
  bytes: LATIN1,
  min: 1,
  path: [stage(' ', /[^\s]/, 60), stage('-', /[^\n-]/, 50), stage('pPw', /-/, 1)],
};

/** All texts that something may be read around. */
export function listAnchors(): AnchorText[] {
  const anywhere = { kind: 'none' } as const;
  const names: AnchorText[] = NAME_WORDS.flatMap((text) => {
    const follows = [NAME_ENDS, /["']$/.test(text) ? QUOTE_ENDS : QUOTED_NAME_ENDS];
    // a directive's value may be any text
    if (DIRECTIVE_WORD.test(text)) follows.push(BLANK_FOLLOWS);
    return follows.map((follow) => ({ text, fold: true, kind: 'name' as const, follow }));
  });
  names.push({ text: 'auth', fold: true, kind: 'name', follow: NO_AUTHOR });
  const commands = listCommands().map(({ words, hasPositions, isPipedTo }) => ({
    ...COMMAND,
    text: isPipedTo ? words : `${words} `,
    follow: hasPositions ? anywhere : OPTION_FOLLOWS,
  }));
  // the first item of a list
  const items = listCommands()
    .filter(({ words, isPipedTo }) => !isPipedTo && words.length >= 4 && !words.includes(' '))
    .flatMap(({ words }) =>
      ['"', "'"].map((quote) => ({ ...COMMAND, text: words + quote, follow: until('-', /[^\n]/, 120) })),
    );
  const calls = calleeNames().map((text) => ({ ...CALL, text, follow: STRING_FOLLOWS }));
  const foreign = FOREIGN_WORDS.map((word) => ({
    text: toLatin1(word),
    fold: false,
    kind: 'foreign' as const,
    follow: anywhere,
  }));
  const insert = { text: 'insert into ', fold: true, kind: 'insert' as const, follow: until('(', /[^;]/, 100) };
  const callees = calleeWords().flatMap((text) =>
    [ARGUMENTS_FOLLOW, STRING_ARGUMENT].map((follow) => ({ text, fold: true, kind: 'callee' as const, follow })),
  );
  const phrases = listPhrases().map(({ text, need }) => ({
    text,
    fold: true,
    kind: 'phrase' as const,
    follow:
      text === ' -u '
        ? PASSWORD_FOLLOWS
        : need === undefined
          ? anywhere
          : until(need, need === '\n' ? /[^]/ : /[^\n]/, 120),
  }));
  return [...names, ...phrases, ...callees, ...foreign, ...commands, ...items, ...calls, insert];
}

/** Where an anchor is in memory, and what is held around it. */
export interface Anchor {
  readonly at: number;
  readonly length: number;
  readonly kind: AnchorKind;
  /** What it may be read as: see `lookAtName`. */
  readonly readers: number;
}

/** Reads what an anchor is a part of. It depends on the bytes [at - READ_BEFORE, at + READ_AFTER) alone. */
export function readAnchor(
  bytes: Uint8Array,
  anchor: Anchor,
  bounds: { readonly low: number; readonly high: number },
): readonly NamedValue[] {
  const { before, after } = windowFor(anchor);
  const low = Math.max(bounds.low, anchor.at - before);
  const text = latin1(bytes, low, Math.min(bounds.high, anchor.at + after));
  const span = { start: anchor.at - low, end: anchor.at - low + anchor.length };
  const read = readAs(text, span, anchor);
  return read.map(({ name, value }) => ({
    name: typeof name === 'string' ? name : moved(name, low),
    value: moved(value, low),
  }));
}

const LINE_WINDOW = { before: 320, after: 1200 };
const WHOLE_WINDOW = { before: READ_BEFORE, after: READ_AFTER };

/** Objects and lists are long; what is read otherwise is a line or two. */
function windowFor({ kind, readers }: Anchor): { readonly before: number; readonly after: number } {
  return kind === 'insert' || (kind === 'name' && (readers & READ_AS.pair) !== 0) ? WHOLE_WINDOW : LINE_WINDOW;
}

function readAs(text: string, span: TextSpan, { kind, readers }: Anchor): readonly NamedValue[] {
  if (kind === 'command') return readCommandLine(text, span);
  if (kind === 'call') return readCall(text, span);
  if (kind === 'foreign') return readForeign(text, span);
  if (kind === 'insert') return readInsert(text, span);
  if (kind === 'callee') return readUnknownCall(text, span);
  if (kind === 'phrase') return readPhrase(text, span);
  const name = nameAround(text, span);
  const found = readers & READ_AS.pair ? readNamedValues(text, name) : [];
  if (found.length > 0) return found;
  return [
    ...(readers & READ_AS.fallback ? readDefaults(text, name) : []),
    ...(readers & READ_AS.directive ? readDirective(text, name) : []),
    ...(readers & READ_AS.option ? readOptionValue(text, name) : []),
  ];
}

function moved({ start, end }: TextSpan, by: number): TextSpan {
  return { start: start + by, end: end + by };
}

/** UTF-8 bytes as Latin-1. */
function toLatin1(word: string): string {
  return Array.from(new TextEncoder().encode(word), (byte) => String.fromCharCode(byte)).join('');
}
