import type { Image } from './kernel/layout.ts';
import type { Severity } from '../core/finding.ts';
import type { ChecksumName } from './checksums/table.ts';

/** How sure a bare match is before any other evidence: the prior that evidence is added to. */
export type Prior = 'high' | 'medium' | 'low' | 'faint';

/** One rule as the engine runs it. Plain data: serializable, structured-cloneable, built ahead of time. */
export interface ProgramRule {
  readonly id: string;
  readonly name: string;
  readonly provider: string;
  /** Rules of one family find the same kind of secret; the fingerprint is made per family. */
  readonly family: string;
  readonly kind: string;
  readonly severity: Severity;
  /** JavaScript regular expression over the blob read as Latin-1, so that string index = byte offset. */
  readonly source: string;
  readonly flags: string;
  /** Longest distance in bytes from the start of a match to its literal; with `fixed`, the exact one. */
  readonly before: number;
  readonly fixed: boolean;
  /** Longest match in bytes, counted from the literal's first byte. */
  readonly after: number;
  readonly prior: Prior;
  /** What the value must be surrounded by: `word` refuses a letter, digit or `_` on either side. */
  readonly boundary: 'word' | 'none';
  /** Further bytes that may not stand on either side of the value. */
  readonly boundaryBytes?: string;
  readonly checksum?: ChecksumName;
  /** Least Shannon entropy of the secret, bits per byte. */
  readonly minEntropy?: number;
  /** A keyword rule: its value proves nothing by itself, so context checks apply in full. */
  readonly generic: boolean;
  /** An assignment in which anything may stand between name and value. */
  readonly loose?: boolean;
  /** Also searched in binary blobs: only for rules whose literal is part of the secret. */
  readonly binary: boolean;
  /** From a user's pack: runs under a deadline. */
  readonly user: boolean;
  /** Who wins where two rules claim the same bytes: higher. */
  readonly specificity: number;
  /** Companion rule whose match nearby raises confidence (and is reported by itself too). */
  readonly pairsWith?: { readonly rule: string; readonly within: number };
}

/** All rules and the kernel's tables, compiled. `image` is laid out by `engine/kernel/layout.ts`. */
export interface Program {
  readonly rules: readonly ProgramRule[];
  readonly literals: readonly Literal[];
  /** Hash of everything that can change a match. */
  readonly hash: string;
  /** The kernel's tables for these literals where they were built ahead of time; else the scanner builds them. */
  readonly image?: Image;
}

/** A byte string (ASCII, lower case where `fold`) that must be present for `rules` to match, and what the kernel checks round it. */
export interface Literal {
  readonly text: string;
  readonly fold: boolean;
  /** Index into `Program.rules`. */
  readonly rule: number;
  readonly follow: Follow;
}

/**
 * What must follow a literal, checked in the kernel before a candidate is handed out. Necessary conditions only: a follow check never
 * rejects what the rule's pattern would accept.
 */
export type Follow =
  | { readonly kind: 'none' }
  /** At least `min` bytes of the class right after the literal. */
  | { readonly kind: 'run'; readonly bytes: string; readonly min: number }
  /** A name's rest, an operator, quotes, then at least `min` bytes of the class, all within `reach` bytes after the literal. */
  | { readonly kind: 'assign'; readonly bytes: string; readonly min: number; readonly reach: number }
  /** Anything, then at least `min` bytes of the class, the first of them after a byte that is no letter, digit or `_`, within `reach` bytes. */
  | { readonly kind: 'near'; readonly bytes: string; readonly min: number; readonly reach: number };
