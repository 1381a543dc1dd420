import { pullRequest, push } from '../support/ci.ts';
import { githubToken } from '../support/token.ts';
import { testCases, type Case, type Command, type Sandbox } from './adversary.ts';

const SECRET = `token = ${githubToken()}\n`;
const ZERO = '0'.repeat(40);

type Variables = Readonly<Record<string, string>>;

/** The commits of a branch in a build: before the secret, with it, and a harmless one on top, which is checked out. */
interface Builds {
  readonly before: string;
  readonly leak: string;
  readonly next: string;
}

/** Adds a secret to a branch, and another commit on top. */
function leakOn(branch: 'main' | 'topic', repo: Sandbox): Builds {
  repo.write('README.md', 'hello\n');
  const before = repo.commit('first');
  if (branch !== 'main') repo.git('checkout', '-q', '-b', branch);
  repo.write('a.env', SECRET);
  const leak = repo.commit('leak');
  repo.write('b.ts', 'x\n');
  return { before, leak, next: repo.commit('next') };
}

/** How each CI names the commit of a build, the previous build's commit, and the branch. */
const SYSTEMS: Readonly<Record<string, (build: { head: string; last: string; branch: string }) => Variables>> = {
  GitLab: ({ head, last, branch }) => ({
    GITLAB_CI: 'true',
    CI_PIPELINE_SOURCE: 'push',
    CI_DEFAULT_BRANCH: 'main',
    CI_COMMIT_SHA: head,
    CI_COMMIT_BRANCH: branch,
    CI_COMMIT_BEFORE_SHA: last,
  }),
  'Jenkins, last build': ({ head, last, branch }) => ({
    JENKINS_URL: 'x',
    BRANCH_NAME: branch,
    ...(branch === 'main' && { BRANCH_IS_PRIMARY: 'true' }),
    GIT_COMMIT: head,
    GIT_PREVIOUS_COMMIT: last,
    LEAKGATE_CI_DEFAULT_BRANCH: 'main',
  }),
  Drone: ({ head, last, branch }) => ({
    DRONE: 'true',
    DRONE_BUILD_EVENT: 'push',
    DRONE_REPO_BRANCH: 'main',
    DRONE_BRANCH: branch,
    DRONE_COMMIT_SHA: head,
    DRONE_COMMIT_BEFORE: last,
  }),
  Travis: ({ head, last, branch }) => ({
    TRAVIS: 'true',
    TRAVIS_EVENT_TYPE: 'push',
    TRAVIS_COMMIT: head,
    TRAVIS_COMMIT_RANGE: `${last}...${head}`,
    TRAVIS_BRANCH: branch,
    LEAKGATE_CI_DEFAULT_BRANCH: 'main',
  }),
  Azure: ({ head, branch }) => ({
    TF_BUILD: 'True',
    BUILD_REASON: 'IndividualCI',
    BUILD_SOURCEVERSION: head,
    BUILD_SOURCEBRANCH: `refs/heads/${branch}`,
    LEAKGATE_CI_DEFAULT_BRANCH: 'main',
  }),
  Bitbucket: ({ head, branch }) => ({
    BITBUCKET_BUILD_NUMBER: '1',
    BITBUCKET_COMMIT: head,
    BITBUCKET_BRANCH: branch,
    LEAKGATE_CI_DEFAULT_BRANCH: 'main',
  }),
  CircleCI: ({ head, last, branch }) => ({
    CIRCLECI: 'true',
    CIRCLE_SHA1: head,
    CIRCLE_BRANCH: branch,
    LEAKGATE_CI_BEFORE: last,
    LEAKGATE_CI_DEFAULT_BRANCH: 'main',
  }),
  Buildkite: ({ head, branch }) => ({
    BUILDKITE: 'true',
    BUILDKITE_SOURCE: 'webhook',
    BUILDKITE_PULL_REQUEST: 'false',
    BUILDKITE_PIPELINE_DEFAULT_BRANCH: 'main',
    BUILDKITE_BRANCH: branch,
    BUILDKITE_COMMIT: head,
  }),
  Woodpecker: ({ head, branch }) => ({
    CI: 'woodpecker',
    CI_PIPELINE_EVENT: 'push',
    CI_REPO_DEFAULT_BRANCH: 'main',
    CI_COMMIT_BRANCH: branch,
    CI_COMMIT_SHA: head,
  }),
  'nothing but our variables': ({ head, last, branch }) => ({
    LEAKGATE_CI_HEAD: head,
    LEAKGATE_CI_BEFORE: last,
    LEAKGATE_CI_BRANCH: branch,
    LEAKGATE_CI_DEFAULT_BRANCH: 'main',
  }),
};

