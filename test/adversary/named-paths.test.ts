import { githubToken } from '../support/token.ts';
import { testCases, type Case, type Expected, type Sandbox } from './adversary.ts';

const SECRET = `token = ${githubToken()}\n`;
const OTHER = `token = ${githubToken(2)}\n`;

/** An exclusion, the place of its definition, and a file that it excludes. */
const EXCLUDED: readonly [config: string, args: readonly string[], path: string, says: RegExp][] = [
  ["exclude: ['*.env']\n", [], 'secrets.env', /secrets\.env: excluded by "\*\.env" in \.leakgate\.yml:1:11/],
  ["exclude: ['tests/data']\n", [], 'tests/data/f.txt', /excluded by "tests\/data" in \.leakgate\.yml:1:11/],
  ["exclude:\n  - nothing\n  - '{a,b}/**'\n", [], 'b/c.txt', /excluded by "\{a,b\}\/\*\*" in \.leakgate\.yml:3:5/],
  ['', ['--exclude', '*.env'], 'a/secrets.env', /excluded by "\*\.env" in --exclude/],
  ['folders: [lib]\n', [], 'lib/x.env', /excluded by "lib\/\*\*\/\*\.env" in lib\/\.leakgate\.yml:1:11/],
];

const excluded: Case[] = EXCLUDED.flatMap(([config, more, path, says]) =>
  [[], ['--no-git']].map((mode): Case => ({
    situation: `scan ${[...mode, ...more, path].join(' ')}, with ${config === '' ? 'no configuration' : config.trim()}`,
    run(repo) {
      if (config !== '') repo.write('.leakgate.yml', config);
      repo.write('lib/.leakgate.yml', "exclude: ['*.env']\n");
      repo.write(path, SECRET);
      return { args: ['scan', ...mode, ...more, '--report', 'text', path] };
    },
    exit: 0,
    says,
  })),
);

const otherNames: Case[] = [
  {
    situation: 'the report for programs says it too',
    run(repo) {
      repo.write('a.env', SECRET);
      return { args: ['scan', '--exclude', '*.env', 'a.env'] };
    },
    exit: 0,
    skipped: [/^a\.env: excluded by "\*\.env" in --exclude$/],
  },
  {
    situation: 'one of two named files is excluded, and the other has the token',
    run(repo) {
      repo.write('a.env', OTHER);
      repo.write('b.txt', SECRET);
      return { args: ['scan', '--exclude', '*.env', 'a.env', 'b.txt'] };
    },
    exit: 1,
    skipped: [/^a\.env: excluded/],
    blocking: 1,
  },
  {
    situation: 'a folder is named of which everything is excluded',
    run(repo) {
      repo.write('a/x.env', SECRET);
      return { args: ['scan', '--exclude', '*.env', '--report', 'text', 'a'] };
    },
    exit: 3,
    says: /Nothing was scanned: everything was skipped \(a\/x\.env: excluded\)/,
  },
  {
    situation: 'a glob is named, and everything that it fits is excluded',
    run(repo) {
      repo.write('a/x.env', SECRET);
      return { args: ['scan', '--exclude', '*.env', '--report', 'text', 'a/*'] };
    },
    exit: 3,
    says: /everything was skipped \(a\/x\.env: excluded by "\*\.env" in --exclude\)/,
  },
  {
    situation: 'nothing is named, and everything is excluded',
    run(repo) {
      repo.write('x.env', SECRET);
      return { args: ['scan', '--exclude', '*.env', '--report', 'text'] };
    },
    exit: 3,
    says: /everything was skipped/,
  },
  {
    situation: 'a glob in which the token is, is not repeated',
    run(repo) {
      const token = githubToken(3);
      repo.write(token, 'x\n');
      return { args: ['scan', '--exclude', token, '--report', 'text', token] };
    },
    exit: 0,
    says: /excluded by "ghp_/,
  },
  ...['gone.txt', 'gone/x.txt', 'a.txt/x'].map((path): Case => ({
    situation: `a path that is not there: ${path}`,
    run(repo) {
      repo.write('a.txt', 'x\n');
      return { args: ['scan', path] };
    },
    exit: 2,
    says: /cannot scan .*: there is no such file or folder/,
  })),
];

