import { FORMATS } from '../core/report-formats.ts';
import type { CommandName } from './commands.ts';

/** Definition of an option. The parser, the help pages and the checks of plans read this table. */
export interface OptionSpec {
  readonly flag: `--${string}`;
  /** Commands that accept it; `every` means all. */
  readonly scope: readonly CommandName[] | 'every';
  /** Name of the value in help; none for a switch. */
  readonly value?: string;
  readonly repeatable?: true;
  readonly group: 'What is scanned' | 'Rules' | 'Gate' | 'Output' | 'Verdict' | 'Running';
  /** One sentence, including the default. */
  readonly help: string;
}

export const OPTIONS = {
  allFiles: {
    flag: '--all-files',
    scope: ['scan'],
    group: 'What is scanned',
    help: 'Scan everything but .git, also ignored files.',
  },
  noGit: {
    flag: '--no-git',
    scope: ['scan'],
    group: 'What is scanned',
    help: 'Treat the path as a plain folder; do not use git.',
  },
  exclude: {
    flag: '--exclude',
    scope: ['scan'],
    value: 'GLOB',
    repeatable: true,
    group: 'What is scanned',
    help: 'Leave out matching paths; they count as skipped.',
  },
  stdin: { flag: '--stdin', scope: ['scan'], group: 'What is scanned', help: 'Scan standard input instead of files.' },
  stdinPath: {
    flag: '--stdin-path',
    scope: ['scan'],
    value: 'PATH',
    group: 'What is scanned',
    help: 'Path to report standard input under (default: stdin).',
  },
  history: {
    flag: '--history',
    scope: ['scan', 'baseline'],
    group: 'What is scanned',
    help: 'Scan every object of the repository: all versions of all files, messages and names.',
  },
  refs: {
    flag: '--refs',
    scope: ['scan'],
    value: 'GLOB',
    group: 'What is scanned',
    help: 'With --history: only what these branches and tags reach (main, refs/tags/v*).',
  },
  sinceCommit: {
    flag: '--since-commit',
    scope: ['scan'],
    value: 'REV',
    group: 'What is scanned',
    help: 'With --history: only what was added after this commit.',
  },
  reachableOnly: {
    flag: '--reachable-only',
    scope: ['scan'],
    group: 'What is scanned',
    help: 'With --history: leave out objects that no branch or tag reaches.',
  },
  noAttribution: {
    flag: '--no-attribution',
    scope: ['scan'],
    group: 'What is scanned',
    help: 'With --history: do not trace findings to commits.',
  },
  staged: {
    flag: '--staged',
    scope: ['scan'],
    group: 'What is scanned',
    help: 'Scan the changes staged for the next commit.',
  },
  range: {
    flag: '--range',
    scope: ['scan'],
    value: 'A..B',
    group: 'What is scanned',
    help: 'Scan what the commits of a range add; A...B starts at their merge base.',
  },
  commits: {
    flag: '--commits',
    scope: ['scan'],
    group: 'What is scanned',
    help: 'Scan what the commits listed on standard input add.',
  },
  prePush: {
    flag: '--pre-push',
    scope: ['scan'],
    group: 'What is scanned',
    help: 'Scan what a push would send, read from standard input in the format of a pre-push hook.',
  },
  remote: {
    flag: '--remote',
    scope: ['scan'],
    value: 'NAME',
    group: 'What is scanned',
    help: 'With --pre-push: the remote whose known branches are not scanned again (default: all remotes).',
  },
  budget: {
    flag: '--budget',
    scope: ['hook'],
    value: 'SECONDS',
    group: 'Running',
    help: 'In a hook: time limit; an unfinished scan is refused (default: 60 in pre-receive, otherwise none).',
  },
  failOpen: {
    flag: '--fail-open',
    scope: ['hook'],
    group: 'Verdict',
    help: 'In a hook: accept a change that could not be scanned completely; findings still block.',
  },
  noFetch: {
    flag: '--no-fetch',
    scope: ['ci'],
    group: 'Running',
    help: 'In CI: never fetch commits that a shallow checkout lacks.',
  },
  yes: { flag: '--yes', scope: ['init', 'migrate'], group: 'Running', help: 'Do not ask for confirmation.' },
  dryRun: {
    flag: '--dry-run',
    scope: ['migrate'],
    group: 'Running',
    help: 'Write nothing; show what would be written.',
  },
  noCompare: {
    flag: '--no-compare',
    scope: ['migrate'],
    group: 'Running',
    help: 'Do not run the other tool to compare findings.',
  },
  cache: {
    flag: '--cache',
    scope: ['scan', 'doctor'],
    value: 'DIR',
    group: 'Running',
    help: 'With --history: cache results here, so that the next scan only searches new objects.',
  },
  allowEmpty: {
    flag: '--allow-empty',
    scope: ['scan'],
    group: 'What is scanned',
    help: 'Accept a scan that finds nothing to read.',
  },
  rules: {
    flag: '--rules',
    scope: ['scan', 'ci', 'self-test', 'hook', 'rules', 'baseline', 'policy'],
    value: 'FILE',
    repeatable: true,
    group: 'Rules',
    help: 'Add a rule pack; see docs/rules.md.',
  },
  onlyRule: {
    flag: '--only-rule',
    scope: ['scan', 'ci', 'self-test', 'hook'],
    value: 'ID',
    repeatable: true,
    group: 'Rules',
    help: 'Use only the rules named this way.',
  },
  skipRule: {
    flag: '--skip-rule',
    scope: ['scan', 'ci', 'self-test', 'hook'],
    value: 'ID',
    repeatable: true,
    group: 'Rules',
    help: 'Do not use this rule.',
  },
  noConfig: {
    flag: '--no-config',
    scope: ['scan', 'ci', 'self-test', 'doctor', 'hook', 'config', 'notify', 'baseline', 'policy'],
    group: 'Gate',
    help: "Do not read the repository's .leakgate.yml.",
  },
  orgConfig: {
    flag: '--org-config',
    scope: ['scan', 'ci', 'self-test', 'doctor', 'hook', 'config', 'notify', 'baseline', 'policy'],
    value: 'FILE',
    group: 'Gate',
    help: "Configuration file read before the repository's (default: LEAKGATE_ORG_CONFIG).",
  },
  baseline: {
    flag: '--baseline',
    scope: ['scan', 'ci', 'self-test', 'doctor', 'hook', 'baseline', 'policy'],
    value: 'FILE',
    group: 'Gate',
    help: 'Baseline file, inside the repository (default: .leakgate/baseline.jsonl).',
  },
  noBaseline: {
    flag: '--no-baseline',
    scope: ['scan', 'ci', 'self-test', 'doctor', 'hook', 'policy'],
    group: 'Gate',
    help: 'Use no baseline: known findings count as new.',
  },
  report: {
    flag: '--report',
    scope: ['scan', 'ci'],
    value: 'FORMAT[=FILE]',
    repeatable: true,
    group: 'Output',
    help: `Write a report to a file or standard output (default: text): ${FORMATS.join(', ')}; see docs/reports.md.`,
  },
  class: {
    flag: '--class',
    scope: ['scan', 'ci', 'baseline'],
    value: 'NAME',
    repeatable: true,
    group: 'Output',
    help: 'Show only findings of this class, credential or handling (default: credential, and what a gate acts on).',
  },
  minConfidence: {
    flag: '--min-confidence',
    scope: ['scan', 'ci', 'baseline'],
    value: 'N',
    group: 'Output',
    help: 'Show findings of at least this probability, 0 to 1 (default: 0.5).',
  },
  color: {
    flag: '--color',
    scope: ['scan', 'ci', 'hook'],
    value: 'WHEN',
    group: 'Output',
    help: 'Use color: auto, always or never (default: auto; NO_COLOR counts as never).',
  },
  noProgress: { flag: '--no-progress', scope: ['scan'], group: 'Output', help: 'Show no progress line on a terminal.' },
  exitZero: {
    flag: '--exit-zero',
    scope: ['scan', 'ci'],
    group: 'Verdict',
    help: 'Exit 0 if findings would block; keep other codes.',
  },
  workers: {
    flag: '--workers',
    scope: ['scan', 'ci', 'hook'],
    value: 'N',
    group: 'Running',
    help: 'Threads (default: one per processor, at most 8).',
  },
  prefilter: {
    flag: '--prefilter',
    scope: ['scan', 'ci'],
    value: 'KIND',
    group: 'Running',
    help: 'Prefilter to use: auto, simd or scalar (default: auto, or LEAKGATE_PREFILTER).',
  },
  ruleDeadline: {
    flag: '--rule-deadline',
    scope: ['scan', 'ci'],
    value: 'MS',
    group: 'Running',
    help: 'Time limit in milliseconds for one match attempt of an added rule (default: 2000).',
  },
  treeOnly: {
    flag: '--tree-only',
    scope: ['baseline'],
    group: 'Gate',
    help: 'Read only the work tree, not the history (update does this unless --history is given).',
  },
  keyed: {
    flag: '--keyed',
    scope: ['baseline'],
    group: 'Gate',
    help: 'Key the fingerprints with the secret in LEAKGATE_KEY.',
  },
  nonInteractive: {
    flag: '--non-interactive',
    scope: ['baseline'],
    group: 'Gate',
    help: 'Ask nothing; set --status on all selected entries.',
  },
  all: { flag: '--all', scope: ['baseline'], group: 'Gate', help: 'Include entries that were already reviewed.' },
  entryRule: {
    flag: '--rule',
    scope: ['baseline'],
    value: 'ID',
    repeatable: true,
    group: 'Gate',
    help: 'Only entries of this rule.',
  },
  entryPath: {
    flag: '--path',
    scope: ['baseline'],
    value: 'GLOB',
    repeatable: true,
    group: 'Gate',
    help: 'Only entries at these paths.',
  },
  fingerprint: {
    flag: '--fingerprint',
    scope: ['baseline'],
    value: 'TEXT',
    repeatable: true,
    group: 'Gate',
    help: 'Only this entry.',
  },
  status: {
    flag: '--status',
    scope: ['baseline'],
    value: 'WORD',
    group: 'Gate',
    help: 'New status: unreviewed, false-positive, test, revoked or real.',
  },
  reason: { flag: '--reason', scope: ['baseline'], value: 'TEXT', group: 'Gate', help: 'Reason for the status.' },
  owner: {
    flag: '--owner',
    scope: ['baseline'],
    value: 'NAME',
    group: 'Gate',
    help: 'Person or team responsible for the entry.',
  },
  expires: {
    flag: '--expires',
    scope: ['baseline'],
    value: 'DAY',
    group: 'Gate',
    help: 'Last day the entry is valid, YYYY-MM-DD.',
  },
  json: { flag: '--json', scope: ['doctor'], group: 'Output', help: 'Print JSON for other programs.' },
  origin: { flag: '--origin', scope: ['config'], group: 'Output', help: 'Show where each value comes from.' },
  help: { flag: '--help', scope: 'every', group: 'Running', help: 'Show help.' },
  version: { flag: '--version', scope: [], group: 'Running', help: 'Show the version.' },
} as const satisfies Record<string, OptionSpec>;

export type OptionName = keyof typeof OPTIONS;
type Switch = { [K in OptionName]: (typeof OPTIONS)[K] extends { value: string } ? never : K }[OptionName];
type Repeated = { [K in OptionName]: (typeof OPTIONS)[K] extends { repeatable: true } ? K : never }[OptionName];

/** Options as given: switches, lists and single texts. */
export type RawOptions = { readonly [K in Switch]?: true } & { readonly [K in Repeated]?: readonly string[] } & {
  readonly [K in Exclude<OptionName, Switch | Repeated>]?: string;
};

/** Options of a command, in the order of the table. */
export function listCommandOptions(command: CommandName): OptionName[] {
  const names = Object.keys(OPTIONS) as OptionName[];
  return names.filter((name) => {
    const { scope }: OptionSpec = OPTIONS[name];
    return scope === 'every' || scope.includes(command);
  });
}
