import { branchOf, causeOf, type CiEnvironment, type CiFacts, commitOf, factsOf, targetOf } from '../facts.ts';

const REASONS = {
  PullRequest: 'pull-request',
  IndividualCI: 'push',
  BatchedCI: 'push',
  Schedule: 'schedule',
  Manual: 'manual',
} as const;

/** Azure Pipelines, by its predefined variables. What a branch pointed at before, it does not say. */
export function azureFacts(env: CiEnvironment): CiFacts {
  const ci = 'Azure Pipelines';
  const cause = causeOf(env['BUILD_REASON'], REASONS);
  if (cause === 'pull-request') {
    return factsOf(ci, cause, {
      target: targetOf(undefined, env['SYSTEM_PULLREQUEST_TARGETBRANCH']),
      head: commitOf(env['SYSTEM_PULLREQUEST_SOURCECOMMITID']),
    });
  }
  const head = commitOf(env['BUILD_SOURCEVERSION']);
  if (cause === 'push' && env['BUILD_SOURCEBRANCH']?.startsWith('refs/tags/')) return factsOf(ci, 'tag', { head });
  return factsOf(ci, cause, { head, branch: branchOf(env['BUILD_SOURCEBRANCH']) });
}
