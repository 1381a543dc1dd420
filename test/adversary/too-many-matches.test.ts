import { githubToken } from '../support/token.ts';
import { testCases, type Case, type Expected } from './adversary.ts';
import { onTopic, WAYS } from './ways.ts';

const COUNT = 20_005;

/** A file with more matches than are shown: random letters, except one that counts. */
function many(): string {
  let state = 7;
  const lines: string[] = [];
  for (let i = 0; i < COUNT; i++) {
    let value = '';
    for (let k = 0; k < 40; k++) {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0;
      value += 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'[(state >>> 16) % 62]!;
    }
    lines.push(`K${i}_SECRET=${value}`);
  }
  return `${lines.join('\n')}\n`;
}

const TEXT = `token = ${githubToken()}\n${many()}`;
const expected: Expected = { exit: 1, failed: [/too many matches: showing the first 20000 of 20\d\d\d/] };

const cases: Case[] = [
  // the others read the objects of commits as ci does
  ...WAYS.filter(({ name }) => !/--(?:range|commits|pre-push)$/.test(name)).map(({ name, run }): Case => ({
    situation: `many.env: ${name}`,
    run(repo) {
      onTopic(repo);
      repo.write('many.env', TEXT);
      repo.git('add', 'many.env');
      return run(repo);
    },
    ...expected,
  })),
  {
    situation: 'packed: scan --history',
    run(repo) {
      repo.write('many.env', TEXT);
      repo.commit();
      repo.git('gc', '-q');
      return { args: ['scan', '--history'] };
    },
    ...expected,
  },
  { situation: 'scan --stdin', run: () => ({ args: ['scan', '--stdin'], input: TEXT }), ...expected },
  {
    situation: 'scan --no-git --workers 2',
    run(repo) {
      repo.write('many.env', TEXT);
      return { args: ['scan', '--no-git', '--workers', '2'] };
    },
    ...expected,
  },
  {
    situation: 'a gate that only warns leaves the run incomplete',
    run(repo) {
      repo.write('.leakgate.yml', 'overrides: [{ paths: ["**"], atMost: warn }]\n');
      repo.write('many.env', TEXT);
      return { args: ['scan'] };
    },
    ...expected,
    exit: 3,
    blocking: 0,
  },
  {
    situation: 'hook run pre-commit',
    run(repo) {
      repo.write('many.env', TEXT);
      repo.git('add', 'many.env');
      return { args: ['hook', 'run', 'pre-commit'] };
    },
    exit: 1,
    says: /secrets in what you are about to commit/,
  },
];

testCases('more matches in a file than are shown', cases);
