import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Response to one request; by default 200. */
export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Breaks the connection instead. */
  readonly cut?: true;
  /** Never answers. */
  readonly silent?: true;
}

/** A received request. */
export interface Posted {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A server on this machine that accepts webhooks. */
export interface WebhookServer {
  /** `127.0.0.1:PORT`. */
  readonly host: string;
  readonly url: string;
  readonly posted: Posted[];
  /** Responses to the next requests, in turn. */
  readonly replies: Reply[];
  readonly close: () => Promise<void>;
}

/** Starts it on a free port; the caller closes it. */
export async function startWebhook(): Promise<WebhookServer> {
  const posted: Posted[] = [];
  const replies: Reply[] = [];
  const server: Server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      posted.push({ path: request.url!, headers: request.headers, body });
      const { status = 200, headers, cut, silent } = replies.shift() ?? {};
      if (silent) return;
      if (cut) request.socket.destroy();
      else response.writeHead(status, headers).end('::error::not to be read');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host,
    url: `http://${host}`,
    posted,
    replies,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
