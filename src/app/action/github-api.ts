import { setTimeout as wait } from 'node:timers/promises';
import type { getOctokit } from '@actions/github';

/** Tries of one thing, and the longest that is waited between two, in milliseconds. */
const TRIES = 4;
const MOST_WAIT = 60_000;
/** A call that takes longer is given up, in milliseconds. */
const CALL_TIME = 15_000;

/** The part of GitHub's API that the Action speaks. */
export interface GitHubApi {
  readonly octokit: ReturnType<typeof getOctokit>;
  readonly owner: string;
  readonly repo: string;
  /** Whether the token is the job's own, which acts as a bot. */
  readonly bot: boolean;
}

/** Why a call failed for good, in words. */
export class ApiFailure extends Error {
  readonly status: number | undefined;

  constructor(message: string, status?: number) {
    super(message);
    this.name = 'ApiFailure';
    this.status = status;
  }
}

/** Opens the API for the repository that the workflow runs in; loaded only where something is to be sent. */
export async function openApi(token: string, env: NodeJS.ProcessEnv): Promise<GitHubApi> {
  const { getOctokit: open } = await import('@actions/github');
  const [owner = '', repo = ''] = (env['GITHUB_REPOSITORY'] ?? '').split('/');
  const limited: typeof fetch = (url, init) => fetch(url, { ...init, signal: AbortSignal.timeout(CALL_TIME) });
  const baseUrl = env['GITHUB_API_URL'] ?? 'https://api.github.com';
  const log = { debug: silent, info: silent, warn: silent, error: silent };
  const octokit = open(token, { baseUrl, log, request: { fetch: limited } });
  return { octokit, owner, repo, bot: token.startsWith('ghs_') };
}

/** What the client would log is said by the caller, in words of its own. */
function silent(): undefined {
  return undefined;
}

interface Answer {
  readonly status?: unknown;
  readonly response?: { readonly headers?: Readonly<Record<string, string | undefined>> };
}

/** What an answer asks to wait, in milliseconds; NaN if it does not say. */
function askedDelay({ response }: Answer): number {
  return Number(response?.headers?.['retry-after'] ?? Number.NaN) * 1000;
}

/** Whether a limit was hit, which passes: not a refusal, which stays. */
function isLimited(answer: Answer): boolean {
  if (answer.status === 429) return true;
  return (
    answer.status === 403 && (askedDelay(answer) >= 0 || answer.response?.headers?.['x-ratelimit-remaining'] === '0')
  );
}

/** How long to wait before another try, in milliseconds; undefined if another try is of no use. */
function delayOf(error: unknown, tried: number): number | undefined {
  const answer = error as Answer;
  const growing = 500 * 2 ** tried;
  if (isLimited(answer)) {
    const asked = askedDelay(answer);
    const delay = asked >= 0 ? asked : growing;
    return delay <= MOST_WAIT ? delay : undefined;
  }
  // no answer at all counts as 500 with the client: cut, refused, or too slow
  return typeof answer.status === 'number' && answer.status >= 500 ? growing : undefined;
}

function failureOf(error: unknown): ApiFailure {
  const { status } = error as Answer;
  const known = typeof status === 'number' ? status : undefined;
  // not its message: an answer's text may be anybody's
  return new ApiFailure(known === undefined ? 'GitHub could not be reached' : `GitHub answered ${known}`, known);
}

/**
 * Does something with the API, again where it may help: limits that say how long to wait, errors of the server, connections that broke.
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
