import { FORMATS } from '../core/report-formats.ts';

/** Every option once: the parser, the help pages and the checks of the plan read this table. */
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
  allFiles: { flag: '--all-files', group: 'What is scanned', help: 'Scan everything but .git, also what git ignores.' },
  noGit: { flag: '--no-git', group: 'What is scanned', help: 'Treat the path as a plain folder, without asking git.' },
  exclude: {
    flag: '--exclude',
    value: 'GLOB',
    repeatable: true,
    group: 'What is scanned',
    help: 'Leave out paths that match; counted as skipped.',
  },
  stdin: { flag: '--stdin', group: 'What is scanned', help: 'Scan standard input instead of files.' },
  stdinPath: {
    flag: '--stdin-path',
    value: 'PATH',
    group: 'What is scanned',
    help: 'The path standard input is reported under (default: stdin).',
  },
  history: {
    flag: '--history',
    group: 'What is scanned',
    help: 'Scan every object of the repository: all versions of all files, messages, names.',
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
    help: 'With --history: only what came in after this commit.',
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
  staged: { flag: '--staged', group: 'What is scanned', help: 'Scan what is staged for the next commit.' },
  range: {
    flag: '--range',
    value: 'A..B',
    group: 'What is scanned',
    help: 'Scan what the commits of a range bring in; A...B is from where the two last met.',
  },
  commits: {
    flag: '--commits',
    group: 'What is scanned',
    help: 'Scan what the commits named on standard input bring in.',
  },
  prePush: {
    flag: '--pre-push',
    group: 'What is scanned',
    help: 'Scan what a push would send, as git tells a pre-push hook on standard input.',
  },
  remote: {
    flag: '--remote',
    value: 'NAME',
    group: 'What is scanned',
    help: 'With --pre-push: the remote, whose known branches are not scanned again (default: all remotes).',
  },
  budget: {
    flag: '--budget',
    value: 'SECONDS',
    group: 'Running',
    help: 'In a hook: longest time; what is not scanned by then is refused (default: 60 in pre-receive, else none).',
  },
  failOpen: {
    flag: '--fail-open',
    group: 'Verdict',
    help: 'In a hook: let through what could not be scanned wholly; findings still block.',
  },
  noFetch: {
    flag: '--no-fetch',
    group: 'Running',
    help: 'In CI: never ask the remote for commits that a shallow checkout lacks.',
  },
  yes: { flag: '--yes', group: 'Running', help: 'Do not ask.' },
  dryRun: { flag: '--dry-run', group: 'Running', help: 'Write nothing: show what would be written.' },
  noCompare: { flag: '--no-compare', group: 'Running', help: 'Do not run the other tool for a side-by-side.' },
  cache: {
    flag: '--cache',
    value: 'DIR',
    group: 'Running',
    help: 'With --history: remember clean objects there, so that the next scan reads new ones only.',
  },
  allowEmpty: {
    flag: '--allow-empty',
    group: 'What is scanned',
    help: 'A scan that finds no files to read is no failure.',
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
    help: 'Use this rule alone (and others so named).',
  },
  skipRule: { flag: '--skip-rule', value: 'ID', repeatable: true, group: 'Rules', help: 'Do not use this rule.' },
  noConfig: { flag: '--no-config', group: 'Gate', help: "Do not read the repository's .leakgate.yml." },
  orgConfig: {
    flag: '--org-config',
    value: 'FILE',
    group: 'Gate',
    help: 'A configuration that comes before the repository’s (default: LEAKGATE_ORG_CONFIG).',
  },
  baseline: {
    flag: '--baseline',
    value: 'FILE',
    group: 'Gate',
    help: 'The baseline, inside the repository (default: .leakgate/baseline.jsonl).',
  },
  noBaseline: { flag: '--no-baseline', group: 'Gate', help: 'Use no baseline: known findings count as new.' },
  report: {
    flag: '--report',
    value: 'FORMAT[=FILE]',
    repeatable: true,
    group: 'Output',
    help: `A report, to a file or standard output (default: text): ${FORMATS.join(', ')}; see docs/reports.md.`,
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
    help: 'auto, always or never (default: auto; NO_COLOR counts as never).',
  },
  noProgress: { flag: '--no-progress', group: 'Output', help: 'No progress line on a terminal.' },
  exitZero: { flag: '--exit-zero', group: 'Verdict', help: 'Exit 0 where findings would block (1); other codes stay.' },
  workers: { flag: '--workers', value: 'N', group: 'Running', help: 'Threads (default: one a processor, at most 8).' },
  prefilter: {
    flag: '--prefilter',
    value: 'KIND',
    group: 'Running',
    help: 'auto, simd or scalar (default: auto, or LEAKGATE_PREFILTER).',
  },
  ruleDeadline: {
    flag: '--rule-deadline',
    value: 'MS',
    group: 'Running',
    help: 'Longest run of an added rule in one place (default: 2000).',
  },
  treeOnly: {
    flag: '--tree-only',
    group: 'Gate',
    help: 'Look at the work tree alone, not at history (update does so without --history).',
  },
  keyed: { flag: '--keyed', group: 'Gate', help: 'Make fingerprints with the secret in LEAKGATE_KEY.' },
  nonInteractive: {
    flag: '--non-interactive',
    group: 'Gate',
    help: 'Ask nothing: give all selected entries --status.',
  },
  all: { flag: '--all', group: 'Gate', help: 'Entries that were reviewed already too.' },
  entryRule: { flag: '--rule', value: 'ID', repeatable: true, group: 'Gate', help: 'Only entries of this rule.' },
  entryPath: { flag: '--path', value: 'GLOB', repeatable: true, group: 'Gate', help: 'Only entries under this path.' },
  fingerprint: { flag: '--fingerprint', value: 'TEXT', repeatable: true, group: 'Gate', help: 'Only this entry.' },
  status: {
    flag: '--status',
    value: 'WORD',
    group: 'Gate',
    help: 'unreviewed, false-positive, test, revoked or real.',
  },
  reason: { flag: '--reason', value: 'TEXT', group: 'Gate', help: 'Why.' },
  owner: { flag: '--owner', value: 'NAME', group: 'Gate', help: 'Who answers for it.' },
  expires: { flag: '--expires', value: 'DAY', group: 'Gate', help: 'The last day the entry counts, YYYY-MM-DD.' },
  json: { flag: '--json', group: 'Output', help: 'Print JSON, for other programs.' },
  origin: { flag: '--origin', group: 'Output', help: 'Say where each value comes from.' },
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
      ['leakgate scan', 'tracked files and untracked ones that are not ignored'],
      ['leakgate scan src "config/**/*.yml"', 'some paths'],
      ['leakgate scan --history', 'every version of every file, and who brought it in'],
      ['leakgate scan --staged', 'what the next commit would hold'],
      ['leakgate scan --range origin/main...HEAD', 'what a branch adds'],
      ['leakgate scan --report json=report.json --report text', 'two reports'],
      ['git show HEAD:.env | leakgate scan --stdin --stdin-path .env', 'standard input'],
    ],
  },
  ci: {
    usage: 'leakgate ci',
    summary: 'Scan the change that a CI run is for, by the gate of the base it is to be merged into.',
    options: CI_OPTIONS,
    examples: [
      ['leakgate ci', 'in a pipeline: which commits are meant, its variables say'],
      ['leakgate ci --report sarif=leakgate.sarif --report text', 'two reports'],
    ],
  },
  'self-test': {
    usage: 'leakgate self-test',
    summary: 'Plant a made-up secret in a scratch copy, and show that the configuration here blocks it.',
    options: ['rules', 'onlyRule', 'skipRule', ...GATE_OPTIONS, 'help'],
    examples: [['leakgate self-test', 'exit code 0: it is blocked, 1: it would get through']],
  },
  doctor: {
    usage: 'leakgate doctor',
    summary: 'Show how everything is that a run here depends on, and what to do about what is not right.',
    options: ['json', ...GATE_OPTIONS, 'cache', 'help'],
    examples: [
      [
        'leakgate doctor',
        'installation, git, hooks, configuration, baseline, CI; exit code 3 where something is wrong',
      ],
      ['leakgate doctor --json', 'the same for other programs'],
    ],
  },
  init: {
    usage: 'leakgate init',
    summary: 'Write a configuration, a baseline, a hook and a workflow; what is there stays as it is.',
    options: ['yes', 'help'],
    examples: [['leakgate init --yes', 'without asking']],
  },
  migrate: {
    usage: 'leakgate migrate gitleaks | detect-secrets | trufflehog | secretlint [FILE...]',
    summary: "Take another tool's rules, exclusions and known findings over; what cannot be is listed.",
    options: ['yes', 'dryRun', 'noCompare', 'help'],
    examples: [
      ['leakgate migrate gitleaks --dry-run', 'what would be written, and what cannot be carried over'],
      ['leakgate migrate trufflehog exclude.txt', 'a file that has no usual name'],
    ],
  },
  hook: {
    usage: 'leakgate hook install [HOOK...] | uninstall [HOOK...] | run HOOK [ARG...]',
    summary: 'Scan in git hooks: pre-commit, pre-push, commit-msg; pre-receive on a server.',
    options: ['rules', 'onlyRule', 'skipRule', ...GATE_OPTIONS, 'color', 'workers', 'budget', 'failOpen', 'help'],
    examples: [
      ['leakgate hook install pre-commit pre-push', 'scan what is staged, and what is pushed'],
      ['leakgate hook uninstall', 'take out of all hooks what was put in'],
      ['leakgate hook run pre-receive --budget 30', 'on a server, in its pre-receive hook'],
    ],
  },
  report: {
    usage: 'leakgate report verify FILE',
    summary: 'Check the record of a run that --report audit=FILE wrote, and the reports that it names.',
    options: ['help'],
    examples: [['leakgate report verify audit.json', 'with LEAKGATE_AUDIT_KEY set, its signature too']],
  },
  rules: {
    usage: 'leakgate rules list | show ID | test [PACK...] | lint [PACK...]',
    summary: 'Show the rules, or check rule packs.',
    options: ['rules', 'help'],
    examples: [
      ['leakgate rules show github-pat', 'what a rule finds and how to revoke it'],
      ['leakgate rules lint my-rules.yml', 'everything that is wrong with a pack'],
    ],
  },
  config: {
    usage: 'leakgate config show',
    summary: 'Show the configuration that holds here.',
    options: ['origin', 'noConfig', 'orgConfig', 'help'],
    examples: [['leakgate config show --origin', 'every value with its file, line and column']],
  },
  notify: {
    usage: 'leakgate notify test [NAME...]',
    summary: 'Send a test to those whom notify: in the configuration names.',
    options: ['noConfig', 'orgConfig', 'help'],
    examples: [['leakgate notify test security-room', 'one of them: the only command that contacts it by hand']],
  },
  baseline: {
    usage: 'leakgate baseline create | update | prune | merge FILE... | diff FILE | stats | export [json|csv] | audit',
    summary: 'Keep the list of findings that are known.',
    options: [...BASELINE_OPTIONS, 'help'],
    examples: [
      ['leakgate baseline create', 'everything found today counts as known'],
      ['leakgate baseline audit', 'review it, one entry at a time'],
      [
        'leakgate baseline audit --non-interactive --rule jwt-token --path "test/**" --status test --reason "made up"',
        'in scripts',
      ],
    ],
  },
  policy: {
    usage: 'leakgate policy test FILE... | explain FINDING [PATH...]',
    summary: 'Test the policy with cases from a file, or explain what it says of a finding.',
    options: ['rules', ...GATE_OPTIONS, 'help'],
    examples: [
      ['leakgate policy test policy-cases.yml', 'the cases that come out otherwise than expected'],
      ['leakgate policy explain src/app.ts:12', 'why this finding blocks, or does not'],
    ],
  },
} as const satisfies Record<string, CommandSpec>;
export type CommandName = keyof typeof COMMANDS;
