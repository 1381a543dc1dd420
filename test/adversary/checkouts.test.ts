import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { githubToken } from '../support/token.ts';
import { testCases, type Case, type Command, type Expected, type Sandbox } from './adversary.ts';
import { gitIn } from './ways.ts';

const SECRET = `token = ${githubToken()}\n`;

/** Checkouts without the content that holds the token. */
const SPARSE: readonly (readonly string[])[] = [
  ['sparse-checkout', 'set', '--cone', 'src'],
  ['sparse-checkout', 'set', '--no-cone', '/src/'],
  ['sparse-checkout', 'set', '--cone', '--sparse-index', 'src'],
];
const SPARSE_COMMANDS: readonly [args: readonly string[], Expected][] = [
  [['scan'], { exit: 1, blocking: 1, says: /the sparse checkout leaves out 1 file, which is scanned from the index/ }],
  [['scan', '--exclude', 'b'], { exit: 0 }],
  [['scan', '--history'], { exit: 1 }],
  [['scan', '--workers', '2'], { exit: 1, blocking: 1 }],
];

const sparse: Case[] = SPARSE.flatMap((sparsely) =>
  SPARSE_COMMANDS.map(([args, expected]) => ({
    situation: `git ${sparsely.slice(1).join(' ')}: ${args.join(' ')}`,
    run(repo: Sandbox): Command {
      repo.write('src/x', 'x\n');
      repo.write('b/s', SECRET);
      repo.commit();
      repo.git(...sparsely);
      if (existsSync(join(repo.path, 'b/s'))) throw new Error('it is not sparse');
      return { args };
    },
    ...expected,
  })),
);

const otherSparse: Case[] = [
  {
    situation: 'a file is written where a sparse checkout leaves one out',
    run(repo) {
      repo.write('src/x', 'x\n');
      repo.write('b/s', 'nothing\n');
      repo.commit();
      repo.git('sparse-checkout', 'set', 'src');
      repo.write('b/s', SECRET);
      return { args: ['scan'] };
    },
    exit: 1,
    blocking: 1,
  },
  {
    situation: 'what a sparse checkout leaves out is not in the database',
    run(repo) {
      repo.write('src/x', 'x\n');
      repo.write('b/s', SECRET);
      repo.commit();
      const id = repo.git('rev-parse', 'HEAD:b/s').trim();
      repo.git('sparse-checkout', 'set', 'src');
      repo.remove(`.git/objects/${id.slice(0, 2)}/${id.slice(2)}`);
      return { args: ['scan'] };
    },
    exit: 3,
    failed: [/git does not have it/],
  },
  ...['--skip-worktree', '--assume-unchanged'].map((flag): Case => ({
    situation: `a file marked ${flag} holds the token in the work tree alone`,
    run(repo) {
      repo.write('x', 'x\n');
      repo.commit();
      repo.git('update-index', flag, 'x');
      repo.write('x', SECRET);
      return { args: ['scan'] };
    },
    exit: 1,
    blocking: 1,
  })),
];

/** A git that lists `x` and then removes it before it can be read. */
function vanishing(repo: Sandbox): NodeJS.ProcessEnv {
  const git = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
  const script = `#!/bin/sh\n'${git}' "$@"\nstatus=$?\ncase " $* " in *' --cached '*) rm -f x;; esac\nexit $status\n`;
  writeFileSync(join(repo.outside, 'git'), script, { mode: 0o755 });
  return { PATH: [repo.outside, process.env['PATH']].join(delimiter) };
}

const vanished: Case[] = [
  [{}, { exit: 3, failed: [/^x: vanished while scanning$/] }] as const,
  [{ vanished: 'warn' }, { exit: 0, skipped: [/^x: vanished while scanning$/] }] as const,
].map(([actions, expected]) => ({
  situation: `a tracked file goes away between listing and reading, with coverage: ${JSON.stringify(actions)}`,
  run(repo: Sandbox): Command {
    repo.write('x', SECRET);
    repo.write('.leakgate.yml', `coverage: ${JSON.stringify(actions)}\n`);
    repo.commit();
    return { args: ['scan'], env: vanishing(repo) };
  },
  ...expected,
}));

/** Creates a bare repository with the token in its packs. */
function bare(repo: Sandbox, folder: string, kind = '--bare'): void {
  repo.write('x', SECRET);
  repo.commit();
  repo.git('clone', '-q', kind, '.', folder);
  gitIn(repo, folder, 'gc', '-q');
}

const NESTED = /a bare repository: its objects were not scanned/;

const bareCases: Case[] = [
  ...['--bare', '--mirror'].flatMap((kind): Case[] => [
    {
      situation: `in a clone ${kind}: scan`,
      run(repo) {
        bare(repo, 'b.git', kind);
        return { args: ['scan'], cwd: join(repo.path, 'b.git') };
      },
      exit: 1,
      blocking: 1,
      says: /a bare repository: scanning its history/,
    },
    {
      situation: `scan of a clone ${kind} by its path`,
      run(repo) {
        bare(repo, 'b.git', kind);
        return { args: ['scan', 'b.git'] };
      },
      exit: 1,
    },
  ]),
  {
    situation: 'a bare repository without a commit',
    run(repo) {
      repo.git('init', '-q', '--bare', 'b.git');
      return { args: ['scan'], cwd: join(repo.path, 'b.git') };
    },
    exit: 3,
  },
  ...[
    ['scan', '--no-git'],
    ['scan', '--all-files'],
  ].flatMap((args): Case[] => [
    {
      situation: `in a bare repository: ${args.join(' ')}`,
      run(repo) {
        bare(repo, 'b.git');
        return { args, cwd: join(repo.path, 'b.git') };
      },
      exit: 0,
      skipped: [NESTED],
    },
    {
      situation: `in a folder of bare repositories: ${args.join(' ')}`,
      run(repo) {
        bare(repo, 'repos/a.git');
        return { args, cwd: join(repo.path, 'repos') };
      },
      exit: 0,
      skipped: [NESTED],
    },
  ]),
  ...['tracked', 'untracked'].map((how): Case => ({
    situation: `a bare repository in the work tree, ${how}`,
    run(repo) {
      bare(repo, 'fixtures/a.git');
      repo.write('x', 'no more\n');
      if (how === 'tracked') repo.git('add', 'fixtures');
      return { args: ['scan'] };
    },
    exit: 0,
    skipped: [/^fixtures\/a\.git: a bare repository/],
  })),
  {
    situation: 'a repository in the work tree',
    run(repo) {
      repo.write('nested/x', SECRET);
      gitIn(repo, 'nested', 'init', '-q');
      return { args: ['scan', '--allow-empty'] };
    },
    exit: 0,
    skipped: [/^nested: a separate repository/],
  },
];

testCases('sparse checkouts', [...sparse, ...otherSparse]);
testCases('files that go away', vanished);
testCases('repositories without a work tree, and inside one', bareCases);
