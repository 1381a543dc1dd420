import type { Finding } from '../../src/core/finding.ts';
import type { RuleMetadata } from '../../src/core/rule-metadata.ts';
import type { ReportInput, RuleReview } from '../../src/report/input.ts';
import { findingOf, inputOf } from './report.ts';

const RULES = [
  ['github-pat', 'GitHub personal access token', 'github', 'GitHub', 'critical', 'ghp_...(40)'],
  ['aws-access-key', 'AWS access key', 'aws', 'AWS', 'critical', 'AKIA...(20)'],
  ['stripe-secret-key', 'Stripe secret key', 'stripe', 'Stripe', 'high', 'sk_l...(32)'],
  ['slack-webhook', 'Slack incoming webhook', 'slack', 'Slack', 'medium', 'http...(77)'],
  ['npm-token', 'npm access token', 'npm', 'npm', 'high', 'npm_...(40)'],
  ['generic-password', 'Password in an assignment', 'generic', 'Generic', 'low', '...(12)'],
] as const;
const REVIEWS: Readonly<Record<string, RuleReview>> = {
  'github-pat': { reviewed: 12, real: 11 },
  'aws-access-key': { reviewed: 4, real: 4 },
  'generic-password': { reviewed: 23, real: 5 },
};
const FOLDERS = [
  'apps/web/src',
  'apps/api/src/handlers',
  'infra/terraform',
  'packages/auth',
  'packages/billing/test',
  'deploy',
  'docs',
];
const NAMES = ['config.ts', 'settings.py', 'main.tf', '.env.example', 'client.go', 'README.md', 'secrets.yml'];
const AUTHORS = ['Ada <ada@example.com>', 'Grace <grace@example.com>', 'Linus <linus@example.com>'];
const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';

/** Random-looking numbers below `limit`, the same each time. */
function numbers(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

function buildMetadata(): Map<string, RuleMetadata> {
  const list = RULES.map(([id, name, provider, providerName, severity]) => ({
    id,
    name,
    provider,
    providerName,
    kind: 'token',
    severity,
    precision: 'high' as const,
    grants: `What the owner may do at ${providerName}.`,
    revoke: { url: `https://${provider}.example/settings/tokens`, text: 'Delete it under Settings, Tokens.' },
    references: [],
  }));
  return new Map(list.map((metadata) => [metadata.id, metadata]));
}

function findingAt(index: number, next: (limit: number) => number): Finding {
  const [rule, name, provider, , severity, redacted] = RULES[Math.min(next(8), next(6))]!;
  const folder = FOLDERS[Math.min(next(7), next(9))]!;
  const path = `${folder}/${next(3) === 0 ? `part${next(12)}/` : ''}${NAMES[next(NAMES.length)]}`;
  const line = 1 + next(400);
  const date = `${2019 + next(7)}-${String(1 + next(12)).padStart(2, '0')}-${String(1 + next(28)).padStart(2, '0')}T08:30:00Z`;
  const id = Array.from({ length: 40 }, () => '0123456789abcdef'[next(16)]).join('');
  const secret = next(Math.max(2, Math.ceil((index + 1) / 2)));
  return findingOf({
    rule,
    name,
    provider,
    severity,
    redacted,
    path,
    line,
    confidence: [0.999, 0.97, 0.88, 0.72, 0.55][next(5)]!,
    exposure: next(3) === 0 ? 'history' : 'tip',
    state: next(6) === 0 ? 'existing' : 'new',
    fingerprint: `${LETTERS[secret % 32]}${LETTERS[(secret >> 5) % 32]}${LETTERS[(secret >> 10) % 32]}`.padEnd(26, 'q'),
    evidence: [
      { id: 'checksum-valid', weight: 4 },
      { id: 'secret-name', weight: 1.5 },
      ...(next(3) === 0 ? [{ id: 'test-path', weight: -1.2 }] : []),
    ],
    commit: { id, author: AUTHORS[next(3)]!, date },
    locations: [
      { path, line, commit: id },
      ...(next(4) === 0 ? [{ path: `${folder}/copy.txt`, line: 3, commit: id }] : []),
    ],
  });
}

/** A made-up report with many findings, the same each time. */
export function manyFindings(count: number): ReportInput {
  const next = numbers(7);
  const findings = Array.from({ length: count }, (_, index) => findingAt(index, next));
  const coverage = {
    planned: 18_342,
    scanned: 18_340,
    bytes: 153_400_000,
    skipped: [{ path: 'vendor/link', reason: 'symlink', kind: 'symlink' as const }],
    limited: [{ path: 'fixtures/blob.txt', reason: 'nested more than 5 layers', kind: 'undecoded' as const }],
    failed: [
      { path: 'data/huge.bin', reason: 'EACCES', kind: 'unreadable' as const },
      { path: 'data/locked.key', reason: 'EACCES', kind: 'unreadable' as const },
    ],
  };
  const run = { mode: 'history' as const, root: '.', head: '4f1c2ab09d7e6f5a4b3c2d1e0f9a8b7c6d5e4f3a', range: null };
  const hidden = { inline: 3, allow: 2, baseline: 39 };
  const notices = [
    { kind: 'expired', place: '.leakgate.yml:12:5', message: 'this allow entry ended on 2026-10-31' } as const,
  ];
  const input = inputOf(findings, { coverage, run, hidden, notices });
  const reviewOf = (rule: string): RuleReview | undefined => REVIEWS[rule];
  return {
    ...input,
    ruleMetadata: buildMetadata(),
    reviewOf,
    ownersOf: (path) => (path.startsWith('apps/') ? ['@acme/web'] : []),
  };
}
