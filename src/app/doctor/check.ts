import { ScanError } from '../../core/errors.ts';

/** Result of a check, with a remedy. */
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
  /** What to do; absent if nothing is needed. */
  readonly help?: string;
}

type Name = Check['check'];

export function ok(check: Name, message: string): Check {
  return { check, status: 'ok', message };
}

/** Something that may be intended. */
export function warn(check: Name, message: string, help: string): Check {
  return { check, status: 'warning', message, help };
}

/** Something that makes runs end differently than they should. */
export function problem(check: Name, message: string, help: string): Check {
  return { check, status: 'problem', message, help };
}

/** Converts an expected failure to a check; rethrows anything else. */
export function failedCheck(check: Name, error: unknown): Check {
  if (!(error instanceof ScanError)) throw error;
  return problem(check, error.message, error.hint ?? 'see the message');
}
