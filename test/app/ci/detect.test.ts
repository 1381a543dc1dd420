import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readEvent } from '../../../src/app/action/github-event.ts';
import { detectCi } from '../../../src/app/ci/detect.ts';
import type { CiFacts } from '../../../src/app/ci/facts.ts';

const [BASE, HEAD, OLD, ZERO] = ['a', 'b', 'c', '0'].map((digit) => digit.repeat(40)) as [
  string,
  string,
  string,
  string,
];
type Variables = Readonly<Record<string, string>>;

const GITLAB = { GITLAB_CI: 'true', CI: 'true', CI_DEFAULT_BRANCH: 'main', CI_COMMIT_SHA: HEAD };
const MERGE_REQUEST = {
  ...GITLAB,
  CI_PIPELINE_SOURCE: 'merge_request_event',
  CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main',
  CI_MERGE_REQUEST_DIFF_BASE_SHA: OLD,
};
const AZURE = { TF_BUILD: 'True', BUILD_SOURCEVERSION: HEAD };
const BITBUCKET = { CI: 'true', BITBUCKET_BUILD_NUMBER: '12', BITBUCKET_COMMIT: HEAD };
const JENKINS = { JENKINS_URL: 'https://ci.example/', GIT_COMMIT: HEAD };
const CIRCLE = { CI: 'true', CIRCLECI: 'true', CIRCLE_SHA1: HEAD };
const BUILDKITE = {
  CI: 'true',
  BUILDKITE: 'true',
  BUILDKITE_COMMIT: HEAD,
  BUILDKITE_PIPELINE_DEFAULT_BRANCH: 'main',
  BUILDKITE_PULL_REQUEST: 'false',
  BUILDKITE_SOURCE: 'webhook',
};
const TRAVIS = { CI: 'true', TRAVIS: 'true', TRAVIS_COMMIT: HEAD, TRAVIS_BRANCH: 'main' };
const DRONE = { CI: 'true', DRONE: 'true', DRONE_COMMIT_SHA: HEAD, DRONE_REPO_BRANCH: 'main' };
const WOODPECKER = { CI: 'woodpecker', CI_COMMIT_SHA: HEAD, CI_REPO_DEFAULT_BRANCH: 'main' };

