import {
  beforeOf,
  branchOf,
  causeOf,
  type CiEnvironment,
  type CiFacts,
  commitOf,
  factsOf,
  targetOf,
} from '../facts.ts';

const SOURCES = {
  push: 'push',
  schedule: 'schedule',
  web: 'manual',
  api: 'manual',
  trigger: 'manual',
  pipeline: 'manual',
  parent_pipeline: 'manual',
  chat: 'manual',
} as const;

/** GitLab CI, by its predefined variables. `CI_MERGE_REQUEST_DIFF_BASE_SHA` is where the branches parted, not the target's tip: it is not used. */
export function gitlabFacts(env: CiEnvironment): CiFacts {
  const ci = 'GitLab CI';
  const source = env['CI_PIPELINE_SOURCE'];
  const defaultBranch = branchOf(env['CI_DEFAULT_BRANCH']);
  if (source === 'merge_request_event') {
    const train = env['CI_MERGE_REQUEST_EVENT_TYPE'] === 'merge_train';
    // in a pipeline of merged results the commit is a merge that GitLab made; the branch's own is named apart
    const merged = env['CI_MERGE_REQUEST_SOURCE_BRANCH_SHA'];
    return factsOf(ci, train ? 'merge-queue' : 'pull-request', {
      target: targetOf(env['CI_MERGE_REQUEST_TARGET_BRANCH_SHA'], env['CI_MERGE_REQUEST_TARGET_BRANCH_NAME']),
      head: commitOf(train ? env['CI_COMMIT_SHA'] : merged || env['CI_COMMIT_SHA']),
      defaultBranch,
    });
  }
  const known = { head: commitOf(env['CI_COMMIT_SHA']), defaultBranch };
  if (source === 'external_pull_request_event') {
    const target = env['CI_EXTERNAL_PULL_REQUEST_TARGET_BRANCH_NAME'];
    return factsOf(ci, 'pull-request', { ...known, target: targetOf(undefined, target) });
  }
  const cause = causeOf(source, SOURCES);
  if (env['CI_COMMIT_TAG'] && cause === 'push') return factsOf(ci, 'tag', known);
  const branch = branchOf(env['CI_COMMIT_BRANCH'] || env['CI_COMMIT_REF_NAME']);
  const before = cause === 'push' ? beforeOf(env['CI_COMMIT_BEFORE_SHA']) : undefined;
  return factsOf(ci, cause, { ...known, branch, before });
}
