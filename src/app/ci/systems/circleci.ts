import { branchOf, type CiEnvironment, type CiFacts, commitOf, factsOf } from '../facts.ts';

/** CircleCI, by its variables, which name neither a target nor what was there before: its pipeline values do, see `overrideFacts`. */
export function circleciFacts(env: CiEnvironment): CiFacts {
  const ci = 'CircleCI';
  const head = commitOf(env['CIRCLE_SHA1']);
  if (env['CIRCLE_TAG']) return factsOf(ci, 'tag', { head });
  return factsOf(ci, 'push', { head, branch: branchOf(env['CIRCLE_BRANCH']) });
}
