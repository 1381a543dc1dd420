import { createHash, createHmac } from 'node:crypto';

/**
 * The headers of a signed webhook, by Standard Webhooks (standardwebhooks.com): HMAC-SHA256 over id, time and body. The id is derived from the
 * content, so that all tries of one delivery share it. `now`: milliseconds since 1970.
 */
export function signatureHeaders(body: string, key: Buffer, now: number): Record<string, string> {
  const timestamp = String(Math.floor(now / 1000));
  const id = `msg_${createHash('sha256').update(`${timestamp}.${body}`).digest('hex').slice(0, 32)}`;
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}
