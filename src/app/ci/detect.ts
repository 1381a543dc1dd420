import type { CiEvent } from '../action/github-event.ts';
import { azureFacts } from './systems/azure.ts';
import { bitbucketFacts } from './systems/bitbucket.ts';
import { buildkiteFacts } from './systems/buildkite.ts';
import { circleciFacts } from './systems/circleci.ts';
import { droneFacts } from './systems/drone.ts';
import { type CiEnvironment, type CiFacts, factsOf } from './facts.ts';
import { githubFacts } from './systems/github.ts';
import { gitlabFacts } from './systems/gitlab.ts';
import { jenkinsFacts } from './systems/jenkins.ts';
import { overrideFacts } from './override.ts';
import { teamcityFacts } from './systems/teamcity.ts';
import { travisFacts } from './systems/travis.ts';
import { woodpeckerFacts } from './systems/woodpecker.ts';

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