/** Variables of each CI, and the resulting facts. */
const TABLE: readonly (readonly [what: string, env: Variables, facts: Partial<CiFacts>])[] = [
  ['GitLab merge request', MERGE_REQUEST, { cause: 'pull-request', head: HEAD, target: { branch: 'main' } }],
  [
    'GitLab merged results',
    { ...MERGE_REQUEST, CI_MERGE_REQUEST_TARGET_BRANCH_SHA: BASE, CI_MERGE_REQUEST_SOURCE_BRANCH_SHA: OLD },
    { cause: 'pull-request', head: OLD, target: { commit: BASE, branch: 'main' } },
  ],
  [
    'GitLab merge train',
    { ...MERGE_REQUEST, CI_MERGE_REQUEST_EVENT_TYPE: 'merge_train', CI_MERGE_REQUEST_TARGET_BRANCH_SHA: BASE },
    { cause: 'merge-queue', head: HEAD, target: { commit: BASE, branch: 'main' } },
  ],
  [
    'GitLab push',
    {
      ...GITLAB,
      CI_PIPELINE_SOURCE: 'push',
      CI_COMMIT_BRANCH: 'main',
      CI_COMMIT_BEFORE_SHA: OLD,
      CI_COMMIT_REF_PROTECTED: 'true',
    },
    { cause: 'push', before: OLD, branch: 'main', defaultBranch: 'main' },
  ],
  [
    'GitLab new branch',
    { ...GITLAB, CI_PIPELINE_SOURCE: 'push', CI_COMMIT_BRANCH: 'x', CI_COMMIT_BEFORE_SHA: ZERO },
    { cause: 'push', before: null, branch: 'x' },
  ],
  ['GitLab tag', { ...GITLAB, CI_PIPELINE_SOURCE: 'push', CI_COMMIT_TAG: 'v1' }, { cause: 'tag', head: HEAD }],
  ['GitLab schedule', { ...GITLAB, CI_PIPELINE_SOURCE: 'schedule', CI_COMMIT_BRANCH: 'main' }, { cause: 'schedule' }],
  ['GitLab by hand', { ...GITLAB, CI_PIPELINE_SOURCE: 'web', CI_COMMIT_BRANCH: 'x' }, { cause: 'manual', branch: 'x' }],
  [
    'Azure pull request',
    {
      ...AZURE,
      BUILD_REASON: 'PullRequest',
      SYSTEM_PULLREQUEST_TARGETBRANCH: 'refs/heads/main',
      SYSTEM_PULLREQUEST_SOURCECOMMITID: OLD,
    },
    { cause: 'pull-request', head: OLD, target: { branch: 'main' } },
  ],
  [
    'Azure push',
    { ...AZURE, BUILD_REASON: 'IndividualCI', BUILD_SOURCEBRANCH: 'refs/heads/x/y' },
    { cause: 'push', branch: 'x/y' },
  ],
  ['Azure tag', { ...AZURE, BUILD_REASON: 'IndividualCI', BUILD_SOURCEBRANCH: 'refs/tags/v1' }, { cause: 'tag' }],
  ['Azure schedule', { ...AZURE, BUILD_REASON: 'Schedule' }, { cause: 'schedule' }],
  ['Azure by hand', { ...AZURE, BUILD_REASON: 'Manual' }, { cause: 'manual' }],
  [
    'Bitbucket pull request',
    {
      ...BITBUCKET,
      BITBUCKET_PR_ID: '3',
      BITBUCKET_PR_DESTINATION_BRANCH: 'main',
      BITBUCKET_PR_DESTINATION_COMMIT: 'abc123',
    },
    { cause: 'pull-request', head: HEAD, target: { branch: 'main' } },
  ],
  ['Bitbucket push', { ...BITBUCKET, BITBUCKET_BRANCH: 'main' }, { cause: 'push', branch: 'main' }],
  ['Bitbucket tag', { ...BITBUCKET, BITBUCKET_TAG: 'v1' }, { cause: 'tag' }],
  [
    'Jenkins pull request',
    { ...JENKINS, CHANGE_ID: '3', CHANGE_TARGET: 'main' },
    { cause: 'pull-request', target: { branch: 'main' } },
  ],
  [
    'Jenkins push',
    {
      ...JENKINS,
      BRANCH_NAME: 'main',
      BRANCH_IS_PRIMARY: 'true',
      GIT_PREVIOUS_COMMIT: HEAD,
      GIT_PREVIOUS_SUCCESSFUL_COMMIT: OLD,
    },
    { cause: 'push', branch: 'main', defaultBranch: 'main', before: OLD },
  ],
  ['Jenkins tag', { ...JENKINS, TAG_NAME: 'v1' }, { cause: 'tag' }],
  ['CircleCI push', { ...CIRCLE, CIRCLE_BRANCH: 'x' }, { cause: 'push', head: HEAD, branch: 'x' }],
  [
    'CircleCI, told more',
    { ...CIRCLE, CIRCLE_BRANCH: 'x', LEAKGATE_CI_BEFORE: OLD, LEAKGATE_CI_DEFAULT_BRANCH: 'main' },
    { cause: 'push', branch: 'x', before: OLD, defaultBranch: 'main' },
  ],
  ['CircleCI tag', { ...CIRCLE, CIRCLE_TAG: 'v1' }, { cause: 'tag' }],
  [
    'Buildkite pull request',
    { ...BUILDKITE, BUILDKITE_PULL_REQUEST: '3', BUILDKITE_PULL_REQUEST_BASE_BRANCH: 'main' },
    { cause: 'pull-request', target: { branch: 'main' } },
  ],
  [
    'Buildkite merge queue',
    { ...BUILDKITE, BUILDKITE_MERGE_QUEUE_BASE_COMMIT: BASE, BUILDKITE_MERGE_QUEUE_BASE_BRANCH: 'main' },
    { cause: 'merge-queue', target: { commit: BASE, branch: 'main' } },
  ],
  ['Buildkite push', { ...BUILDKITE, BUILDKITE_BRANCH: 'x' }, { cause: 'push', branch: 'x', defaultBranch: 'main' }],
  ['Buildkite schedule', { ...BUILDKITE, BUILDKITE_SOURCE: 'schedule' }, { cause: 'schedule' }],
  [
    'Travis pull request',
    { ...TRAVIS, TRAVIS_EVENT_TYPE: 'pull_request', TRAVIS_PULL_REQUEST_SHA: OLD },
    { cause: 'pull-request', head: OLD, target: { branch: 'main' } },
  ],
  [
    'Travis push',
    { ...TRAVIS, TRAVIS_EVENT_TYPE: 'push', TRAVIS_COMMIT_RANGE: `${OLD}...${HEAD}` },
    { cause: 'push', before: OLD, branch: 'main' },
  ],
  ['Travis cron', { ...TRAVIS, TRAVIS_EVENT_TYPE: 'cron' }, { cause: 'schedule' }],
  [
    'Drone pull request',
    { ...DRONE, DRONE_BUILD_EVENT: 'pull_request', DRONE_TARGET_BRANCH: 'main' },
    { cause: 'pull-request', target: { branch: 'main' } },
  ],
  [
    'Drone push',
    { ...DRONE, DRONE_BUILD_EVENT: 'push', DRONE_BRANCH: 'x', DRONE_COMMIT_BEFORE: OLD },
    { cause: 'push', before: OLD, branch: 'x' },
  ],
  [
    'Woodpecker pull request',
    { ...WOODPECKER, CI_PIPELINE_EVENT: 'pull_request', CI_COMMIT_TARGET_BRANCH: 'main' },
    { cause: 'pull-request', target: { branch: 'main' } },
  ],
  ['Woodpecker cron', { ...WOODPECKER, CI_PIPELINE_EVENT: 'cron' }, { cause: 'schedule' }],
  [
    'TeamCity',
    { TEAMCITY_VERSION: '2025.03', BUILD_VCS_NUMBER: HEAD },
    { ci: 'TeamCity', cause: 'unknown', head: HEAD },
  ],
  [
    'TeamCity, told the target',
    { TEAMCITY_VERSION: '2025.03', BUILD_VCS_NUMBER: HEAD, LEAKGATE_CI_TARGET: 'main' },
    { cause: 'pull-request', target: { branch: 'main' }, head: HEAD },
  ],
  ['nothing', {}, { ci: 'generic', cause: 'unknown' }],
  [
    'generic, told',
    { LEAKGATE_CI_TARGET: BASE, LEAKGATE_CI_HEAD: HEAD },
    { ci: 'generic', cause: 'pull-request', target: { commit: BASE }, head: HEAD },
  ],
];