/** Builds after the red one, by the commit of the previous build. */
const BUILDS: Readonly<Record<string, (builds: Builds) => { head: string; last: string }>> = {
  'the same commit again': ({ next }) => ({ head: next, last: next }),
  'the next commit': ({ leak, next }) => ({ head: next, last: leak }),
};

const again: Case[] = Object.entries(SYSTEMS).flatMap(([system, variables]) =>
  Object.entries(BUILDS).flatMap(([what, build]) =>
    (['main', 'topic'] as const).map((branch): Case => ({
      situation: `${system}: ${what} of ${branch}`,
      run: (repo) => ({ args: ['ci'], env: variables({ ...build(leakOn(branch, repo)), branch }) }),
      exit: 1,
      blocking: 1,
    })),
  ),
);

testCases('a red build is red again until it is dealt with', again);

/** Runs the Action and `leakgate ci` on the same event of GitHub. */
function github(
  repo: Sandbox,
  [name, payload]: readonly [string, unknown],
  by: 'ci' | 'Action',
): ReturnType<Case['run']> {
  if (by === 'Action') return { step: { event: [name, payload] } };
  repo.write('.git/event.json', JSON.stringify(payload));
  const env = { GITHUB_ACTIONS: 'true', GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: `${repo.path}/.git/event.json` };
  return { args: ['ci'], env };
}

const EVENTS: Readonly<Record<string, (repo: Sandbox) => readonly [string, unknown]>> = {
  'the next push to main': (repo) => {
    const { leak, next } = leakOn('main', repo);
    return push(leak, next);
  },
  'the same push to main again': (repo) => {
    const { next } = leakOn('main', repo);
    return push(next, next);
  },
  'a push to main that adds and removes': (repo) => {
    const { before } = leakOn('main', repo);
    repo.remove('a.env');
    return push(before, repo.commit('removed'));
  },
  'the next push to topic': (repo) => {
    const { leak, next } = leakOn('topic', repo);
    return push(leak, next, 'refs/heads/topic');
  },
  'a push to topic that removes what an earlier one added': (repo) => {
    const { next } = leakOn('topic', repo);
    repo.remove('a.env');
    return push(next, repo.commit('removed'), 'refs/heads/topic');
  },
  'a force-push to topic that drops the commit': (repo) => {
    const { before, next } = leakOn('topic', repo);
    repo.git('reset', '-q', '--hard', before);
    repo.write('c.ts', 'x\n');
    return push(next, repo.commit('clean'), 'refs/heads/topic');
  },
  'a tag on a commit that main does not have': (repo) => {
    const { next } = leakOn('topic', repo);
    return push(ZERO, next, 'refs/tags/v1');
  },
  'a pull request that adds and removes': (repo) => {
    const { before } = leakOn('topic', repo);
    repo.remove('a.env');
    return pullRequest(before, repo.commit('removed'));
  },
};

testCases(
  'GitHub: what was leaked is judged',
  Object.entries(EVENTS).flatMap(([situation, event]) =>
    (['ci', 'Action'] as const).map((by): Case => ({
      situation: `${by}: ${situation}`,
      run: (repo) => github(repo, event(repo), by),
      exit: 1,
    })),
  ),
);

/** Removes a secret from main, and merges its commit again with its tree, so that nothing differs from all parents. */
function bringBack(repo: Sandbox): { readonly base: string; readonly merge: string } {
  const { leak } = leakOn('main', repo);
  const tree = repo.git('rev-parse', `${leak}^{tree}`).trim();
  repo.remove('a.env');
  const base = repo.commit('removed');
  return { base, merge: repo.git('commit-tree', tree, '-p', base, '-p', leak, '-m', 'merge').trim() };
}

function ci(env: Variables): Command {
  return { args: ['ci'], env };
}

