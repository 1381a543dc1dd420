import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder in the system's temporary folder, with functions to fill it. */
export interface TempFolder {
  readonly path: string;
  /** Writes a file below the folder and creates its parents. */
  write(name: string | Buffer, content: string | Uint8Array): void;
  link(target: string, name: string): void;
  remove(name?: string): void;
}

/** A repository in a temporary folder. */
export interface TempRepo extends TempFolder {
  /** Runs git in it, independent of the user's configuration. */
  git(...args: string[]): string;
  /** Commits everything. Returns the commit's id. */
  commit(message?: string): string;
}

/** Variables that isolate a test's git from the machine's configuration, with fixed names and dates. */
export function isolatedGitEnvironment(home: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    HOME: home,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: join(home, '.gitconfig-none'),
    GIT_AUTHOR_NAME: 'Ada',
    GIT_AUTHOR_EMAIL: 'ada@example.com',
    GIT_AUTHOR_DATE: '2024-01-02T03:04:05Z',
    GIT_COMMITTER_NAME: 'Ada',
    GIT_COMMITTER_EMAIL: 'ada@example.com',
    GIT_COMMITTER_DATE: '2024-01-02T03:04:05Z',
  };
}

/** Makes an empty folder; the caller removes it. */
export function makeFolder(): TempFolder {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'leakgate-test-')));
  return {
    path,
    write(name, content) {
      if (typeof name === 'string') mkdirSync(dirname(join(path, name)), { recursive: true });
      writeFileSync(
        typeof name === 'string' ? join(path, name) : Buffer.concat([Buffer.from(`${path}/`), name]),
        content,
      );
    },
    link(target, name) {
      mkdirSync(dirname(join(path, name)), { recursive: true });
      symlinkSync(target, join(path, name));
    },
    remove(name = '') {
      rmSync(join(path, name), { recursive: true, force: true });
    },
  };
}

/** Makes an empty repository whose branch is `main`; the caller removes it. */
export function makeRepo(format: 'sha1' | 'sha256' = 'sha1'): TempRepo {
  const folder = makeFolder();
  const git = (...args: string[]): string =>
    execFileSync('git', args, {
      cwd: folder.path,
      env: isolatedGitEnvironment(folder.path),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  git('init', '-q', '-b', 'main', `--object-format=${format}`);
  return {
    ...folder,
    git,
    commit(message = 'change') {
      git('add', '-A');
      git('commit', '-q', '--allow-empty', '-m', message);
      return git('rev-parse', 'HEAD').trim();
    },
  };
}

/** Makes a repository with one commit of these files and of `a.ts`; the caller removes it. */
export function makeSeededRepo(files: Readonly<Record<string, string>> = {}): TempRepo {
  const repo = makeRepo();
  for (const [path, text] of Object.entries({ 'a.ts': 'x\n', ...files })) repo.write(path, text);
  repo.commit('first');
  return repo;
}
