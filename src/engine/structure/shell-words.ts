import type { TextSpan } from './named-value.ts';

const MAX_WORDS = 60;
const WORD_ENDS = ' \t\r\n"\'`;|&)<>';
const COMMAND_ENDS = '\n;|&)]}<>#';

/**
 * The words of a shell's command from `at` on, quotes taken off: up to the end of the line (lines that end in a backslash, a backtick or a caret go on), `;`, `|`, `&`, or a quote or bracket that was not opened.
 * Words of lists in configuration (`["docker", "login", "-p", "x"]`) are read as well.
 */
export function readShellWords(text: string, at: number): TextSpan[] {
  const words: TextSpan[] = [];
  let next = at;
  while (words.length < MAX_WORDS) {
    next = skipBetween(text, next);
    if (next >= text.length || COMMAND_ENDS.includes(text[next]!)) return words;
    const word = readWord(text, next);
    if (word.next === next) return words;
    words.push(word);
    next = word.next;
  }
  return words;
}

/** Passes over blanks, commas, and line ends that do not end the command. */
function skipBetween(text: string, at: number): number {
  let next = at;
  for (;;) {
    const char = text[next];
    if (char === ' ' || char === '\t' || char === ',') next++;
    else if ((char === '\\' || char === '`' || char === '^') && /^\r?\n/.test(text.slice(next + 1, next + 3)))
      next = text.indexOf('\n', next) + 1;
    else return next;
  }
}

function readWord(text: string, at: number): TextSpan & { readonly next: number } {
  const quote = text[at]!;
  if (quote === '"' || quote === "'") {
    const end = endOfQuote(text, at + 1, quote);
    if (end < 0) return { start: at, end: at, next: at };
    // a quote that closes the command, or `'...'` as a part of a longer word
    return { start: at + 1, end, next: end + 1 };
  }
  let end = at;
  while (end < text.length && !WORD_ENDS.includes(text[end]!)) end++;
  const inner = text[end];
  if ((inner === '"' || inner === "'") && end > at && /[=:p]/.test(text[end - 1]!)) {
    const close = endOfQuote(text, end + 1, inner);
    if (close > 0) return { start: at, end: close, next: close + 1 };
  }
  return { start: at, end, next: end };
}

function endOfQuote(text: string, at: number, quote: string): number {
  for (let end = at; end < text.length && end < at + 600; end++) {
    if (text[end] === '\n') return -1;
    if (text[end] === '\\' && quote === '"') end++;
    else if (text[end] === quote) return end;
  }
  return -1;
}
