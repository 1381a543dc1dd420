import { chmodSync, cpSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Case, type Sandbox, testCases } from './adversary.ts';

const DIST = join(import.meta.dirname, '../../dist');
const CALL = 'npx leakgate hook run pre-commit';

/** Files of a repository, and its hooks by path, made executable. */
function diagnosing(
  files: Readonly<Record<string, string>>,
  hooks: Readonly<Record<string, string>> = {},
  more: (repo: Sandbox) => { args?: string[]; env?: NodeJS.ProcessEnv; cli?: string } | void = () => {},
): Case['run'] {
  return (repo) => {
    repo.write('a.txt', 'hello\n');
    for (const [name, text] of Object.entries(files)) repo.write(name, text);
    repo.commit();
    // after the commit, which would run them
    for (const [name, text] of Object.entries(hooks)) {
      repo.write(name, text);
      chmodSync(join(repo.path, name), 0o755);
    }
    const { args = [], ...rest } = more(repo) ?? {};
    return { args: ['doctor', ...args], ...rest };
  };
}

function installed(repo: Sandbox, damage: (dist: string) => void): string {
  const dist = join(repo.path, '.git/installed/dist');
  cpSync(DIST, dist, { recursive: true });
  damage(dist);
  return join(dist, 'cli.js');
}

/** The block that `leakgate hook install` writes, for programs at these paths. */
const block = (node: string, cli: string): string =>
  `#!/bin/sh\n# >>> leakgate >>> (\`leakgate hook uninstall\` takes this out)\nif [ -x '${node}' ] && [ -f '${cli}' ]; then x; fi\n# <<< leakgate <<<\n`;
const HOOK = block(process.execPath, join(DIST, 'cli.js'));

const installation: readonly Case[] = [
  {
    situation: 'all is well',
    run: diagnosing({}, { '.git/hooks/pre-commit': HOOK }),
    exit: 0,
    says: /ok {7}installation {2}\d+\.\d+\.\d+, all \d+ files match the build/,
  },
  { situation: 'the version of Node is told', run: diagnosing({}), exit: 0, says: /ok {7}node {10}\d+\.\d+/ },
  { situation: 'the version of git is told', run: diagnosing({}), exit: 0, says: /ok {7}git {11}git version \d+/ },
  {
    situation: 'a file of the program is cut',
    run: diagnosing({}, {}, (repo) => ({
      cli: installed(repo, (dist) => truncateSync(join(dist, 'rule-metadata.json.br'), 100)),
    })),
    exit: 3,
    says: /problem {2}installation {2}dist\/rule-metadata\.json\.br differs from the build\n {23}install Leakgate again/,
  },
  {
    situation: 'a file of the program is gone',
    run: diagnosing({}, {}, (repo) => ({ cli: installed(repo, (dist) => rmSync(join(dist, 'index.js'))) })),
    exit: 3,
    says: /problem {2}installation {2}dist\/index\.js is missing/,
  },
  {
    situation: 'the list of files is gone',
    run: diagnosing({}, {}, (repo) => ({ cli: installed(repo, (dist) => rmSync(join(dist, 'manifest.json'))) })),
    exit: 3,
    says: /problem {2}installation {2}dist\/manifest\.json is missing/,
  },
  {
    situation: 'the list of files is no list',
    run: diagnosing({}, {}, (repo) => ({
      cli: installed(repo, (dist) => writeFileSync(join(dist, 'manifest.json'), '{')),
    })),
    exit: 3,
    says: /problem {2}installation {2}dist\/manifest\.json cannot be read/,
  },
  {
    situation: 'the Action is left out, as in the package',
    run: diagnosing({}, {}, (repo) => ({
      cli: installed(repo, (dist) => {
        rmSync(join(dist, 'action'), { recursive: true });
        rmSync(join(dist, 'action.js'));
      }),
    })),
    exit: 0,
    says: /ok {7}installation/,
  },
  {
    situation: 'git is not there',
    run: diagnosing({}, {}, () => ({ env: { PATH: '/nowhere' } })),
    exit: 3,
    says: /problem {2}git {11}git is not installed/,
  },
  {
    situation: 'git is of another age',
    run: diagnosing({}, {}, (repo) => {
      writeFileSync(join(repo.outside, 'git'), '#!/bin/sh\necho git version 2.11.0\n', { mode: 0o755 });
      return { env: { PATH: repo.outside } };
    }),
    exit: 3,
    says: /problem {2}git {11}git version 2\.11\.0 is older than \d+\.\d+/,
  },
];

