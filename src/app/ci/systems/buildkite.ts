import { branchOf, causeOf, type CiEnvironment, type CiFacts, commitOf, factsOf, targetOf } from '../facts.ts';

const SOURCES = { webhook: 'push', schedule: 'schedule', ui: 'manual', api: 'manual', trigger_job: 'manual' } as const;

/** Buildkite, by its variables. What a branch pointed at before, it does not say. */
export function buildkiteFacts(env: CiEnvironment): CiFacts {
  const ci = 'Buildkite';
  // a build may be asked for as HEAD, which is no id: then it is what is checked out
  const head = commitOf(env['BUILDKITE_COMMIT']);
  const defaultBranch = branchOf(env['BUILDKITE_PIPELINE_DEFAULT_BRANCH']);
  const queue = targetOf(env['BUILDKITE_MERGE_QUEUE_BASE_COMMIT'], env['BUILDKITE_MERGE_QUEUE_BASE_BRANCH']);
  if (queue) return factsOf(ci, 'merge-queue', { target: queue, head, defaultBranch });
  const number = env['BUILDKITE_PULL_REQUEST'];
  if (number && number !== 'false') {
    const target = targetOf(undefined, env['BUILDKITE_PULL_REQUEST_BASE_BRANCH']);
    return factsOf(ci, 'pull-request', { target, head, defaultBranch });
  }
  const cause = causeOf(env['BUILDKITE_SOURCE'], SOURCES);
  if (env['BUILDKITE_TAG'] && cause === 'push') return factsOf(ci, 'tag', { head, defaultBranch });
  return factsOf(ci, cause, { head, defaultBranch, branch: branchOf(env['BUILDKITE_BRANCH']) });
}
