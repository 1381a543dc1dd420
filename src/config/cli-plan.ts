import { ScanError } from '../core/errors.ts';
import { FINDING_CLASSES, type FindingClass } from '../core/finding.ts';
import { nearest } from '../core/nearest.ts';
import { FORMATS, type ReportFormat } from '../core/report-formats.ts';
import { gitPlanOf, type GitPlan } from './git-plan.ts';
import type { RawOptions } from './options.ts';

/** A report: its format, and its file (standard output if there is none). */
export interface ReportTarget {
  readonly format: ReportFormat;
  readonly file: string | undefined;
}

/** Sources of the gate, from the command line. */
export interface GatePlan {
  /** Whether the repository's own configuration counts. */
  readonly config: boolean;
  /** Path of the organisation's configuration, relative to the current folder. */
  readonly orgConfig: string | undefined;
  readonly baseline: BaselineChoice;
}

/** The baseline of a run: the configured or default one if it exists; none; or one at a path, which must exist if `required`. */
export type BaselineChoice =
  | { readonly kind: 'auto' | 'none' }
  | { readonly kind: 'path'; readonly path: string; readonly required: boolean };

/** A resolved scan command: every value checked, nothing left to decide. */
export interface CliPlan extends GatePlan {
  readonly paths: readonly string[];
  readonly mode: 'git' | 'all' | 'no-git';
  readonly exclude: readonly string[];
  readonly stdinPath: string | undefined;
  /** The part of a repository to scan; undefined for files. */
  readonly git: GitPlan | undefined;
  readonly rules: readonly string[];
  readonly onlyRules: readonly string[];
  readonly skipRules: readonly string[];
  readonly reports: readonly ReportTarget[];
  readonly minConfidence: number;
  /** Classes of findings to show; undefined for the default. */
  readonly classes: readonly FindingClass[] | undefined;
  readonly allowEmpty: boolean;
  readonly exitZero: boolean;
  readonly color: 'auto' | 'always' | 'never';
  readonly progress: boolean;
  readonly workers: number;
  readonly prefilter: 'auto' | 'simd' | 'scalar';
  readonly ruleDeadline: number;
}

function parseChoice<T extends string>(flag: string, given: string, known: readonly T[]): T {
  const found = known.find((one) => one === given);
  if (found !== undefined) return found;
  const near = nearest(given, known);
  throw new ScanError(
    'bad-option',
    `${flag}: ${JSON.stringify(given)} is not one of ${known.join(', ')}`,
    near ? { hint: `did you mean ${near}?` } : {},
  );
}

function parseNumber(flag: string, given: string, range: readonly [least: number, most: number]): number {
  const value = Number(given);
  if (given.trim() !== '' && value >= range[0] && value <= range[1]) return value;
  throw new ScanError(
    'bad-option',
    `${flag}: ${JSON.stringify(given)} is not a number from ${range[0]} to ${range[1]}`,
  );
}

function wholeNumber(flag: string, given: string, range: readonly [least: number, most: number]): number {
  const value = parseNumber(flag, given, range);
  if (Number.isInteger(value)) return value;
  throw new ScanError('bad-option', `${flag}: ${JSON.stringify(given)} is not a whole number`);
}

function reportOf(given: string): ReportTarget {
  const equals = given.indexOf('=');
  const format = parseChoice('--report', equals < 0 ? given : given.slice(0, equals), FORMATS);
  const file = equals < 0 ? undefined : given.slice(equals + 1);
  if (file === '') throw new ScanError('bad-option', `--report ${format}=: no file is named`);
  return { format, file };
}

function parseReports(given: readonly string[] | undefined): ReportTarget[] {
  const reports = (given ?? ['text']).map(reportOf);
  const places = reports.map(({ file }) => file ?? 'standard output');
  const twice = places.find((place, i) => places.indexOf(place) !== i);
  if (twice !== undefined)
    throw new ScanError('bad-option', `two reports go to ${twice}`, {
      hint: 'give one of them a file: --report json=FILE',
    });
  return reports;
}

function refuseContradictions(options: RawOptions, paths: readonly string[]): void {
  const { stdin, allFiles, noGit, stdinPath } = options;
  if (stdin && (paths.length > 0 || allFiles || noGit)) {
    throw new ScanError('bad-option', '--stdin cannot be combined with a path, --all-files or --no-git');
  }
  if (stdinPath !== undefined && !stdin) throw new ScanError('bad-option', '--stdin-path needs --stdin');
  if (allFiles && noGit) throw new ScanError('bad-option', '--all-files and --no-git cannot be combined');
}

