import { execFileSync } from 'node:child_process';
import { commitTree, makePipe, writeCircularPack, writeTreeBomb, type BombShape } from '../support/hostile.ts';
import { githubToken } from '../support/token.ts';
import { testCases, type Case, type Command, type Sandbox } from './adversary.ts';

const BOMB: BombShape = { levels: 10, width: 10 };
const OVER_BUDGET = /\.git\/objects\/[0-9a-f]{40}: over budget: a tree of [0-9]+ entries/;

/** A repository with a commit on `main` and a bomb on top of it as branch `bomb`. */
function withBomb(shape: BombShape = BOMB): (repo: Sandbox) => void {
  return (repo) => {
    repo.write('a.txt', 'first\n');
    const parent = repo.commit();
    commitTree(repo, writeTreeBomb(repo, shape), { parent, branch: 'bomb' });
  };
}

/** The same, and HEAD is the bomb. */
function withBombAtHead(repo: Sandbox): void {
  withBomb()(repo);
  repo.git('symbolic-ref', 'HEAD', 'refs/heads/bomb');
}

function idOf(repo: Sandbox, name: string): string {
  return repo.git('rev-parse', name).trim();
}

type Ask = (repo: Sandbox) => Command;
const ask =
  (...args: string[]): Ask =>
  () => ({ args });

/** Commands that can reach a bomb that is not checked out. */
const REACHING: Readonly<Record<string, Ask>> = {
  'scan --range': ask('scan', '--range', 'main..bomb'),
  'scan --range with three dots': ask('scan', '--range', 'main...bomb'),
  'scan --commits': (repo) => ({ args: ['scan', '--commits'], input: `${idOf(repo, 'bomb')}\n` }),
  'scan --pre-push': (repo) => {
    const head = idOf(repo, 'bomb');
    return { args: ['scan', '--pre-push'], input: `refs/heads/bomb ${head} refs/heads/bomb ${'0'.repeat(40)}\n` };
  },
  'scan --history': ask('scan', '--history'),
  'scan --history --reachable-only': ask('scan', '--history', '--reachable-only'),
  'scan --history --since-commit': ask('scan', '--history', '--since-commit', 'main'),
  ci: (repo) => {
    repo.git('checkout', '-q', '--detach');
    repo.git('update-ref', '--no-deref', 'HEAD', 'refs/heads/bomb');
    return { args: ['ci', '--no-fetch'], env: { LEAKGATE_CI_TARGET: 'main' } };
  },
};

/** Commands that read the tree of HEAD. */
const AT_HEAD: Readonly<Record<string, Ask>> = {
  'scan --staged': ask('scan', '--staged'),
  'scan --history': ask('scan', '--history'),
  'self-test': ask('self-test'),
  'baseline create': ask('baseline', 'create', '--history'),
};

function casesOf(commands: Readonly<Record<string, Ask>>, situation: string, prepare: (repo: Sandbox) => void): Case[] {
  return Object.entries(commands).map(([name, command]) => ({
    situation: `${name}: ${situation}`,
    run(repo) {
      prepare(repo);
      return command(repo);
    },
    exit: 3,
  }));
}

/** Cases that name the tree: in the report of a history scan, in the failure of all others. */
function bombs(cases: readonly Case[]): Case[] {
  return cases.map((one) => ({
    ...one,
    ...(one.situation.startsWith('scan --history:') ? { failed: [OVER_BUDGET] } : { says: OVER_BUDGET }),
  }));
}

const SHAPES: Readonly<Record<string, BombShape>> = {
  'three wide levels': { levels: 3, width: 300 },
  'thirty narrow levels': { levels: 30, width: 2 },
  'folders without a file': { levels: 10, width: 10, leaf: 'nothing' },
  'fewer entries with long names': { levels: 6, width: 10, letters: 2000 },
};

