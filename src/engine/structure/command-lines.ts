import { type NamedValue, mayHoldSecret, type TextSpan } from './named-value.ts';
import { type ArgumentSpec, commandsOf, listPrograms } from './command-table.ts';
import { readShellWords } from './shell-words.ts';

/** Programs whose subcommand may come behind options. */
const FLEXIBLE = new Set(['kubectl', 'oc', 'helm', 'aws', 'az', 'gcloud', 'docker', 'podman']);

/** What a command begins with: the program, or with its subcommand. */
interface CommandStart {
  readonly words: string;
  /** Whether a secret may be there without an option. */
  readonly hasPositions: boolean;
  /** Whether the line may end behind it. */
  readonly isPipedTo: boolean;
}

/** The starts of all commands that are known. */
export function listCommands(): CommandStart[] {
  const starts = new Map<string, CommandStart>();
  for (const [command, specs] of listPrograms().flatMap((program) => [...commandsOf(program)])) {
    const [program = '', subcommand] = command.split(' ');
    const words = FLEXIBLE.has(program) || subcommand === undefined ? program : `${program} ${subcommand}`;
    const isPipedTo = specs.some(({ how }) => how === 'piped');
    const hasPositions =
      isPipedTo || specs.some(({ how }) => how === 'position' || how === 'setting' || how === 'prefix');
    const known = starts.get(words);
    starts.set(words, {
      words,
      hasPositions: hasPositions || known?.hasPositions === true,
      isPipedTo: isPipedTo || known?.isPipedTo === true,
    });
  }
  return [...starts.values()];
}

/** Reads the secrets among the arguments of a command whose name is at `anchor`. */
export function readCommandLine(text: string, anchor: TextSpan): NamedValue[] {
  if (/[\w@$%-]/.test(text[anchor.start - 1] ?? ' ')) return [];
  const piped = readPiped(text, anchor);
  if (piped) return [piped];
  // the first item of a list: `["curl", "-u", ...]`
  const isQuoted = /["']/.test(text[anchor.end - 1] ?? ' ');
  if (isQuoted && text[anchor.start - 1] !== text[anchor.end - 1]) return [];
  const words = readShellWords(text, isQuoted ? anchor.start - 1 : anchor.start);
  return readProgram(text, words);
}

function readProgram(text: string, words: readonly TextSpan[]): NamedValue[] {
  const spelled = words.slice(0, 5).map((word) => text.slice(word.start, word.end));
  const commands = commandsOf(spelled[0] ?? '');
  for (let length = 4; length > 0; length--) {
    const specs = commands.get(spelled.slice(0, length).join(' '));
    if (specs) return readArguments(text, words.slice(length), specs);
  }
  return readSubcommand(text, words, spelled);
}

const PIPED =
  /\b(?:echo|printf)[ \t]+(?:-\w+[ \t]+)*(?:"(?:%s(?:\\n)?"[ \t]+")?(?:[\w.$-]{1,40}:)?([^\s"|]{4,200})"|'(?:[\w.$-]{1,40}:)?([^\s'|]{4,200})'|(?:[\w.$-]{1,40}:)?([^\s"'|]{4,200}))[ \t]*\|[ \t]*(?:sudo[ \t]+)?(?:\/[\w/]{1,30}\/)?$/d;
const TAKES_INPUT = /^(?:chpasswd|passwd|cryptsetup|kinit|sudo -S)\b|^[^\n|;]{0,160}stdin/;

/** What is piped to a command that takes a password from its input. */
function readPiped(text: string, { start }: TextSpan): NamedValue | undefined {
  const from = Math.max(0, start - 300);
  if (!TAKES_INPUT.test(text.slice(start, start + 200))) return undefined;
  const found = PIPED.exec(text.slice(from, start))?.indices;
  const range = found && (found[1] ?? found[2] ?? found[3]);
  const value = range && { start: from + range[0], end: from + range[1] };
  return value && mayHoldSecret(text, value) ? { name: 'password', value } : undefined;
}

/** A subcommand may come behind options: `kubectl -n prod create ...`, `aws --region eu rds ...`. */
function readSubcommand(text: string, words: readonly TextSpan[], spelled: readonly string[]): NamedValue[] {
  for (let at = 2; at < Math.min(words.length - 1, 6); at++) {
    const specs = commandsOf(spelled[0]!).get(`${spelled[0]} ${text.slice(words[at]!.start, words[at]!.end)}`);
    if (specs) return readArguments(text, words.slice(at + 1), specs);
  }
  return [];
}

