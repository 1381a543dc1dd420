import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pullRequest, push } from '../support/ci.ts';
import { githubToken } from '../support/token.ts';
import { testCases, type Case, type Sandbox } from './adversary.ts';

const TOKEN = githubToken();
const MAIN = { repository: { default_branch: 'main' } };

/** What a change contains besides a token in `src/a.env`, to hide it. */
const EXCUSES: Readonly<Record<string, (repo: Sandbox) => void>> = {
  'a policy without gates': (repo) => {
    repo.write('.leakgate.yml', 'preset: none\n');
    repo.write('src/a.env', `token = ${TOKEN}\n`);
  },
  'an inline suppression': (repo) => {
    repo.write('src/a.env', `# leakgate:allow github-personal-access-token -- a test\ntoken = ${TOKEN}\n`);
  },
  'an exclusion': (repo) => {
    repo.write('.leakgate.yml', 'exclude: ["src/**"]\n');
    repo.write('src/a.env', `token = ${TOKEN}\n`);
  },
  'an allow entry': (repo) => {
    repo.write('.leakgate.yml', 'allow: [{ paths: ["**"], reason: "nothing to see" }]\n');
    repo.write('src/a.env', `token = ${TOKEN}\n`);
  },
};

interface Change {
  readonly base: string;
  readonly head: string;
}

/** A repository with a checked-out topic branch that adds a token and an excuse. */
function changed(repo: Sandbox, excuse: (repo: Sandbox) => void): Change {
  repo.write('src/app.ts', 'x\n');
  const base = repo.commit('base');
  repo.git('checkout', '-q', '-b', 'topic');
  excuse(repo);
  return { base, head: repo.commit('change') };
}

/** Inputs of the Action that narrow the scan. */
const INPUTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'no input': {},
  'path: src': { path: 'src' },
  'path: .': { path: '.' },
  'path: a glob': { path: 'src/*.env' },
  'path: the file': { path: 'src/a.env' },
  'working-directory: src': { 'working-directory': 'src' },
  'all-files': { 'all-files': 'true' },
  'path: src, all-files': { path: 'src', 'all-files': 'true' },
};

const byInput = Object.entries(INPUTS).flatMap(([name, inputs]) =>
  Object.entries(EXCUSES).map(([excuse, bring]): Case => ({
    situation: `a pull request with ${excuse}, ${name}`,
    run: (repo) => {
      const { base, head } = changed(repo, bring);
      return { step: { inputs, event: pullRequest(base, head) } };
    },
    exit: 1,
  })),
);

testCases('inputs of the Action narrow what is scanned, never whose gate counts', byInput);

/** GitHub events on the topic branch, with the runner's variables. */
const EVENTS: Readonly<Record<string, (change: Change) => readonly [string, unknown]>> = {
  pull_request_target: ({ base, head }) => ['pull_request_target', pullRequest(base, head)[1]],
  pull_request_review: ({ base, head }) => ['pull_request_review', pullRequest(base, head)[1]],
  pull_request_review_comment: ({ base, head }) => ['pull_request_review_comment', pullRequest(base, head)[1]],
  merge_group: ({ base, head }) => ['merge_group', { merge_group: { base_sha: base, head_sha: head } }],
  workflow_dispatch: () => ['workflow_dispatch', MAIN],
  repository_dispatch: () => ['repository_dispatch', MAIN],
  workflow_run: () => ['workflow_run', MAIN],
  issue_comment: () => ['issue_comment', MAIN],
  'push to a topic branch': ({ base, head }) => push(base, head, 'refs/heads/topic'),
  'push of a new topic branch': ({ head }) => push('0'.repeat(40), head, 'refs/heads/topic'),
};

function runnerOf({ head }: Change): Record<string, string> {
  return { GITHUB_SHA: head, GITHUB_REF: 'refs/heads/topic', GITHUB_REF_PROTECTED: 'true' };
}