const hooks: readonly Case[] = [
  {
    situation: 'no hook is there',
    run: diagnosing({}),
    exit: 0,
    says: /warning {2}hooks {9}no hook runs leakgate here/,
  },
  {
    situation: 'a hook is there',
    run: diagnosing({}, { '.git/hooks/pre-commit': HOOK }),
    exit: 0,
    says: /ok {7}hooks {9}\.git\/hooks\/pre-commit runs leakgate/,
  },
  {
    situation: 'a hook by hand',
    run: diagnosing({}, { '.git/hooks/pre-commit': `#!/bin/sh\n${CALL}\n` }),
    exit: 0,
    says: /ok {7}hooks/,
  },
  {
    situation: 'a hook names leakgate in a comment',
    run: diagnosing({}, { '.git/hooks/pre-commit': '#!/bin/sh\n# leakgate\n' }),
    exit: 0,
    says: /no hook runs leakgate/,
  },
  {
    situation: 'a hook is not executable',
    run: diagnosing({ '.git/hooks/pre-commit': HOOK }),
    exit: 3,
    says: /problem {2}hooks {9}\.git\/hooks\/pre-commit is not executable[^]*chmod \+x/,
  },
  {
    situation: 'a hook calls a program that is gone',
    run: diagnosing({}, { '.git/hooks/pre-commit': block('/gone/node', '/gone/cli.js') }),
    exit: 3,
    says: /calls a Leakgate that no longer exists/,
  },
  {
    situation: 'core.hooksPath leads past a hook',
    run: diagnosing(
      {},
      { '.git/hooks/pre-commit': HOOK },
      (repo) => void repo.git('config', 'core.hooksPath', 'hooks'),
    ),
    exit: 3,
    says: /problem {2}hooks {9}pre-commit is never run: core\.hooksPath \(local\) points to hooks\n {23}leakgate hook install pre-commit/,
  },
  {
    situation: 'core.hooksPath leads to a hook',
    run: diagnosing({}, { 'hooks/pre-push': HOOK }, (repo) => void repo.git('config', 'core.hooksPath', 'hooks')),
    exit: 0,
    says: /ok {7}hooks {9}hooks\/pre-push runs leakgate/,
  },
  {
    situation: 'husky calls leakgate',
    run: diagnosing(
      { '.husky/pre-commit': `${CALL}\n` },
      {},
      (repo) => void repo.git('config', 'core.hooksPath', '.husky/_'),
    ),
    exit: 0,
    says: /ok {7}hooks {9}\.husky\/pre-commit runs leakgate/,
  },
  {
    situation: 'husky does not call leakgate',
    run: diagnosing(
      { '.husky/pre-commit': 'npm test\n' },
      {},
      (repo) => void repo.git('config', 'core.hooksPath', '.husky/_'),
    ),
    exit: 0,
    says: /warning {2}hooks {9}husky runs the hooks, but none of them calls leakgate/,
  },
  {
    situation: 'husky has taken the place of a hook',
    run: diagnosing(
      {},
      { '.git/hooks/pre-commit': HOOK },
      (repo) => void repo.git('config', 'core.hooksPath', '.husky/_'),
    ),
    exit: 3,
    says: /pre-commit is never run: core\.hooksPath/,
  },
  {
    situation: 'the pre-commit framework is installed',
    run: diagnosing(
      { '.pre-commit-config.yaml': 'repos:\n  - repo: https://x/leakgate\n' },
      { '.git/hooks/pre-commit': '#!/bin/sh\n# File generated by pre-commit: https://pre-commit.com\n' },
    ),
    exit: 0,
    says: /ok {7}hooks {9}\.pre-commit-config\.yaml runs leakgate, and pre-commit is installed/,
  },
  {
    situation: 'the pre-commit framework is not installed here',
    run: diagnosing({ '.pre-commit-config.yaml': 'repos:\n  - repo: https://x/leakgate\n' }),
    exit: 3,
    says: /pre-commit is not installed here\n {23}pre-commit install/,
  },
  {
    situation: 'lefthook is not installed here',
    run: diagnosing({ 'lefthook.yml': `pre-commit:\n  commands: {x: {run: ${CALL}}}\n` }),
    exit: 3,
    says: /lefthook\.yml runs leakgate, but lefthook is not installed here/,
  },
];