const cases: readonly Case[] = [
  {
    situation: 'Jenkins without the name of the default branch: all that is reached counts',
    run: (repo) => {
      const { next } = leakOn('main', repo);
      return ci({ JENKINS_URL: 'x', BRANCH_NAME: 'main', GIT_COMMIT: next, GIT_PREVIOUS_SUCCESSFUL_COMMIT: next });
    },
    exit: 1,
    blocking: 1,
  },
  {
    situation: 'a target that is the head itself: not known what is judged, and the tree is red',
    run: (repo) => ci({ LEAKGATE_CI_TARGET: leakOn('topic', repo).next }),
    exit: 1,
    failed: [/already contains/],
  },
  {
    situation: 'a target that is the own branch, nothing found: incomplete',
    run: (repo) => {
      repo.write('README.md', 'hello\n');
      repo.commit();
      return ci({ LEAKGATE_CI_TARGET: 'main' });
    },
    exit: 3,
    failed: [/is the base the branch itself/],
  },
  {
    situation: 'target and head the wrong way round',
    run: (repo) => {
      const { before, next } = leakOn('topic', repo);
      return ci({ LEAKGATE_CI_TARGET: next, LEAKGATE_CI_HEAD: before });
    },
    exit: 3,
    failed: [/already contains/],
  },
  {
    situation: 'every variable of ours empty',
    run: (repo) => {
      leakOn('main', repo);
      const names = ['TARGET', 'HEAD', 'BEFORE', 'BRANCH', 'DEFAULT_BRANCH'];
      return ci(Object.fromEntries(names.map((name) => [`LEAKGATE_CI_${name}`, ''])));
    },
    exit: 1,
    failed: [/does not name the commits to scan/],
  },
  ...['TARGET', 'HEAD', 'BEFORE', 'BRANCH', 'DEFAULT_BRANCH'].map((name): Case => ({
    situation: `LEAKGATE_CI_${name} is no name and no id`,
    run: (repo) => {
      leakOn('main', repo);
      return ci({ [`LEAKGATE_CI_${name}`]: 'HEAD~1..x' });
    },
    exit: 2,
    says: new RegExp(`LEAKGATE_CI_${name} is not`),
  })),
  ...[{}, { LEAKGATE_CI_BRANCH: 'topic' }, { LEAKGATE_CI_BEFORE: ZERO }, { LEAKGATE_CI_TARGET: 'main' }].map(
    (more): Case => ({
      situation: `a head of zeros is no deletion with ${JSON.stringify(more)}`,
      run: (repo) => {
        leakOn('main', repo);
        return ci({ LEAKGATE_CI_HEAD: ZERO, ...more });
      },
      exit: 2,
      says: /LEAKGATE_CI_HEAD is all zeros/,
    }),
  ),
  {
    situation: 'the default branch without a baseline: it says how to begin',
    run: (repo) => {
      repo.write('a.env', SECRET);
      const head = repo.commit();
      return ci({ ...SYSTEMS['GitLab']!({ head, last: head, branch: 'main' }) });
    },
    exit: 1,
    says: /leakgate baseline create/,
  },
  {
    situation: 'a merge brings back a file that main removed long ago',
    run: (repo) => {
      const { base, merge } = bringBack(repo);
      repo.git('checkout', '-q', '-B', 'topic', merge);
      return ci({ LEAKGATE_CI_TARGET: base, LEAKGATE_CI_HEAD: merge });
    },
    exit: 1,
    blocking: 1,
  },
  {
    situation: 'a range whose merge brings back a file that was removed long ago',
    run: (repo) => {
      const { base, merge } = bringBack(repo);
      return { args: ['scan', '--range', `${base}..${merge}`] };
    },
    exit: 1,
    blocking: 1,
  },
  {
    situation: 'a merge of main is not blamed for what main holds',
    run: (repo) => {
      repo.write('README.md', 'hello\n');
      const first = repo.commit('first');
      repo.write('a.env', SECRET);
      const base = repo.commit('leak on main');
      repo.git('checkout', '-q', '-b', 'topic', first);
      repo.write('b.ts', 'x\n');
      repo.commit('work');
      repo.git('merge', '-q', '--no-ff', 'main', '-m', 'merge main');
      return ci({ LEAKGATE_CI_TARGET: base, LEAKGATE_CI_HEAD: repo.git('rev-parse', 'HEAD').trim() });
    },
    exit: 0,
  },
  {
    situation: 'a merge of main is not blamed for what main has removed since',
    run: (repo) => {
      repo.write('README.md', 'hello\n');
      const first = repo.commit('first');
      repo.write('a.env', SECRET);
      const leak = repo.commit('leak on main');
      repo.git('checkout', '-q', '-b', 'topic', first);
      repo.write('b.ts', 'x\n');
      repo.commit('work');
      repo.git('merge', '-q', '--no-ff', leak, '-m', 'merge main');
      const head = repo.git('rev-parse', 'HEAD').trim();
      repo.git('checkout', '-q', 'main');
      repo.remove('a.env');
      const base = repo.commit('removed');
      return ci({ LEAKGATE_CI_TARGET: base, LEAKGATE_CI_HEAD: head });
    },
    exit: 0,
  },
];

testCases('not knowing what to judge is no pass', cases);

