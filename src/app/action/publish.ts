import type { ReportInput } from '../../report/input.ts';
import { boundedText } from '../../report/bounded.ts';
import { markdownReport } from '../../report/formats/markdown.ts';
import { COMMENT_BYTES, putComment, removeComment } from './comment.ts';
import { ApiFailure, openApi } from './github-api.ts';
import type { Runner } from './runner.ts';
import { uploadSarif, type UploadResult } from './upload-sarif.ts';

/** Data sent to GitHub, which does not affect the verdict. */
export interface Publication {
  readonly input: ReportInput;
  readonly sarif: string;
  readonly token: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Explains the likely cause of a failure. */
function explain(error: ApiFailure, permission: string): string {
  const { status, message } = error;
  if (status === 401) return `${message}: the token is not valid`;
  if (status === 403 || status === 404) return `${message}: the job needs ${permission}`;
  return message;
}

/** Runs a step that only informs. If it fails, the log says so. */
async function attempt(runner: Runner, what: string, permission: string, step: () => Promise<void>): Promise<void> {
  try {
    await step();
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error;
    runner.warn(`${what}: ${explain(error, permission)}. This does not change the verdict.`);
  }
}

/** Updates the comment on the pull request: present while something is found or was not scanned, removed otherwise. */
export async function publishComment(runner: Runner, { input, token, env }: Publication): Promise<void> {
  const { event } = runner;
  if (event.kind !== 'pull-request') return runner.note('No comment was written: this is not a pull request.');
  if (event.fork || env['GITHUB_ACTOR'] === 'dependabot[bot]')
    return runner.note('No comment was written: a pull request from a fork or from Dependabot has a read-only token.');
  await attempt(runner, 'The comment could not be written', 'pull-requests: write', async () => {
    const api = await openApi(token, env);
    const { findings, verdict } = input.report;
    const clean = verdict.pass && findings.every(({ state }) => state === 'suppressed');
    if (clean) return removeComment(api, event.number);
    const url = await putComment(api, event.number, boundedText(markdownReport(input), COMMENT_BYTES));
    runner.output('comment-url', url);
  });
}

/** The ref of the scanned commit: of a pull request, the merge that was checked out, or its head. */
function refOf({ event }: Runner, { input, env }: Publication): { commit: string; ref: string } {
  const scanned = input.report.run.head;
  const [commit, ref] = [env['GITHUB_SHA'] ?? '', env['GITHUB_REF'] ?? ''];
  if (event.kind !== 'pull-request' || scanned !== event.head.sha) return { commit, ref };
  return { commit: scanned, ref: `refs/pull/${event.number}/head` };
}

function tell(runner: Runner, { id, status, errors }: UploadResult): void {
  runner.output('sarif-id', id);
  if (status === 'failed')
    runner.warn(`Code scanning rejected the SARIF file: ${errors.slice(0, 5).join('; ') || 'no reason given'}.`);
  if (status === 'pending') runner.note('Code scanning is still processing the SARIF file.');
}

/** Uploads the SARIF file to code scanning, if the token may. */
export async function publishSarif(runner: Runner, publication: Publication): Promise<void> {
  const { env, sarif, token, input } = publication;
  const { event } = runner;
  const reading = event.kind === 'pull-request' && event.fork;
  if (reading || env['GITHUB_ACTOR'] === 'dependabot[bot]')
    return runner.note(
      'The SARIF file is not uploaded: this token is read-only. github/codeql-action/upload-sarif can upload the file named by the output sarif-file.',
    );
  await attempt(
    runner,
    'The SARIF file could not be uploaded',
    'security-events: write, and code scanning switched on',
    async () => {
      const api = await openApi(token, env);
      const checkout = `file://${env['GITHUB_WORKSPACE'] ?? ''}`;
      tell(
        runner,
        await uploadSarif(api, { text: sarif, ...refOf(runner, publication), started: input.started, checkout }),
      );
    },
  );
}
