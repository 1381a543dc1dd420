import { itemAt } from '../../core/present.ts';

/** Upper bounds for unbounded repetitions, largest first: if a match becomes too long, the next one is tried. */
export const ROUNDS = [4096, 512, 128, 32] as const;
/** Longest run of white space. */
const SPACE_ROUNDS = 32;
const TOKEN =
  /\\Q[^]*?\\E|\\x\{[0-9A-Fa-f]+\}|\\[pP]\{[^}]*\}|\\[^]|\[\^?\]?(?:\\[^]|\[:\^?[a-z]+:\]|[^\]\\])*\]|\((?:\?(?:P?<[A-Za-z_]\w*>|<?[=!]|P=\w+|[A-Za-z-]*[:)]))?|\)|\||[*+?]\??|\{\d+(?:,\d*)?\}\??|[^]/g;
const HIGH_ESCAPE = /(?:^|[^\\])(?:\\\\)*\\x[89A-Fa-f][0-9A-Fa-f]/;
const WORD_END = '(?![0-9A-Za-z_])';
const LINE_END = '(?![^\\r\\n])';

/** A pattern of another tool in our syntax. */
export interface ForeignPattern {
  readonly pattern: string;
  /** Whether both ends required a word boundary, and the secret is the whole match. */
  readonly wordBound: boolean;
  /** Differences from the original, for people; empty if there are none. */
  readonly notes: readonly string[];
}

interface Rewriting {
  readonly tokens: readonly string[];
  readonly out: string[];
  readonly notes: Set<string>;
  readonly rounds: number;
  /** Number of the secret's group; 0 if there is none. */
  readonly secret: number;
  groups: number;
}

/**
 * Rewrites a pattern in the syntax of Go, Python or JavaScript: repetitions get an upper bound, anchors become what a window can see, the secret's
 * group gets its name. Returns a reason if that is impossible. The pattern parser judges the rest.
 * @param secretGroup the group that is the secret; 0 for the first one, or else the whole match
 */
export function adoptPattern(text: string, secretGroup: number, rounds: number = ROUNDS[0]): ForeignPattern | string {
  const tokens = text.match(TOKEN) ?? [];
  const groups = tokens.filter(isCapture).length;
  if (secretGroup > groups) return `there is no group ${secretGroup}`;
  // a character there, and a byte here
  if (HIGH_ESCAPE.test(text)) return 'it names a character beyond ASCII';
  const state: Rewriting = {
    tokens,
    out: [],
    notes: new Set(),
    rounds,
    secret: secretGroup || Math.min(1, groups),
    groups: 0,
  };
  for (const [index, token] of tokens.entries()) {
    const fault = rewrite(token, index, state);
    if (fault !== undefined) return fault;
  }
  const wordBound = isWordBound(state);
  if (!wordBound && tokens.some((token, at) => token === '\\b' && isLead(tokens, at)))
    state.notes.add('it may begin inside a longer word');
  return { pattern: state.out.join(''), wordBound, notes: [...state.notes] };
}

function isWordBound({ tokens, secret }: Rewriting): boolean {
  const edges = tokens.filter((token) => token === '\\b').length;
  return secret === 0 && edges === 2 && tokens[leadOf(tokens)] === '\\b' && tokens.at(-1) === '\\b';
}

/** Index where a pattern begins after its flags. */
function leadOf(tokens: readonly string[]): number {
  return /^\(\?[a-z-]*\)$/.test(tokens[0] ?? '') ? 1 : 0;
}

function isCapture(token: string): boolean {
  return token === '(' || /^\(\?P?<[A-Za-z_]/.test(token);
}

function rewrite(token: string, index: number, state: Rewriting): string | undefined {
  const { tokens, out } = state;
  if (/^(?:\^|\\A|\$|\\[bBzZ])$/.test(token)) return rewriteEdge(token, index, state);
  if (isCapture(token)) {
    state.groups++;
    out.push(state.groups === state.secret ? '(?<secret>' : '(?:');
  } else if (/^(?:[*+]|\{\d+,\})/.test(token)) out.push(boundedRepeat(token, tokens[index - 1] ?? '', state));
  else if (/^\[\^?\]/.test(token)) out.push(token.replace(/^\[\^?/, '$&\\'));
  else out.push(token);
  return undefined;
}

function boundedRepeat(token: string, item: string, { rounds, notes }: Rewriting): string {
  const least = token.startsWith('{') ? Number.parseInt(token.slice(1), 10) : token.startsWith('+') ? 1 : 0;
  const isSpace = /^(?: |\\s|\[(?:\\[stnr]| )+\])$/.test(item);
  const most = Math.max(least, isSpace ? SPACE_ROUNDS : rounds);
  notes.add('unbounded repetitions are bounded');
  return `{${least},${most}}${token.endsWith('?') ? '?' : ''}`;
}

/** Whether nothing before matches a character: only opening groups and other anchors, or alternatives of a group that opened there. */
function isLead(tokens: readonly string[], index: number): boolean {
  const before = tokens.slice(0, index);
  if (before.every((token) => token.startsWith('(') || /^(?:\^|\\A|\\b|\|)$/.test(token))) return true;
  // an alternative of its own in the group that begins the pattern
  const open = leadOf(tokens);
  const close = tokens.indexOf(')');
  return itemAt(tokens, open).startsWith('(') && index < close && isAlternative(tokens, index);
}

function isAlternative(tokens: readonly string[], index: number): boolean {
  const before = tokens[index - 1] ?? '|';
  return (before === '|' || before.startsWith('(')) && /^[|)]$/.test(tokens[index + 1] ?? '|');
}

/** Whether nothing after matches a character: only closing groups and their other alternatives. */
function isTail(tokens: readonly string[], index: number): boolean {
  const last = isAlternative(tokens, index) ? tokens.indexOf(')', index) : index;
  return tokens.slice(last + 1).every((token) => /^(?:\)|\$|\\[bz]|\?\??)$/.test(token));
}

function rewriteEdge(token: string, index: number, { tokens, out, notes }: Rewriting): string | undefined {
  const lead = isLead(tokens, index);
  if (token === '\\b' && lead) return undefined;
  if ((token === '^' || token === '\\A') && lead) {
    notes.add('it may begin anywhere in a line');
    return undefined;
  }
  const tail = isTail(tokens, index);
  if (token === '\\b' && tail) out.push(WORD_END);
  else if (/^(?:\$|\\[zZ])$/.test(token) && tail) out.push(LINE_END);
  else return `${token} in the middle of a pattern cannot be expressed`;
  return undefined;
}
