import { githubToken } from '../support/token.ts';
import { type Case, type Command, type Sandbox, testCases } from './adversary.ts';

const SECRET = `token = ${githubToken()}\n`;

const leaky = (repo: Sandbox): void => {
  repo.write('a.env', SECRET);
};
const clean = (repo: Sandbox): void => {
  repo.write('a.txt', 'hello\n');
};

/** A run with an unusual standard output. */
function printing(fill: (repo: Sandbox) => void, command: Omit<Command, 'cwd'>): Case['run'] {
  return (repo) => {
    fill(repo);
    return { ...command };
  };
}

const FULL = /could not be written \(ENOSPC\)/;
const outputs: readonly Case[] = [
  {
    situation: 'the disk is full, the tree clean',
    run: printing(clean, { args: ['scan'], output: 'full' }),
    exit: 4,
    says: FULL,
  },
  {
    situation: 'the disk is full, a finding blocks',
    run: printing(leaky, { args: ['scan'], output: 'full' }),
    exit: 4,
    says: FULL,
  },
  {
    situation: 'the disk is full for the version',
    run: printing(clean, { args: ['--version'], output: 'full' }),
    exit: 4,
  },
  {
    situation: 'the disk is full for help',
    run: printing(clean, { args: ['scan', '--help'], output: 'full' }),
    exit: 4,
    says: FULL,
  },
  {
    situation: 'the disk is full for a list',
    run: printing(clean, { args: ['rules', 'list'], output: 'full' }),
    exit: 4,
    says: FULL,
  },
  {
    situation: 'the reader has gone, the tree clean',
    run: printing(clean, { args: ['scan'], output: 'gone' }),
    exit: 0,
  },
  {
    situation: 'the reader has gone, a finding blocks',
    run: printing(leaky, { args: ['scan'], output: 'gone' }),
    exit: 1,
  },
  {
    situation: 'the reader of a list has gone',
    run: printing(clean, { args: ['rules', 'list'], output: 'gone' }),
    exit: 0,
  },
  {
    situation: 'the reader of the version has gone',
    run: printing(clean, { args: ['--version'], output: 'gone' }),
    exit: 0,
  },
  {
    situation: 'a report cannot be written, the tree clean',
    run: printing(clean, { args: ['scan', '--report', 'json=no/such/folder.json'] }),
    exit: 4,
    says: /cannot write the report/,
  },
  {
    situation: 'a report goes to a full disk, the tree clean',
    run: printing(clean, { args: ['scan', '--report', 'json=/dev/full'] }),
    exit: 4,
    says: /cannot write the report .*ENOSPC/,
  },
];

const utf16 = (text: string, mark: boolean): Buffer => Buffer.from(`${mark ? '\ufeff' : ''}${text}`, 'utf16le');
const commits: readonly Case[] = [true, false].map((mark) => ({
  situation: `PowerShell recodes a list of commits, ${mark ? 'with' : 'without'} a byte order mark`,
  run(repo: Sandbox) {
    leaky(repo);
    return { args: ['scan', '--commits'], input: utf16(`${repo.commit()}\r\n`, mark) };
  },
  exit: 2,
  says: /standard input is UTF-16[\s\S]*PowerShell/,
}));
const marked: Case = {
  situation: 'a list of commits begins with the byte order mark of UTF-8',
  run(repo) {
    leaky(repo);
    return { args: ['scan', '--commits'], input: `\ufeff${repo.commit()}\r\n` };
  },
  exit: 1,
  blocking: 1,
};

const EMPTY = /an operand is empty[\s\S]*variable/;
const operands = [
  ['scan', ''],
  ['scan', 'src', ''],
  ['scan', '--', ''],
  ['scan', '--history', ''],
  ['scan', '--staged', ''],
  ['ci', ''],
  ['baseline', 'create', ''],
  ['baseline', 'merge', ''],
  ['migrate', 'gitleaks', ''],
  ['policy', 'test', ''],
  ['report', 'verify', ''],
  ['rules', 'lint', ''],
].map((args): Case => ({
  situation: `an operand is empty: ${args.map((arg) => arg || "''").join(' ')}`,
  run: printing(leaky, { args }),
  exit: 2,
  says: EMPTY,
}));

const THROWS: Readonly<Record<string, string>> = {
  'a callback throws': 'setImmediate(() => { throw new Error("x") })',
  'nobody catches a rejection': 'setImmediate(() => void Promise.reject(new Error("x")))',
  'a callback throws no error': 'setImmediate(() => { throw "x" })',
};
const uncaught = Object.entries(THROWS).flatMap(([situation, code]) =>
  [leaky, clean].map((fill): Case => ({
    situation: `${situation}, the tree ${fill === clean ? 'clean' : 'not clean'}`,
    run(repo) {
      fill(repo);
      repo.write('.git/fault.cjs', code);
      return { args: ['scan'], env: { NODE_OPTIONS: `--require ${repo.path}/.git/fault.cjs` } };
    },
    exit: 4,
    says: /^leakgate: internal error \((?:Error|string)\); this is a bug\nhelp: set LEAKGATE_DEBUG=1 for details and report it\n\n/,
  })),
);
const inAction: Case = {
  situation: 'a callback of the Action throws',
  run(repo) {
    clean(repo);
    repo.write('.git/fault.cjs', THROWS['a callback throws']!);
    return { step: { env: { NODE_OPTIONS: `--require ${repo.path}/.git/fault.cjs` } } };
  },
  exit: 4,
  says: /::error::leakgate: internal error \(Error\)/,
};

testCases('exit codes are ours, not Node’s', [...outputs, ...commits, marked, ...operands, ...uncaught, inAction]);
