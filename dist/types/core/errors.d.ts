/** Exit codes are an interface: scripts branch on them, no output option changes them. */
export declare const EXIT: {
    readonly pass: 0;
    readonly blocked: 1;
    readonly usage: 2;
    readonly incomplete: 3;
    readonly internal: 4;
};
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
/** Every expected failure by name, with its exit code. */
export declare const FAILURES: {
    readonly 'unknown-flag': 2;
    readonly 'bad-option': 2;
    readonly 'hook-refused': 2;
    readonly 'revision-missing': 3;
    readonly 'unknown-command': 2;
    readonly 'path-missing': 2;
    readonly 'path-outside': 2;
    readonly 'config-invalid': 2;
    readonly 'baseline-invalid': 2;
    readonly 'rule-invalid': 2;
    readonly 'rule-unknown': 2;
    readonly 'pattern-invalid': 2;
    readonly 'nothing-scanned': 3;
    readonly 'git-failed': 3;
    readonly 'git-stalled': 3;
    readonly 'over-budget': 3;
    readonly unreadable: 3;
    readonly 'installation-damaged': 4;
    readonly 'report-unwritable': 4;
    readonly 'baseline-unwritable': 4;
    readonly aborted: 3;
};
export type FailureCode = keyof typeof FAILURES;
/** An expected failure: what happened, with what the person can do about it in `hint`. Anything else thrown is a bug. */
export declare class ScanError extends Error {
    readonly code: FailureCode;
    readonly exit: ExitCode;
    readonly hint: string | undefined;
    constructor(code: FailureCode, message: string, more?: {
        hint?: string;
        cause?: unknown;
    });
}
/** Makes the compiler check that all cases of a tagged union are handled. */
export declare function assertNever(value: never): never;
