import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';

export interface StoredComment {
  id: number;
  body: string;
  user: { type: string };
  html_url: string;
}

/** What the server does with the next matching request instead of answering it. */
export interface Fault {
  readonly method: string;
  readonly path: RegExp;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Breaks the connection, before or after the action. */
  readonly cut?: 'before' | 'after';
  /** Milliseconds before the response. */
  readonly slow?: number;
}

/** The part of GitHub's API that the Action uses, on this machine. */
export interface GitHubServer {
  readonly url: string;
  readonly requests: string[];
  readonly comments: StoredComment[];
  readonly uploads: { sarif: string; commit_sha: string; ref: string }[];
  readonly faults: Fault[];
  /** Responses to checks of an upload, in turn; the last one repeats. */
  readonly progress: { processing_status: string; errors?: string[] }[];
  readonly close: () => Promise<void>;
}

type State = Omit<GitHubServer, 'url' | 'close'>;

const ROUTES: readonly (readonly [
  method: string,
  path: RegExp,
  act: (state: State, call: Call) => [number, unknown],
])[] = [
  ['GET', /^\/repos\/o\/r\/issues\/7\/comments$/, listComments],
  [
    'POST',
    /^\/repos\/o\/r\/issues\/7\/comments$/,
    (state, { body, base }) => {
      const id = 1000 + state.comments.length;
      const comment = { id, body: String(body['body']), user: { type: 'Bot' }, html_url: `${base}/c/${id}` };
      state.comments.push(comment);
      return [201, comment];
    },
  ],
  [
    'PATCH',
    /^\/repos\/o\/r\/issues\/comments\/(\d+)$/,
    (state, { body, match }) => {
      const comment = state.comments.find(({ id }) => id === Number(match[1]))!;
      comment.body = String(body['body']);
      return [200, comment];
    },
  ],
  [
    'DELETE',
    /^\/repos\/o\/r\/issues\/comments\/(\d+)$/,
    (state, { match }) => {
      state.comments.splice(
        state.comments.findIndex(({ id }) => id === Number(match[1])),
        1,
      );
      return [204, undefined];
    },
  ],
  [
    'POST',
    /^\/repos\/o\/r\/code-scanning\/sarifs$/,
    (state, { body }) => {
      const sarif = gunzipSync(Buffer.from(String(body['sarif']), 'base64')).toString('utf8');
      state.uploads.push({ sarif, commit_sha: String(body['commit_sha']), ref: String(body['ref']) });
      return [202, { id: 'upload-1', url: 'x' }];
    },
  ],
  [
    'GET',
    /^\/repos\/o\/r\/code-scanning\/sarifs\/upload-1$/,
    (state) => [200, state.progress.length > 1 ? state.progress.shift() : state.progress[0]],
  ],
];

interface Call {
  readonly body: Readonly<Record<string, unknown>>;
  readonly match: RegExpExecArray;
  readonly query: URLSearchParams;
  readonly base: string;
  readonly headers: Record<string, string>;
}

function listComments({ comments }: State, { query, base, headers }: Call): [number, unknown] {
  const size = Number(query.get('per_page') ?? 30);
  const page = Number(query.get('page') ?? 1);
  if (page * size < comments.length)
    headers['link'] = `<${base}/repos/o/r/issues/7/comments?per_page=${size}&page=${page + 1}>; rel="next"`;
  return [200, comments.slice((page - 1) * size, page * size)];
}

async function readBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = '';
  for await (const piece of request) text += String(piece);
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}

/** Takes the next matching fault from the list. */
function takeFault({ faults }: State, method: string, path: string): Fault | undefined {
  const place = faults.findIndex((one) => one.method === method && one.path.test(path));
  return place < 0 ? undefined : faults.splice(place, 1)[0];
}

/** The normal response: status, value, headers. */
function route(state: State, method: string, path: string, call: Omit<Call, 'match'>): [number, unknown] {
  for (const [verb, pattern, act] of ROUTES) {
    const match = pattern.exec(path);
    if (verb === method && match) return act(state, { ...call, match });
  }
  return [404, { message: 'Not Found' }];
}

async function answer(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const base = `http://${request.headers.host}`;
  const { pathname, searchParams: query } = new URL(request.url!, base);
  const method = request.method!;
  const body = await readBody(request);
  state.requests.push(`${method} ${pathname}`);
  const fault = takeFault(state, method, pathname);
  if (fault?.cut === 'before') return void request.socket.destroy();
  if (fault?.slow !== undefined) await new Promise((done) => setTimeout(done, fault.slow));
  const headers: Record<string, string> = { 'content-type': 'application/json', ...fault?.headers };
  if (fault?.status !== undefined) {
    response.writeHead(fault.status, headers).end('{"message":"::error::no\\n## nothing"}');
    return;
  }
  const [status, value] = route(state, method, pathname, { body, query, base, headers });
  if (fault?.cut === 'after') return void request.socket.destroy();
  response.writeHead(status, headers).end(value === undefined ? undefined : JSON.stringify(value));
}

/** Starts the server on a free port; the caller closes it. */
export async function startGitHub(): Promise<GitHubServer> {
  const state: State = {
    requests: [],
    comments: [],
    uploads: [],
    faults: [],
    progress: [{ processing_status: 'complete' }],
  };
  const server: Server = createServer((request, response) => void answer(state, request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    ...state,
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
