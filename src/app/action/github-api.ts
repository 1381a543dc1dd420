import { setTimeout as wait } from 'node:timers/promises';
import type { getOctokit } from '@actions/github';

/** Tries of one call, and the longest wait between two, in milliseconds. */
const TRIES = 4;
const MAX_WAIT = 60_000;
/** Timeout of a call in milliseconds. */
const CALL_TIME = 15_000;

/** The part of GitHub's API that the Action uses. */
export interface GitHubApi {
  readonly octokit: ReturnType<typeof getOctokit>;
  readonly owner: string;
  readonly repo: string;
  /** Whether the token is the job's own, which acts as a bot. */
  readonly bot: boolean;
}

/** A call that failed for good, with the reason. */
export class ApiFailure extends Error {
  readonly status: number | undefined;

  constructor(message: string, status?: number) {
    super(message);
    this.name = 'ApiFailure';
    this.status = status;
  }
}

/** Opens the API for the workflow's repository. Loaded only if something is to be sent. */
export async function openApi(token: string, env: NodeJS.ProcessEnv): Promise<GitHubApi> {
  const { getOctokit: open } = await import('@actions/github');
  const [owner = '', repo = ''] = (env['GITHUB_REPOSITORY'] ?? '').split('/');
  const limited: typeof fetch = (url, init) => fetch(url, { ...init, signal: AbortSignal.timeout(CALL_TIME) });
  const baseUrl = env['GITHUB_API_URL'] ?? 'https://api.github.com';
  const log = { debug: silent, info: silent, warn: silent, error: silent };
  const octokit = open(token, { baseUrl, log, request: { fetch: limited } });
  return { octokit, owner, repo, bot: token.startsWith('ghs_') };
}

/** The client logs nothing: the caller reports failures itself. */
function silent(): undefined {
  return undefined;
}

interface Answer {
  readonly status?: unknown;
  readonly response?: { readonly headers?: Readonly<Record<string, string | undefined>> };
}

/** The delay that a response asks for, in milliseconds; NaN if it names none. */
function askedDelay({ response }: Answer): number {
  return Number(response?.headers?.['retry-after'] ?? Number.NaN) * 1000;
}

/** Whether a rate limit was hit, which is temporary, unlike a refusal. */
function isLimited(answer: Answer): boolean {
  if (answer.status === 429) return true;
  return (
    answer.status === 403 && (askedDelay(answer) >= 0 || answer.response?.headers?.['x-ratelimit-remaining'] === '0')
  );
}

/** Delay before the next try, in milliseconds; undefined if another try is useless. */
function delayOf(error: unknown, tried: number): number | undefined {
  const answer = error as Answer;
  const growing = 500 * 2 ** tried;
  if (isLimited(answer)) {
    const asked = askedDelay(answer);
    const delay = asked >= 0 ? asked : growing;
    return delay <= MAX_WAIT ? delay : undefined;
  }
  // the client reports a missing response as 500: cut off, refused, or too slow
  return typeof answer.status === 'number' && answer.status >= 500 ? growing : undefined;
}

function failureOf(error: unknown): ApiFailure {
  const { status } = error as Answer;
  const known = typeof status === 'number' ? status : undefined;
  // not its message: a response may contain anybody's text
  return new ApiFailure(known === undefined ? 'GitHub could not be reached' : `GitHub answered ${known}`, known);
}

/**
 * Calls the API, and tries again if that may help: after limits with a stated delay, server errors, and broken connections.
 * @throws ApiFailure
 */
export async function persist<T>(action: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await action();
    } catch (error) {
      const delay = tried < TRIES ? delayOf(error, tried) : undefined;
      if (delay === undefined) throw failureOf(error);
      await wait(delay);
    }
  }
}
