import { latin1 } from '../../../core/latin1.ts';
import { commandsOf } from '../command-table.ts';

/** How far a command's line is searched for an option, and what is before it for a pipe: the incremental scan looks again at commands so near to a change. */
const LOOK_BEHIND = 120;
const LOOK_BEFORE = 48;
const PIPE = 0x7c;

/** What a command's line must hold to be read: an option that begins with one of these letters, a position, or a pipe before it. */
interface Trait {
  /** By character code, of the first letter behind dashes. */
  readonly letters: Uint8Array;
  /** Whether an option may begin with a slash. */
  readonly hasSlashes: boolean;
  readonly hasPositions: boolean;
  readonly isPipedTo: boolean;
}

const traits = new Map<string, Trait>();

/** The traits of a program, or of a program with its first subcommand. */
function traitOf(words: string): Trait {
  const known = traits.get(words);
  if (known) return known;
  const trait = { letters: new Uint8Array(256), hasSlashes: false, hasPositions: false, isPipedTo: false };
  for (const [command, specs] of commandsOf(words.split(' ')[0]!)) {
    if (command !== words && !command.startsWith(`${words} `)) continue;
    for (const { flag, how } of specs) {
      if (how === 'piped') trait.isPipedTo = true;
      else if (flag.startsWith('/')) trait.hasSlashes = true;
      else if (!flag.startsWith('-')) trait.hasPositions = true;
      else trait.letters[flag.replace(/^-+/, '').charCodeAt(0)] = 1;
    }
  }
  traits.set(words, trait);
  return trait;
}

/** Whether a command's line, whose program is at `at`, may hold a secret: a quick look at the letters of its options. */
export function lookAtCommand(bytes: Uint8Array, at: number, length: number): boolean {
  const trait = traitOf(latin1(bytes, at, at + length).replace(/[ "']$/, ''));
  if (trait.hasPositions) return true;
  return (trait.isPipedTo && isPipedTo(bytes, at)) || hasOption(bytes, at + length, trait);
}

/** Whether a pipe is before the command, with nothing but `sudo` or a path between. */
function isPipedTo(bytes: Uint8Array, at: number): boolean {
  for (let before = at - 1; before > at - LOOK_BEFORE; before--) {
    const byte = bytes[before]!;
    if (byte === PIPE) return true;
    if (byte === 0x0a || byte === 0 || byte === 0x3b || byte === 0x22 || byte === 0x29) return false;
  }
  return false;
}

function hasOption(bytes: Uint8Array, from: number, { letters, hasSlashes }: Trait): boolean {
  for (let at = from; at < from + LOOK_BEHIND; at++) {
    const byte = bytes[at]!;
    if (byte === 0 || (byte === 0x0a && !isContinued(bytes, at))) return false;
    if (byte === 0x2f && hasSlashes) return true;
    if (byte !== 0x2d || !isWordStart(bytes[at - 1]!)) continue;
    const next = bytes[at + 1]!;
    if (letters[next === 0x2d ? bytes[at + 2]! : next] === 1) return true;
  }
  return true;
}

/** A blank, a quote, a comma or an opening bracket. */
function isWordStart(before: number): boolean {
  return (
    before === 0x20 ||
    before === 0x09 ||
    before === 0x0a ||
    before === 0x22 ||
    before === 0x27 ||
    before === 0x2c ||
    before === 0x5b
  );
}

/** Whether the line goes on behind its end: a backslash, a backtick or a caret is before it. */
function isContinued(bytes: Uint8Array, at: number): boolean {
  const last = bytes[at - 1] === 0x0d ? bytes[at - 2] : bytes[at - 1];
  return last === 0x5c || last === 0x60 || last === 0x5e;
}
