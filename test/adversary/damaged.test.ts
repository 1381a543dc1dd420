import { cpSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { githubToken } from '../support/token.ts';
import { type Case, type Command, type Sandbox, testCases } from './adversary.ts';

const SECRET = `token = ${githubToken()}\n`;
const DIST = join(import.meta.dirname, '../../dist');

/** Damages the installation in a folder. */
type Damage = (dist: string) => void;

function flip(name: string, at: number): Damage {
  return (dist) => {
    const bytes = readFileSync(join(dist, name));
    const place = at < 0 ? bytes.length + at : at;
    bytes[place] = bytes[place]! ^ 0x10;
    writeFileSync(join(dist, name), bytes);
  };
}
const zeros =
  (name: string): Damage =>
  (dist) => {
    const { length } = readFileSync(join(dist, name));
    writeFileSync(join(dist, name), Buffer.alloc(length));
  };
const cut =
  (name: string): Damage =>
  (dist) => {
    const { length } = readFileSync(join(dist, name));
    truncateSync(join(dist, name), length >> 1);
  };
const empty =
  (name: string): Damage =>
  (dist) =>
    writeFileSync(join(dist, name), '');
const remove =
  (name: string): Damage =>
  (dist) =>
    rmSync(join(dist, name));

/** Copies the installation into the repository's own folder, so that both are removed together. */
function install(repo: Sandbox, damage: Damage): string {
  const dist = join(repo.path, '.git/installed/dist');
  cpSync(DIST, dist, { recursive: true });
  damage(dist);
  return join(dist, 'cli.js');
}

const DAMAGES: readonly (readonly [what: string, damage: Damage])[] = [
  ['program.bin is empty', empty('program.bin')],
  ['program.bin is zeros', zeros('program.bin')],
  ['program.bin is cut', cut('program.bin')],
  ['program.bin is gone', remove('program.bin')],
  ['a bit of the first byte of program.bin is another', flip('program.bin', 0)],
  ['a bit in the middle of program.bin is another', flip('program.bin', 1_000_003)],
  ['a bit of the last byte of program.bin is another', flip('program.bin', -1)],
  ['program.json is empty', empty('program.json')],
  ['program.json is cut', cut('program.json')],
  ['program.json is gone', remove('program.json')],
  ['a bit of a rule in program.json is another', flip('program.json', 500_001)],
];

const SCANS: readonly (readonly [how: string, run: (repo: Sandbox) => Pick<Command, 'args' | 'input'>])[] = [
  ['a tree', () => ({ args: ['scan'] })],
  [
    'what is staged',
    (repo) => {
      repo.git('add', '-A');
      return { args: ['scan', '--staged'] };
    },
  ],
];

const programs = DAMAGES.flatMap(([what, damage]) =>
  SCANS.map(([how, run]): Case => ({
    situation: `${what}, and ${how} is scanned`,
    run(repo) {
      repo.write('a.env', SECRET);
      return { ...run(repo), cli: install(repo, damage) };
    },
    exit: 4,
    says: /this installation is damaged: dist\/program\.\w+ (?:is|differs) [\s\S]*install Leakgate again/,
  })),
);

const others: readonly Case[] = [
  {
    situation: 'the words of the rules are damaged, and a report needs them',
    run(repo) {
      repo.write('a.env', SECRET);
      return { args: ['scan', '--report', 'sarif'], cli: install(repo, flip('rule-metadata.json.br', 90_000)) };
    },
    exit: 4,
    says: /rule-metadata\.json\.br differs from the build/,
  },
  {
    situation: 'the literals are damaged, and a rule is left out',
    run(repo) {
      repo.write('a.env', SECRET);
      return {
        args: ['scan', '--skip-rule', 'aws-access-key-id'],
        cli: install(repo, flip('literals.json.br', 9_000)),
      };
    },
    exit: 4,
    says: /literals\.json\.br differs from the build/,
  },
  {
    situation: 'the thread’s program is gone, and history is scanned',
    run(repo) {
      repo.write('a.env', SECRET);
      repo.commit();
      return { args: ['scan', '--history'], cli: install(repo, remove('worker.js')) };
    },
    exit: 4,
    says: /worker\.js is missing[\s\S]*install Leakgate again/,
  },
  {
    situation: 'the thread’s program is empty, and history is scanned',
    run(repo) {
      repo.write('a.env', SECRET);
      repo.commit();
      return { args: ['scan', '--history'], cli: install(repo, empty('worker.js')) };
    },
    exit: 4,
    says: /could not be started in a thread[\s\S]*install Leakgate again/,
  },
  {
    situation: 'the file of the chunks is cut',
    run(repo) {
      repo.write('a.env', SECRET);
      return { args: ['scan'], cli: install(repo, cut('chunks/scan.js')) };
    },
    exit: 4,
    says: /install/,
  },
  {
    situation: 'the file of the chunks is gone',
    run(repo) {
      repo.write('a.env', SECRET);
      return { args: ['scan'], cli: install(repo, remove('chunks/scan.js')) };
    },
    exit: 4,
    says: /install/,
  },
  {
    situation: 'the file of the chunks is empty',
    run(repo) {
      repo.write('a.env', SECRET);
      return { args: ['scan'], cli: install(repo, empty('chunks/scan.js')) };
    },
    exit: 4,
    says: /install/,
  },
  {
    situation: 'nothing is damaged',
    run(repo) {
      repo.write('a.env', SECRET);
      return { args: ['scan'], cli: install(repo, () => {}) };
    },
    exit: 1,
    blocking: 1,
  },
];

testCases('a damaged installation is no clean run', [...programs, ...others]);