const gates: readonly Case[] = [
  {
    situation: 'no configuration',
    run: diagnosing({}),
    exit: 0,
    says: /ok {7}configuration 6 gates: the built-in policy/,
  },
  {
    situation: 'a configuration',
    run: diagnosing({ '.leakgate.yml': 'preset: strict\n' }),
    exit: 0,
    says: /ok {7}configuration \d gates: \.leakgate\.yml/,
  },
  {
    situation: 'a configuration that never blocks',
    run: diagnosing({ '.leakgate.yml': 'preset: none\n' }),
    exit: 0,
    says: /warning {2}configuration \.leakgate\.yml:1:9: this policy can never block/,
  },
  {
    situation: 'a configuration with a slip',
    run: diagnosing({ '.leakgate.yml': 'presett: none\n' }),
    exit: 3,
    says: /problem {2}configuration \.leakgate\.yml:1:1: unknown key/,
  },
  {
    situation: 'a configuration of another name',
    run: diagnosing({ 'leakgate.yml': 'preset: none\n' }),
    exit: 3,
    says: /problem {2}configuration leakgate\.yml is not read/,
  },
  {
    situation: 'a damaged baseline',
    run: diagnosing({ '.leakgate/baseline.jsonl': 'x\n' }),
    exit: 3,
    says: /problem {2}baseline/,
  },
  { situation: 'no baseline', run: diagnosing({}), exit: 0, says: /ok {7}baseline {6}none: every finding counts/ },
];

const surroundings: readonly Case[] = [
  { situation: 'no CI', run: diagnosing({}), exit: 0, says: /ok {7}ci {12}none/ },
  {
    situation: 'a CI that says enough',
    run: diagnosing({}, {}, (repo) => ({
      env: {
        GITLAB_CI: 'true',
        CI_PIPELINE_SOURCE: 'schedule',
        CI_DEFAULT_BRANCH: 'main',
        CI_COMMIT_BRANCH: 'main',
        CI_COMMIT_SHA: repo.git('rev-parse', 'HEAD').trim(),
      },
    })),
    exit: 0,
    says: /ok {7}ci {12}GitLab CI, schedule: the whole tree at [0-9a-f]{12}; the gate is read from /,
  },
  {
    situation: 'a CI that does not say what is meant',
    run: diagnosing({}, {}, () => ({ env: { LEAKGATE_CI_TARGET: 'nowhere' } })),
    exit: 0,
    says: /warning {2}ci {12}generic, pull-request: /,
  },
  {
    situation: 'a cache that is not there yet',
    run: diagnosing({}, {}, () => ({ args: ['--cache', 'none'] })),
    exit: 0,
    says: /ok {7}cache {9}none does not exist yet/,
  },
  {
    situation: 'a cache that is a file',
    run: diagnosing({}, {}, () => ({ args: ['--cache', 'a.txt'] })),
    exit: 3,
    says: /problem {2}cache {9}a\.txt is not a folder/,
  },
  {
    situation: 'JSON',
    run: diagnosing({}, {}, () => ({ args: ['--json'] })),
    exit: 0,
    says: /"schema": "leakgate-doctor\/1"[^]*"check": "installation",\s+"status": "ok"/,
  },
  {
    situation: 'paths are named',
    run: diagnosing({}, {}, () => ({ args: ['src'] })),
    exit: 2,
    says: /doctor takes no paths/,
  },
];

testCases('leakgate doctor tells what is wrong', [...installation, ...hooks, ...gates, ...surroundings]);
