import { githubToken } from '../support/token.ts';
import { testCases, type Case, type Expected, type Sandbox } from './adversary.ts';
import { onTopic, POINTER, stageSubmodule, WAYS } from './ways.ts';

const SECRET = `token = ${githubToken()}\n`;

/** Content that is not scanned: how it is created, and how it is counted. */
interface Counted {
  readonly kind: string;
  readonly put: (repo: Sandbox) => void;
  readonly as: RegExp;
}

const COUNTED: readonly Counted[] = [
  { kind: 'submodule', put: (repo) => stageSubmodule(repo, 'libs/x'), as: /^libs\/x: submodule$/ },
  {
    kind: 'lfs-pointer',
    put(repo) {
      repo.write('a.bin', POINTER);
      repo.git('add', 'a.bin');
    },
    // a history knows objects, not paths
    as: /^(?:a\.bin|\.git\/blob\/[0-9a-f]{40}): LFS pointer$/,
  },
];

/** Every kind, every way, every action of the trusted configuration. */
const byWay: Case[] = COUNTED.flatMap(({ kind, put, as }) =>
  WAYS.flatMap(({ name, run }) =>
    [undefined, 'warn', 'fail'].map((action): Case => {
      const expected: Expected = action === 'fail' ? { exit: 3, failed: [as] } : { exit: 0, skipped: [as] };
      return {
        situation: `${kind}, ${action ?? 'no configuration'}: ${name}`,
        run(repo) {
          onTopic(repo, action === undefined ? {} : { '.leakgate.yml': `coverage: { ${kind}: ${action} }\n` });
          put(repo);
          return run(repo);
        },
        ...expected,
      };
    }),
  ),
);

/** A wrong configuration, and its error. */
const WRONG: readonly [configuration: string, says: RegExp][] = [
  ['coverage: { submodul: fail }', /\.leakgate\.yml:1:13: unknown key.*\n.*did you mean submodule\?/],
  ['coverage: { lfs: warn }', /unknown key/],
  ['coverage: { submodule: block }', /must be one of fail, warn/],
  ['coverage: { interrupted: warn }', /unknown key/],
  ['coverage: { unresolved: warn }', /unknown key/],
  ['coverage: fail', /must be object/],
  ['coverage: [submodule]', /must be object/],
];

