import { addDays, type Day } from '../core/day.ts';
import { EXPOSURES, type Finding, FINDING_CLASSES, SEVERITIES, STATES, STATUSES } from '../core/finding.ts';
import { nearest } from '../core/nearest.ts';
import type { RunFacts } from './gate.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A sample finding or run, or the field of it that is wrong. */
export type Sample<T> = { readonly value: T } | { readonly field: string; readonly message: string };

const TEXT = (value: unknown): boolean => typeof value === 'string';
const FLAG = (value: unknown): boolean => typeof value === 'boolean';
const WHOLE = (value: unknown): boolean => Number.isSafeInteger(value);
const oneOf =
  (known: readonly string[]) =>
  (value: unknown): boolean =>
    known.some((one) => one === value);

const FINDING: Readonly<Record<string, (value: unknown) => boolean>> = {
  rule: TEXT,
  provider: TEXT,
  kind: TEXT,
  class: oneOf(FINDING_CLASSES),
  path: TEXT,
  fingerprint: TEXT,
  author: TEXT,
  owner: TEXT,
  reason: TEXT,
  severity: oneOf(SEVERITIES),
  state: oneOf(STATES),
  exposure: oneOf(EXPOSURES),
  status: oneOf(STATUSES),
  suppression: oneOf(['inline', 'allow']),
  confidence: (value) => typeof value === 'number' && value >= 0 && value <= 1,
  age: WHOLE,
  expired: FLAG,
  decoded: FLAG,
  evidence: (value) => Array.isArray(value) && value.every(TEXT),
};
const RUN: Readonly<Record<string, (value: unknown) => boolean>> = {
  mode: oneOf(['tree', 'history', 'staged', 'range', 'stdin']),
  incomplete: FLAG,
  tampered: FLAG,
  scanned: WHOLE,
  failed: WHOLE,
  skipped: WHOLE,
  findings: WHOLE,
  fresh: WHOLE,
};

function findSampleFault(fields: Fields, known: typeof FINDING): { field: string; message: string } | undefined {
  for (const [field, value] of Object.entries(fields)) {
    const accepts = Object.hasOwn(known, field) ? known[field] : undefined;
    if (accepts === undefined) {
      const near = nearest(field, Object.keys(known));
      return { field, message: `there is no ${field}${near === undefined ? '' : `; did you mean ${near}?`}` };
    }
    if (!accepts(value)) return { field, message: `${JSON.stringify(value)} is not a value of ${field}` };
  }
  return undefined;
}

const USUAL = {
  rule: 'sample-rule',
  name: 'sample-rule',
  provider: 'sample',
  kind: 'token',
  path: 'src/sample.ts',
  fingerprint: 'a'.repeat(26),
  confidence: 0.9,
  severity: 'high',
  state: 'new',
  exposure: 'tip',
  redacted: '...(1)',
  line: 1,
  column: 1,
  endLine: 1,
  endColumn: 2,
  start: 0,
  end: 1,
  locations: [],
} as const;

/** Fields of a finding that conditions see under another name or in another form. */
function derivedFields(fields: Fields, today: Day): object {
  const { age, author = '', decoded, evidence = [], reason = 'sample', status, suppression } = fields;
  const date = typeof age === 'number' && age >= 0 ? addDays(today, -age) : undefined;
  return {
    evidence: (evidence as string[]).map((id) => ({ id, weight: 0 })),
    ...(decoded === true && { decoded: ['base64'] }),
    ...(date !== undefined && { commit: { id: '0'.repeat(40), author, date } }),
    ...(status !== undefined && { acceptance: { status, reason } }),
    ...(suppression !== undefined && { suppression: { by: suppression, place: 'sample', reason } }),
  };
}

/** A finding with the given fields, named as in conditions, and defaults for all others. */
export function sampleFinding(fields: Fields, today: Day): Sample<Finding> {
  const fault = findSampleFault(fields, FINDING);
  if (fault) return fault;
  const {
    age: _age,
    author: _author,
    decoded: _decoded,
    reason: _reason,
    status: _status,
    expired,
    ...direct
  } = fields;
  const value = { ...USUAL, ...direct, ...(expired === true && { expired }), suppression: undefined };
  return { value: { ...value, ...derivedFields(fields, today) } as unknown as Finding };
}

/** The facts of a run with the given findings; `fields` override them. */
export function sampleRun(fields: Fields, findings: readonly Finding[], today: Day): Sample<RunFacts> {
  const fault = findSampleFault(fields, RUN);
  if (fault) return fault;
  const fresh = findings.filter(({ state }) => state === 'new').length;
  const usual = { mode: 'tree', incomplete: false, scanned: 1, failed: 0, skipped: 0, tampered: false };
  return { value: { ...usual, findings: findings.length, fresh, today, ...fields } };
}
