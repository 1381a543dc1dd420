/** Every option once: the parser, the help pages and the checks of the plan read this table. */
export interface OptionSpec {
  readonly flag: `--${string}`;
  /** What the value is called in help; none for a switch. */
  readonly value?: string;
  readonly repeatable?: true;
  readonly group: 'What is scanned' | 'Rules' | 'Output' | 'Verdict' | 'Running';
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
  report: {
    flag: '--report',
    value: 'FORMAT[=FILE]',
    repeatable: true,
    group: 'Output',
    help: 'A report, to a file or standard output (default: text): text, json, jsonl, sarif, sarif-full, markdown, html, csv, junit, gitlab, gitleaks-json, github, audit; see docs/reports.md.',
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

/** Every command once. */
export const COMMANDS = {
  scan: {
    usage: 'leakgate scan [PATH...]',
    summary: 'Scan files for secrets.',
    options: Object.keys(OPTIONS).filter((name) => name !== 'version') as OptionName[],
    examples: [
      ['leakgate scan', 'tracked files and untracked ones that are not ignored'],
      ['leakgate scan src "config/**/*.yml"', 'some paths'],
      ['leakgate scan --report json=report.json --report text', 'two reports'],
      ['git show HEAD:.env | leakgate scan --stdin --stdin-path .env', 'standard input'],
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
} as const satisfies Record<string, CommandSpec>;
export type CommandName = keyof typeof COMMANDS;
