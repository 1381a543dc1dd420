import { itemAt, present } from '../core/present.ts';

interface Entry {
  readonly segments: readonly string[];
  /** Matches only below a folder of this name, not a file. */
  readonly folder: boolean;
  readonly owners: readonly string[];
}

/** Most entries read from a file, and most characters of a pattern; more is not a list of owners. */
const MAX_ENTRIES = 5_000;
const MAX_PATTERN_LENGTH = 500;

function parseEntry(line: string): Entry | undefined {
  const [pattern = '', ...owners] = line
    .replace(/(?:^|\s)#.*$/, '')
    .trim()
    .split(/\s+/);
  if (pattern === '' || pattern.length > MAX_PATTERN_LENGTH) return undefined;
  const folder = pattern.endsWith('/');
  const parts = pattern.replace(/^\/|\/$/g, '').split('/');
  const anchored = pattern.startsWith('/') || parts.length > 1;
  return { segments: anchored ? parts : ['**', ...parts], folder, owners };
}

/**
 * Matches wildcards without backtracking over more than one: the last star takes one more item whenever the rest does not match.
 * @param fits whether an item of the pattern matches an item of the text
 * @param isStar whether an item of the pattern matches any number of items
 */
function matchItems<T>(
  pattern: readonly T[],
  text: readonly T[],
  { fits, isStar }: { fits: (one: T, other: T) => boolean; isStar: (one: T) => boolean },
): boolean {
  let at = 0;
  let star = -1;
  let resume = 0;
  for (let i = 0; i < text.length;) {
    if (at < pattern.length && isStar(itemAt(pattern, at))) {
      star = at++;
      resume = i;
    } else if (at < pattern.length && fits(itemAt(pattern, at), itemAt(text, i))) {
      at++;
      i++;
    } else if (star >= 0) {
      at = star + 1;
      i = ++resume;
    } else return false;
  }
  return pattern.slice(at).every(isStar);
}

const inSegment = {
  fits: (one: string, other: string) => one === '?' || one === other,
  isStar: (one: string) => one === '*',
};
const inPath = {
  fits: (one: string, other: string) => matchItems(Array.from(one), Array.from(other), inSegment),
  isStar: (one: string) => one === '**',
};

function matches({ segments, folder }: Entry, path: readonly string[]): boolean {
  const below = folder || !present(segments.at(-1)).includes('*');
  if (!folder && matchItems(segments, path, inPath)) return true;
  // a folder's name matches everything in it
  return below && path.some((_, length) => length > 0 && matchItems(segments, path.slice(0, length), inPath));
}

/** Parses a CODEOWNERS file. Returns a function that finds the owners of a path, from the last entry that matches. */
export function parseCodeOwners(text: string): (path: string) => readonly string[] {
  const lines = text.split(/\r?\n/).slice(0, MAX_ENTRIES);
  const entries = lines.map(parseEntry).filter((entry) => entry !== undefined);
  return (path) => {
    const segments = path.split('/');
    return entries.findLast((entry) => matches(entry, segments))?.owners ?? [];
  };
}