function planSource(
  options: RawOptions,
  paths: readonly string[],
): Pick<CliPlan, 'paths' | 'mode' | 'stdinPath' | 'git'> {
  const git = gitPlanOf(options, paths);
  refuseContradictions(options, paths);
  const mode = options.allFiles ? 'all' : options.noGit ? 'no-git' : 'git';
  return { paths, mode, git, stdinPath: options.stdin ? (options.stdinPath ?? 'stdin') : undefined };
}

type Environment = Readonly<Record<string, string | undefined>>;

function colorOf(given: string | undefined, env: Environment): CliPlan['color'] {
  const color = parseChoice('--color', given ?? 'auto', ['auto', 'always', 'never']);
  return color === 'auto' && env['NO_COLOR'] ? 'never' : color;
}

function prefilterOf(given: string | undefined, env: Environment): CliPlan['prefilter'] {
  const named = given === undefined ? 'LEAKGATE_PREFILTER' : '--prefilter';
  return parseChoice(named, given ?? (env['LEAKGATE_PREFILTER'] || 'auto'), ['auto', 'simd', 'scalar']);
}

function selectedRules({
  rules = [],
  onlyRule = [],
  skipRule = [],
}: RawOptions): Pick<CliPlan, 'rules' | 'onlyRules' | 'skipRules'> {
  return { rules, onlyRules: onlyRule, skipRules: skipRule };
}

/** Options of a hook beyond those of a scan: its time limit in milliseconds (undefined: none), and what reaching it means. */
export interface HookPlan {
  readonly budget: number | undefined;
  readonly failOpen: boolean;
}

const RECEIVE_BUDGET = '60';

/**
 * Checks the options of `hook run`.
 * @throws ScanError `bad-option`
 */
export function resolveHookPlan({ budget, failOpen }: RawOptions, hook: string): HookPlan {
  const given = budget ?? (hook === 'pre-receive' ? RECEIVE_BUDGET : undefined);
  const seconds = given === undefined ? undefined : parseNumber('--budget', given, [0.001, 86_400]);
  return { budget: seconds === undefined ? undefined : seconds * 1000, failOpen: failOpen ?? false };
}

/** The classes of findings that options ask for; undefined if they do not say. @throws ScanError `bad-option` */
export function classesOf({ class: given }: Pick<RawOptions, 'class'>): readonly FindingClass[] | undefined {
  return given?.map((one) => parseChoice('--class', one, FINDING_CLASSES));
}

/** Resolves the gate options of a command. @throws ScanError `bad-option` */
export function gatePlanOf(options: RawOptions, env: Environment): GatePlan {
  const { baseline, noBaseline, noConfig, orgConfig } = options;
  if (baseline !== undefined && noBaseline)
    throw new ScanError('bad-option', '--baseline and --no-baseline cannot be combined');
  return {
    config: !noConfig,
    orgConfig: orgConfig ?? (env['LEAKGATE_ORG_CONFIG'] || undefined),
    baseline:
      baseline === undefined
        ? { kind: noBaseline ? 'none' : 'auto' }
        : { kind: 'path', path: baseline, required: true },
  };
}

/**
 * Checks the options of `scan` and applies defaults.
 * @throws ScanError `bad-option`
 */
export function resolvePlan(options: RawOptions, paths: readonly string[], env: Environment): CliPlan {
  return {
    ...planSource(options, paths),
    ...selectedRules(options),
    ...gatePlanOf(options, env),
    exclude: options.exclude ?? [],
    reports: parseReports(options.report),
    minConfidence: parseNumber('--min-confidence', options.minConfidence ?? '0.5', [0, 1]),
    classes: classesOf(options),
    allowEmpty: options.allowEmpty ?? false,
    exitZero: options.exitZero ?? false,
    color: colorOf(options.color, env),
    progress: !options.noProgress,
    workers: wholeNumber('--workers', options.workers ?? '0', [0, 256]),
    prefilter: prefilterOf(options.prefilter, env),
    ruleDeadline: wholeNumber('--rule-deadline', options.ruleDeadline ?? '2000', [1, 3_600_000]),
  };
}
