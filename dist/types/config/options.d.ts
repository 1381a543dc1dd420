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
export declare const OPTIONS: {
    readonly allFiles: {
        readonly flag: '--all-files';
        readonly group: 'What is scanned';
        readonly help: 'Scan everything but .git, also what git ignores.';
    };
    readonly noGit: {
        readonly flag: '--no-git';
        readonly group: 'What is scanned';
        readonly help: 'Treat the path as a plain folder, without asking git.';
    };
    readonly exclude: {
        readonly flag: '--exclude';
        readonly value: 'GLOB';
        readonly repeatable: true;
        readonly group: 'What is scanned';
        readonly help: 'Leave out paths that match; counted as skipped.';
    };
    readonly stdin: {
        readonly flag: '--stdin';
        readonly group: 'What is scanned';
        readonly help: 'Scan standard input instead of files.';
    };
    readonly stdinPath: {
        readonly flag: '--stdin-path';
        readonly value: 'PATH';
        readonly group: 'What is scanned';
        readonly help: 'The path standard input is reported under (default: stdin).';
    };
    readonly history: {
        readonly flag: '--history';
        readonly group: 'What is scanned';
        readonly help: 'Scan every object of the repository: all versions of all files, messages, names.';
    };
    readonly refs: {
        readonly flag: '--refs';
        readonly value: 'GLOB';
        readonly group: 'What is scanned';
        readonly help: 'With --history: only what these branches and tags reach (main, refs/tags/v*).';
    };
    readonly sinceCommit: {
        readonly flag: '--since-commit';
        readonly value: 'REV';
        readonly group: 'What is scanned';
        readonly help: 'With --history: only what came in after this commit.';
    };
    readonly reachableOnly: {
        readonly flag: '--reachable-only';
        readonly group: 'What is scanned';
        readonly help: 'With --history: leave out objects that no branch or tag reaches.';
    };
    readonly noAttribution: {
        readonly flag: '--no-attribution';
        readonly group: 'What is scanned';
        readonly help: 'With --history: do not trace findings to commits.';
    };
    readonly staged: {
        readonly flag: '--staged';
        readonly group: 'What is scanned';
        readonly help: 'Scan what is staged for the next commit.';
    };
    readonly range: {
        readonly flag: '--range';
        readonly value: 'A..B';
        readonly group: 'What is scanned';
        readonly help: 'Scan what the commits of a range bring in; A...B is from where the two last met.';
    };
    readonly commits: {
        readonly flag: '--commits';
        readonly group: 'What is scanned';
        readonly help: 'Scan what the commits named on standard input bring in.';
    };
    readonly prePush: {
        readonly flag: '--pre-push';
        readonly group: 'What is scanned';
        readonly help: 'Scan what a push would send, as git tells a pre-push hook on standard input.';
    };
    readonly remote: {
        readonly flag: '--remote';
        readonly value: 'NAME';
        readonly group: 'What is scanned';
        readonly help: 'With --pre-push: the remote, whose known branches are not scanned again (default: all remotes).';
    };
    readonly budget: {
        readonly flag: '--budget';
        readonly value: 'SECONDS';
        readonly group: 'Running';
        readonly help: 'In a hook: longest time; what is not scanned by then is refused (default: 60 in pre-receive, else none).';
    };
    readonly failOpen: {
        readonly flag: '--fail-open';
        readonly group: 'Verdict';
        readonly help: 'In a hook: let through what could not be scanned wholly; findings still block.';
    };
    readonly cache: {
        readonly flag: '--cache';
        readonly value: 'DIR';
        readonly group: 'Running';
        readonly help: 'With --history: remember clean objects there, so that the next scan reads new ones only.';
    };
    readonly allowEmpty: {
        readonly flag: '--allow-empty';
        readonly group: 'What is scanned';
        readonly help: 'A scan that finds no files to read is no failure.';
    };
    readonly rules: {
        readonly flag: '--rules';
        readonly value: 'FILE';
        readonly repeatable: true;
        readonly group: 'Rules';
        readonly help: 'Add a rule pack; see docs/rules.md.';
    };
    readonly onlyRule: {
        readonly flag: '--only-rule';
        readonly value: 'ID';
        readonly repeatable: true;
        readonly group: 'Rules';
        readonly help: 'Use this rule alone (and others so named).';
    };
    readonly skipRule: {
        readonly flag: '--skip-rule';
        readonly value: 'ID';
        readonly repeatable: true;
        readonly group: 'Rules';
        readonly help: 'Do not use this rule.';
    };
    readonly noConfig: {
        readonly flag: '--no-config';
        readonly group: 'Gate';
        readonly help: "Do not read the repository's .leakgate.yml.";
    };
    readonly orgConfig: {
        readonly flag: '--org-config';
        readonly value: 'FILE';
        readonly group: 'Gate';
        readonly help: 'A configuration that comes before the repository’s (default: LEAKGATE_ORG_CONFIG).';
    };
    readonly baseline: {
        readonly flag: '--baseline';
        readonly value: 'FILE';
        readonly group: 'Gate';
        readonly help: 'The baseline, inside the repository (default: .leakgate/baseline.jsonl).';
    };
    readonly noBaseline: {
        readonly flag: '--no-baseline';
        readonly group: 'Gate';
        readonly help: 'Use no baseline: known findings count as new.';
    };
    readonly report: {
        readonly flag: '--report';
        readonly value: 'FORMAT[=FILE]';
        readonly repeatable: true;
        readonly group: 'Output';
        readonly help: 'A report, to a file or standard output (default: text): text, json, jsonl, sarif, sarif-full, markdown, html, csv, junit, gitlab, gitleaks-json, github, audit; see docs/reports.md.';
    };
    readonly minConfidence: {
        readonly flag: '--min-confidence';
        readonly value: 'N';
        readonly group: 'Output';
        readonly help: 'Show findings of at least this probability, 0 to 1 (default: 0.5).';
    };
    readonly color: {
        readonly flag: '--color';
        readonly value: 'WHEN';
        readonly group: 'Output';
        readonly help: 'auto, always or never (default: auto; NO_COLOR counts as never).';
    };
    readonly noProgress: {
        readonly flag: '--no-progress';
        readonly group: 'Output';
        readonly help: 'No progress line on a terminal.';
    };
    readonly exitZero: {
        readonly flag: '--exit-zero';
        readonly group: 'Verdict';
        readonly help: 'Exit 0 where findings would block (1); other codes stay.';
    };
    readonly workers: {
        readonly flag: '--workers';
        readonly value: 'N';
        readonly group: 'Running';
        readonly help: 'Threads (default: one a processor, at most 8).';
    };
    readonly prefilter: {
        readonly flag: '--prefilter';
        readonly value: 'KIND';
        readonly group: 'Running';
        readonly help: 'auto, simd or scalar (default: auto, or LEAKGATE_PREFILTER).';
    };
    readonly ruleDeadline: {
        readonly flag: '--rule-deadline';
        readonly value: 'MS';
        readonly group: 'Running';
        readonly help: 'Longest run of an added rule in one place (default: 2000).';
    };
    readonly treeOnly: {
        readonly flag: '--tree-only';
        readonly group: 'Gate';
        readonly help: 'Look at the work tree alone, not at history (update does so without --history).';
    };
    readonly keyed: {
        readonly flag: '--keyed';
        readonly group: 'Gate';
        readonly help: 'Make fingerprints with the secret in LEAKGATE_KEY.';
    };
    readonly nonInteractive: {
        readonly flag: '--non-interactive';
        readonly group: 'Gate';
        readonly help: 'Ask nothing: give all selected entries --status.';
    };
    readonly all: {
        readonly flag: '--all';
        readonly group: 'Gate';
        readonly help: 'Entries that were reviewed already too.';
    };
    readonly entryRule: {
        readonly flag: '--rule';
        readonly value: 'ID';
        readonly repeatable: true;
        readonly group: 'Gate';
        readonly help: 'Only entries of this rule.';
    };
    readonly entryPath: {
        readonly flag: '--path';
        readonly value: 'GLOB';
        readonly repeatable: true;
        readonly group: 'Gate';
        readonly help: 'Only entries under this path.';
    };
    readonly fingerprint: {
        readonly flag: '--fingerprint';
        readonly value: 'TEXT';
        readonly repeatable: true;
        readonly group: 'Gate';
        readonly help: 'Only this entry.';
    };
    readonly status: {
        readonly flag: '--status';
        readonly value: 'WORD';
        readonly group: 'Gate';
        readonly help: 'unreviewed, false-positive, test, revoked or real.';
    };
    readonly reason: {
        readonly flag: '--reason';
        readonly value: 'TEXT';
        readonly group: 'Gate';
        readonly help: 'Why.';
    };
    readonly owner: {
        readonly flag: '--owner';
        readonly value: 'NAME';
        readonly group: 'Gate';
        readonly help: 'Who answers for it.';
    };
    readonly expires: {
        readonly flag: '--expires';
        readonly value: 'DAY';
        readonly group: 'Gate';
        readonly help: 'The last day the entry counts, YYYY-MM-DD.';
    };
    readonly origin: {
        readonly flag: '--origin';
        readonly group: 'Output';
        readonly help: 'Say where each value comes from.';
    };
    readonly help: {
        readonly flag: '--help';
        readonly group: 'Running';
        readonly help: 'Show help.';
    };
    readonly version: {
        readonly flag: '--version';
        readonly group: 'Running';
        readonly help: 'Show the version.';
    };
};
export type OptionName = keyof typeof OPTIONS;
type Switch = {
    [K in OptionName]: (typeof OPTIONS)[K] extends {
        value: string;
    } ? never : K;
}[OptionName];
type Repeated = {
    [K in OptionName]: (typeof OPTIONS)[K] extends {
        repeatable: true;
    } ? K : never;
}[OptionName];
/** Options as they were given: switches, lists and single texts. */
export type RawOptions = {
    readonly [K in Switch]?: true;
} & {
    readonly [K in Repeated]?: readonly string[];
} & {
    readonly [K in Exclude<OptionName, Switch | Repeated>]?: string;
};
export interface CommandSpec {
    readonly usage: string;
    readonly summary: string;
    readonly options: readonly OptionName[];
    readonly examples: readonly (readonly [line: string, meaning: string])[];
}
/** Every command once. */
export declare const COMMANDS: {
    readonly scan: {
        readonly usage: 'leakgate scan [PATH...]';
        readonly summary: 'Scan files, or the history of a repository, for secrets.';
        readonly options: ("all" | "allFiles" | "allowEmpty" | "baseline" | "budget" | "cache" | "color" | "commits" | "entryPath" | "entryRule" | "exclude" | "exitZero" | "expires" | "failOpen" | "fingerprint" | "help" | "history" | "keyed" | "minConfidence" | "noAttribution" | "noBaseline" | "noConfig" | "noGit" | "noProgress" | "nonInteractive" | "onlyRule" | "orgConfig" | "origin" | "owner" | "prePush" | "prefilter" | "range" | "reachableOnly" | "reason" | "refs" | "remote" | "report" | "ruleDeadline" | "rules" | "sinceCommit" | "skipRule" | "staged" | "status" | "stdin" | "stdinPath" | "treeOnly" | "version" | "workers")[];
        readonly examples: readonly [readonly ["leakgate scan", "tracked files and untracked ones that are not ignored"], readonly ["leakgate scan src \"config/**/*.yml\"", "some paths"], readonly ["leakgate scan --history", "every version of every file, and who brought it in"], readonly ["leakgate scan --staged", "what the next commit would hold"], readonly ["leakgate scan --range origin/main...HEAD", "what a branch adds"], readonly ["leakgate scan --report json=report.json --report text", "two reports"], readonly ["git show HEAD:.env | leakgate scan --stdin --stdin-path .env", "standard input"]];
    };
    readonly hook: {
        readonly usage: 'leakgate hook install [HOOK...] | uninstall [HOOK...] | run HOOK [ARG...]';
        readonly summary: 'Scan in git hooks: pre-commit, pre-push, commit-msg; pre-receive on a server.';
        readonly options: readonly ["rules", "onlyRule", "skipRule", "noConfig", "orgConfig", "baseline", "noBaseline", "color", "workers", "budget", "failOpen", "help"];
        readonly examples: readonly [readonly ["leakgate hook install pre-commit pre-push", "scan what is staged, and what is pushed"], readonly ["leakgate hook uninstall", "take out of all hooks what was put in"], readonly ["leakgate hook run pre-receive --budget 30", "on a server, in its pre-receive hook"]];
    };
    readonly report: {
        readonly usage: 'leakgate report verify FILE';
        readonly summary: 'Check the record of a run that --report audit=FILE wrote, and the reports that it names.';
        readonly options: readonly ["help"];
        readonly examples: readonly [readonly ["leakgate report verify audit.json", "with LEAKGATE_AUDIT_KEY set, its signature too"]];
    };
    readonly rules: {
        readonly usage: 'leakgate rules list | show ID | test [PACK...] | lint [PACK...]';
        readonly summary: 'Show the rules, or check rule packs.';
        readonly options: readonly ["rules", "help"];
        readonly examples: readonly [readonly ["leakgate rules show github-pat", "what a rule finds and how to revoke it"], readonly ["leakgate rules lint my-rules.yml", "everything that is wrong with a pack"]];
    };
    readonly config: {
        readonly usage: 'leakgate config show';
        readonly summary: 'Show the configuration that holds here.';
        readonly options: readonly ["origin", "noConfig", "orgConfig", "help"];
        readonly examples: readonly [readonly ["leakgate config show --origin", "every value with its file, line and column"]];
    };
    readonly baseline: {
        readonly usage: 'leakgate baseline create | update | prune | merge FILE... | diff FILE | stats | export [json|csv] | audit';
        readonly summary: 'Keep the list of findings that are known.';
        readonly options: readonly ["rules", "noConfig", "orgConfig", "baseline", "minConfidence", "history", "treeOnly", "keyed", "nonInteractive", "all", "entryRule", "entryPath", "fingerprint", "status", "reason", "owner", "expires", "help"];
        readonly examples: readonly [readonly ["leakgate baseline create", "everything found today counts as known"], readonly ["leakgate baseline audit", "review it, one entry at a time"], readonly ["leakgate baseline audit --non-interactive --rule jwt-token --path \"test/**\" --status test --reason \"made up\"", "in scripts"]];
    };
    readonly policy: {
        readonly usage: 'leakgate policy test FILE... | explain FINDING [PATH...]';
        readonly summary: 'Test the policy with cases from a file, or explain what it says of a finding.';
        readonly options: readonly ["rules", "noConfig", "orgConfig", "baseline", "noBaseline", "help"];
        readonly examples: readonly [readonly ["leakgate policy test policy-cases.yml", "the cases that come out otherwise than expected"], readonly ["leakgate policy explain src/app.ts:12", "why this finding blocks, or does not"]];
    };
};
export type CommandName = keyof typeof COMMANDS;
export {};
