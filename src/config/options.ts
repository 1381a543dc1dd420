import { FORMATS } from '../core/report-formats.ts';

/** Every option, defined once: the parser, the help pages and the plan checks read this table. */
export interface OptionSpec {
  readonly flag: `--${string}`;
  /** What the value is called in help; none for a switch. */
  readonly value?: string;
  readonly repeatable?: true;
  readonly group: 'What is scanned' | 'Rules' | 'Gate' | 'Output' | 'Verdict' | 'Running';
  /** One sentence, the default included. */
  readonly help: string;
}

export const OPTIONS = {
  allFiles: { flag: '--all-files', group: 'What is scanned', help: 'Scan everything but .git, also ignored files.' },
  noGit: { flag: '--no-git', group: 'What is scanned', help: 'Treat the path as a plain folder; do not use git.' },
  exclude: {
    flag: '--exclude',
    value: 'GLOB',
    repeatable: true,
    group: 'What is scanned',
    help: 'Leave out matching paths; they count as skipped.',
  },
  stdin: { flag: '--stdin', group: 'What is scanned', help: 'Scan standard input instead of files.' },
  stdinPath: {
    flag: '--stdin-path',
    value: 'PATH',
    group: 'What is scanned',
    help: 'Path to report standard input under (default: stdin).',
  },
  history: {
    flag: '--history',
    group: 'What is scanned',
    help: 'Scan every object of the repository: all versions of all files, messages and names.',
  },
  refs: {
    flag: '--refs',
    value: 'GLOB',
    group: 'What is scanned',
    help: 'With --history: only what these branches and tags reach (main, refs/tags/v*).',
  },
  sinceCommit: {
    flag: '--since-commit',
    value: 'REV',
    group: 'What is scanned',
    help: 'With --history: only what was added after this commit.',
  },
  reachableOnly: {
    flag: '--reachable-only',
    group: 'What is scanned',
    help: 'With --history: leave out objects that no branch or tag reaches.',
  },
  noAttribution: {
    flag: '--no-attribution',
    group: 'What is scanned',
    help: 'With --history: do not trace findings to commits.',
  },
  staged: { flag: '--staged', group: 'What is scanned', help: 'Scan the changes staged for the next commit.' },
  range: {
    flag: '--range',
    value: 'A..B',
    group: 'What is scanned',
    help: 'Scan what the commits of a range add; A...B starts at their merge base.',
  },
  commits: {
    flag: '--commits',
    group: 'What is scanned',
    help: 'Scan what the commits listed on standard input add.',
  },
  prePush: {
    flag: '--pre-push',
    group: 'What is scanned',
    help: 'Scan what a push would send, read from standard input in the format of a pre-push hook.',
  },
  remote: {
    flag: '--remote',
    value: 'NAME',
    group: 'What is scanned',
    help: 'With --pre-push: the remote whose known branches are not scanned again (default: all remotes).',
  },
  budget: {
    flag: '--budget',
    value: 'SECONDS',
    group: 'Running',
    help: 'In a hook: time limit; an unfinished scan is refused (default: 60 in pre-receive, otherwise none).',
  },
  failOpen: {
    flag: '--fail-open',
    group: 'Verdict',
    help: 'In a hook: accept a change that could not be scanned completely; findings still block.',
  },
  noFetch: {
    flag: '--no-fetch',
    group: 'Running',
    help: 'In CI: never fetch commits that a shallow checkout lacks.',
  },
  yes: { flag: '--yes', group: 'Running', help: 'Do not ask for confirmation.' },
  dryRun: { flag: '--dry-run', group: 'Running', help: 'Write nothing; show what would be written.' },
  noCompare: { flag: '--no-compare', group: 'Running', help: 'Do not run the other tool to compare findings.' },
  cache: {
    flag: '--cache',
    value: 'DIR',
    group: 'Running',
    help: 'With --history: cache results here, so that the next scan only searches new objects.',
  },
  allowEmpty: {
    flag: '--allow-empty',
    group: 'What is scanned',
    help: 'Accept a scan that finds nothing to read.',
  },
  rules: {
    flag: '--rules',
    value: 'FILE',
    repeatable: true,
    group: 'Rules',
    help: 'Add a rule pack; see docs/rules.md.',
  },
  onlyRule: {
    flag: '--only-rule',
    value: 'ID',
    repeatable: true,
    group: 'Rules',
    help: 'Use only the rules named this way.',
  },
  skipRule: { flag: '--skip-rule', value: 'ID', repeatable: true, group: 'Rules', help: 'Do not use this rule.' },
  noConfig: { flag: '--no-config', group: 'Gate', help: "Do not read the repository's .leakgate.yml." },
  orgConfig: {
    flag: '--org-config',
    value: 'FILE',
    group: 'Gate',
    help: 'Configuration file read before the repository’s (default: LEAKGATE_ORG_CONFIG).',
  },
  baseline: {
    flag: '--baseline',
    value: 'FILE',
    group: 'Gate',
    help: 'Baseline file, inside the repository (default: .leakgate/baseline.jsonl).',
  },
  noBaseline: { flag: '--no-baseline', group: 'Gate', help: 'Use no baseline: known findings count as new.' },
  report: {
    flag: '--report',
    value: 'FORMAT[=FILE]',
    repeatable: true,
    group: 'Output',
    help: `Write a report to a file or standard output (default: text): ${FORMATS.join(', ')}; see docs/reports.md.`,
  },
  minConfidence: {
    flag: '--min-confidence',
    value: 'N',
    group: 'Output',
    help: 'Show findings of at least this probability, 0 to 1 (default: 0.5).',
  },
  color: {
    flag: '--color',
    value: 'WHEN',
    group: 'Output',
    help: 'Use color: auto, always or never (default: auto; NO_COLOR counts as never).',
  },
  noProgress: { flag: '--no-progress', group: 'Output', help: 'Show no progress line on a terminal.' },
  exitZero: { flag: '--exit-zero', group: 'Verdict', help: 'Exit 0 if findings would block; keep other codes.' },
  workers: {
    flag: '--workers',
    value: 'N',
    group: 'Running',
    help: 'Threads (default: one per processor, at most 8).',
  },
  prefilter: {
    flag: '--prefilter',
    value: 'KIND',
    group: 'Running',
    help: 'Prefilter to use: auto, simd or scalar (default: auto, or LEAKGATE_PREFILTER).',
  },
  ruleDeadline: {
    flag: '--rule-deadline',
    value: 'MS',
    group: 'Running',
    help: 'Time limit in milliseconds for one match attempt of an added rule (default: 2000).',
  },
  treeOnly: {
    flag: '--tree-only',
    group: 'Gate',
    help: 'Read only the work tree, not the history (update does this unless --history is given).',
  },
  keyed: { flag: '--keyed', group: 'Gate', help: 'Key the fingerprints with the secret in LEAKGATE_KEY.' },
  nonInteractive: {
    flag: '--non-interactive',
    group: 'Gate',
    help: 'Ask nothing; set --status on all selected entries.',
  },
  all: { flag: '--all', group: 'Gate', help: 'Include entries that were already reviewed.' },
  entryRule: { flag: '--rule', value: 'ID', repeatable: true, group: 'Gate', help: 'Only entries of this rule.' },
  entryPath: { flag: '--path', value: 'GLOB', repeatable: true, group: 'Gate', help: 'Only entries at these paths.' },
  fingerprint: { flag: '--fingerprint', value: 'TEXT', repeatable: true, group: 'Gate', help: 'Only this entry.' },
  status: {
    flag: '--status',
    value: 'WORD',
    group: 'Gate',
    help: 'New status: unreviewed, false-positive, test, revoked or real.',
  },
  reason: { flag: '--reason', value: 'TEXT', group: 'Gate', help: 'Reason for the status.' },
  owner: { flag: '--owner', value: 'NAME', group: 'Gate', help: 'Person or team responsible for the entry.' },
  expires: { flag: '--expires', value: 'DAY', group: 'Gate', help: 'Last day the entry is valid, YYYY-MM-DD.' },
  json: { flag: '--json', group: 'Output', help: 'Print JSON for other programs.' },
  origin: { flag: '--origin', group: 'Output', help: 'Show where each value comes from.' },
  help: { flag: '--help', group: 'Running', help: 'Show help.' },
  version: { flag: '--version', group: 'Running', help: 'Show the version.' },
} as const satisfies Record<string, OptionSpec>;