const EMPTY: readonly (readonly [situation: string, args: readonly string[], exit: number, says: RegExp])[] = [
  ['a range that begins nowhere', ['--range', '..HEAD'], 2, /has no beginning/],
  ['a range that begins nowhere, three dots', ['--range', '...HEAD'], 2, /has no beginning/],
  ['a range that begins with a blank', ['--range', ' ..HEAD'], 2, /has no beginning/],
  ['a range without ends', ['--range', '..'], 2, /is not a range/],
  ['no range', ['--range', ''], 2, /needs a value/],
  ['a range of zeros', ['--range', `${ZERO}..HEAD`], 3, /is not a commit/],
  ['a range the wrong way round', ['--range', 'HEAD..HEAD~2'], 3, /is it reversed/],
  ['a range the wrong way round, three dots', ['--range', 'HEAD...HEAD~2'], 3, /is it reversed/],
  ['a range from HEAD to HEAD', ['--range', 'HEAD..HEAD'], 3, /holds no commit/],
  ['no commit on standard input', ['--commits'], 3, /names no commit/],
  ['nothing on standard input', ['--stdin'], 3, /standard input is empty/],
  ['history since HEAD', ['--history', '--since-commit', 'HEAD'], 3, /Nothing was scanned/],
  ['refs that match nothing', ['--history', '--refs', 'no-such-*'], 3, /no ref matches/],
];

function threeCommits(repo: Sandbox): void {
  for (const name of ['a', 'b', 'c']) {
    repo.write(`${name}.ts`, 'x\n');
    repo.commit(name);
  }
}

testCases(
  'empty by mistake is no pass',
  EMPTY.map(([situation, args, exit, says]): Case => ({
    situation,
    run: (repo) => {
      threeCommits(repo);
      return { args: ['scan', ...args, '--report', 'text'] };
    },
    exit,
    says,
  })),
);

testCases(
  'empty passes if that is allowed',
  [['--range', 'HEAD..HEAD'], ['--range', 'HEAD..HEAD~2'], ['--commits'], ['--stdin']].map((args): Case => ({
    situation: args.join(' '),
    run: (repo) => {
      threeCommits(repo);
      return { args: ['scan', ...args, '--allow-empty'] };
    },
    exit: 0,
  })),
);

/** Selections that are certainly empty, and the run's message. */
const NOTHING: readonly Case[] = [
  {
    situation: 'nothing is staged',
    run: (repo) => {
      threeCommits(repo);
      return { args: ['scan', '--staged'] };
    },
    exit: 0,
    says: /nothing is staged/,
  },
  {
    situation: 'the message is amended, with nothing staged',
    run: (repo) => {
      threeCommits(repo);
      repo.git('commit', '-q', '--amend', '-m', 'better words');
      return { args: ['scan', '--staged'] };
    },
    exit: 0,
    says: /nothing is staged/,
  },
  {
    situation: 'a push that deletes a branch, told to the hook',
    run: (repo) => {
      threeCommits(repo);
      const head = repo.git('rev-parse', 'HEAD').trim();
      return { args: ['scan', '--pre-push'], input: `(delete) ${ZERO} refs/heads/topic ${head}\n` };
    },
    exit: 0,
    says: /everything pushed is already there/,
  },
  {
    situation: 'an empty commit',
    run: (repo) => {
      threeCommits(repo);
      const base = repo.git('rev-parse', 'HEAD').trim();
      return ci({ LEAKGATE_CI_TARGET: base, LEAKGATE_CI_HEAD: repo.commit('nothing') });
    },
    exit: 0,
  },
  {
    situation: 'only excluded files in the change',
    run: (repo) => {
      repo.write('.leakgate.yml', 'exclude: ["*.env"]\n');
      const base = repo.commit('policy');
      repo.write('a.env', SECRET);
      return ci({ LEAKGATE_CI_TARGET: base, LEAKGATE_CI_HEAD: repo.commit('excluded') });
    },
    exit: 0,
    skipped: [/a\.env: excluded/],
  },
  {
    situation: 'our variables say that the branch was deleted',
    run: (repo) => {
      const { next } = leakOn('main', repo);
      return ci({ LEAKGATE_CI_HEAD: ZERO, LEAKGATE_CI_BEFORE: next, LEAKGATE_CI_BRANCH: 'topic' });
    },
    exit: 0,
    says: /nothing to judge, topic was deleted/,
  },
  ...(['ci', 'Action'] as const).flatMap((by): Case[] => [
    {
      situation: `${by}: a push that deletes a branch`,
      run: (repo) => github(repo, push(leakOn('main', repo).next, ZERO, 'refs/heads/topic'), by),
      exit: 0,
      says: /nothing to judge, topic was deleted/,
    },
    {
      situation: `${by}: a tag on a commit of main`,
      run: (repo) => {
        threeCommits(repo);
        return github(repo, push(ZERO, repo.git('rev-parse', 'HEAD~1').trim(), 'refs/tags/v1'), by);
      },
      exit: 0,
      says: /nothing to judge, the default branch already contains all of its commits/,
    },
    {
      situation: `${by}: a new branch at a commit of main`,
      run: (repo) => {
        threeCommits(repo);
        return github(repo, push(ZERO, repo.git('rev-parse', 'HEAD').trim(), 'refs/heads/topic'), by);
      },
      exit: 0,
      says: /nothing to judge/,
    },
  ]),
];

testCases('knowing that there is nothing passes, and says so', NOTHING);