const configured: Case[] = [
  ...WRONG.map(([configuration, says]): Case => ({
    situation: `refused: ${configuration}`,
    run(repo) {
      repo.write('.leakgate.yml', `${configuration}\n`);
      return { args: ['scan'] };
    },
    exit: 2,
    says,
  })),
  {
    situation: 'a folder cannot say it',
    run(repo) {
      repo.write('.leakgate.yml', 'folders: [lib]\n');
      repo.write('lib/.leakgate.yml', 'coverage: { submodule: warn }\n');
      return { args: ['scan'] };
    },
    exit: 2,
    says: /coverage belongs in the repository's file/,
  },
  {
    situation: 'the inner file counts, kind by kind',
    run(repo) {
      repo.write('.leakgate/base.yml', 'coverage: { submodule: warn, lfs-pointer: fail }\n');
      repo.write('.leakgate.yml', 'extends: [.leakgate/base.yml]\ncoverage: { submodule: fail }\n');
      repo.write('a.bin', POINTER);
      repo.commit();
      stageSubmodule(repo, 'sub');
      return { args: ['scan'] };
    },
    exit: 3,
    failed: [/^a\.bin: LFS pointer/, /^sub: submodule/],
  },
  {
    situation: 'what counts otherwise is let through: a damaged object',
    run(repo) {
      repo.write('.leakgate.yml', 'coverage: { missing: warn }\n');
      repo.write('a.txt', 'something\n');
      repo.commit();
      const id = repo.git('rev-parse', 'HEAD:a.txt').trim();
      repo.remove(`.git/objects/${id.slice(0, 2)}/${id.slice(2)}`);
      return { args: ['scan', '--history'] };
    },
    exit: 0,
    skipped: [/git does not have/],
  },
  {
    situation: 'and is not without it',
    run(repo) {
      repo.write('a.txt', 'something\n');
      repo.commit();
      const id = repo.git('rev-parse', 'HEAD:a.txt').trim();
      repo.remove(`.git/objects/${id.slice(0, 2)}/${id.slice(2)}`);
      return { args: ['scan', '--history'] };
    },
    exit: 3,
    failed: [/git does not have/],
  },
  ...['excluded', 'symlink', 'deleted'].map((kind): Case => ({
    situation: `what is only counted can fail a run: ${kind}`,
    run(repo) {
      repo.write('.leakgate.yml', `exclude: [left]\ncoverage: { ${kind}: fail }\n`);
      repo.write('left', 'x\n');
      repo.write('gone', 'x\n');
      repo.link('left', 'link');
      repo.commit();
      repo.remove('gone');
      return { args: ['scan'] };
    },
    exit: 3,
    failed: [new RegExp(kind)],
  })),
  {
    situation: 'a finding blocks all the same',
    run(repo) {
      repo.write('.leakgate.yml', 'coverage: { lfs-pointer: fail }\n');
      repo.write('a.bin', POINTER);
      repo.write('a.env', SECRET);
      return { args: ['scan'] };
    },
    exit: 1,
    blocking: 1,
  },
  {
    situation: 'a token in a pointer is found',
    run(repo) {
      repo.write('a.bin', `${POINTER}${SECRET}`);
      return { args: ['scan'] };
    },
    exit: 1,
    skipped: [/LFS pointer/],
    blocking: 1,
  },
  {
    situation: 'what only looks like a pointer is none',
    run(repo) {
      repo.write('.leakgate.yml', 'coverage: { lfs-pointer: fail }\n');
      repo.write('a.md', `See:\n${POINTER}`);
      repo.write('b.md', `${POINTER}${'x'.repeat(1024)}`);
      repo.write('c.md', POINTER.slice(0, 30));
      return { args: ['scan'] };
    },
    exit: 0,
  },
  {
    situation: 'a person is told of it',
    run(repo) {
      onTopic(repo);
      repo.write('a.bin', POINTER);
      stageSubmodule(repo, 'sub');
      return { args: ['scan', '--report', 'text'] };
    },
    exit: 0,
    says: /Not inspected: 1 lfs-pointer \(a\.bin\), 1 submodule \(sub\)\./,
  },
  {
    situation: 'and at which path, in a range too',
    run(repo) {
      onTopic(repo);
      repo.write('a.bin', POINTER);
      repo.commit();
      return { args: ['scan', '--range', 'main..HEAD', '--report', 'text'] };
    },
    exit: 0,
    says: /Not inspected: 1 lfs-pointer \(a\.bin\)/,
  },
  {
    situation: 'so is the summary of a job',
    run(repo) {
      onTopic(repo);
      stageSubmodule(repo, 'sub');
      return { args: ['scan', '--report', 'markdown'] };
    },
    exit: 0,
    says: /Not inspected: 1\.\n\n- `sub`: submodule/,
  },
  {
    situation: 'so is whoever commits',
    run(repo) {
      onTopic(repo);
      stageSubmodule(repo, 'sub');
      return { args: ['hook', 'run', 'pre-commit'] };
    },
    exit: 0,
    says: /not inspected: 1 submodule \(sub\)/,
  },
  ...['warn', 'fail'].map((own): Case => ({
    situation: `a change that sets ${own} for itself is judged by the table of its base`,
    run(repo) {
      const base = own === 'warn' ? 'fail' : 'warn';
      onTopic(repo, { '.leakgate.yml': `coverage: { submodule: ${base} }\n` });
      repo.write('.leakgate.yml', `coverage: { submodule: ${own} }\n`);
      repo.git('add', '.leakgate.yml');
      stageSubmodule(repo, 'sub');
      repo.git('commit', '-q', '-m', 'change');
      return { args: ['ci', '--no-fetch'], env: { LEAKGATE_CI_TARGET: 'main' } };
    },
    exit: own === 'warn' ? 3 : 0,
  })),
];

testCases('what is not looked into is counted', byWay);
testCases('the configuration decides what it does', configured);