export type OptionName = keyof typeof OPTIONS;
type Switch = { [K in OptionName]: (typeof OPTIONS)[K] extends { value: string } ? never : K }[OptionName];
type Repeated = { [K in OptionName]: (typeof OPTIONS)[K] extends { repeatable: true } ? K : never }[OptionName];

/** Options as they were given: switches, lists and single texts. */
export type RawOptions = { readonly [K in Switch]?: true } & { readonly [K in Repeated]?: readonly string[] } & {
  readonly [K in Exclude<OptionName, Switch | Repeated>]?: string;
};

export interface CommandSpec {
  readonly usage: string;
  readonly summary: string;
  readonly options: readonly OptionName[];
  readonly examples: readonly (readonly [line: string, meaning: string])[];
}

/** What every command that decides by a gate understands. */
const GATE_OPTIONS = ['noConfig', 'orgConfig', 'baseline', 'noBaseline'] as const satisfies readonly OptionName[];
const BASELINE_OPTIONS = [
  'rules',
  'noConfig',
  'orgConfig',
  'baseline',
  'minConfidence',
  'history',
  'treeOnly',
  'keyed',
  'nonInteractive',
  'all',
  'entryRule',
  'entryPath',
  'fingerprint',
  'status',
  'reason',
  'owner',
  'expires',
] as const satisfies readonly OptionName[];
/** Options of other commands. */
const NOT_OF_SCAN: readonly string[] = [
  'version',
  'budget',
  'failOpen',
  'json',
  'origin',
  'noFetch',
  'yes',
  'dryRun',
  'noCompare',
  'treeOnly',
  'keyed',
  'nonInteractive',
  'all',
  'status',
  'reason',
  'owner',
  'expires',
  'entryRule',
  'entryPath',
  'fingerprint',
];
const SCAN_OPTIONS = (Object.keys(OPTIONS) as OptionName[]).filter((name) => !NOT_OF_SCAN.includes(name));

