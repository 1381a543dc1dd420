import { branchOf, type CiEnvironment, type CiFacts, commitOf, factsOf, targetOf } from '../facts.ts';

/**
 * Jenkins, by the variables of its Git and multibranch plugins. `GIT_COMMIT` is not used for a pull request: it may be a merge that Jenkins made,
 * whose parents are the two sides, so what it brings in is the same. `GIT_PREVIOUS_COMMIT` is the last build's, also that of a red one: what counts is the last that passed.
 */
export function jenkinsFacts(env: CiEnvironment): CiFacts {
  const ci = 'Jenkins';
  if (env['CHANGE_ID']) return factsOf(ci, 'pull-request', { target: targetOf(undefined, env['CHANGE_TARGET']) });
  const head = commitOf(env['GIT_COMMIT']);
  if (env['TAG_NAME']) return factsOf(ci, 'tag', { head });
  const branch = branchOf(env['BRANCH_NAME'] || env['GIT_BRANCH']?.replace(/^origin\//, ''));
  const defaultBranch = env['BRANCH_IS_PRIMARY'] === 'true' ? branch : undefined;
  return factsOf(ci, 'push', { head, branch, defaultBranch, before: commitOf(env['GIT_PREVIOUS_SUCCESSFUL_COMMIT']) });
}
