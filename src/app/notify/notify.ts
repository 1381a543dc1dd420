import type { Placed } from '../../config/layers.ts';
import type { NotifyKind, RawNotifyTarget } from '../../config/notify-targets.ts';
import { assertNever } from '../../core/errors.ts';
import type { Notice, ScanReport } from '../../core/finding.ts';
import { isWanted, type Notification } from '../../report/notification.ts';
import { slackBody, teamsBody, webhookBody } from '../../report/notification-bodies.ts';
import type { ProcessContext } from '../process-context.ts';
import { deliver, PATIENCE } from './deliver.ts';
import { notificationOrigin } from './origin.ts';
import { signatureHeaders } from './sign.ts';
import { resolveTarget } from './target.ts';

/** Result of a notification: `host` is the contacted server, `failure` says why it failed. */
export interface Told {
  readonly name: string;
  readonly place: string;
  readonly host: string | undefined;
  readonly failure: string | undefined;
}

function notificationBody(kind: NotifyKind, notification: Notification): string {
  switch (kind) {
    case 'slack':
      return slackBody(notification);
    case 'teams':
      return teamsBody(notification);
    case 'webhook':
      return webhookBody(notification);
    default:
      return assertNever(kind);
  }
}

async function notifyOne(
  { value, place }: Placed<RawNotifyTarget>,
  notification: Notification,
  context: ProcessContext,
): Promise<Told> {
  const { name, kind } = value;
  const target = resolveTarget(value, context.env);
  if (typeof target === 'string') return { name, place, host: undefined, failure: target };
  const { url, key } = target;
  const body = notificationBody(kind, notification);
  const headers = key === undefined ? {} : signatureHeaders(body, key, context.now());
  const failure = await deliver({ url, body, headers }, PATIENCE, context.signal);
  return { name, place, host: url.host, failure };
}

/** Notifies all targets in parallel. Results are in the order of the entries. */
export function notifyAll(
  entries: readonly Placed<RawNotifyTarget>[],
  notification: Notification,
  context: ProcessContext,
): Promise<Told[]> {
  return Promise.all(entries.map((entry) => notifyOne(entry, notification, context)));
}

/** Describes the result of one notification. */
export function describeTold({ name, host, failure }: Told): string {
  const at = host === undefined ? '' : ` at ${host}`;
  return failure === undefined ? `${name} was notified${at}` : `${name} was not notified${at}: ${failure}`;
}

/**
 * Sends notifications of a run, and adds failures to its report as notices; the verdict does not change. `entries` must come from a trusted gate,
 * because their author learns where secrets are.
 */
export async function notifyOf(
  report: ScanReport,
  entries: readonly Placed<RawNotifyTarget>[],
  { host: context, onTold }: { readonly host: ProcessContext; readonly onTold: (told: Told) => void },
): Promise<ScanReport> {
  const wanted = entries.filter(({ value }) => isWanted(report, value.on ?? 'block'));
  if (wanted.length === 0) return report;
  const told = await notifyAll(
    wanted,
    { report, origin: notificationOrigin(context.env, context.cwd), test: false },
    context,
  );
  told.forEach(onTold);
  const notices = told
    .filter(({ failure }) => failure !== undefined)
    .map((one): Notice => ({ kind: 'notification', place: one.place, message: describeTold(one) }));
  return { ...report, notices: [...report.notices, ...notices] };
}
