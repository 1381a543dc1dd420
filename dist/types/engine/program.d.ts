import type { Image } from './kernel/layout.js';
import type { Severity } from '../core/finding.js';
import type { ChecksumName } from './checksums/checksum-names.js';
/** How certain a match is before any other evidence: the prior to which evidence is added. */
export type Prior = 'high' | 'medium' | 'low' | 'faint';
/** Longest file that a rule for whole files looks at, in bytes. */
export declare const WHOLE_BYTES = 512;
/** One rule in the engine's form. Plain data: serializable, structured-cloneable, built ahead of time. */
export interface ProgramRule {
    readonly id: string;
    readonly name: string;
    readonly provider: string;
    /** Rules of one family find the same kind of secret; fingerprints are made per family. */
    readonly family: string;
    readonly kind: string;
    /** Absent for rules about credentials. The secret of a `handling` rule is the name of a variable. */
    readonly class?: 'handling';
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
    /** What may surround the value: `word` rejects a letter, digit or `_` on either side. */
    readonly boundary: 'word' | 'none';
    /** Further bytes that may not be next to the value. */
    readonly boundaryBytes?: string;
    readonly checksum?: ChecksumName;
    /** Minimum Shannon entropy of the secret, in bits per byte. */
    readonly minEntropy?: number;
    /** A keyword rule: its value proves nothing by itself, so all context checks apply. */
    readonly generic: boolean;
    /** An assignment with anything between name and value. */
    readonly loose?: boolean;
    /** Also searches binary blobs: only for rules whose literal is part of the secret. */
    readonly binary: boolean;
    /** Globs of the only paths at which its matches count; the engine knows no paths, so whoever does applies them. */
    readonly files?: readonly string[];
    /** Its secret is all that a file of at most `WHOLE_BYTES` holds, but for white space at its ends. Such a rule has no literals. */
    readonly whole?: true;
    /** From a user's pack: runs under a deadline. */
    readonly user: boolean;
    /** Decides between rules that claim the same bytes: the higher one wins. */
    readonly specificity: number;
    /** Companion rule: a match of it nearby raises confidence (and is reported by itself too). */
    readonly pairsWith?: {
        readonly rule: string;
        readonly within: number;
    };
}
/** Compiled rules before linking, when rules can still be added or removed. */
export interface RuleProgram {
    readonly rules: readonly ProgramRule[];
    readonly literals: readonly Literal[];
    /** Hash of everything that can change a match. */
    readonly hash: string;
    readonly parts: readonly string[];
    /** As in `Program`. */
    readonly otherRules?: readonly string[];
}
/**
 * Rules ready to scan with: structured-cloneable, the same for every thread. Made by `engine/kernel/link.ts`; for the built-in rules at build time.
 */
export interface Program {
    readonly rules: readonly ProgramRule[];
    readonly hash: string;
    readonly table: LiteralTable;
    /** The kernel's tables, laid out by `engine/kernel/layout.ts`. */
    readonly image: Image;
    /** Texts that the characters from FIRST_PART on represent in the rules' sources: long parts shared by many patterns. */
    readonly parts: readonly string[];
    /** Ids of rules that exist, but whose class is not scanned for; absent if there are none. */
    readonly otherRules?: readonly string[];
}
/**
 * First of the characters, up to U+00FF, that represent shared parts in a packed program's sources. Patterns are ASCII; Latin-1 keeps their strings
 * at one byte per character.
 */
export declare const FIRST_PART = 161;
/** What must be known of each literal once the kernel has found it. */
export interface LiteralTable {
    /** Index into `Program.rules`. */
    readonly rules: Uint16Array;
    /** Length in bytes. */
    readonly lengths: Uint8Array;
}
/** A byte string (ASCII, lower case if `fold`) that must be present for `rules` to match, and what the kernel checks around it. */
export interface Literal {
    readonly text: string;
    readonly fold: boolean;
    /** Index into `RuleProgram.rules`. */
    readonly rule: number;
    readonly follow: Follow;
    /** Bytes of which one precedes the literal in every match; absent if any may, or none. */
    readonly lead?: string;
    /** Bytes that can occur at each of the first places after the literal, so that the prefilter can use windows that reach beyond a short one. */
    readonly next?: readonly string[];
}
/**
 * What must follow a literal, checked in the kernel before it yields a candidate. Necessary conditions only: a follow check never rejects what the
 * rule's pattern would accept.
 */
export type Follow = {
    readonly kind: 'none';
}
/** At least `min` bytes of the class right after the literal, and a path, if any. */
 | {
    readonly kind: 'run';
    readonly bytes: string;
    readonly min: number;
    readonly path?: readonly Stage[];
}
/** The rest of a name, an operator, quotes, then at least `min` bytes of the class, all within `reach` bytes after the literal. */
 | ({
    readonly kind: 'assign';
} & Value)
/** Anything, then at least `min` bytes of the class, the first of them after a byte that is not a letter, digit or `_`, within `reach` bytes. */
 | ({
    readonly kind: 'near';
} & Value);
/** The start of an assignment's value. */
interface Value {
    readonly bytes: string;
    readonly min: number;
    readonly reach: number;
    /** Bytes of which the run must contain one. */
    readonly holds?: string;
}
/** At most `most` bytes of `skip`, then one of `need`; the two sets are disjoint. */
export interface Stage {
    readonly skip: string;
    readonly most: number;
    readonly need: string;
}
export {};
