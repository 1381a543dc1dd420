import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { ScanReport } from '../../src/core/finding.ts';
import { runCli } from './cli.ts';
import { isolatedGitEnvironment, makeFolder, type TempFolder } from './repo.ts';

/** Variables of the CI that may run these tests, hidden from our own runs. */
const OTHERS = ['GITHUB_ACTIONS', 'GITLAB_CI', 'TF_BUILD', 'CIRCLECI', 'BUILDKITE', 'TRAVIS', 'DRONE', 'CI'];

/** Output of `leakgate ci`. */
export interface CiResult {
  readonly code: number | null;
  readonly report: ScanReport | undefined;
  readonly stderr: string;
}

/** Runs `leakgate ci` in a folder with only these variables of a CI. */
export async function runCi(cwd: string, env: NodeJS.ProcessEnv, args: readonly string[] = []): Promise<CiResult> {
  const none = Object.fromEntries(OTHERS.map((name) => [name, '']));
  const { code, stdout, stderr } = await runCli(['ci', '--report', 'json', ...args], {
    cwd,
    env: { ...none, LEAKGATE_FETCH_PROTOCOLS: 'https,ssh,file', ...env },
  });
  return { code, stderr, report: stdout === '' ? undefined : (JSON.parse(stdout) as ScanReport) };
}

/** Runs `leakgate ci` as GitHub Actions would for an event. */
export async function runGitHub(
  cwd: string,
  [name, payload]: readonly [name: string, payload: unknown],
  more: { readonly args?: readonly string[]; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<CiResult> {
  const folder = makeFolder();
  try {
    folder.write('event.json', JSON.stringify(payload));
    const event = { GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: join(folder.path, 'event.json') };
    return await runCi(cwd, { GITHUB_ACTIONS: 'true', ...event, ...more.env }, more.args);
  } finally {
    folder.remove();
  }
}

/** The payload of a pull request into main; `before` is the previous head. */
export function pullRequest(base: string, head: string, before?: string): readonly [string, unknown] {
  const side = (sha: string, ref: string): object => ({ sha, ref, repo: { full_name: 'o/r' } });
  const pull_request = { number: 7, base: side(base, 'main'), head: side(head, 'topic') };
  return ['pull_request', { action: before ? 'synchronize' : 'opened', pull_request, before }];
}

/** The payload of a push. */
export function push(before: string, after: string, ref = 'refs/heads/main'): readonly [string, unknown] {
  return ['push', { before, after, ref, repository: { default_branch: 'main' } }];
}

/** A clone as a CI makes it; `options` are for git. The caller removes it. */
export function cloneOf(
  source: string,
  ...options: readonly string[]
): TempFolder & { git: (...args: string[]) => string } {
  const folder = makeFolder();
  const git = (...args: string[]): string =>
    execFileSync('git', args, {
      cwd: folder.path,
      env: isolatedGitEnvironment(folder.path),
      encoding: 'utf8',
      stdio: 'pipe',
    });
  git('-c', 'protocol.file.allow=always', 'clone', '-q', ...options, `file://${source}`, '.');
  return { ...folder, git };
}
