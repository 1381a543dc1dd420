import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { githubToken } from '../support/token.ts';
import { testCases, type Case, type Expected, type Sandbox } from './adversary.ts';
import { gitIn, onTopic, stageSubmodule, WAYS } from './ways.ts';

const TOKEN = githubToken();
const SECRET = `token = ${TOKEN}\n`;

const links: Case[] = WAYS.map(({ name, run }) => ({
  situation: `a link whose target is the token: ${name}`,
  run(repo) {
    onTopic(repo);
    repo.link(TOKEN, 'link');
    repo.git('add', 'link');
    return run(repo);
  },
  exit: 1,
  blocking: 1,
}));

const LINK_COMMANDS: readonly (readonly string[])[] = [
  ['scan', '--no-git'],
  ['scan', '--all-files'],
  ['scan', 'sub'],
  ['scan', 'sub/*'],
];

const otherLinks: Case[] = LINK_COMMANDS.map((args) => ({
  situation: `a link whose target is the token, untracked: ${args.join(' ')}`,
  run(repo) {
    repo.link(TOKEN, 'sub/link');
    return { args };
  },
  exit: 1,
  skipped: [/^sub\/link: symlink$/],
  blocking: 1,
}));

/** An entry of the index, and what is there instead, created by `there`. */
interface Mismatch {
  readonly index: 'symlink' | 'submodule' | 'file';
  readonly there: string;
  readonly make: (repo: Sandbox) => void;
  readonly expected: Expected;
}

const SUBMODULE = [/^at: submodule$/];
const MISMATCHES: readonly Mismatch[] = [
  { index: 'symlink', there: 'a file', make: (repo) => repo.write('at', SECRET), expected: { exit: 1, blocking: 1 } },
  {
    index: 'symlink',
    there: 'a folder',
    make: (repo) => repo.write('at/x', SECRET),
    expected: { exit: 1, blocking: 1, skipped: [/^at: a folder in the work tree$/] },
  },
  {
    index: 'submodule',
    there: 'a file',
    make: (repo) => repo.write('at', SECRET),
    expected: { exit: 1, blocking: 1, skipped: SUBMODULE },
  },
  {
    index: 'submodule',
    there: 'a link',
    make: (repo) => repo.link(TOKEN, 'at'),
    expected: { exit: 1, blocking: 1, skipped: SUBMODULE },
  },
  {
    index: 'submodule',
    there: 'a folder of files',
    make: (repo) => repo.write('at/deep/x', SECRET),
    expected: { exit: 1, blocking: 1, skipped: SUBMODULE },
  },
  { index: 'submodule', there: 'nothing', make: () => {}, expected: { exit: 0, skipped: SUBMODULE } },
  {
    index: 'submodule',
    there: 'a repository',
    make(repo) {
      repo.write('at/x', SECRET);
      gitIn(repo, 'at', 'init', '-q');
    },
    expected: { exit: 0, skipped: SUBMODULE },
  },
  {
    index: 'submodule',
    there: 'a repository whose .git is a file',
    make(repo) {
      repo.write('at/x', SECRET);
      gitIn(repo, 'at', 'init', '-q', '--separate-git-dir=../elsewhere');
      repo.git('update-index', '--add', '--cacheinfo', `160000,${'1'.repeat(40)},elsewhere`);
    },
    expected: { exit: 0, skipped: SUBMODULE },
  },
  {
    index: 'file',
    there: 'a folder',
    make: (repo) => repo.write('at/x', SECRET),
    expected: { exit: 1, blocking: 1, skipped: [/^at: a folder in the work tree$/] },
  },
  {
    index: 'file',
    there: 'a link',
    make: (repo) => repo.link(TOKEN, 'at'),
    expected: { exit: 1, blocking: 1, skipped: [/^at: symlink$/] },
  },
  {
    index: 'file',
    there: 'a pipe',
    make: (repo) => execFileSync('mkfifo', [join(repo.path, 'at')]),
    expected: { exit: 0, skipped: [/^at: not a regular file$/] },
  },
  {
    index: 'file',
    there: 'nothing',
    make: () => {},
    expected: { exit: 0, skipped: [/^at: deleted in the work tree$/] },
  },
];

