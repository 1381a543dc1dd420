/** Longest glob: matching takes time proportional to the lengths of glob and path. */
export const GLOB_CHARACTERS = 256;

/** Whether a path relative to the root (`/` separated) matches. */
export type PathMatcher = (path: string) => boolean;

/** Most alternatives from the braces of one glob. */
const MAX_ALTERNATIVES = 64;
/** Syntax of other matchers. Taken literally, it would match something else than intended. */
const FOREIGN = /^!|[!@+*?]\(/;

type Step =
  | { readonly kind: 'one'; readonly fits: (character: string) => boolean; readonly only?: string }
  /** Any run of characters, with or without `/`. */
  | { readonly kind: 'run'; readonly slashes: boolean }
  /** The next two steps are optional. */
  | { readonly kind: 'optional' };

const NOT_SLASH = (character: string): boolean => character !== '/';

/** Expands braces, also nested: `{a,b}`. Returns at most `most` alternatives, undefined beyond. An unbalanced brace is literal. */
export function expandBraces(glob: string, most: number): string[] | undefined {
  const open = glob.indexOf('{');
  const close = open < 0 ? -1 : closingBrace(glob, open);
  if (close < 0) return [glob];
  const out: string[] = [];
  for (const part of splitTop(glob.slice(open + 1, close))) {
    const rest = expandBraces(glob.slice(0, open) + part + glob.slice(close + 1), most - out.length);
    if (rest === undefined || out.length + rest.length > most) return undefined;
    out.push(...rest);
  }
  return out;
}

function closingBrace(glob: string, open: number): number {
  let depth = 0;
  for (let i = open; i < glob.length; i++) {
    if (glob[i] === '{') depth++;
    else if (glob[i] === '}' && --depth === 0) return i;
  }
  return -1;
}

function splitTop(text: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const character of text) {
    if (character === '{') depth++;
    if (character === '}') depth--;
    if (character === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts;
}

/** `[a-z]`, `[!a]`: what is between the brackets. */
function classOf(body: string): Step {
  const negated = body.startsWith('!') || body.startsWith('^');
  const ranges = [...(negated ? body.slice(1) : body).matchAll(/([^])-([^])|([^])/g)];
  const holds = (c: string): boolean =>
    ranges.some(([, low, high, single]) => (single === undefined ? c >= low! && c <= high! : c === single));
  return { kind: 'one', fits: (c) => c !== '/' && holds(c) !== negated };
}

function stepsOf(glob: string): Step[] {
  const steps: Step[] = [];
  for (let i = 0; i < glob.length; i++) {
    const end = glob[i] === '[' ? glob.indexOf(']', i + 2) : -1;
    if (glob.startsWith('**/', i) && (i === 0 || glob[i - 1] === '/')) {
      // any number of folders, including none: a run that ends in a slash, or nothing
      steps.push({ kind: 'optional' }, { kind: 'run', slashes: true }, { kind: 'one', fits: (c) => c === '/' });
      i += 2;
    } else if (glob[i] === '*') {
      const slashes = glob[i + 1] === '*';
      steps.push({ kind: 'run', slashes });
      if (slashes) i++;
    } else if (end > 0) {
      steps.push(classOf(glob.slice(i + 1, end)));
      i = end;
    } else steps.push(single(glob[i] === '\\' ? glob[++i] : glob[i], glob[i - 1] === '\\'));
  }
  return steps;
}

function single(character: string | undefined, escaped: boolean): Step {
  if (character === '?' && !escaped) return { kind: 'one', fits: NOT_SLASH };
  return { kind: 'one', fits: (c) => c === character, ...(character !== undefined && { only: character }) };
}

/** A compiled glob, and a text that every matching path contains, which rejects most paths at once. */
interface Compiled {
  readonly steps: readonly Step[];
  readonly text: string;
  /** Two rows of states. A match leaves nothing in them that the next one reads. */
  readonly rows: readonly [Uint8Array, Uint8Array];
}

/** The longest run of fixed characters without an optional step. */
function fixedText(steps: readonly Step[]): string {
  let best = '';
  let run = '';
  for (let i = 0; i < steps.length; i++) {
    const step = steps[i]!;
    if (step.kind === 'optional') i += 2;
    run = step.kind === 'one' && step.only !== undefined ? run + step.only : '';
    if (run.length > best.length) best = run;
  }
  return best;
}

function compileOne(glob: string): Compiled {
  const steps = stepsOf(glob);
  const size = steps.length + 1;
  return { steps, text: fixedText(steps), rows: [new Uint8Array(size), new Uint8Array(size)] };
}

/** Continues from every step that may match nothing. */
function skipEmpty(steps: readonly Step[], set: Uint8Array): void {
  for (let i = 0; i < steps.length; i++) {
    if (set[i] !== 1 || steps[i]!.kind === 'one') continue;
    set[i + 1] = 1;
    if (steps[i]!.kind === 'optional') set[i + 3] = 1;
  }
}

/** Consumes one character. Returns whether any way through the steps is left. */
function advance(steps: readonly Step[], character: string, at: Uint8Array, next: Uint8Array): boolean {
  let alive = false;
  next.fill(0);
  for (let i = 0; i < steps.length; i++) {
    if (at[i] !== 1) continue;
    const step = steps[i]!;
    const stays = step.kind === 'run' && (step.slashes || character !== '/');
    if (stays) next[i] = 1;
    else if (step.kind === 'one' && step.fits(character)) next[i + 1] = 1;
    else continue;
    alive = true;
  }
  return alive;
}

/** Follows all ways through the steps at once, so that no glob backtracks. `below`: a match includes everything below it. */
function fits({ steps, text, rows }: Compiled, path: string, below: boolean): boolean {
  if (!path.includes(text)) return false;
  let [at, next] = rows;
  at.fill(0);
  at[0] = 1;
  skipEmpty(steps, at);
  for (const character of path) {
    if (below && character === '/' && at[steps.length] === 1) return true;
    if (!advance(steps, character, at, next)) return false;
    skipEmpty(steps, next);
    [at, next] = [next, at];
  }
  return at[steps.length] === 1;
}

/**
 * Compiles globs: `*`, `**`, `?`, `[a-z]`, `{a,b}`. A glob with a slash inside is relative to the root; one without matches files and folders of that
 * name at any depth. A matching folder includes everything below it. Undefined if one of them has a fault (`faultOfGlob`).
 */
export function compileGlobs(globs: readonly string[]): PathMatcher | undefined {
  const all: Compiled[] = [];
  for (const glob of globs) {
    const bare = glob.replace(/^\.?\//, '').replace(/\/+$/, '');
    const anchored = glob.startsWith('/') || bare.includes('/');
    // `x/**` matches `x` too, because a match includes everything below it
    const rooted = (anchored ? bare : `**/${bare}`).replace(/(?<=.)(?:\/\*\*)+$/, '');
    const expanded = expandBraces(rooted, MAX_ALTERNATIVES);
    if (expanded === undefined || glob.length > GLOB_CHARACTERS || FOREIGN.test(glob)) return undefined;
    all.push(...expanded.map(compileOne));
  }
  return (path) => all.some((one) => fits(one, path, true));
}

/** Folders of whole machines: no path inside a repository begins with them. */
const ABSOLUTE = /^(?:\/(?:home|Users|root|__w|builds|github\/workspace)\/|[A-Za-z]:[\\/]|~\/|file:)/;

/** Says why no path in a repository matches; undefined if one may. */
export function faultOfPath(path: string): string | undefined {
  if (/\\(?![*?[\]{}])/.test(path) || /\\\*/.test(path)) return 'paths use / on every system';
  if (ABSOLUTE.test(path)) return 'paths are relative to the top of the repository';
  if (/(?:^|\/)\.\.(?:\/|$)|.\/\.(?:\/|$)/.test(path)) return 'paths do not contain . or ..';
  if (/.\/\//.test(path)) return 'folders are separated by one /';
  return /\s$/.test(path) ? 'it ends in a space' : undefined;
}

/** Says what is wrong with a glob; undefined if it is valid. */
export function faultOfGlob(glob: string): string | undefined {
  if (glob.length > GLOB_CHARACTERS) return `this glob is longer than ${GLOB_CHARACTERS} characters`;
  if (FOREIGN.test(glob)) return 'globs support * ** ? [a-z] {a,b}, but no leading ! and no !( @( +( *( ?(';
  return compileGlobs([glob]) === undefined ? 'this glob has too many alternatives' : undefined;
}

/** Compiles a glob relative to some folder that matches files alone, not what is below them. @returns undefined if it has a fault */
export function compileFileGlob(glob: string): PathMatcher | undefined {
  const expanded = expandBraces(glob, MAX_ALTERNATIVES)?.map(compileOne);
  if (expanded === undefined || faultOfGlob(glob) !== undefined) return undefined;
  return (path) => expanded.some((one) => fits(one, path, false));
}

/** Whether a text is a glob rather than a file name. */
export function isGlob(text: string): boolean {
  return /[*?[{]/.test(text);
}

/** Whether a glob matches every path, or nearly. */
export function isBroadGlob(glob: string): boolean {
  return /^[/.*{},?]*$/.test(glob);
}
