import { itemAt } from './present.ts';

/** Characters shown of a masked text. */
const SHOWN = 4;
/** Shortest text without words that is taken for a secret. */
const MIN_RANDOM_LENGTH = 16;
/** Share of neighbouring characters that change between capitals, lower-case letters and digits: below it in words, above it in random text. */
const MAX_WORD_CHANGES = 0.21;
/** Most letters of one case in a row without a digit: longer than any word, file name or option. */
const MAX_WORD_LENGTH = 40;

/** A possible value: everything up to a space, a quotation mark or punctuation. */
const RUN = /[A-Za-z0-9_+/=-]{16,}/g;
/** Prefixes that issuers give their secrets, each with the characters that follow. */
const ISSUED =
  /(?<![A-Za-z0-9])(?:(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{12,}|(?:gh[opsur]_|github_pat_|gl[a-z]{2,6}-|xox[a-z]-|xapp-|sk[-_]|pk_|rk_|npm_|pypi-|hf_|dop_v1_|shp[a-z]{2}_|sq0[a-z]{3}-|SG\.|AIza|ya29\.|eyJ|dckr_pat_|vault:|hv[sb]\.|s\.|key-|AGE-SECRET-KEY-|lin_api_|ATATT|PMAK-|rubygems_|tfp_|whsec_)[A-Za-z0-9_.+/=-]{10,})/g;
/** Identifiers that messages are about: ids of objects and packs, object files, fingerprints, UUIDs, days. */
const NAME =
  /^(?:[0-9a-f]{1,20}|[0-9a-f]{38}|[0-9a-f]{62}|(?:pack-)?(?:[0-9a-f]{40}|[0-9a-f]{64})|[a-z2-7]{26}|[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}|\d{4}-\d{2}-\d{2})$/;
const WORD = /^(?:[A-Z]?[a-z]+|[A-Z]+|\d{1,8}|[a-z]{1,8}\d{1,4}|\d{1,4}[a-z]{1,8})$/;

function kindOf(character: string): number {
  return character >= 'a' ? 0 : character >= 'A' ? 1 : 2;
}

/** Whether the parts of a text are random: those that are not words are long enough, and change between kinds of characters as no word does. */
function isRandom(pieces: readonly string[]): boolean {
  const odd = pieces.filter((piece) => piece.length > MAX_WORD_LENGTH || !WORD.test(piece));
  let [length, pairs, changes] = [0, 0, 0];
  for (const piece of odd) {
    length += piece.length;
    for (let i = 1; i < piece.length; i++) {
      const [before, here] = [kindOf(itemAt(piece, i - 1)), kindOf(itemAt(piece, i))];
      pairs++;
      // a capital before a lower-case letter begins a word
      if (before !== here && !(before === 1 && here === 0)) changes++;
    }
  }
  return (
    length >= MIN_RANDOM_LENGTH &&
    (changes > pairs * MAX_WORD_CHANGES || odd.some((piece) => piece.length > MAX_WORD_LENGTH))
  );
}

function partsOf(text: string): string[] {
  return text.split(/[_+=-]+/).filter((part) => part !== '');
}

function mask(text: string): string {
  return `${text.slice(0, SHOWN)}...(${text.length})`;
}

/** Fewest characters of base64 that slashes may divide. */
const PARTED = 32;

function hasWord(folder: string): boolean {
  return NAME.test(folder) || partsOf(folder).some((part) => part.length > 2 && WORD.test(part));
}

/** Folders of a path; neighbours without any word are joined, as base64 divided by slashes. */
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
  return !NAME.test(folder) && folder.length >= MIN_RANDOM_LENGTH && isRandom(partsOf(folder)) ? mask(folder) : folder;
}

/** Masks the random parts of a run: long neighbouring parts without a word as a whole, others one by one. */
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
 * Cuts whatever looks like a secret in a text for people to its first characters and its length, since quoted arguments, keys and patterns may be
 * one. Words, paths, options, object ids and fingerprints are kept. Cheap, and not a scan: short or word-like secrets pass.
 */
export function maskSecrets(text: string): string {
  return text.replace(ISSUED, mask).replace(RUN, (run) => (run.includes('...(') ? run : maskRun(run)));
}