function stageAs(repo: Sandbox, index: Mismatch['index']): void {
  if (index === 'submodule') return stageSubmodule(repo, 'at');
  if (index === 'symlink') repo.link('README.md', 'at');
  else repo.write('at', 'plain\n');
  repo.git('add', 'at');
  repo.remove('at');
}

const mismatches: Case[] = MISMATCHES.map(({ index, there, make, expected }) => ({
  situation: `the index has a ${index}, the work tree ${there}`,
  run(repo) {
    onTopic(repo);
    stageAs(repo, index);
    make(repo);
    return { args: ['scan'] };
  },
  ...expected,
}));

/** Content of a work tree, each item to be found with `args`. */
const FOUND: readonly [situation: string, (repo: Sandbox) => void, args?: readonly string[]][] = [
  [
    'announced with git add -N',
    (repo) => {
      repo.write('x', SECRET);
      repo.git('add', '-N', 'x');
    },
  ],
  [
    'tracked, and in .gitignore',
    (repo) => {
      repo.write('x', SECRET);
      repo.commit();
      repo.write('.gitignore', 'x\n');
    },
  ],
  [
    'tracked, and in info/exclude',
    (repo) => {
      repo.write('x', SECRET);
      repo.commit();
      repo.write('.git/info/exclude', 'x\n');
    },
  ],
  [
    'ignored, with --all-files',
    (repo) => {
      repo.write('.gitignore', 'x\n');
      repo.write('x', SECRET);
    },
    ['scan', '--all-files'],
  ],
  [
    'ignored, and named',
    (repo) => {
      repo.write('.gitignore', 'x\n');
      repo.write('x', SECRET);
    },
    ['scan', 'x'],
  ],
  ['in a folder, and only that is named', (repo) => repo.write('a/b/x', SECRET), ['scan', 'a']],
  ['in a folder, and a glob fits it', (repo) => repo.write('a/b/x', SECRET), ['scan', 'a/**']],
  ['in a plain file called .git', (repo) => repo.write('a/.git', SECRET), ['scan', '--no-git']],
  ['in a folder .git with nothing of git’s', (repo) => repo.write('a/.git/x', SECRET), ['scan', '--no-git']],
  [
    'beside a nested repository in node_modules, with --all-files',
    (repo) => {
      repo.write('node_modules/p/x', SECRET);
      gitIn(repo, 'node_modules/p', 'init', '-q');
    },
    ['scan', '--all-files'],
  ],
  [
    'in one of two names that differ in case alone',
    (repo) => {
      repo.write('readme', 'x\n');
      repo.write('README', SECRET);
      repo.commit();
    },
  ],
  [
    'in the file that is both sides of a conflict',
    (repo) => {
      repo.write('x', 'base\n');
      repo.commit();
      repo.git('checkout', '-q', '-b', 'other');
      repo.write('x', SECRET);
      repo.commit();
      repo.git('checkout', '-q', 'main');
      repo.write('x', 'main\n');
      repo.commit();
      try {
        repo.git('merge', '-q', 'other');
      } catch {
        // it conflicts, as intended
      }
    },
  ],
  [
    'in a linked work tree',
    (repo) => {
      repo.write('x', SECRET);
      repo.commit();
      repo.git('worktree', 'add', '-q', '-b', 'linked', 'linked');
      repo.write('x', 'no more\n');
    },
    ['scan', 'linked'],
  ],
  [
    'whose mode alone has changed',
    (repo) => {
      repo.write('x', SECRET);
      repo.commit();
      repo.git('update-index', '--chmod=+x', 'x');
    },
  ],
];

const found: Case[] = FOUND.map(([situation, put, args = ['scan']]) => ({
  situation: `the token is ${situation}`,
  run(repo) {
    put(repo);
    return { args };
  },
  exit: 1,
  blocking: 1,
}));

testCases('targets of links', [...links, ...otherLinks]);
testCases('the index says one thing, the work tree another', mismatches);
testCases('whatever is in the work tree is scanned', found);
