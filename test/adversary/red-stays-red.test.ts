import { githubToken } from '../support/token.ts';
import { testCases, type Case } from './adversary.ts';

const SECRET = `token = ${githubToken()}\n`;

const cases: readonly Case[] = [
  {
    situation: 'the default branch is scheduled, the token in its tree',
    run: (repo) => {
      repo.write('a.env', SECRET);
      const head = repo.commit();
      const build = { GITLAB_CI: 'true', CI_PIPELINE_SOURCE: 'schedule', CI_DEFAULT_BRANCH: 'main' };
      return { args: ['ci'], env: { ...build, CI_COMMIT_BRANCH: 'main', CI_COMMIT_SHA: head } };
    },
    exit: 1,
    blocking: 1,
  },
];

testCases('an unresolved finding stays red', cases);
