import { type GitPlan } from './git-plan.js';
import type { RawOptions } from './options.js';
export declare const FORMATS: readonly ['text', 'json', 'jsonl', 'sarif', 'sarif-full', 'markdown', 'html', 'csv', 'junit', 'gitlab', 'gitleaks-json', 'github', 'audit'];
export type Format = (typeof FORMATS)[number];
/** One report: its format, and the file it goes to (standard output where there is none). */
export interface ReportTarget {
    readonly format: Format;
    readonly file: string | undefined;
}
/** Where a gate's parts come from, as the command line says. */
export interface GatePlan {
    /** Whether the repository's configuration counts. */
    readonly config: boolean;
    /** The organisation's configuration: a path from the current folder. */
    readonly orgConfig: string | undefined;
    readonly baseline: BaselineChoice;
}
/** The baseline of a run: the configured one or the default one where it is there; none; or one at a path, which has to be there if `required`. */
export type BaselineChoice = {
    readonly kind: 'auto' | 'none';
} | {
    readonly kind: 'path';
    readonly path: string;
    readonly required: boolean;
};
/** What a scan command resolves to: every value checked, nothing left to decide. */
export interface CliPlan extends GatePlan {
    readonly paths: readonly string[];
    readonly mode: 'git' | 'all' | 'no-git';
    readonly exclude: readonly string[];
    readonly stdinPath: string | undefined;
    /** The part of a repository that is scanned; undefined: files. */
    readonly git: GitPlan | undefined;
    readonly rules: readonly string[];
    readonly onlyRules: readonly string[];
    readonly skipRules: readonly string[];
    readonly reports: readonly ReportTarget[];
    readonly minConfidence: number;
    readonly allowEmpty: boolean;
    readonly exitZero: boolean;
    readonly color: 'auto' | 'always' | 'never';
    readonly progress: boolean;
    readonly workers: number;
    readonly prefilter: 'auto' | 'simd' | 'scalar';
    readonly ruleDeadline: number;
}
type Environment = Readonly<Record<string, string | undefined>>;
/** What a hook's options say beyond those of a scan: milliseconds it may take (undefined: no limit), and what a limit means. */
export interface HookPlan {
    readonly budget: number | undefined;
    readonly failOpen: boolean;
}
/**
 * Checks the options of `hook run`.
 * @throws ScanError `bad-option`
 */
export declare function resolveHookPlan({ budget, failOpen }: RawOptions, hook: string): HookPlan;
/** The gate's part of a command's options. @throws ScanError `bad-option` */
export declare function gatePlanOf(options: RawOptions, env: Environment): GatePlan;
/**
 * Checks the options of `scan` and fills in the defaults.
 * @throws ScanError `bad-option`
 */
export declare function resolvePlan(options: RawOptions, paths: readonly string[], env: Environment): CliPlan;
export {};