const byEvent = Object.entries(EVENTS).flatMap(([name, event]) =>
  (['a policy without gates', 'an inline suppression'] as const).flatMap((excuse): Case[] => [
    {
      situation: `Action, ${name}: ${excuse}`,
      run: (repo) => {
        const change = changed(repo, EXCUSES[excuse]!);
        return { step: { event: event(change), env: runnerOf(change) } };
      },
      exit: 1,
    },
    {
      situation: `ci, ${name}: ${excuse}`,
      run: (repo) => {
        const change = changed(repo, EXCUSES[excuse]!);
        const [kind, payload] = event(change);
        repo.write('.git/event.json', JSON.stringify(payload));
        const file = { GITHUB_EVENT_NAME: kind, GITHUB_EVENT_PATH: join(repo.path, '.git/event.json') };
        return { args: ['ci'], env: { GITHUB_ACTIONS: 'true', ...file, ...runnerOf(change) } };
      },
      exit: 1,
    },
  ]),
);

testCases('whatever the event, the default branch or the base decides', byEvent);

/** Scheduled and manual runs of a topic branch on other CI systems. */
const BY_HAND: Readonly<Record<string, (change: Change) => Readonly<Record<string, string>>>> = {
  'GitLab schedule': ({ head }) => ({
    GITLAB_CI: 'true',
    CI_PIPELINE_SOURCE: 'schedule',
    CI_DEFAULT_BRANCH: 'main',
    CI_COMMIT_BRANCH: 'topic',
    CI_COMMIT_SHA: head,
    CI_COMMIT_REF_PROTECTED: 'true',
  }),
  'GitLab child pipeline': ({ head }) => ({
    GITLAB_CI: 'true',
    CI_PIPELINE_SOURCE: 'parent_pipeline',
    CI_DEFAULT_BRANCH: 'main',
    CI_COMMIT_BRANCH: 'topic',
    CI_COMMIT_SHA: head,
  }),
  'GitLab push to a protected branch': ({ base, head }) => ({
    GITLAB_CI: 'true',
    CI_PIPELINE_SOURCE: 'push',
    CI_DEFAULT_BRANCH: 'main',
    CI_COMMIT_BRANCH: 'topic',
    CI_COMMIT_SHA: head,
    CI_COMMIT_BEFORE_SHA: base,
    CI_COMMIT_REF_PROTECTED: 'true',
  }),
  'Drone cron': ({ head }) => ({
    DRONE: 'true',
    DRONE_BUILD_EVENT: 'cron',
    DRONE_REPO_BRANCH: 'main',
    DRONE_BRANCH: 'topic',
    DRONE_COMMIT_SHA: head,
  }),
  'Buildkite schedule': ({ head }) => ({
    BUILDKITE: 'true',
    BUILDKITE_SOURCE: 'schedule',
    BUILDKITE_PULL_REQUEST: 'false',
    BUILDKITE_PIPELINE_DEFAULT_BRANCH: 'main',
    BUILDKITE_BRANCH: 'topic',
    BUILDKITE_COMMIT: head,
  }),
  'Woodpecker cron': ({ head }) => ({
    CI: 'woodpecker',
    CI_PIPELINE_EVENT: 'cron',
    CI_REPO_DEFAULT_BRANCH: 'main',
    CI_COMMIT_BRANCH: 'topic',
    CI_COMMIT_SHA: head,
  }),
  'Azure schedule': ({ head }) => ({
    TF_BUILD: 'True',
    BUILD_REASON: 'Schedule',
    BUILD_SOURCEBRANCH: 'refs/heads/topic',
    BUILD_SOURCEVERSION: head,
  }),
  'Travis cron': ({ head }) => ({
    TRAVIS: 'true',
    TRAVIS_EVENT_TYPE: 'cron',
    TRAVIS_BRANCH: 'topic',
    TRAVIS_COMMIT: head,
  }),
};

testCases(
  'a topic branch does not speak for itself',
  Object.entries(BY_HAND).flatMap(([name, variables]) =>
    Object.entries(EXCUSES).map(([excuse, bring]): Case => ({
      situation: `${name}: ${excuse}`,
      run: (repo) => ({ args: ['ci'], env: variables(changed(repo, bring)) }),
      exit: 1,
      blocking: 1,
    })),
  ),
);

/** Moves the repository into a folder of a workspace, as a checkout with `path:` does. */
function movedTo(folder: string, repo: Sandbox): string {
  repo.git('clone', '-q', '--no-hardlinks', '--no-single-branch', repo.path, join(repo.outside, folder));
  return repo.outside;
}

