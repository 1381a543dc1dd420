import { execFileSync, spawn } from 'node:child_process';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server of the repositories in a folder, through git's own program. */
export interface GitServer {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** Headers of all requests so far. */
  readonly requests: readonly IncomingMessage['headers'][];
  readonly close: () => Promise<void>;
}

/** Behaviour of a server. */
export interface GitServerOptions {
  /** The required `Authorization` header. */
  readonly authorization?: string;
  /** Redirects all requests to this server's `url`. */
  readonly redirect?: string;
}

function answer(response: ServerResponse, output: Buffer): void {
  const end = output.indexOf('\r\n\r\n');
  const lines = output.toString('latin1', 0, end).split('\r\n');
  const fields = lines.map((line) => line.split(': ') as [string, string]);
  const status = fields.find(([name]) => name === 'Status')?.[1];
  response.writeHead(status === undefined ? 200 : Number.parseInt(status, 10), Object.fromEntries(fields));
  response.end(output.subarray(end + 4));
}

function serve(root: string, program: string, request: IncomingMessage, response: ServerResponse): void {
  const { pathname, searchParams } = new URL(request.url!, 'http://localhost');
  const child = spawn(program, [], {
    env: {
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: '1',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
      HTTP_CONTENT_ENCODING: String(request.headers['content-encoding'] ?? ''),
      PATH_INFO: decodeURIComponent(pathname),
      QUERY_STRING: searchParams.toString(),
      REQUEST_METHOD: request.method,
      CONTENT_TYPE: request.headers['content-type'],
      PATH: process.env['PATH'],
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const pieces: Buffer[] = [];
  child.stdin.on('error', () => {});
  request.pipe(child.stdin);
  child.stdout.on('data', (piece: Buffer) => pieces.push(piece));
  child.on('close', () => answer(response, Buffer.concat(pieces)));
}

/** Serves the repositories below `root`, on this machine only. */
export async function serveGit(root: string, { authorization, redirect }: GitServerOptions = {}): Promise<GitServer> {
  const folder = execFileSync('git', ['--exec-path'], { encoding: 'utf8' }).trim();
  const requests: IncomingMessage['headers'][] = [];
  const server = createServer((request, response) => {
    requests.push(request.headers);
    if (redirect !== undefined) response.writeHead(302, { location: `${redirect}${request.url!}` }).end();
    else if (authorization !== undefined && request.headers.authorization !== authorization)
      response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end();
    else serve(root, `${folder}/git-http-backend`, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
