import { request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';

/** A request to send. */
export interface Letter {
  readonly url: URL;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A response: its status and `retry-after` header. */
export interface Answer {
  readonly status: number;
  readonly retryAfter: string | undefined;
}

/**
 * Posts JSON once and returns the response's status. Does not read the body, which may be anybody's text. Follows no redirects, and accepts no
 * invalid certificate, whatever the environment says. Proxies are Node's own (NODE_USE_ENV_PROXY).
 * @throws what Node throws if there is no response
 */
export function post({ url, body, headers }: Letter, signal: AbortSignal): Promise<Answer> {
  const request = url.protocol === 'https:' ? requestSecure : requestPlain;
  const length = Buffer.byteLength(body);
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        method: 'POST',
        signal,
        rejectUnauthorized: true,
        headers: {
          'content-type': 'application/json',
          'content-length': length,
          'user-agent': 'leakgate',
          connection: 'close',
          ...headers,
        },
      },
      (answer) => {
        const { statusCode = 0, headers: back } = answer;
        resolve({ status: statusCode, retryAfter: back['retry-after'] });
        answer.destroy();
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}
