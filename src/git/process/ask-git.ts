import type { ChildProcess, ChildProcessWithoutNullStreams } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { SimpleGit, SimpleGitFactory, SimpleGitOptions } from 'simple-git';
import { ScanError } from '../../core/errors.ts';
import { followGit, gitCommand, gitFailure, readAll, type GitCommand, type GitContext, type GitRun } from './git.ts';

/** Commands that a run needs a few times at most, for an answer of a few lines. */
const COMMANDS = [
  'commit-tree',
  'config',
  'fetch',
  'hash-object',
  'init',
  'ls-remote',
  'read-tree',
  'rev-parse',
  'symbolic-ref',
  'update-index',
  'version',
  'write-tree',
] as const;

/** A command and its arguments. */
export type GitQuestion = readonly [command: (typeof COMMANDS)[number], ...args: string[]];

/** Most bytes of an answer. simple-git holds them too. */
const MOST_ANSWER = 64 << 20;
/** Most bytes of messages. simple-git holds all of them, and a remote can send any number. */
const MOST_MESSAGES = 16 << 20;

type Category = Exclude<keyof NonNullable<SimpleGitOptions['unsafe']>, 'allowAbbreviatedOptions'>;

/**
 * Categories of keys, variables and options that simple-git refuses by name unless they are permitted. It does not look at values, so it would refuse the pinned
 * settings, which disarm these very keys. It also finds the names in the host of a remote. `gitCommand` alone decides what git may do.
 */
const PERMITTED: Readonly<Record<Category, true>> = {
  allowUnsafeAlias: true,
  allowUnsafeAskPass: true,
  allowUnsafeCommandBinaries: true,
  allowUnsafeConfigEnvCount: true,
  allowUnsafeConfigPaths: true,
  allowUnsafeCredentialHelper: true,
  allowUnsafeCustomBinary: true,
  allowUnsafeDiffExternal: true,
  allowUnsafeDiffTextConv: true,
  allowUnsafeEditor: true,
  allowUnsafeExec: true,
  allowUnsafeFilter: true,
  allowUnsafeFsMonitor: true,
  allowUnsafeGitProxy: true,
  allowUnsafeGpgProgram: true,
  allowUnsafeHooksPath: true,
  allowUnsafeInclude: true,
  allowUnsafeMergeDriver: true,
  allowUnsafePack: true,
  allowUnsafePager: true,
  allowUnsafeProtocolOverride: true,
  allowUnsafeSshCommand: true,
  allowUnsafeSubmodule: true,
  allowUnsafeTemplateDir: true,
  allowUnsafeUrlRewrite: true,
};

/** Makes the client for one command. It must not leave this module. */
function makeClient(
  simpleGit: SimpleGitFactory,
  { file, cwd, env }: GitCommand,
  { input, abort }: { input: string | undefined; abort: AbortSignal },
): SimpleGit {
  const client = simpleGit({
    baseDir: cwd,
    binary: file,
    abort,
    unsafe: PERMITTED,
    allowEnvironment: Object.keys(env),
    // by default a timer of 50 ms runs after each exit, and delays the end of this process
    completion: { onClose: true, onExit: false },
    ...(input !== undefined && { input: () => input }),
  });
  // replaces the environment; simple-git adds only GIT_TEST_DISALLOW_ABBREVIATED_OPTIONS
  return client.env(env);
}

/** Records every process that starts. simple-git exposes the streams of its process, but not the process itself, which has to be watched. */
function noteChildren(): {
  childWith: (stdout: unknown) => ChildProcessWithoutNullStreams | undefined;
  end: () => void;
} {
  const started: ChildProcess[] = [];
  const note = (message: unknown): void => void started.push((message as { process: ChildProcess }).process);
  subscribe('child_process', note);
  return {
    childWith: (stdout) =>
      started.find((child) => child.stdout === stdout) as ChildProcessWithoutNullStreams | undefined,
    end: () => void unsubscribe('child_process', note),
  };
}

/** Kills git on abort, as `spawn` does. simple-git sends SIGINT, which git can ignore. */
function endOnAbort(child: ChildProcess, signal: AbortSignal | undefined): void {
  const end = (): void => void child.kill('SIGKILL');
  signal?.addEventListener('abort', end, { once: true });
  child.once('close', () => signal?.removeEventListener('abort', end));
}

/** The failure if git was not started. */
function startFailure({ top, signal }: GitContext, error: Error): ScanError {
  if (signal?.aborted) return new ScanError('aborted', 'the scan was aborted', { cause: error });
  return gitFailure(top, [], error.message);
}

/**
 * Starts git by simple-git, pinned and watched like `startGit`.
 * @throws ScanError `git-failed` if git is missing or does not start, `aborted`
 */
export async function startAsking(place: GitContext, question: GitQuestion, input = ''): Promise<GitRun> {
  const [name] = question;
  if (!COMMANDS.includes(name)) throw new Error(`git ${name} is none of the commands that simple-git runs`);
  const command = gitCommand(place, question);
  const { simpleGit } = await import('simple-git');
  const lost = new AbortController();
  const abort = place.signal ? AbortSignal.any([place.signal, lost.signal]) : lost.signal;
  const children = noteChildren();
  const run = new Promise<GitRun>((resolve, reject) => {
    const client = makeClient(simpleGit, command, { input: input === '' ? undefined : input, abort });
    client.outputHandler((_file, stdout) => {
      const child = children.childWith(stdout);
      if (child === undefined) {
        // simple-git listens to the signal only after this handler returns
        queueMicrotask(() => lost.abort());
        return reject(new Error('git was started and cannot be watched'));
      }
      if (input === '') child.stdin.on('error', () => {}).end();
      endOnAbort(child, place.signal);
      resolve(followGit(child, { place, args: question, mostMessages: MOST_MESSAGES }));
    });
    // once git runs, its run reports every failure
    client.raw([...command.args]).catch(reject);
  });
  try {
    return await run;
  } catch (error) {
    throw lost.signal.aborted ? error : startFailure(place, error as Error);
  } finally {
    children.end();
  }
}

/** Reads all that a command answers. Throws as `readGit` does. */
export async function askGit(place: GitContext, question: GitQuestion, input?: string): Promise<Buffer> {
  return readAll(await startAsking(place, question, input), question[0], MOST_ANSWER);
}
