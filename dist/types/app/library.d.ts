import type { Finding, ScanReport } from '../core/finding.js';
import type { Program } from '../engine/program.js';
/** Rules ready to scan with: compiled, immutable, reusable over any number of scans. */
export type Rules = Program;
/** Which rules to load besides the built-in ones, and which of all to keep. */
export interface LoadRulesOptions {
    /** Rule packs to add: paths of YAML files. */
    readonly packs?: readonly string[];
    /** Keep these rules alone (ids), or leave these out. */
    readonly only?: readonly string[];
    readonly skip?: readonly string[];
}
/** What to scan; everything has the command line's default. */
export interface ScanOptions {
    /** Files, folders and globs; the current folder where none is given. */
    readonly paths?: readonly string[];
    readonly cwd?: string;
    readonly rules?: Rules;
    /** `git`: tracked and untracked files that are not ignored; `all`: everything but `.git`; `no-git`: a plain folder. */
    readonly mode?: 'git' | 'all' | 'no-git';
    readonly exclude?: readonly string[];
    /** Findings below this probability (0..1) are left out. */
    readonly minConfidence?: number;
    readonly workers?: number;
    readonly signal?: AbortSignal;
}
/** A scan under way: iterate over its findings, or await the whole report. Nothing starts before one of them is asked for. */
export interface Scan extends AsyncIterable<Finding> {
    report(): Promise<ScanReport>;
}
/**
 * Loads the built-in rules, with packs of one's own.
 * @throws ScanError `rule-invalid` with file, line and column; `rule-unknown`.
 */
export declare function loadRules(options?: LoadRulesOptions): Promise<Rules>;
/**
 * Scans files. Findings come sorted by path, place and rule. An aborted scan ends early: its report lists the abort under `coverage.failed`.
 * Iterating or `report()` throws ScanError for what was asked wrongly.
 */
export declare function scan(options?: ScanOptions): Scan;
