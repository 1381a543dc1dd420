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

const EVENTS = {
  push: 'push',
  pull_request: 'pull-request',
  tag: 'tag',
  cron: 'schedule',
  custom: 'manual',
} as const;

/** Drone, by its variables. */
export function droneFacts(env: CiEnvironment): CiFacts {
  const ci = 'Drone';
  const cause = causeOf(env['DRONE_BUILD_EVENT'], EVENTS);
  const head = commitOf(env['DRONE_COMMIT_SHA']);
  const defaultBranch = branchOf(env['DRONE_REPO_BRANCH']);
  if (cause === 'pull-request')
    return factsOf(ci, cause, { target: targetOf(undefined, env['DRONE_TARGET_BRANCH']), head, defaultBranch });
  if (cause !== 'push') return factsOf(ci, cause, { head, defaultBranch });
  const [before, branch] = [beforeOf(env['DRONE_COMMIT_BEFORE']), branchOf(env['DRONE_BRANCH'])];
  return factsOf(ci, cause, { head, defaultBranch, branch, before });
}
