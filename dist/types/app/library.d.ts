import type { Finding, FindingClass, ScanReport } from '../core/finding.js';
import type { Program } from '../engine/program.js';
/** Compiled rules, immutable and reusable for any number of scans. */
export type Rules = Program;
/** Rules to load besides the built-in ones, and which of all to keep. */
export interface LoadRulesOptions {
    /** Rule packs to add: paths of YAML files. */
    readonly packs?: readonly string[];
    /** Keeps only these rules (ids), or all but these. */
    readonly only?: readonly string[];
    readonly skip?: readonly string[];
    /** Whether to load the rules of the class `handling` too (default: no). */
    readonly handling?: boolean;
}
/** What to scan. All defaults are those of the command line. */
export interface ScanOptions {
    /** Files, folders and globs; by default the current folder. */
    readonly paths?: readonly string[];
    readonly cwd?: string;
    readonly rules?: Rules;
    /** `git`: tracked and untracked files that are not ignored; `all`: everything but `.git`; `no-git`: a plain folder. */
    readonly mode?: 'git' | 'all' | 'no-git';
    readonly exclude?: readonly string[];
    /** Findings below this probability (0..1) are left out. */
    readonly minConfidence?: number;
    /** Classes of findings to report; by default credentials alone. */
    readonly classes?: readonly FindingClass[];
    readonly workers?: number;
    readonly signal?: AbortSignal;
}
/** A scan: iterate over its findings, or await the whole report. Nothing starts before either is requested. */
export interface Scan extends AsyncIterable<Finding> {
    report(): Promise<ScanReport>;
}
/**
 * Loads the built-in rules and the given packs.
 * @throws ScanError `rule-invalid` with file, line and column; `rule-unknown`.
 */
export declare function loadRules(options?: LoadRulesOptions): Promise<Rules>;
/**
 * Scans files. Findings are sorted by path, place and rule. An aborted scan ends early, and its report lists the abort under `coverage.failed`.
 * Iterating or `report()` throws ScanError for invalid requests.
 */
export declare function scan(options?: ScanOptions): Scan;
