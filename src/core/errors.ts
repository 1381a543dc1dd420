/** Exit codes are an interface: scripts branch on them, no output option changes them. */
export const EXIT = { pass: 0, blocked: 1, usage: 2, incomplete: 3, internal: 4 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Every expected failure by name, with its exit code. */
export const FAILURES = {
  'unknown-flag': EXIT.usage,
  'bad-option': EXIT.usage,
  'hook-refused': EXIT.usage,
  'revision-missing': EXIT.incomplete,
  'unknown-command': EXIT.usage,
  'path-missing': EXIT.usage,
  'path-outside': EXIT.usage,
  'config-invalid': EXIT.usage,
  'baseline-invalid': EXIT.usage,
  'rule-invalid': EXIT.usage,
  'rule-unknown': EXIT.usage,
  'pattern-invalid': EXIT.usage,
  'nothing-scanned': EXIT.incomplete,
  'git-failed': EXIT.incomplete,
  'git-stalled': EXIT.incomplete,
  'over-budget': EXIT.incomplete,
  unreadable: EXIT.incomplete,
  'installation-damaged': EXIT.internal,
  'report-unwritable': EXIT.internal,
  'baseline-unwritable': EXIT.internal,
  aborted: EXIT.incomplete,
} as const satisfies Record<string, ExitCode>;
export type FailureCode = keyof typeof FAILURES;

/** An expected failure: what happened, with what the person can do about it in `hint`. Anything else thrown is a bug. */
export class ScanError extends Error {
  readonly code: FailureCode;
  readonly exit: ExitCode;
  readonly hint: string | undefined;

  constructor(code: FailureCode, message: string, more: { hint?: string; cause?: unknown } = {}) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause });
    this.name = 'ScanError';
    this.code = code;
    this.exit = FAILURES[code];
    this.hint = more.hint;
  }
}

/** Makes the compiler check that all cases of a tagged union are handled. */
export function assertNever(value: never): never {
  throw new Error(`unhandled case: ${JSON.stringify(value)}`);
}
