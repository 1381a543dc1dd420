import { mayHoldSecret, type NamedValue, type TextSpan } from './named-value.ts';

/** A fixed text beside which a secret stands without a name of its own. */
interface Phrase {
  /** In lower case. */
  readonly text: string;
  /** What the secret is called. */
  readonly name: string;
  /** Matches at the text; its first group that takes part is the secret. */
  readonly pattern: RegExp;
  /** What the part of the line before, or the lines before, must hold. */
  readonly context?: RegExp;
  /** A character that comes within a line's length, which spares most other texts. */
  readonly need?: string;
}

/** What is piped to a command, up to the end of a line. */
const ECHOED =
  /(?:echo|printf)[ \t]+(?:-\w+[ \t]+)*(?:["'](?:%s(?:\\n)?){1,2}["'][ \t]+)?(?:"([^"\n|]{4,200})"|'([^'\n|]{4,200})'|([^\s"'|][^"'|\n]{3,200}?))[ \t]*(?:["'][^"'\n|]{0,40}["'][ \t]*)?\|[^\n|]{0,160}$/d;
/** What takes a secret from its input. */
const TAKES_SECRET = [
  'password-stdin',
  'passphrase-fd 0',
  'with-token',
  'debconf-set-selections',
  'pass insert ',
  'chpasswd',
  'sudo -s',
  'cryptsetup ',
  ' env add ',
  'secret set ',
  'smbpasswd -',
  'openssl enc',
  'vault login',
];
const CREDENTIAL_FIELD = /passw|passphrase|pwd|secret|\bpin\b/i;
const TYPED = /\.?\w+(?:\(| (?=["']))\s*(?:["'`][^"'`\n]{1,80}["'`]\s*,\s*(?:with: ?)?)?["'`]([^"'`\n]{4,100})["'`]/dy;
const USER_AND_PASSWORD =
  /-[uU][ =]?(?:"[^"\n]*"|'[^'\n]*'|[^\s"'-]\S*)(?:[ \t]+(?:--?[\w-]+(?:[ =][^\s-]\S*)?|[^\s-]\S*)){0,3}?[ \t]+(?:-p|-P|-w|-pw|--pass|--password)[ =](?:"([^"\n$]{4,100})"|'([^'\n]{4,100})'|([^\s"'$<>|;&-][^\s"'<>|;&]{3,100}))/dy;
/** Programs whose options of these names mean something else: ports, prompts, projects. */
const OTHER_OPTIONS =
  /(?:^|[\s/"'`(|;&])(?:mysql\w*|mariadb[\w-]*|ssh|scp|sftp|docker|podman|psql|pg_\w+|useradd|nc|lsof|ss|netstat|sudo|python\d?|date|sort|diff|ps|id|chown|mkdir|systemctl|journalctl)[ \t]/;

const typing = (text: string): Phrase => ({
  text,
  name: 'password',
  pattern: TYPED,
  context: CREDENTIAL_FIELD,
  need: '"\'`',
});

/** From the manuals of the databases, servers and tools, and the documentation of test drivers. */
const PHRASES: readonly Phrase[] = [
  { text: '.tochararray(', name: 'password', pattern: /(?<="((?:[^"\\\n]|\\.){4,100})")\.toCharArray\(/dy },
  { text: '@tcp(', name: 'password', pattern: /(?<=[\w.-]{1,64}:([^\s"'`:@/]{4,100}))@tcp\(/dy },
  { text: '@unix(', name: 'password', pattern: /(?<=[\w.-]{1,64}:([^\s"'`:@/]{4,100}))@unix\(/dy },
  {
    text: 'set password for ',
    name: 'password',
    pattern:
      /set password for ["'`]?[\w.$-]{1,64}["'`]?(?:@["'`][^"'`\n]*["'`])?\s*=\s*(?:password\(\s*)?["']([^"'\n]{4,100})["']/diy,
  },
  {
    text: 'sp_addlogin',
    name: 'password',
    pattern: /sp_addlogin\s+(?:@\w+\s*=\s*)?N?'[^'\n]*'\s*,\s*(?:@\w+\s*=\s*)?N?'([^'\n]{4,100})'/diy,
  },
  {
    text: 'connect ',
    name: 'password',
    pattern: /connect\s+\w{1,40}\/(?:"([^"\n]{4,60})"|([^\s"@/;()]{4,60}))@/diy,
    need: '/',
  },
  {
    text: 'connect to ',
    name: 'password',
    pattern: /connect to \w{1,40} user \w{1,40} using (?:"([^"\n]+)"|'([^'\n]+)'|([^\s;"']{4,60}))/diy,
  },
  { text: 'crypt(', name: 'password', pattern: /crypt\(\s*'([^'\n]{4,100})'\s*,\s*gen_salt/diy, need: "'" },
  ...[' : psk ', ' : eap ', ' : xauth ', ' : ntlm '].map((text): Phrase => ({
    text,
    name: 'secret_key',
    pattern: / : \w+ "([^"\n]{4,100})"/dy,
    need: '"',
  })),
  { text: ' on >', name: 'password', pattern: / on >([^\s"'<>]{4,100})/dy },
  { text: 'sentinel auth-pass ', name: 'password', pattern: /sentinel auth-pass \S{1,60} "?([^\s"]{4,100})/diy },
  {
    text: 'auth-user-pass>',
    name: 'password',
    pattern: /auth-user-pass>[ \t]*\r?\n[^\n<]{1,80}\n([^\s<]{4,100})/dy,
    need: '\n',
  },
  ...['radius server ', 'tacacs server '].map((text): Phrase => ({
    text,
    name: 'shared_key',
    pattern: /\w+ server [^\n]{1,60}\n(?:[ \t]+[^\n]{0,120}\n){0,8}?[ \t]+key (?:[0-7] )?([^\s"]{4,100})/diy,
  })),
  ...[
    'tacacs-server ',
    'radius-server ',
    'failover key ',
    'pre-shared-key ',
    'authentication-key ',
    'message-digest-key ',
  ].map((text): Phrase => ({
    text,
    name: 'shared_key',
    pattern: /[\w-]+(?: (?!key )\S+){0,6}? (?:key|md5|sha\d*|hmac-\S+)(?: [0-7])? "?([^\s"]{4,100})/diy,
  })),
  {
    text: 'snmp-server host ',
    name: 'password',
    pattern: /snmp-server host \S+(?: traps| informs)?(?: version (?:1|2c|3 \w+))? ([^\s"]{4,60})/diy,
  },
  {
    text: 'snmp-agent community ',
    name: 'password',
    pattern: /snmp-agent community (?:read|write)(?: cipher| simple)? ([^\s"]{4,100})/diy,
  },
  { text: 'com2sec ', name: 'password', pattern: /com2sec6? \S+ \S+ ([^\s"]{4,60})/diy },
  { text: '{plain}', name: 'password', pattern: /\{PLAIN\}([^:\s"'{}]{4,100})/diy },
  { text: '{cleartext}', name: 'password', pattern: /\{CLEARTEXT\}([^:\s"'{}]{4,100})/diy },
  ...[']:587 ', ']:465 ', ']:25 '].map((text): Phrase => ({
    text,
    name: 'password',
    pattern: /\]:\d+[ \t]+[^\s:]{1,80}:([^\s]{4,100})/dy,
    need: ':',
  })),
  { text: ': rsa ', name: 'password', pattern: /: RSA \S{1,80} "([^"\n]{4,100})"/dy, need: '"' },
  { text: ' login=', name: 'password', pattern: / login=[\w.-]{1,40}:([^\s:]{4,100})/dy, need: ':' },
  { text: 'ldapbinddn ', name: 'password', pattern: /ldapbinddn\s+"[^"\n]{1,200}"\s+"([^"\n]{4,100})"/diy },
  { text: 'register => ', name: 'password', pattern: /register => [^:\s]{1,60}:([^@\s]{4,100})@/diy },
  { text: 'nickserv identify ', name: 'password', pattern: /nickserv identify (?:\S{1,30} )?([^\s"']{4,100})/diy },
  { text: '.logon ', name: 'password', pattern: /\.logon [^\s,]{1,80},([^\s;"']{4,60})/diy, need: ',' },
  { text: 'addprinc ', name: 'password', pattern: /addprinc (?:[^\n"']{0,60} )?-pw ([^\s"']{4,100})/diy },
  {
    text: '--arg ',
    name: 'secret',
    pattern: /--arg \w{0,20}(?:token|passw|pwd|secret|key)\w{0,12}[ \t]+["']?([^\s"'$]{4,200})/diy,
  },
  { text: '= cleartext ', name: 'password', pattern: /= cleartext "?([^\s"]{4,100})/diy },
  { text: 'authinfo:', name: 'password', pattern: /authinfo:[^\n]{0,200}"P[:=]([^"\n]{4,100})"/diy },
  {
    text: 'send ',
    name: 'password',
    pattern: /send[ \t]+(?:--[ \t]+)?["{]([^"\n}\\]{4,80})\\[rn]/dy,
    context: /assw|passphrase|secret|\bpin\b/i,
    need: '\\',
  },
  {
    text: 'sendline(',
    name: 'password',
    pattern: /sendline\(\s*[bf]?["']([^"'\n]{4,100})["']/diy,
    context: /assw|passphrase|secret|\bpin\b/i,
    need: '"\'',
  },
  ...['.send_keys(', '.sendkeys(', '.type(', '.typetext(', '.fill(', '.setvalue(', '.entertext(', 'fill_in '].map(
    typing,
  ),
  {
    text: '<<<',
    name: 'password',
    pattern: /<<<[ \t]*(?:"([^"\n]{4,200})"|'([^'\n]{4,200})'|([^\s"'$(]{4,100}))/dy,
    context:
      /password-stdin|passphrase-fd|with-token|chpasswd|sudo -S|cryptsetup|debconf-set-selections|pass insert|kinit/,
  },
  { text: ' -u ', name: 'password', pattern: new RegExp(` ${USER_AND_PASSWORD.source}`, 'dy'), need: '-' },
];

/** What the prefilter has to look for, with a character that must come within 120 others of its line. */
export function listPhrases(): readonly { readonly text: string; readonly need: string | undefined }[] {
  const piped = TAKES_SECRET.map((text) => ({ text, need: undefined }));
  return [...PHRASES.map(({ text, need }) => ({ text, need })), ...piped];
}

/** Reads what stands beside a fixed text. */
export function readPhrase(text: string, { start, end }: TextSpan): NamedValue[] {
  const spelled = text.slice(start, end).toLowerCase();
  const phrase = PHRASES.find((one) => one.text === spelled);
  if (!phrase) return readEchoed(text, start);
  const { pattern, context, name } = phrase;
  pattern.lastIndex = start;
  const found = pattern.exec(text)?.indices;
  const range = found?.slice(1).find((group) => group !== undefined);
  if (!range) return [];
  const before = text.slice(Math.max(0, start - 200), range[0]);
  if (context && !context.test(before)) return [];
  if (spelled === ' -u ' && OTHER_OPTIONS.test(before.slice(before.lastIndexOf('\n') + 1))) return [];
  const value = { start: range[0], end: range[1] };
  return mayHoldSecret(text, value) && !/^[\d.:/-]*$/.test(text.slice(value.start, value.end)) ? [{ name, value }] : [];
}

/** What `echo` or `printf` writes to a command that takes a secret from its input. */
function readEchoed(text: string, at: number): NamedValue[] {
  const from = Math.max(text.lastIndexOf('\n', at - 1) + 1, at - 400);
  const found = ECHOED.exec(text.slice(from, at))?.indices;
  const range = found?.slice(1).find((group) => group !== undefined);
  if (!range) return [];
  const value = withoutUser(text, lastWord(text, { start: from + range[0], end: from + range[1] }));
  return mayHoldSecret(text, value) ? [{ name: 'password', value }] : [];
}

/** `echo "server server/password password x" | debconf-set-selections`. */
function lastWord(text: string, { start, end }: TextSpan): TextSpan {
  const blank = text.slice(start, end).trimEnd().lastIndexOf(' ');
  return { start: start + blank + 1, end };
}

/** `echo "user:secret" | chpasswd`. */
function withoutUser(text: string, { start, end }: TextSpan): TextSpan {
  const user = /^[\w.$-]{1,40}:/.exec(text.slice(start, end));
  return { start: start + (user?.[0].length ?? 0), end };
}