const CI_OPTIONS = [
  'onlyRule',
  'skipRule',
  'rules',
  ...GATE_OPTIONS,
  'report',
  'minConfidence',
  'color',
  'exitZero',
  'workers',
  'prefilter',
  'ruleDeadline',
  'noFetch',
  'help',
] as const satisfies readonly OptionName[];

/** Every command once. */
export const COMMANDS = {
  scan: {
    usage: 'leakgate scan [PATH...]',
    summary: 'Scan files, or the history of a repository, for secrets.',
    options: SCAN_OPTIONS,
    examples: [
      ['leakgate scan', 'tracked files, and untracked files that are not ignored'],
      ['leakgate scan src "config/**/*.yml"', 'some paths'],
      ['leakgate scan --history', 'every version of every file, and who added each secret'],
      ['leakgate scan --staged', 'what the next commit would contain'],
      ['leakgate scan --range origin/main...HEAD', 'what a branch adds'],
      ['leakgate scan --report json=report.json --report text', 'two reports'],
      ['git show HEAD:.env | leakgate scan --stdin --stdin-path .env', 'standard input'],
    ],
  },
  ci: {
    usage: 'leakgate ci',
    summary: 'Scan the change that a CI run is for, and judge it by the gate of its base branch.',
    options: CI_OPTIONS,
    examples: [
      ['leakgate ci', 'in a pipeline: its variables name the commits'],
      ['leakgate ci --report sarif=leakgate.sarif --report text', 'two reports'],
    ],
  },
  'self-test': {
    usage: 'leakgate self-test',
    summary: 'Plant a made-up secret in a scratch copy, and check that the configuration blocks it.',
    options: ['rules', 'onlyRule', 'skipRule', ...GATE_OPTIONS, 'help'],
    examples: [['leakgate self-test', 'exit code 0: it is blocked; 1: it would pass']],
  },
  doctor: {
    usage: 'leakgate doctor',
    summary: 'Check everything a run here depends on, and show how to fix problems.',
    options: ['json', ...GATE_OPTIONS, 'cache', 'help'],
    examples: [
      ['leakgate doctor', 'installation, git, hooks, configuration, baseline, CI; exit code 3 if there is a problem'],
      ['leakgate doctor --json', 'the same as JSON, for other programs'],
    ],
  },
  init: {
    usage: 'leakgate init',
    summary: 'Write a configuration, a baseline, a hook and a workflow; existing files are kept.',
    options: ['yes', 'help'],
    examples: [['leakgate init --yes', 'without asking']],
  },
  migrate: {
    usage: 'leakgate migrate gitleaks | detect-secrets | trufflehog | secretlint [FILE...]',
    summary: "Migrate another tool's rules, exclusions and known findings; list what cannot be carried over.",
    options: ['yes', 'dryRun', 'noCompare', 'help'],
    examples: [
      ['leakgate migrate gitleaks --dry-run', 'show what would be written and what cannot be carried over'],
      ['leakgate migrate trufflehog exclude.txt', 'a file with an unusual name'],
    ],
  },
  hook: {
    usage: 'leakgate hook install [HOOK...] | uninstall [HOOK...] | run HOOK [ARG...]',
    summary: 'Scan in git hooks: pre-commit, pre-push, commit-msg; pre-receive on a server.',
    options: ['rules', 'onlyRule', 'skipRule', ...GATE_OPTIONS, 'color', 'workers', 'budget', 'failOpen', 'help'],
    examples: [
      ['leakgate hook install pre-commit pre-push', 'scan what is staged and what is pushed'],
      ['leakgate hook uninstall', 'remove Leakgate from all hooks'],
      ['leakgate hook run pre-receive --budget 30', 'on a server, in its pre-receive hook'],
    ],
  },
  report: {
    usage: 'leakgate report verify FILE',
    summary: 'Check a run record written by --report audit=FILE, and the reports it names.',
    options: ['help'],
    examples: [['leakgate report verify audit.json', 'also checks the signature if LEAKGATE_AUDIT_KEY is set']],
  },
  rules: {
    usage: 'leakgate rules list | show ID | test [PACK...] | lint [PACK...]',
    summary: 'Show the rules, or check rule packs.',
    options: ['rules', 'help'],
    examples: [
      ['leakgate rules show github-pat', 'what a rule finds and how to revoke it'],
      ['leakgate rules lint my-rules.yml', 'every problem in a rule pack'],
    ],
  },
  config: {
    usage: 'leakgate config show',
    summary: 'Show the configuration in force here.',
    options: ['origin', 'noConfig', 'orgConfig', 'help'],
    examples: [['leakgate config show --origin', 'every value with its file, line and column']],
  },
  notify: {
    usage: 'leakgate notify test [NAME...]',
    summary: 'Send a test message to every target under notify: in the configuration.',
    options: ['noConfig', 'orgConfig', 'help'],
    examples: [['leakgate notify test security-room', 'only this target; no other command contacts it by hand']],
  },
  baseline: {
    usage: 'leakgate baseline create | update | prune | merge FILE... | diff FILE | stats | export [json|csv] | audit',
    summary: 'Manage the list of known findings.',
    options: [...BASELINE_OPTIONS, 'help'],
    examples: [
      ['leakgate baseline create', 'record everything found today as known'],
      ['leakgate baseline audit', 'review the entries one at a time'],
      [
        'leakgate baseline audit --non-interactive --rule jwt-token --path "test/**" --status test --reason "made up"',
        'in scripts',
      ],
    ],
  },
  policy: {
    usage: 'leakgate policy test FILE... | explain FINDING [PATH...]',
    summary: 'Test the policy with cases from a file, or explain its decision about a finding.',
    options: ['rules', ...GATE_OPTIONS, 'help'],
    examples: [
      ['leakgate policy test policy-cases.yml', 'list the cases with an unexpected outcome'],
      ['leakgate policy explain src/app.ts:12', 'why this finding blocks or does not block'],
    ],
  },
} as const satisfies Record<string, CommandSpec>;
export type CommandName = keyof typeof COMMANDS;
