/** Globs longer than this are refused: matching takes time in proportion to the glob's length times the path's. */
export const GLOB_CHARACTERS = 256;

/** Whether a path relative to the root (`/` separated) fits. */
export type PathMatcher = (path: string) => boolean;

type Step =
  | { readonly kind: 'one'; readonly fits: (character: string) => boolean }
  /** Any run of characters, with or without `/` in it. */
  | { readonly kind: 'run'; readonly slashes: boolean }
  /** The next two steps may be left out. */
  | { readonly kind: 'optional' };

const NOT_SLASH = (character: string): boolean => character !== '/';

/** Expands `{a,b}`, also nested; at most `most` alternatives, undefined beyond. An unbalanced brace stands for itself. */
function expandBraces(glob: string, most: number): string[] | undefined {
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

/** `[a-z]`, `[!a]`: what stands between the brackets. */
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
      // any number of folders, also none: a run that ends in a slash, or nothing
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
  return { kind: 'one', fits: (c) => c === character };
}

/** Goes on from every step that may match nothing. */
function skipEmpty(steps: readonly Step[], set: Uint8Array): void {
  for (let i = 0; i < steps.length; i++) {
    if (set[i] !== 1 || steps[i]!.kind === 'one') continue;
    set[i + 1] = 1;
    if (steps[i]!.kind === 'optional') set[i + 3] = 1;
  }
}

/** Runs all ways through the steps at once: no backtracking, whatever the glob. */
function fits(steps: readonly Step[], path: string): boolean {
  let at = new Uint8Array(steps.length + 1);
  at[0] = 1;
  skipEmpty(steps, at);
  for (const character of path) {
    const next = new Uint8Array(steps.length + 1);
    for (let i = 0; i < steps.length; i++) {
      if (at[i] !== 1) continue;
      const step = steps[i]!;
      if (step.kind === 'run') next[i] = step.slashes || character !== '/' ? 1 : next[i]!;
      else if (step.kind === 'one' && step.fits(character)) next[i + 1] = 1;
    }
    skipEmpty(steps, next);
    at = next;
  }
  return at[steps.length] === 1;
}

/**
 * Compiles globs: `*`, `**`, `?`, `[a-z]`, `{a,b}`. With a slash inside, a glob counts from the root; without one it fits a file or folder of
 * that name at any depth. A folder that fits takes everything below it along. Undefined where a glob has too many alternatives.
 */
export function compileGlobs(globs: readonly string[]): PathMatcher | undefined {
  const all: Step[][] = [];
  for (const glob of globs) {
    const bare = glob.replace(/^\.?\//, '').replace(/\/+$/, '');
    const anchored = glob.startsWith('/') || bare.includes('/');
    // `x/**` fits `x` too, as whatever fits takes everything below it along
    const rooted = (anchored ? bare : `**/${bare}`).replace(/(?<=.)(?:\/\*\*)+$/, '');
    const expanded = expandBraces(rooted, 64);
    if (expanded === undefined || glob.length > GLOB_CHARACTERS) return undefined;
    all.push(...expanded.flatMap((one) => [stepsOf(one), stepsOf(`${one}/**`)]));
  }
  return (path) => all.some((steps) => fits(steps, path));
}

/** Whether a glob fits every path there is, or nearly. */
export function isBroadGlob(glob: string): boolean {
  return /^[/.*{},?]*$/.test(glob);
}
