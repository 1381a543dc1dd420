import type { Image } from './kernel/layout.js';
import type { Severity } from '../core/finding.js';
import type { ChecksumName } from './checksums/checksum-names.js';
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
    /** Further bytes that may not are on either side of the value. */
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
    readonly pairsWith?: {
        readonly rule: string;
        readonly within: number;
    };
}
/** Compiled rules, before they are linked: what rules can be added to or taken from. */
export interface RuleProgram {
    readonly rules: readonly ProgramRule[];
    readonly literals: readonly Literal[];
    /** Hash of everything that can change a match. */
    readonly hash: string;
    readonly parts: readonly string[];
}
/** Rules ready to scan with: structured-cloneable, the same for every thread. Made by `engine/kernel/link.ts`, for the built-in rules ahead of time. */
export interface Program {
    readonly rules: readonly ProgramRule[];
    readonly hash: string;
    readonly table: LiteralTable;
    /** The kernel's tables, laid out by `engine/kernel/layout.ts`. */
    readonly image: Image;
    /** What the characters from FIRST_PART on stand for in the rules' sources: long parts that many patterns share. */
    readonly parts: readonly string[];
}
/**
 * First of the characters, up to U+00FF, by which a packed program's sources name their shared parts. Patterns are ASCII; Latin-1 keeps their
 * strings one byte a character.
 */
export declare const FIRST_PART = 161;
/** What is left to know of each literal once the kernel has found it. */
export interface LiteralTable {
    /** Index into `Program.rules`. */
    readonly rules: Uint16Array;
    /** Length in bytes. */
    readonly lengths: Uint8Array;
}
/** A byte string (ASCII, lower case where `fold`) that must be present for `rules` to match, and what the kernel checks round it. */
export interface Literal {
    readonly text: string;
    readonly fold: boolean;
    /** Index into `RuleProgram.rules`. */
    readonly rule: number;
    readonly follow: Follow;
    /** Bytes of which one stands right before the literal in every match; absent where any may, or none. */
    readonly lead?: string;
    /** Bytes that can are at each of the first places after the literal: lets the prefilter look for windows that reach beyond a short one. */
    readonly next?: readonly string[];
}
/**
 * What must follow a literal, checked in the kernel before a candidate is handed out. Necessary conditions only: a follow check never
 * rejects what the rule's pattern would accept.
 */
export type Follow = {
    readonly kind: 'none';
}
/** At least `min` bytes of the class right after the literal; and a path, if any. */
 | {
    readonly kind: 'run';
    readonly bytes: string;
    readonly min: number;
    readonly path?: readonly Stage[];
}
/** A name's rest, an operator, quotes, then at least `min` bytes of the class, all within `reach` bytes after the literal. */
 | ({
    readonly kind: 'assign';
} & Value)
/** Anything, then at least `min` bytes of the class, the first of them after a byte that is no letter, digit or `_`, within `reach` bytes. */
 | ({
    readonly kind: 'near';
} & Value);
/** How a value of an assignment begins. */
interface Value {
    readonly bytes: string;
    readonly min: number;
    readonly reach: number;
    /** Bytes of which the run, as far as it goes, holds one. */
    readonly holds?: string;
}
/** At most `most` bytes of `skip`, then one of `need`, which are never the same bytes. */
export interface Stage {
    readonly skip: string;
    readonly most: number;
    readonly need: string;
}
export {};
