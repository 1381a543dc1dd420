import { codeSpan } from './escape.ts';
import { classFields } from './certainty.ts';
import { buildMessage, type Notification, notifiedFindings } from './notification.ts';

/** Most findings in a webhook's body. */
const MAX_WEBHOOK_FINDINGS = 100;

const SLACK_ESCAPES = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
]);

/** Escapes text for Slack: three characters are syntax, and a code span mentions nobody. */
function slackText(text: string): string {
  return text.replace(/[&<>]/g, (char) => SLACK_ESCAPES.get(char) ?? char);
}

/**
 * The body for an incoming webhook of Slack, or a compatible one (Mattermost, Rocket.Chat, Discord under `/slack`). Text alone, because blocks are
 * specific to Slack. Text from a repository is in code spans, where mentions, links and emphasis have no effect.
 */
export function slackBody(notification: Notification): string {
  const { headline, where, findings, notes, link } = buildMessage(notification);
  const span = (text: string): string => slackText(codeSpan(text));
  const lines = [
    `*${headline}* in ${span(where)}`,
    ...findings.map(({ what, place }) => `• ${span(what)} ${span(place)}`),
    ...notes,
    ...(link === undefined ? [] : [`<${slackText(link)}|View the run>`]),
  ];
  return JSON.stringify({ text: lines.join('\n') });
}

/** A paragraph of Teams without Markdown. */
function plain(...texts: readonly string[]): Record<string, unknown> {
  return { type: 'RichTextBlock', inlines: texts.map((text) => ({ type: 'TextRun', text })) };
}

/** The body for an incoming webhook of Teams (its Workflows): an Adaptive Card. Text from a repository is in text runs, which are never formatted. */
export function teamsBody(notification: Notification): string {
  const { headline, where, findings, notes, link } = buildMessage(notification);
  const content = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    body: [
      { type: 'TextBlock', text: headline, weight: 'Bolder', size: 'Medium', wrap: true },
      plain(where),
      ...findings.map(({ what, place }) => plain(`${what}  `, place)),
      ...notes.map((note) => plain(note)),
    ],
    ...(link === undefined ? {} : { actions: [{ type: 'Action.OpenUrl', title: 'View the run', url: link }] }),
  };
  const attachment = { contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content };
  return JSON.stringify({ type: 'message', attachments: [attachment] });
}

/** The body for a custom webhook: JSON, version 1. Fields may be added, never renamed. */
export function webhookBody(notification: Notification): string {
  const { report, origin, test } = notification;
  const { tool, run, verdict, coverage } = report;
  const { planned, scanned, failed, limited } = coverage;
  const shown = notifiedFindings(report);
  return JSON.stringify({
    schema: 'leakgate-notification/1',
    test,
    tool: { name: tool.name, version: tool.version },
    repository: origin.repository,
    link: origin.link ?? null,
    run,
    verdict,
    coverage: { planned, scanned, failed: failed.length, limited: limited.length },
    findings: shown.slice(0, MAX_WEBHOOK_FINDINGS).map((finding) => {
      const { rule, severity, state, exposure, fingerprint, redacted, path, line, action, commit } = finding;
      const what = { rule, severity, ...classFields(finding), state, exposure, fingerprint, redacted };
      return { ...what, path, line, commit: commit?.id ?? null, action };
    }),
    more: Math.max(0, shown.length - MAX_WEBHOOK_FINDINGS),
  });
}
