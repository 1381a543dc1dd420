/** Description of a command. Its options are those whose scope includes it. */
interface CommandSpec {
  readonly usage: string;
  readonly summary: string;
  readonly examples: readonly (readonly [line: string, meaning: string])[];
}

/** All commands. */
export const COMMANDS = {
  scan: {
    usage: 'leakgate scan [PATH...]',
    summary: 'Scan files, or the history of a repository, for secrets.',
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
    examples: [
      ['leakgate ci', 'in a pipeline: its variables name the commits'],
      ['leakgate ci --report sarif=leakgate.sarif --report text', 'two reports'],
    ],
  },
  'self-test': {
    usage: 'leakgate self-test',
    summary: 'Plant a made-up secret in a scratch copy, and check that the configuration blocks it.',
    examples: [['leakgate self-test', 'exit code 0: it is blocked; 1: it would pass']],
  },
  doctor: {
    usage: 'leakgate doctor',
    summary: 'Check everything a run here depends on, and show how to fix problems.',
    examples: [
      ['leakgate doctor', 'installation, git, hooks, configuration, baseline, CI; exit code 3 if there is a problem'],
      ['leakgate doctor --json', 'the same as JSON, for other programs'],
    ],
  },
  init: {
    usage: 'leakgate init',
    summary: 'Write a configuration, a baseline, a hook and a workflow; existing files are kept.',
    examples: [['leakgate init --yes', 'without asking']],
  },
  migrate: {
    usage: 'leakgate migrate gitleaks | detect-secrets | trufflehog | secretlint [FILE...]',
    summary: "Migrate another tool's rules, exclusions and known findings; list what cannot be carried over.",
    examples: [
      ['leakgate migrate gitleaks --dry-run', 'show what would be written and what cannot be carried over'],
      ['leakgate migrate trufflehog exclude.txt', 'a file with an unusual name'],
    ],
  },
  hook: {
    usage: 'leakgate hook install [HOOK...] | uninstall [HOOK...] | run HOOK [ARG...]',
    summary: 'Scan in git hooks: pre-commit, pre-push, commit-msg; pre-receive on a server.',
    examples: [
      ['leakgate hook install pre-commit pre-push', 'scan what is staged and what is pushed'],
      ['leakgate hook uninstall', 'remove Leakgate from all hooks'],
      ['leakgate hook run pre-receive --budget 30', 'on a server, in its pre-receive hook'],
    ],
  },
  report: {
    usage: 'leakgate report verify FILE',
    summary: 'Check a run record written by --report audit=FILE, and the reports it names.',
    examples: [['leakgate report verify audit.json', 'also checks the signature if LEAKGATE_AUDIT_KEY is set']],
  },
  rules: {
    usage: 'leakgate rules list | show ID | test [PACK...] | lint [PACK...]',
    summary: 'Show the rules, or check rule packs.',
    examples: [
      ['leakgate rules show github-pat', 'what a rule finds and how to revoke it'],
      ['leakgate rules lint my-rules.yml', 'every problem in a rule pack'],
    ],
  },
  config: {
    usage: 'leakgate config show',
    summary: 'Show the configuration in force here.',
    examples: [['leakgate config show --origin', 'every value with its file, line and column']],
  },
  notify: {
    usage: 'leakgate notify test [NAME...]',
    summary: 'Send a test message to every target under notify: in the configuration.',
    examples: [['leakgate notify test security-room', 'only this target; no other command contacts it by hand']],
  },
  baseline: {
    usage: 'leakgate baseline create | update | prune | merge FILE... | diff FILE | stats | export [json|csv] | audit',
    summary: 'Manage the list of known findings.',
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
    examples: [
      ['leakgate policy test policy-cases.yml', 'list the cases with an unexpected outcome'],
      ['leakgate policy explain src/app.ts:12', 'why this finding blocks or does not block'],
    ],
  },
} as const satisfies Record<string, CommandSpec>;
export type CommandName = keyof typeof COMMANDS;
