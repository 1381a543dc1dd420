import type { Finding, ScanReport } from '../../src/core/finding.ts';
import type { RuleMetadata } from '../../src/core/rule-metadata.ts';
import type { ReportInput } from '../../src/report/input.ts';

/** A finding with defaults for everything that the test is not about. */
export function findingOf(part: Partial<Finding> = {}): Finding {
  const path = part.path ?? 'src/app.ts';
  const line = part.line ?? 3;
  return {
    rule: 'acme-token',
    name: 'Acme token',
    provider: 'acme',
    kind: 'token',
    severity: 'high',
    confidence: 0.97,
    state: 'new',
    exposure: 'tip',
    fingerprint: 'abcdefghijklmnopqrstuvwxyz',
    redacted: 'acm_...(24)',
    evidence: [{ id: 'checksum-valid', weight: 6 }],
    path,
    line,
    column: 5,
    endLine: line,
    endColumn: 29,
    start: 40,
    end: 64,
    locations: [{ path, line }],
    ...part,
  };
}

/** A report of findings with complete coverage. */
export function reportOf(findings: readonly Finding[], part: Partial<ScanReport> = {}): ScanReport {
  const blocking = findings.filter(({ confidence }) => confidence >= 0.8).length;
  const gates = blocking > 0 ? [{ name: 'confident-finding', action: 'block' as const, findings: blocking }] : [];
  return {
    tool: { name: 'leakgate', version: '1.2.3', rules: { count: 2, hash: 'abc' } },
    run: { mode: 'tree', root: '.', head: null, range: null },
    coverage: { planned: 4, scanned: 4, bytes: 1234, skipped: [], failed: [], limited: [] },
    verdict: { exit: blocking > 0 ? 1 : 0, pass: blocking === 0, blocking, gates },
    hidden: { inline: 0, allow: 0, baseline: 0 },
    notices: [],
    findings,
    ...part,
  };
}

export const ACME_METADATA: RuleMetadata = {
  id: 'acme-token',
  name: 'Acme token',
  provider: 'acme',
  providerName: 'Acme',
  kind: 'token',
  severity: 'high',
  precision: 'high',
  grants: 'Everything at Acme.',
  revoke: { url: 'https://acme.example/tokens', text: 'Delete it under Tokens.' },
  references: ['https://acme.example/docs'],
};

/** Input of a reporter: findings of 0.8 and more block, those of 0.5 warn. */
export function inputOf(findings: readonly Finding[], part: Partial<ScanReport> = {}): ReportInput {
  return {
    report: reportOf(findings, part),
    ruleMetadata: new Map([[ACME_METADATA.id, ACME_METADATA]]),
    style: { color: false, width: 100, terminal: false, elapsed: undefined },
    actionOf: ({ confidence }) => (confidence >= 0.8 ? 'block' : confidence >= 0.5 ? 'warn' : 'note'),
    lineHash: () => undefined,
    ownersOf: () => [],
    reviewOf: () => undefined,
    started: '2026-01-02T03:04:05.000Z',
    ended: '2026-01-02T03:04:06.000Z',
    written: [],
    seal: () => ({ sha256: '0' }),
  };
}

/** The whole text of a report. */
export function textOf(pieces: Iterable<string>): string {
  return [...pieces].join('');
}
