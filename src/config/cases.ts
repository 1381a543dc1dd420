import { present } from '../core/present.ts';
import { parsePlaced } from '../yaml/placed-document.ts';
import { checkShape } from './config-file.ts';
import { validateCases } from './validators.generated.ts';

/** A policy case: findings and a run as conditions see them, with the expected outcome. */
export interface PolicyCase {
  readonly name: string;
  readonly findings: readonly Readonly<Record<string, unknown>>[];
  readonly run: Readonly<Record<string, unknown>>;
  readonly expect: { readonly exit?: 0 | 1 | 3; readonly gates?: readonly string[] };
  /** `file:line:column` of the case, and of a field of its findings or run. */
  readonly place: string;
  readonly placeOf: (path: readonly (string | number)[]) => string;
}

/** Parses a file of policy cases. @throws ScanError `config-invalid` with the place of the first fault. */
export function parseCases(text: string, file: string): PolicyCase[] {
  const document = parsePlaced(text, { file, failure: 'config-invalid' });
  checkShape(document, validateCases as Parameters<typeof checkShape>[1]);
  const { cases } = document.value as { cases: readonly Partial<PolicyCase>[] };
  return cases.map(({ name, findings = [], run = {}, expect }, i) => ({
    name: present(name),
    findings,
    run,
    expect: present(expect),
    place: document.placeOf(['cases', i]),
    placeOf: (path) => document.placeOf(['cases', i, ...path], { ofKey: true }),
  }));
}