const cases: readonly Case[] = [
  {
    situation: 'a secret added and removed, checked out in path: repo',
    run: (repo) => {
      const { base } = changed(repo, EXCUSES['a policy without gates']!);
      repo.remove('src/a.env');
      const event = pullRequest(base, repo.commit('removed'));
      return { step: { workspace: movedTo('repo', repo), event } };
    },
    exit: 1,
  },
  ...(['path: .', 'all-files', 'path: src'] as const).map((input): Case => ({
    situation: `a secret added and removed, ${input}`,
    run: (repo) => {
      const { base } = changed(repo, EXCUSES['a policy without gates']!);
      repo.remove('src/a.env');
      return { step: { inputs: INPUTS[input]!, event: pullRequest(base, repo.commit('removed')) } };
    },
    exit: 1,
  })),
  {
    situation: 'a path that the secret is not below',
    run: (repo) => {
      const { base, head } = changed(repo, (it) => {
        it.write('src/a.env', `token = ${TOKEN}\n`);
        it.write('lib/b.ts', 'x\n');
      });
      return { step: { inputs: { path: 'lib' }, event: pullRequest(base, head) } };
    },
    exit: 0,
  },
  {
    situation: 'an untracked file, all-files',
    run: (repo) => {
      const { base, head } = changed(repo, (it) => it.write('b.ts', 'x\n'));
      repo.write('built/a.env', `token = ${TOKEN}\n`);
      return { step: { inputs: { 'all-files': 'true' }, event: pullRequest(base, head) } };
    },
    exit: 1,
  },
  {
    situation: 'a secret that the base has already, path: src',
    run: (repo) => {
      repo.write('src/old.env', `token = ${TOKEN}\n`);
      const { base, head } = changed(repo, (it) => it.write('src/b.ts', 'x\n'));
      return { step: { inputs: { path: 'src' }, event: pullRequest(base, head) } };
    },
    exit: 0,
  },
  ...['{ not json', '', '{"pull_request":{"number":7}}'].flatMap((payload): Case[] =>
    ['pull_request', 'pull_request_review', 'push'].map((name) => ({
      situation: `${name} with the payload ${JSON.stringify(payload)}, a lax policy and nothing else`,
      run: (repo) => {
        repo.write('.leakgate.yml', 'preset: none\n');
        repo.commit('lax');
        return { step: { event: [name, payload] } };
      },
      exit: 3,
    })),
  ),
  {
    situation: 'an event of a change without a repository',
    run: (repo) => {
      writeFileSync(join(repo.outside, 'a.ts'), 'x\n');
      return { step: { workspace: repo.outside, event: pullRequest('a'.repeat(40), 'b'.repeat(40)) } };
    },
    exit: 3,
  },
  {
    situation: 'a history without a repository',
    run: (repo) => {
      writeFileSync(join(repo.outside, 'a.ts'), 'x\n');
      return { step: { workspace: repo.outside, inputs: { history: 'true' }, event: ['workflow_dispatch', MAIN] } };
    },
    exit: 3,
    says: /is not in a git repository/,
  },
  {
    situation: 'the base is not to be had: the strict policy, and incomplete',
    run: (repo) => {
      const { head } = changed(repo, (it) => it.write('b.ts', 'x\n'));
      return { step: { event: pullRequest('a'.repeat(40), head) } };
    },
    exit: 3,
  },
  ...(['workflow_run', 'issue_comment', 'workflow_dispatch'] as const).map((name): Case => ({
    situation: `${name} with a fork checked out, whose main is lax`,
    run: (repo) => {
      const change = changed(repo, EXCUSES['an inline suppression']!);
      repo.git('checkout', '-q', 'main');
      repo.write('.leakgate.yml', 'preset: none\n');
      repo.commit('lax');
      repo.git('checkout', '-q', 'topic');
      repo.git('remote', 'add', 'origin', 'https://127.0.0.1:1/fork/r.git');
      repo.git('update-ref', 'refs/remotes/origin/main', 'main');
      return { step: { event: [name, MAIN], env: runnerOf(change) } };
    },
    exit: 1,
    says: /the checked-out repository is not o\/r/,
  })),
  {
    situation: 'nobody names the default branch: a notice, and the strict policy',
    run: (repo) => {
      const { head } = changed(repo, EXCUSES['a policy without gates']!);
      return { args: ['ci', '--report', 'text'], env: { CIRCLECI: 'true', CIRCLE_BRANCH: 'topic', CIRCLE_SHA1: head } };
    },
    exit: 1,
    says: /the default branch is unknown/,
  },
];

testCases('the commits of a change are always judged', cases);