test.each(TABLE)('%s', (_, env, facts) => {
  expect(detectCi(env, () => undefined)).toMatchObject(facts);
});

const side = (sha: string, ref: string): unknown => ({ sha, ref, repo: { full_name: 'o/r' } });
const repository = { default_branch: 'main' };
const GITHUB: readonly (readonly [
  what: string,
  event: readonly [string, unknown],
  env: Variables,
  facts: Partial<CiFacts>,
])[] = [
  [
    'pull request',
    ['pull_request', { pull_request: { number: 7, base: side(BASE, 'main'), head: side(HEAD, 'x') } }],
    {},
    { cause: 'pull-request', target: { commit: BASE, branch: 'main' }, head: HEAD },
  ],
  [
    'pull request that was pushed to again',
    [
      'pull_request_target',
      { before: OLD, pull_request: { number: 7, base: side(BASE, 'main'), head: side(HEAD, 'x') } },
    ],
    {},
    { cause: 'pull-request', before: OLD },
  ],
  [
    'merge queue',
    ['merge_group', { merge_group: { base_sha: BASE, head_sha: HEAD } }],
    {},
    { cause: 'merge-queue', target: { commit: BASE } },
  ],
  [
    'push to the default branch',
    ['push', { before: OLD, after: HEAD, ref: 'refs/heads/main', repository }],
    {},
    { cause: 'push', before: OLD, branch: 'main', defaultBranch: 'main' },
  ],
  [
    'new branch',
    ['push', { before: ZERO, after: HEAD, ref: 'refs/heads/x', repository }],
    {},
    { cause: 'push', before: null, branch: 'x' },
  ],
  ['tag', ['push', { before: ZERO, after: HEAD, ref: 'refs/tags/v1', repository }], {}, { cause: 'tag', head: HEAD }],
  [
    'schedule',
    ['schedule', {}],
    { GITHUB_SHA: HEAD, GITHUB_REF: 'refs/heads/main' },
    { cause: 'schedule', head: HEAD },
  ],
  [
    'by hand',
    ['workflow_dispatch', {}],
    { GITHUB_SHA: HEAD, GITHUB_REF: 'refs/heads/x' },
    { cause: 'manual', branch: 'x' },
  ],
  [
    'review of a pull request',
    ['pull_request_review', { pull_request: { number: 7, base: side(BASE, 'main'), head: side(HEAD, 'x') } }],
    {},
    { cause: 'pull-request', target: { commit: BASE, branch: 'main' }, head: HEAD },
  ],
  ['deleted branch', ['push', { before: OLD, after: ZERO, ref: 'refs/heads/x' }], {}, { cause: 'deletion' }],
  ['another event', ['issues', {}], {}, { cause: 'manual' }],
  ['pull request without its commits', ['pull_request', {}], {}, { cause: 'unknown' }],
  ['review without its pull request', ['pull_request_review', {}], {}, { cause: 'unknown' }],
  ['push without its commits', ['push', {}], {}, { cause: 'unknown' }],
];