/** State of the repository when the hook runs with file names. */
const HOOKED: readonly [situation: string, (repo: Sandbox) => readonly string[], Expected][] = [
  [
    'nothing is staged, and a committed file has the token',
    (repo) => {
      repo.write('a.env', SECRET);
      repo.commit();
      return ['a.env'];
    },
    { exit: 1, says: /1 secret in the named files/ },
  ],
  [
    'nothing is staged, an untracked file has it',
    (repo) => {
      repo.commit();
      repo.write('a.env', SECRET);
      return ['a.env'];
    },
    { exit: 1, says: /a\.env:1/ },
  ],
  [
    'nothing is staged, one of 400 named files has it',
    (repo) => {
      const names = Array.from({ length: 400 }, (_, i) => `f${i}.txt`);
      for (const name of names) repo.write(name, name === 'f399.txt' ? SECRET : 'x\n');
      repo.commit();
      return names;
    },
    { exit: 1, says: /f399\.txt:1/ },
  ],
  [
    'nothing is staged, and the named files are clean',
    (repo) => {
      repo.write('a.env', SECRET);
      repo.write('b.txt', 'x\n');
      repo.commit();
      return ['b.txt'];
    },
    { exit: 0 },
  ],
  [
    'the token is staged, and taken out of the work tree',
    (repo) => {
      repo.write('a.env', SECRET);
      repo.git('add', 'a.env');
      repo.write('a.env', 'x\n');
      return ['a.env'];
    },
    { exit: 1, says: /1 secret in what you are about to commit/ },
  ],
  [
    'the token is in the work tree of a file that is staged without it',
    (repo) => {
      repo.write('a.env', 'x\n');
      repo.git('add', 'a.env');
      repo.write('a.env', SECRET);
      return ['a.env'];
    },
    { exit: 0 },
  ],
  [
    'a file that is not named has the token staged',
    (repo) => {
      repo.write('a.env', SECRET);
      repo.write('b.txt', 'x\n');
      repo.git('add', '-A');
      return ['b.txt'];
    },
    { exit: 1, says: /a\.env:1/ },
  ],
  [
    'something else is staged, and a named file has it',
    (repo) => {
      repo.write('a.env', SECRET);
      repo.commit();
      repo.write('b.txt', 'x\n');
      repo.git('add', 'b.txt');
      return ['a.env', 'b.txt'];
    },
    { exit: 1, says: /a\.env:1/ },
  ],
  [
    'a named file is removed by the commit',
    (repo) => {
      repo.write('a.env', SECRET);
      repo.commit();
      repo.git('rm', '-q', 'a.env');
      return ['a.env'];
    },
    { exit: 0 },
  ],
  [
    'nothing is staged, and nothing is named',
    (repo) => {
      repo.write('a.env', SECRET);
      repo.commit();
      return [];
    },
    { exit: 0, says: /^leakgate: nothing to scan: nothing is staged, and no file is named\n$/m },
  ],
  [
    'only excluded files are named',
    (repo) => {
      repo.write('.leakgate.yml', "exclude: ['*.env']\n");
      repo.write('a.env', SECRET);
      repo.commit();
      return ['a.env'];
    },
    { exit: 0, says: /nothing to scan: everything is excluded/ },
  ],
  [
    'only excluded files are staged',
    (repo) => {
      repo.write('.leakgate.yml', "exclude: ['*.env']\n");
      repo.commit();
      repo.write('a.env', SECRET);
      repo.git('add', '-A');
      return ['a.env'];
    },
    { exit: 0, says: /nothing to scan: everything is excluded/ },
  ],
  ['a named file is not there', () => ['gone.txt'], { exit: 2, says: /there is no such file/ }],
  [
    'a named link has the token for a target',
    (repo) => {
      repo.link('README.md', 'link');
      repo.write('README.md', SECRET);
      repo.commit();
      return ['link'];
    },
    { exit: 1 },
  ],
];

const hooked: Case[] = HOOKED.map(([situation, put, expected]) => ({
  situation,
  run: (repo) => ({ args: ['hook', 'run', 'pre-commit', ...put(repo)] }),
  ...expected,
}));

const fromBelow: Case = {
  situation: 'names count from the folder that the hook runs in',
  run(repo) {
    repo.write('sub/a.env', 'x\n');
    repo.commit();
    repo.write('sub/a.env', SECRET);
    repo.git('add', '-A');
    repo.write('sub/a.env', OTHER);
    return { args: ['hook', 'run', 'pre-commit', 'a.env'], cwd: `${repo.path}/sub` };
  },
  exit: 1,
  says: /1 secret in what you are about to commit/,
};

testCases('a named path that is not scanned is explained', [...excluded, ...otherNames]);
testCases('leakgate hook run pre-commit FILE...', [...hooked, fromBelow]);
