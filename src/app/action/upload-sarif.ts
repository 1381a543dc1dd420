import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { ApiFailure, persist, type GitHubApi } from './github-api.ts';

/** Largest compressed file that code scanning accepts. */
const MAX_UPLOAD_BYTES = 10 << 20;
/** Delays in milliseconds before each check of the upload. */
const LOOKS = [1000, 2000, 4000, 8000, 15_000, 30_000];

/** An upload: the file, and its commit and ref. */
export interface SarifUpload {
  readonly text: string;
  readonly commit: string;
  readonly ref: string;
  readonly started: string;
  /** The checkout's folder, to which absolute paths are relative. */
  readonly checkout: string;
}

/** Result of an upload: `pending` if code scanning was still processing it at the last check. */
export interface UploadResult {
  readonly id: string;
  readonly status: 'complete' | 'failed' | 'pending';
  readonly errors: readonly string[];
}

/**
 * Uploads a SARIF file and waits until code scanning has processed it.
 * @throws ApiFailure
 */
export async function uploadSarif(api: GitHubApi, upload: SarifUpload): Promise<UploadResult> {
  const { octokit, owner, repo } = api;
  const bytes = gzipSync(upload.text);
  if (bytes.length > MAX_UPLOAD_BYTES) throw new ApiFailure('the SARIF file is larger than code scanning accepts');
  const sarif = bytes.toString('base64');
  const { commit: commit_sha, ref, started: started_at, checkout: checkout_uri } = upload;
  const { data } = await persist(() =>
    octokit.rest.codeScanning.uploadSarif({
      owner,
      repo,
      commit_sha,
      ref,
      sarif,
      started_at,
      checkout_uri,
      tool_name: 'Leakgate',
    }),
  );
  const id = data.id ?? '';
  for (const delay of LOOKS) {
    await wait(delay);
    const { processing_status: status, errors } = await look(api, id);
    if (status === 'complete' || status === 'failed') return { id, status, errors: errors ?? [] };
  }
  return { id, status: 'pending', errors: [] };
}

interface Progress {
  readonly processing_status?: string;
  readonly errors?: readonly string[] | null;
}

/** Checks the state of an upload, which may be unknown for a while. */
async function look({ octokit, owner, repo }: GitHubApi, id: string): Promise<Progress> {
  try {
    return (await persist(() => octokit.rest.codeScanning.getSarif({ owner, repo, sarif_id: id }))).data;
  } catch (error) {
    if (error instanceof ApiFailure && error.status === 404) return { processing_status: 'pending' };
    throw error;
  }
}
