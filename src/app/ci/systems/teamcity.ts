import { type CiEnvironment, type CiFacts, commitOf, factsOf } from '../facts.ts';

/** TeamCity, by its variables: the commit. Branches are parameters of the build, which a build hands on by variables, see `overrideFacts`. */
export function teamcityFacts(env: CiEnvironment): CiFacts {
  return factsOf('TeamCity', 'unknown', { head: commitOf(env['BUILD_VCS_NUMBER']) });
}
