import { branchOf, causeOf, type CiEnvironment, type CiFacts, commitOf, factsOf, targetOf } from '../facts.ts';

const TYPES = { push: 'push', pull_request: 'pull-request', cron: 'schedule', api: 'manual' } as const;

/** Travis CI, by its variables. The range of a push is `old...new`. */
export function travisFacts(env: CiEnvironment): CiFacts {
  const ci = 'Travis CI';
  const cause = causeOf(env['TRAVIS_EVENT_TYPE'], TYPES);
  if (cause === 'pull-request') {
    const target = targetOf(undefined, env['TRAVIS_BRANCH']);
    return factsOf(ci, cause, { target, head: commitOf(env['TRAVIS_PULL_REQUEST_SHA']) });
  }
  const head = commitOf(env['TRAVIS_COMMIT']);
  if (env['TRAVIS_TAG'] && cause === 'push') return factsOf(ci, 'tag', { head });
  // abbreviations are no ids; of a new branch the range is empty, which is not the same as to say that it is new
  const before = cause === 'push' ? commitOf(env['TRAVIS_COMMIT_RANGE']?.split('...')[0]) : undefined;
  return factsOf(ci, cause, { head, before, branch: branchOf(env['TRAVIS_BRANCH']) });
}
