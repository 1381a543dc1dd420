import type { ScanError } from '../core/errors.ts';

/** A problem of a rule, with its place and severity. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Id of the rule; empty for a problem of the pack. */
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

/** A problem at a place from a pack's `placeOf`. */
export function problemAt(
  place: string,
  rule: string,
  message: string,
  severity: Problem['severity'] = 'error',
): Problem {
  const match = /^(.*?):(\d+):(\d+)$/.exec(place);
  return {
    file: match?.[1] ?? place,
    line: Number(match?.[2] ?? 1),
    column: Number(match?.[3] ?? 1),
    rule,
    severity,
    message,
  };
}

/** Converts an error of parsing or compiling to a problem. */
export function problemFrom(error: ScanError, rule = ''): Problem {
  const [, place = '?', message = error.message] = /^(.*?:\d+:\d+): ([^]*)$/.exec(error.message) ?? [];
  return problemAt(place, rule, error.hint === undefined ? message : `${message} (${error.hint})`);
}

/** `file:line:column: severity: message [rule]`. */
export function printProblem({ file, line, column, severity, message, rule }: Problem): string {
  return `${file}:${line}:${column}: ${severity}: ${message}${rule === '' ? '' : ` [${rule}]`}`;
}
