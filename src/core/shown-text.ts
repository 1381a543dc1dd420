import { itemAt } from './present.ts';

/** Characters of a masked text that are shown. */
const SHOWN = 4;
/** Fewer characters than this that are no word are not taken for a secret. */
const LEAST = 16;
/** Part of neighbours that change between capitals, small letters and digits, in text that nobody chose: words stay below, random letters above. */
const MOST_CHANGES = 0.21;
/** Letters in a row of one case without a digit: longer than any word, file name or option. */
const LONGEST_WORD = 40;

/** What may be one value: everything up to a space, a quotation mark or punctuation. */
const RUN = /[A-Za-z0-9_+/=-]{16,}/g;
/** Beginnings that issuers give their secrets, each with the characters that make one of it. */
const ISSUED =
  /(?<![A-Za-z0-9])(?:(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{12,}|(?:gh[opsur]_|github_pat_|gl[a-z]{2,6}-|xox[a-z]-|xapp-|sk[-_]|pk_|rk_|npm_|pypi-|hf_|dop_v1_|shp[a-z]{2}_|sq0[a-z]{3}-|SG\.|AIza|ya29\.|eyJ|dckr_pat_|vault:|hv[sb]\.|s\.|key-|AGE-SECRET-KEY-|lin_api_|ATATT|PMAK-|rubygems_|tfp_|whsec_)[A-Za-z0-9_.+/=-]{10,})/g;
/** Names of things that messages are about: ids of objects and of packs, files of objects, fingerprints, UUIDs, days. */
const NAME =
  /^(?:[0-9a-f]{1,20}|[0-9a-f]{38}|[0-9a-f]{62}|(?:pack-)?(?:[0-9a-f]{40}|[0-9a-f]{64})|[a-z2-7]{26}|[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}|\d{4}-\d{2}-\d{2})$/;
const WORD = /^(?:[A-Z]?[a-z]+|[A-Z]+|\d{1,8}|[a-z]{1,8}\d{1,4}|\d{1,4}[a-z]{1,8})$/;

function kindOf(character: string): number {
  return character >= 'a' ? 0 : character >= 'A' ? 1 : 2;
}

/** Whether pieces of a text are random: what is no word is long enough, and changes between kinds of characters as no word does. */
function isRandom(pieces: readonly string[]): boolean {
  const odd = pieces.filter((piece) => piece.length > LONGEST_WORD || !WORD.test(piece));
  let [length, pairs, changes] = [0, 0, 0];
  for (const piece of odd) {
    length += piece.length;
    for (let i = 1; i < piece.length; i++) {
      const [before, here] = [kindOf(itemAt(piece, i - 1)), kindOf(itemAt(piece, i))];
      pairs++;
      // a capital before a small letter begins a word
      if (before !== here && !(before === 1 && here === 0)) changes++;
    }
  }
  return length >= LEAST && (changes > pairs * MOST_CHANGES || odd.some((piece) => piece.length > LONGEST_WORD));
}

function partsOf(text: string): string[] {
  return text.split(/[_+=-]+/).filter((part) => part !== '');
}

function mask(text: string): string {
  return `${text.slice(0, SHOWN)}...(${text.length})`;
}

/** Fewest characters of base64 that a slash may part. */
const PARTED = 32;

function hasWord(folder: string): boolean {
  return NAME.test(folder) || partsOf(folder).some((part) => part.length > 2 && WORD.test(part));
}

/** Folders of a path, neighbours without any word in them as one: base64 that slashes part. */
function groupsOf(run: string): string[] {
  const groups: string[] = [];
  let joins = false;
  for (const folder of run.split('/')) {
    const wordless = !hasWord(folder);
    if (joins && wordless) groups.push(`${groups.pop() ?? ''}/${folder}`);
    else groups.push(folder);
    joins = wordless;
  }
  return groups;
}

function maskFolder(folder: string): string {
  return !NAME.test(folder) && folder.length >= LEAST && isRandom(partsOf(folder)) ? mask(folder) : folder;
}

/** Masks what is random of a run: neighbouring parts without a word as a whole where they are long, else each by itself. */
function maskRun(run: string): string {
  if (NAME.test(run)) return run;
  return groupsOf(run)
    .map((group) => {
      const folders = group.split('/');
      const isWhole = folders.length > 1 && group.length >= PARTED && isRandom(folders.flatMap(partsOf));
      return isWhole ? mask(group) : folders.map(maskFolder).join('/');
    })
    .join('/');
}

/**
 * A text for people, in which whatever looks like a secret is cut to its first characters and its length: arguments, keys and patterns that are quoted may be
 * one. Words, paths, options, ids of objects and fingerprints stay as they are. Cheap, and no scan: short or word-like secrets pass.
 */
export function maskSecrets(text: string): string {
  return text.replace(ISSUED, mask).replace(RUN, (run) => (run.includes('...(') ? run : maskRun(run)));
}