test.each(GITHUB)('GitHub: %s', (_, [name, payload], env, facts) => {
  expect(detectCi({ GITHUB_ACTIONS: 'true', ...env }, () => readEvent(name, payload))).toMatchObject(facts);
});

test('ids are ids and names cannot be options, patterns or paths outside, whatever the variables hold', () => {
  const hostile = fc.constantFrom(
    '--upload-pack=x',
    'a..b',
    '../x',
    'a b',
    'x\n',
    'refs/../x',
    '+x:y',
    'x^{commit}',
    'HEAD~1',
    '',
  );
  fc.assert(
    fc.property(fc.oneof(hostile, fc.string()), (text) => {
      for (const [, env] of TABLE.filter(
        ([, told]) => !Object.keys(told).some((name) => name.startsWith('LEAKGATE')),
      )) {
        const spoilt = Object.fromEntries(
          Object.entries(env).map(([name, value]) => [name, /^(?:[abc0]{40}|main|x)/.test(value) ? text : value]),
        );
        const { head = HEAD, before = OLD, branch = 'x', target } = detectCi(spoilt, () => undefined);
        for (const id of [head, before ?? OLD, target?.commit ?? BASE]) expect(id).toMatch(/^[0-9a-f]{40,64}$/);
        for (const name of [branch, target?.branch ?? 'x']) expect(name).not.toMatch(/^[-/.]|\.\.|[\s~^:?*[\\]/);
      }
    }),
  );
});

test.each(['TARGET', 'HEAD', 'BEFORE', 'BRANCH', 'DEFAULT_BRANCH'])(
  'LEAKGATE_CI_%s that is nothing of the kind is refused, and an empty one is none',
  (name) => {
    const read = (text: string): CiFacts => detectCi({ [`LEAKGATE_CI_${name}`]: text }, () => undefined);
    for (const text of ['--upload-pack=x', 'a..b', ' ', 'x^{commit}']) expect(() => read(text)).toThrow(name);
    expect(read('')).toEqual({ ci: 'generic', cause: 'unknown' });
  },
);
