import { compileGlobs } from '../../core/glob.ts';
import { itemAt } from '../../core/present.ts';
import { type DecoderName, isCompressed } from '../../engine/decode/decoders.ts';
import type { ProgramRule } from '../../engine/program.ts';
import type { MatchRow } from '../../pool/protocol.ts';

/** A match at one path of its blob. */
interface PlacedRow {
  readonly row: MatchRow;
  readonly path: string;
  /** What its offsets count in: an object's id, or the number of a file. */
  readonly blob: string | number | undefined;
}

/**
 * Leaves out matches of rules with `files` at other paths, and settles which match has the bytes that such a rule shares with others: the engine, which
 * knows no paths, has settled only the others. Called for each path of a blob, so that a match may count at one and not at another. A blob at no path of
 * a commit has none that fits. Returns the list itself if no rule has `files`.
 */
export function applyRuleFiles<T extends PlacedRow>(placed: readonly T[], rules: readonly ProgramRule[]): readonly T[] {
  const bound = placed.filter(({ row }) => filesOf(row, rules) !== undefined);
  if (bound.length === 0) return placed;
  const strangers = new Set(bound.filter(({ row, path }) => !compileGlobs(filesOf(row, rules) ?? [])?.(path)));
  const left = placed.filter((one) => !strangers.has(one));
  const neighbours = groupByBlob(left);
  const losers = new Set<T>();
  for (const one of bound.filter((match) => !strangers.has(match))) {
    for (const other of neighbours.get(blobAt(one)) ?? [])
      if (other !== one && shareBytes(one.row, other.row))
        losers.add(isStronger(one.row, other.row, rules) ? other : one);
  }
  return left.filter((one) => !losers.has(one));
}

function filesOf({ rule }: MatchRow, rules: readonly ProgramRule[]): readonly string[] | undefined {
  return itemAt(rules, rule).files;
}

function blobAt({ blob, path }: PlacedRow): string {
  return `${blob ?? ''}\0${path}`;
}

function groupByBlob<T extends PlacedRow>(placed: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of placed) {
    const key = blobAt(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}

/** Whether two matches claim the same bytes. Matches inside compressed text have its place, and bytes of their own. */
function shareBytes(a: MatchRow, b: MatchRow): boolean {
  const isInside = ({ decoded }: MatchRow): boolean => isCompressed(decoded as readonly DecoderName[]);
  return a.start < b.end && b.start < a.end && !isInside(a) && !isInside(b);
}

/** As `resolveOverlaps` orders them: by a checksum, specificity, depth and length, then by the order of the rules. */
function isStronger(a: MatchRow, b: MatchRow, rules: readonly ProgramRule[]): boolean {
  const rank = ({ rule, evidence }: MatchRow): number =>
    itemAt(rules, rule).specificity + (evidence.includes('checksum-valid') ? 1000 : 0);
  const length = ({ start, end }: MatchRow): number => end - start;
  const by = rank(a) - rank(b) || a.decoded.length - b.decoded.length || length(a) - length(b) || b.rule - a.rule;
  return by > 0 || (by === 0 && a.start <= b.start);
}
