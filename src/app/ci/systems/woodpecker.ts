import { branchOf, causeOf, type CiEnvironment, type CiFacts, commitOf, factsOf, targetOf } from '../facts.ts';

const EVENTS = {
  push: 'push',
  pull_request: 'pull-request',
  pull_request_closed: 'pull-request',
  tag: 'tag',
  cron: 'schedule',
  manual: 'manual',
} as const;

/** Woodpecker, by its variables. Its previous commit is the previous pipeline's, not the push's: it is not used. */
export function woodpeckerFacts(env: CiEnvironment): CiFacts {
  const ci = 'Woodpecker';
  const cause = causeOf(env['CI_PIPELINE_EVENT'], EVENTS);
  const head = commitOf(env['CI_COMMIT_SHA']);
  const defaultBranch = branchOf(env['CI_REPO_DEFAULT_BRANCH']);
  if (cause === 'pull-request')
    return factsOf(ci, cause, { target: targetOf(undefined, env['CI_COMMIT_TARGET_BRANCH']), head, defaultBranch });
  if (cause !== 'push') return factsOf(ci, cause, { head, defaultBranch });
  return factsOf(ci, cause, { head, defaultBranch, branch: branchOf(env['CI_COMMIT_BRANCH']) });
}
