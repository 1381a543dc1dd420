import type { CiEvent } from '../action/event.ts';
import { azureFacts } from './azure.ts';
import { bitbucketFacts } from './bitbucket.ts';
import { buildkiteFacts } from './buildkite.ts';
import { circleciFacts } from './circleci.ts';
import { droneFacts } from './drone.ts';
import { type CiEnvironment, type CiFacts, factsOf } from './facts.ts';
import { githubFacts } from './github.ts';
import { gitlabFacts } from './gitlab.ts';
import { jenkinsFacts } from './jenkins.ts';
import { overrideFacts } from './override.ts';
import { teamcityFacts } from './teamcity.ts';
import { travisFacts } from './travis.ts';
import { woodpeckerFacts } from './woodpecker.ts';

/** How each CI is known: by a variable that it alone sets, to the given value where one is given. Asked in order. */
const SIGNS: readonly (readonly [
  variable: string,
  value: string | undefined,
  read: (env: CiEnvironment) => CiFacts,
])[] = [
  ['GITLAB_CI', 'true', gitlabFacts],
  ['TF_BUILD', undefined, azureFacts],
  ['BITBUCKET_BUILD_NUMBER', undefined, bitbucketFacts],
  ['CIRCLECI', 'true', circleciFacts],
  ['BUILDKITE', 'true', buildkiteFacts],
  ['TRAVIS', 'true', travisFacts],
  ['CI', 'woodpecker', woodpeckerFacts],
  ['DRONE', 'true', droneFacts],
  ['TEAMCITY_VERSION', undefined, teamcityFacts],
  ['JENKINS_URL', undefined, jenkinsFacts],
];

/** Where a run is, and what it was started for. `event` is GitHub's, read; it is asked for there alone. */
export function detectCi(env: CiEnvironment, event: () => CiEvent | undefined): CiFacts {
  return overrideFacts(readFacts(env, event), env);
}

function readFacts(env: CiEnvironment, event: () => CiEvent | undefined): CiFacts {
  if (env['GITHUB_ACTIONS'] === 'true') {
    const read = event();
    return read ? githubFacts(read, env) : factsOf('GitHub Actions', 'unknown');
  }
  const sign = SIGNS.find(([name, value]) => (value === undefined ? env[name] : env[name] === value));
  return sign ? sign[2](env) : factsOf('generic', 'unknown');
}
