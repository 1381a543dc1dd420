import { branchOf, type CiEnvironment, type CiFacts, commitOf, factsOf, targetOf } from '../facts.ts';

/** Bitbucket Pipelines, by its variables. A pipeline that was scheduled or started by hand looks like a push, and what the branch pointed at before is not told. */
export function bitbucketFacts(env: CiEnvironment): CiFacts {
  const ci = 'Bitbucket Pipelines';
  const head = commitOf(env['BITBUCKET_COMMIT']);
  if (env['BITBUCKET_PR_ID']) {
    // the destination's commit may be an abbreviation, which is no id: then the branch's name counts
    const target = targetOf(env['BITBUCKET_PR_DESTINATION_COMMIT'], env['BITBUCKET_PR_DESTINATION_BRANCH']);
    return factsOf(ci, 'pull-request', { target, head });
  }
  if (env['BITBUCKET_TAG']) return factsOf(ci, 'tag', { head });
  return factsOf(ci, 'push', { head, branch: branchOf(env['BITBUCKET_BRANCH']) });
}