testCases('trees that unfold to more than there is memory for', [
  ...bombs(casesOf(REACHING, 'ten levels of ten entries', withBomb())),
  ...bombs(casesOf(AT_HEAD, 'HEAD has ten levels of ten entries', withBombAtHead)),
  ...Object.entries(SHAPES).map(([name, shape]): Case => ({
    situation: `scan --range: ${name}`,
    run(repo) {
      withBomb(shape)(repo);
      return { args: ['scan', '--range', 'main..bomb'] };
    },
    exit: 3,
    says: /\.git\/objects\/[0-9a-f]{40}: over budget: a tree of [0-9]+ (?:entries|bytes of paths)/,
  })),
  {
    situation: 'scan --range: the bomb is in the base, and taken away',
    run(repo) {
      const parent = commitTree(repo, writeTreeBomb(repo, BOMB), { branch: 'bomb' });
      commitTree(repo, repo.git('mktree').trim(), { parent, branch: 'after' });
      return { args: ['scan', '--range', 'bomb..after'] };
    },
    exit: 3,
    says: OVER_BUDGET,
  },
  {
    situation: 'scan --range: the bomb is in the base, and not touched',
    run(repo) {
      const bomb = writeTreeBomb(repo, BOMB);
      const grown = (text: string): string => {
        repo.write('a.txt', text);
        repo.git('read-tree', '--empty');
        repo.git('add', 'a.txt');
        const entries = repo.git('ls-files', '-s').trim().split(/\s+/);
        const listing = `100644 blob ${entries[1]}\ta.txt\n040000 tree ${bomb}\tdir\n`;
        return execFileSync('git', ['mktree'], { cwd: repo.path, input: listing, encoding: 'utf8' }).trim();
      };
      const parent = commitTree(repo, grown('one\n'), { branch: 'before' });
      commitTree(repo, grown('two\n'), { parent, branch: 'after' });
      return { args: ['scan', '--range', 'before..after'] };
    },
    exit: 0,
  },
]);

/** Deltas in a cycle, none of them reached by a ref. */
function circular(length: number): (repo: Sandbox) => void {
  return (repo) => {
    repo.write('a.txt', `token = ${githubToken(7)}\n`);
    repo.commit();
    writeCircularPack(repo, length);
  };
}

testCases(
  'deltas whose bases lead back to themselves',
  [1, 2, 7].map((length) => ({
    situation: `a circle of ${length}`,
    run(repo) {
      circular(length)(repo);
      return { args: ['scan', '--history'] };
    },
    exit: 1,
    failed: [/^\.git\/objects\/[0-9a-f]{40}: damaged: its delta bases form a cycle/],
    blocking: 1,
  })),
);

testCases(
  'deltas whose bases lead back to themselves, and a ref to one of them',
  ['--history', '--range', '--staged'].map((flag): Case => ({
    situation: `scan ${flag}`,
    run(repo) {
      repo.write('a.txt', 'first\n');
      repo.commit();
      const [oid = ''] = writeCircularPack(repo, 2);
      repo.write('.git/refs/heads/circle', `${oid}\n`);
      if (flag === '--staged') repo.write('.git/refs/heads/main', `${oid}\n`);
      return { args: ['scan', flag, ...(flag === '--range' ? ['main..circle'] : [])] };
    },
    exit: 3,
    says: /its delta bases form a cycle/,
  })),
);

/** The file of a loose object at a path of HEAD. */
function looseFile(repo: Sandbox, name: string): string {
  const oid = idOf(repo, name);
  return `.git/objects/${oid.slice(0, 2)}/${oid.slice(2)}`;
}

const LOOSE: Readonly<Record<string, Ask>> = {
  'a blob, scan --staged': ask('scan', '--staged'),
  'a blob, scan --range': ask('scan', '--range', 'HEAD~..HEAD'),
  'a blob, scan --history': ask('scan', '--history'),
  'a blob, scan --history --reachable-only': ask('scan', '--history', '--reachable-only'),
  'a commit, scan --range': ask('scan', '--range', 'HEAD~..HEAD'),
  'a commit, scan --history': ask('scan', '--history'),
  'a tree, scan --range': ask('scan', '--range', 'HEAD~..HEAD'),
  'a tree, scan --staged': ask('scan', '--staged'),
};