function readArguments(text: string, words: readonly TextSpan[], specs: readonly ArgumentSpec[]): NamedValue[] {
  const found: NamedValue[] = [];
  const taken = new Set<number>();
  for (let at = 0; at < words.length; at++) {
    for (const spec of specs) {
      const secret = readOption(text, words, at, spec);
      if (!secret) continue;
      taken.add(at);
      if (secret.value.start >= words[at]!.end) taken.add(at + 1);
      found.push(secret);
      break;
    }
  }
  const hasSlashes = specs.some(({ flag }) => flag.startsWith('/'));
  const isOption = hasSlashes ? /^[-/]/ : /^-/;
  const plain = words.filter((word, at) => !taken.has(at) && !isOption.test(text.slice(word.start, word.end)));
  // a command that takes a file first may be called without one
  for (const spec of specs) {
    const secrets = readPosition(text, plain, spec);
    found.push(...secrets);
    if (secrets.length > 0) break;
  }
  return found.filter(({ value }) => mayHoldSecret(text, value));
}

function readOption(text: string, words: readonly TextSpan[], at: number, spec: ArgumentSpec): NamedValue | undefined {
  const { flag, how, nameFlag } = spec;
  if (how === 'position' || how === 'setting' || how === 'piped') return undefined;
  const name = nameFlag === '' ? wordFor(flag) : nameOf(text, words, nameFlag);
  if (name === undefined) return undefined;
  const word = words[at]!;
  const spelled = spelledOption(text, word, flag);
  if (spelled === flag) return readNextWord(text, words[at + 1], name, spec);
  const value = spelled.startsWith(flag) ? readAttached(text, word, spec) : undefined;
  return value && { name, value };
}

/** A word; an option that begins with a slash is one of Windows, in either case. */
function spelledOption(text: string, { start, end }: TextSpan, flag: string): string {
  const exact = text.slice(start, end);
  const isFolded = flag.startsWith('/') && exact.slice(0, flag.length).toLowerCase() === flag.toLowerCase();
  return isFolded ? flag + exact.slice(flag.length) : exact;
}

function readNextWord(
  text: string,
  next: TextSpan | undefined,
  name: TextSpan | string,
  { how, separator }: ArgumentSpec,
): NamedValue | undefined {
  if (how === 'attached' || how === 'prefix' || !next) return undefined;
  return { name, value: how === 'pair' ? behind(text, next, separator) : withoutScheme(text, next) };
}

/** What is in the same word as the option. */
function readAttached(text: string, word: TextSpan, { flag, how, separator }: ArgumentSpec): TextSpan | undefined {
  const rest = { start: word.start + flag.length, end: word.end };
  const isAttached = how === 'prefix' || how === 'attached';
  if (text[rest.start] === '=' && !isAttached) rest.start++;
  else if (how === 'next' || (how === 'pair' && flag.startsWith('--'))) return undefined;
  const value = unquoted(text, rest);
  return how === 'pair' ? behind(text, value, separator) : value;
}

function readPosition(text: string, words: readonly TextSpan[], { how, index, separator }: ArgumentSpec): NamedValue[] {
  const word = words[index - 1];
  if (!word || (how !== 'position' && how !== 'setting')) return [];
  if (how === 'position') return [{ name: 'password', value: separator === '' ? word : behind(text, word, separator) }];
  const value = words[index];
  return value ? [{ name: word, value }] : [];
}

/** The word behind the option that names the secret. */
function nameOf(text: string, words: readonly TextSpan[], flag: string): TextSpan | undefined {
  const at = words.findIndex(({ start, end }) => text.slice(start, end) === flag);
  return at < 0 ? undefined : words[at + 1];
}

/** What is behind the user's name; nothing if there is none. */
function behind(text: string, word: TextSpan, separator: string): TextSpan {
  const at = text.slice(word.start, word.end).indexOf(separator);
  return at < 0 ? { start: word.end, end: word.end } : { start: word.start + at + separator.length, end: word.end };
}

/** OpenSSL and Android's tools take `pass:...`. */
function withoutScheme(text: string, word: TextSpan): TextSpan {
  return text.startsWith('pass:', word.start) ? { start: word.start + 5, end: word.end } : word;
}

function unquoted(text: string, { start, end }: TextSpan): TextSpan {
  return /["']/.test(text[start] ?? '')
    ? { start: start + 1, end: text[end - 1] === text[start] && end - 1 > start ? end - 1 : end }
    : { start, end };
}

/** What a value is called whose option has this name. */
function wordFor(flag: string): string {
  if (/token|bearer|-t$|auth$/i.test(flag)) return 'token';
  if (/api-?key|account-key|-k$|-kvs/i.test(flag)) return 'api_key';
  return /secret|value|body|-b$|-v$/.test(flag) ? 'secret' : 'password';
}
