import { expect, test } from 'vitest';
import type { Finding } from '../../src/core/finding.ts';
import { slackBody, teamsBody, webhookBody } from '../../src/report/notification-bodies.ts';
import { isWanted, buildMessage, type Notification } from '../../src/report/notification.ts';
import { findingOf, reportOf } from '../support/report.ts';

const HOSTILE = [
  '<!channel>/<https://evil.example|click>.env',
  '@channel @here @everyone <@U123>.env',
  'a`b*bold*_it_~no~[x](https://evil.example).env',
  'line\nbreak\r::error::x\u001b[2J\u202egnp.env',
  '"},"attachments":[{"text":"x"}],"a":{".env',
  '`'.repeat(40),
];

function blockingAt(path: string, more: Partial<Finding> = {}): Finding {
  return findingOf({ path, action: 'block', ...more });
}

function notificationOf(findings: readonly Finding[], part: Partial<Notification> = {}): Notification {
  const origin = { repository: 'acme/shop', link: 'https://ci.example/run/1' };
  return { report: reportOf(findings), origin, test: false, ...part };
}

interface Card {
  readonly attachments: readonly [
    { readonly content: { readonly body: readonly { type: string; text?: string; inlines?: { text: string }[] }[] } },
  ];
}

test('names from a repository are plain text in Slack', () => {
  const { text, ...rest } = JSON.parse(slackBody(notificationOf(HOSTILE.map((path) => blockingAt(path))))) as {
    text: string;
  };
  expect(rest).toEqual({});
  const lines = text.split('\n');
  expect(lines).toHaveLength(HOSTILE.length + 2);
  expect(lines[0]).toBe('*Leakgate: blocked by 6 findings* in `acme/shop`');
  expect(lines.at(-1)).toBe('<https://ci.example/run/1|View the run>');
  for (const line of lines.slice(1, -1)) {
    // only the bullet is outside of code spans, and no span can be left
    expect(line).toMatch(/^• `[^`]+` `[^`]+`$/);
    expect(line).not.toMatch(/[<>\u001b\u202e]/);
  }
});

test('names from a repository are unformatted text runs in Teams', () => {
  const card = JSON.parse(teamsBody(notificationOf(HOSTILE.map((path) => blockingAt(path))))) as Card;
  const { body } = card.attachments[0].content;
  const formatted = body.filter(({ type }) => type === 'TextBlock').map(({ text }) => text);
  expect(formatted).toEqual(['Leakgate: blocked by 6 findings']);
  const runs = body.flatMap(({ inlines = [] }) => inlines.map(({ text }) => text));
  expect(runs.join('\n')).toContain('<!channel>');
  expect(runs.join('')).not.toMatch(/[\n\u001b\u202e]/);
});

test('a webhook gets the findings as data: redacted, without author or evidence', () => {
  const commit = { id: 'c'.repeat(40), author: 'Ada <ada@example.com>', date: '2026-01-01T00:00:00Z' };
  const body = webhookBody(notificationOf([blockingAt(HOSTILE[3]!, { commit })]));
  expect(JSON.parse(body)).toMatchObject({
    schema: 'leakgate-notification/1',
    test: false,
    repository: 'acme/shop',
    link: 'https://ci.example/run/1',
    verdict: { exit: 1, pass: false },
    coverage: { planned: 4, scanned: 4, failed: 0, limited: 0 },
    findings: [{ rule: 'acme-token', redacted: 'acm_...(24)', path: HOSTILE[3], line: 3, commit: commit.id }],
    more: 0,
  });
  expect(body).not.toContain('Ada');
});

test('omits hidden and noted findings, puts important ones first, and limits their number', () => {
  const findings = [
    blockingAt('hidden.env', { state: 'suppressed' }),
    blockingAt('known.env', { state: 'baseline' }),
    findingOf({ path: 'noted.env', action: 'note' }),
    findingOf({ path: 'warned.env', action: 'warn' }),
    ...Array.from({ length: 300 }, (_, i) => blockingAt(`f${i}.env`)),
  ];
  const notification = notificationOf(findings);
  const message = buildMessage(notification);
  expect(message.findings.map(({ place }) => place)).toEqual(Array.from({ length: 10 }, (_, i) => `f${i}.env:3`));
  expect(message.notes).toEqual(['291 more findings in the report']);
  for (const body of [slackBody(notification), teamsBody(notification)]) expect(body.length).toBeLessThan(28_000);
  const { findings: told, more } = JSON.parse(webhookBody(notification)) as { findings: unknown[]; more: number };
  expect([told.length, more]).toEqual([100, 201]);
});

test('the longest names stay within the limits of Teams', () => {
  const long = notificationOf(Array.from({ length: 20 }, () => blockingAt(`${'\u202e'.repeat(4000)}.env`)));
  expect(teamsBody(long).length).toBeLessThan(28_000);
  expect(slackBody(long).length).toBeLessThan(28_000);
});

test('headlines state the outcome of the run', () => {
  const clean = reportOf([]);
  const words = (report: typeof clean, test = false): string =>
    buildMessage(notificationOf([], { report, test })).headline;
  const { coverage, verdict } = clean;
  const failed = [{ path: 'a', reason: 'EACCES', kind: 'unreadable' as const }];
  expect(words(clean)).toBe('Leakgate: passed');
  expect(words(clean, true)).toBe('Leakgate: this is a test, nothing was scanned');
  const incomplete = { ...clean, verdict: { ...verdict, pass: false, exit: 3 } };
  expect(words({ ...incomplete, coverage: { ...coverage, failed } })).toBe('Leakgate: the scan is incomplete');
  expect(words({ ...incomplete, coverage: { ...coverage, scanned: 0 } })).toBe('Leakgate: nothing was scanned');
  expect(words({ ...clean, verdict: { ...verdict, pass: false, exit: 1 } })).toBe('Leakgate: blocked');
});

test('notifies at the configured outcomes', () => {
  const passed = reportOf([]);
  const gates = [{ name: 'a', action: 'warn' as const, findings: 1 }];
  const warned = reportOf([], { verdict: { ...passed.verdict, gates } });
  const incomplete = reportOf([], { verdict: { exit: 3, pass: false, blocking: 0, gates: [] } });
  const table = [passed, warned, incomplete].map((report) =>
    (['block', 'warn', 'always'] as const).map((on) => isWanted(report, on)),
  );
  expect(table).toEqual([
    [false, false, true],
    [false, true, true],
    [true, true, true],
  ]);
});