testCases(
  'pipes in place of loose objects',
  Object.entries(LOOSE).map(([situation, command]) => ({
    situation,
    run(repo) {
      repo.write('a.txt', 'first\n');
      repo.commit();
      repo.write('b.txt', 'second\n');
      repo.commit();
      repo.write('c.txt', 'third\n');
      repo.git('add', '-A');
      const isStaged = situation.endsWith('--staged');
      const [kind] = /commit|tree/.exec(situation) ?? ['blob'];
      const named = { commit: 'HEAD', tree: 'HEAD^{tree}', blob: isStaged ? ':c.txt' : 'HEAD:b.txt' }[kind] ?? '';
      makePipe(repo, looseFile(repo, named));
      const { args } = command(repo);
      return { args, env: { LEAKGATE_GIT_DEADLINE: '20' } };
    },
    exit: 3,
    ...(/blob/.test(situation)
      ? { failed: [/\.git\/objects\/.*pipe/] }
      : { says: /\.git\/objects\/\S+ (?:is|its file is) a pipe/ }),
  })),
);

testCases('files of the work tree and devices', [
  {
    situation: 'a link to itself in place of a loose object',
    run(repo) {
      repo.write('a.txt', 'first\n');
      repo.git('add', '-A');
      const name = looseFile(repo, ':a.txt');
      repo.remove(name);
      repo.link(`${repo.path}/${name}`, name);
      return { args: ['scan', '--staged'] };
    },
    exit: 3,
    failed: [/^\.git\/blob\/[0-9a-f]{40}: git/],
  },
  ...['.gitignore', 'folder/.gitignore'].map((name): Case => ({
    situation: `a pipe as ${name}`,
    run(repo) {
      repo.write('folder/a.txt', 'first\n');
      repo.commit();
      makePipe(repo, name);
      return { args: ['scan'] };
    },
    exit: 3,
    says: /\.gitignore is a pipe/,
  })),
  ...['index', 'packed-refs', 'config'].map((name): Case => ({
    situation: `a link to an endless device as .git/${name}`,
    run(repo) {
      repo.write('a.txt', 'first\n');
      repo.commit();
      repo.remove(`.git/${name}`);
      repo.link('/dev/zero', `.git/${name}`);
      return { args: ['scan', '--history'] };
    },
    exit: 3,
    says: /is a device/,
  })),
]);

const FOREIGN = /^(?:error: )?.*is a pipe/m;
/** Files that git opens, and what is scanned. */
const PIPES = [
  'HEAD',
  'index',
  'config',
  'config.worktree',
  'packed-refs',
  'shallow',
  'commondir',
  'info/exclude',
  'info/attributes',
  'info/grafts',
  'info/sparse-checkout',
  'objects/info/alternates',
  'objects/info/commit-graph',
  'objects/pack/multi-pack-index',
  'refs/heads/other',
].map((name) => `.git/${name}`);
const SCANS = [[], ['--history'], ['--staged'], ['--range', 'HEAD..HEAD']];

testCases(
  'pipes where git expects files',
  PIPES.flatMap((name) =>
    SCANS.filter(([flag]) => flag === '--history' || !name.includes('refs/')).map((args): Case => ({
      situation: `${name}: scan ${args.join(' ')}`,
      run(repo) {
        repo.write('a.txt', 'first\n');
        repo.commit();
        makePipe(repo, name);
        return { args: ['scan', ...args], env: { LEAKGATE_GIT_DEADLINE: '20' } };
      },
      exit: 3,
      says: FOREIGN,
    })),
  ),
);
