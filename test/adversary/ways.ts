import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { isolatedGitEnvironment } from '../support/repo.ts';
import type { Command, Sandbox } from './adversary.ts';

/** A way for Leakgate to see a change, which `put` stages. */
export interface Way {
  readonly name: string;
  /** Commits the change if necessary. Returns the command. */
  readonly run: (repo: Sandbox) => Command;
}

const ZERO = '0'.repeat(40);

function commit(repo: Sandbox): string {
  repo.git('commit', '-q', '-m', 'the change');
  return repo.git('rev-parse', 'HEAD').trim();
}

/** Every way with a JSON report. */
export const WAYS: readonly Way[] = [
  {
    name: 'scan',
    run: (repo) => {
      commit(repo);
      return { args: ['scan'] };
    },
  },
  { name: 'scan --staged', run: () => ({ args: ['scan', '--staged'] }) },
  {
    name: 'scan --range',
    run: (repo) => {
      commit(repo);
      return { args: ['scan', '--range', 'main..HEAD'] };
    },
  },
  { name: 'scan --commits', run: (repo) => ({ args: ['scan', '--commits'], input: `${commit(repo)}\n` }) },
  {
    name: 'scan --pre-push',
    run: (repo) => {
      const line = `refs/heads/topic ${commit(repo)} refs/heads/topic ${ZERO}\n`;
      return { args: ['scan', '--pre-push'], input: line };
    },
  },
  {
    name: 'scan --history',
    run: (repo) => {
      commit(repo);
      return { args: ['scan', '--history'] };
    },
  },
  {
    name: 'ci',
    run: (repo) => {
      commit(repo);
      return { args: ['ci', '--no-fetch'], env: { LEAKGATE_CI_TARGET: 'main' } };
    },
  },
];

/** Commits `files` on main and on the remote, and switches to a branch. */
export function onTopic(repo: Sandbox, files: Readonly<Record<string, string>> = {}): void {
  for (const [path, text] of Object.entries({ 'README.md': 'nothing here\n', ...files })) repo.write(path, text);
  repo.commit('base');
  repo.git('update-ref', 'refs/remotes/origin/main', 'main');
  repo.git('checkout', '-q', '-b', 'topic');
}

/** Stages a commit of another repository at a path. `.gitmodules` need not name it. */
export function stageSubmodule(repo: Sandbox, path: string): void {
  repo.git('update-index', '--add', '--cacheinfo', `160000,${'1'.repeat(40)},${path}`);
}

/** What Git LFS stores in place of a file. */
export const POINTER = `version https://git-lfs.github.com/spec/v1\noid sha256:${'4d7a214614ab2935'.repeat(4)}\nsize 12345\n`;

/** Runs git elsewhere than at the top of the sandbox. */
export function gitIn(repo: Sandbox, folder: string, ...args: string[]): void {
  execFileSync('git', args, { cwd: join(repo.path, folder), env: isolatedGitEnvironment(repo.path), stdio: 'ignore' });
}
