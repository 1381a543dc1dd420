import { inspection } from './checksum.ts';

/** Ids in a Slack value: the workspace (`T`, `E`) and the webhook (`B`) of a webhook URL, the app (`A`) of an app-level token (docs.slack.dev). */
const IDS = /services\/(?<team>[TE][0-9A-Z]{7,12})\/(?<hook>B[0-9A-Z]{7,12})\/|^xapp-\d-(?<app>A[0-9A-Z]{7,14})-/;

/** Slack's webhook URLs and app-level tokens name their owner, which proves nothing. */
export const slackIds = inspection('structure', (secret) => {
  const { team, hook, app } = IDS.exec(secret)?.groups ?? {};
  const facts = { ...(team && { team }), ...(hook && { hook }), ...(app && { app }) };
  return { result: 'unknown', facts };
});
