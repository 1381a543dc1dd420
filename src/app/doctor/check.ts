import { ScanError } from '../../core/errors.ts';

/** What was looked at, how it is, and what helps. */
export interface Check {
  readonly check:
    | 'installation'
    | 'node'
    | 'git'
    | 'repository'
    | 'hooks'
    | 'configuration'
    | 'baseline'
    | 'ci'
    | 'cache';
  readonly status: 'ok' | 'warning' | 'problem';
  readonly message: string;
  /** What to do; absent where nothing needs doing. */
  readonly help?: string;
}

type Name = Check['check'];

export function ok(check: Name, message: string): Check {
  return { check, status: 'ok', message };
}

/** Something that may be meant so. */
export function warn(check: Name, message: string, help: string): Check {
  return { check, status: 'warning', message, help };
}

/** Something by which runs end otherwise than they should. */
export function problem(check: Name, message: string, help: string): Check {
  return { check, status: 'problem', message, help };
}

/** The check that an expected failure comes to; anything else is thrown on. */
export function failedCheck(check: Name, error: unknown): Check {
  if (!(error instanceof ScanError)) throw error;
  return problem(check, error.message, error.hint ?? 'see the message');
}
