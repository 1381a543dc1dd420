import { FINDING_CLASSES, GATE_ACTIONS, NOTICE_KINDS, STATUSES } from '../../core/finding.ts';
import { OMISSION_ACTIONS, OMISSION_KINDS } from '../../core/omission.ts';

const text = { type: 'string' } as const;
const whole = { type: 'integer', minimum: 0 } as const;
const fromOne = { type: 'integer', minimum: 1 } as const;

function object(
  properties: Readonly<Record<string, unknown>>,
  optional: readonly string[] = [],
): Record<string, unknown> {
  return { type: 'object', properties, required: Object.keys(properties).filter((name) => !optional.includes(name)) };
}

function list(items: unknown): Record<string, unknown> {
  return { type: 'array', items };
}

const omissions = list(
  object(
    { path: text, reason: text, kind: { enum: Object.keys(OMISSION_KINDS) }, action: { enum: OMISSION_ACTIONS } },
    ['kind', 'action'],
  ),
);
const commit = object({ id: text, author: text, date: text });

const findingFields = object(
  {
    rule: text,
    provider: text,
    kind: text,
    severity: { enum: ['critical', 'high', 'medium', 'low'] },
    class: { enum: FINDING_CLASSES },
    confidence: { type: 'number', minimum: 0, maximum: 1 },
    state: { enum: ['new', 'existing', 'baseline', 'suppressed'] },
    exposure: { enum: ['tip', 'history', 'unreachable'] },
    fingerprint: { type: 'string', pattern: '^[a-z2-7]{26}$' },
    redacted: text,
    evidence: list(object({ id: text, weight: { type: 'number' } })),
    path: text,
    line: fromOne,
    column: fromOne,
    endLine: fromOne,
    endColumn: fromOne,
    start: whole,
    end: whole,
    facts: { type: 'object', additionalProperties: text },
    decoded: list(text),
    companion: object({ rule: text, fingerprint: text, line: fromOne, column: fromOne }),
    commit,
    blob: text,
    lastHeld: text,
    locations: list(object({ path: text, line: fromOne, commit: text }, ['commit'])),
    name: text,
    suppression: object({ by: { enum: ['inline', 'allow'] }, place: text, reason: text, until: text, owner: text }, [
      'until',
      'owner',
    ]),
    acceptance: object({ status: { enum: STATUSES }, reason: text, owner: text, expires: text }, [
      'reason',
      'owner',
      'expires',
    ]),
    expired: { const: true },
    owner: text,
    gates: list(text),
    action: { enum: GATE_ACTIONS },
  },
  [
    'confidence',
    'facts',
    'decoded',
    'companion',
    'commit',
    'blob',
    'lastHeld',
    'suppression',
    'acceptance',
    'expired',
    'owner',
    'action',
  ],
);

/** Only credentials have a confidence. */
const finding = {
  ...findingFields,
  oneOf: [
    { properties: { class: { const: 'credential' } }, required: ['confidence'] },
    { properties: { class: { const: 'handling' }, confidence: false } },
  ],
};

/** JSON Schema (2020-12) of the JSON report, version 1. Fields may be added, so additional ones are allowed. */
export const REPORT_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'leakgate-report/1',
  title: 'Leakgate report',
  ...object({
    schema: { const: 'leakgate-report/1' },
    tool: object({ name: { const: 'leakgate' }, version: text, rules: object({ count: whole, hash: text }) }),
    run: object({
      mode: { enum: ['tree', 'history', 'staged', 'range', 'stdin'] },
      root: text,
      head: { type: ['string', 'null'] },
      range: { type: ['string', 'null'] },
    }),
    coverage: object({
      planned: whole,
      scanned: whole,
      bytes: whole,
      skipped: omissions,
      failed: omissions,
      limited: omissions,
    }),
    verdict: object({
      exit: { enum: [0, 1, 2, 3, 4] },
      pass: { type: 'boolean' },
      blocking: whole,
      gates: list(
        object({ name: text, action: { enum: ['block', 'warn', 'note'] }, findings: whole, message: text }, [
          'message',
        ]),
      ),
    }),
    hidden: object({ inline: whole, allow: whole, baseline: whole }),
    notices: list(
      object({
        kind: { enum: NOTICE_KINDS },
        place: text,
        message: text,
      }),
    ),
    findings: list(finding),
  }),
};
