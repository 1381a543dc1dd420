import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { devNull } from 'node:os';
import { dirname } from 'node:path';
import { PassThrough, type Readable } from 'node:stream';
import { ScanError } from '../../core/errors.ts';
import { withoutPrograms } from '../../processes/find-program.ts';
import { escapeLine } from '../printable-path.ts';
import { findGit } from './find-git.ts';
import { watchGit, type FindCause } from './watch-git.ts';

/** Where git runs, and what it inherits. */
export interface GitContext {
  /** Absolute real path of the work tree's top, or of a bare repository. git looks for a repository here and nowhere above. */
  readonly top: string;
  /** Whether `top` is the repository itself, without a work tree. */
  readonly bare?: boolean;
  /** The environment of this process; everything `GIT_*` in it but GIT_CONFIG_GLOBAL is dropped. */
  readonly env: NodeJS.ProcessEnv;
  /** Variables for git beyond that, each checked by whoever names it: a hook's own index, a push's quarantined objects. */
  readonly extra?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
}

/** A git command that is running. */
export interface GitRun {
  /** Standard output as it comes. Throws ScanError `git-failed`, `git-stalled`, `over-budget` or `aborted`; leaving the loop early kills git. */
  readonly output: AsyncIterable<Buffer>;
  /** Lines git wrote to standard error, each safe to print; complete once `output` has ended. */
  readonly messages: () => readonly string[];
  /** Ends git if it is still running. */
  readonly stop: () => void;
}

/**
 * Every configuration key that makes a plumbing command execute or fetch something, or trust what a repository says of itself: a commit graph can name other parents
 * than the commits do, and hides that one of them is gone.
 */
const PINNED = [
  // the graft file is pinned to one that is always empty, which git comments on where it would say nothing else
  'advice.graftFileDeprecated=false',
  // empty: a git before 2.36 takes any word for a program
  'core.fsmonitor=',
  'core.untrackedCache=false',
  `core.hooksPath=${devNull}`,
  'core.pager=cat',
  'core.sshCommand=false',
  'core.alternateRefsCommand=',
  'core.commitGraph=false',
  'core.bigFileThreshold=64m',
  'credential.helper=',
  'diff.external=',
  // a lazy fetch goes there without asking which protocols are allowed
  'fetch.bundleURI=',
  'gc.auto=0',
  'log.showSignature=false',
  'protocol.allow=never',
];
/** Where a work tree was named, a repository that merely lies in it is not taken for the one that is meant. */
const NOT_BARE = 'safe.bareRepository=explicit';
const STDERR_BYTES = 64 << 10;
/** Most bytes of output that are held at once. */
const MOST_OUTPUT = 1 << 30;

/**
 * A protocol that nobody can name. `protocol.allow=never` is a default, which a repository's `protocol.ext.allow` outbids; this overrules both. A name that is
 * always the same could be that of a remote helper, which may be any text, and git looks for one among the repository's aliases, too. It has to be unknown to who
 * wrote the repository before the call, no more: two numbers of V8's generator, whose seed is the system's entropy, do, and `node:crypto` takes 3 ms to load.
 */
function noProtocol(): string {
  return `none${Math.random()}${Math.random()}`;
}

/** The environment git runs in: the user's own, without what redirects git, and with what makes it quiet, offline and untranslated. */
export function gitEnvironment({ top, env, extra }: GitContext): NodeJS.ProcessEnv {
  return {
    ...withoutPrograms(env, top, (name) => !/^GIT_/i.test(name) || name === 'GIT_CONFIG_GLOBAL'),
    LC_ALL: 'C',
    GIT_ALLOW_PROTOCOL: noProtocol(),
    GIT_ATTR_NOSYSTEM: '1',
    GIT_CEILING_DIRECTORIES: dirname(top),
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_GRAFT_FILE: devNull,
    GIT_NO_LAZY_FETCH: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    ...extra,
  };
}

export function gitArguments({ top, bare }: GitContext, args: readonly string[]): string[] {
  const pinned = [...PINNED, ...(bare ? [] : [NOT_BARE])].flatMap((setting) => ['-c', setting]);
  // The work tree is named so that a repository's core.worktree cannot point elsewhere. The git directory is not: naming it would switch
  // off git's own check of who owns it.
  const tree = bare ? [] : [`--work-tree=${top}`];
  return [...pinned, ...tree, '--no-pager', '--no-replace-objects', '--literal-pathspecs', ...args];
}

/** A git command as it is started: program, arguments, folder, environment. */
export interface GitCommand {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

/**
 * The one way git is called: no shell, an absolute path, pinned configuration, scrubbed environment.
 * @throws ScanError `git-failed` if git is missing.
 */
export function gitCommand(place: GitContext, args: readonly string[]): GitCommand {
  return {
    file: findGit(place.env, place.top),
    args: gitArguments(place, args),
    cwd: place.top,
    env: gitEnvironment(place),
  };
}

function hintFor(top: string, messages: readonly string[]): string {
  const says = (pattern: RegExp): boolean => messages.some((line) => pattern.test(line));
  if (says(/dubious ownership|safe\.directory/))
    return `this repository belongs to another user; if you trust it: git config --global --add safe.directory '${escapeLine(top)}'`;
  if (says(/unknown repository extension|repo version|unknown ref storage/))
    return 'this git is too old for the format of this repository (reftable needs git 2.45): put a newer git on PATH';
  return 'repair the repository, or pass --no-git to scan the folder without git';
}

/** What git said on standard error, as the failure it is. */
export function gitFailure(top: string, messages: readonly string[], ended: string): ScanError {
  const first = messages.find((line) => /^(?:fatal|error):/.test(line)) ?? messages[0] ?? `it ended with ${ended}`;
  const reason = `git: ${first.replace(/^(?:fatal|error): /, '')}`;
  return new ScanError('git-failed', reason, { hint: hintFor(top, messages) });
}

/**
 * Starts git with `input` as its standard input (none: it is empty). `findCause` is asked when git says nothing for a moment: it is ended for what that finds.
 * @throws ScanError `git-failed` if git is missing.
 */
export function startGit(
  place: GitContext,
  args: readonly string[],
  input?: string | Uint8Array,
  findCause?: FindCause,
): GitRun {
  const command = gitCommand(place, args);
  const child = spawn(command.file, command.args, {
    cwd: command.cwd,
    env: command.env,
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
    killSignal: 'SIGKILL',
    ...(place.signal && { signal: place.signal }),
  });
  // a git that ends before it has read everything says why on standard error
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  return followGit(child, { place, args, findCause });
}

/** The task of a git, which determines its limits. */
interface GitTask {
  readonly place: GitContext;
  readonly args: readonly string[];
  readonly findCause?: FindCause | undefined;
  /** Most bytes on standard error before git is ended; unlimited by default. */
  readonly mostMessages?: number;
}

/** Reads the output of a git that has just been started, and watches it. */
export function followGit(
  child: ChildProcessWithoutNullStreams,
  { place, args, findCause, mostMessages = Infinity }: GitTask,
): GitRun {
  const errors: Buffer[] = [];
  let length = 0;
  child.stderr.on('data', (chunk: Buffer) => {
    if (length < STDERR_BYTES) errors.push(chunk.subarray(0, STDERR_BYTES - length));
    length += chunk.length;
    if (length > mostMessages)
      fail(new ScanError('over-budget', `git ${args[0]}: its messages are larger than ${mostMessages} bytes`));
  });
  const messages = (): string[] =>
    Buffer.concat(errors)
      .toString('utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map(escapeLine);
  const ended = endOf(child);
  const stop = (): void => void (child.exitCode === null && child.kill('SIGKILL'));
  let fault: Error | undefined;
  const fail = (why: Error): void => {
    // what ended by itself has an end of its own
    if (child.exitCode !== null || child.signalCode !== null) return;
    fault ??= why;
    stop();
  };
  const kept = keepOutput(child, ended);
  void ended.then(watchGit(child, { place, args, kept, findCause, fail }));
  const output = readOutput(kept, { place, ended, messages, stop, fault: () => fault });
  return { output, messages, stop };
}

/** The child's output for whoever reads it later: Node throws away what is unread in a child's own stream when the child ends. */
function keepOutput(child: ChildProcessWithoutNullStreams, ended: Promise<unknown>): PassThrough {
  const kept = child.stdout.pipe(new PassThrough());
  void ended.then(() => {
    child.stdout.unpipe(kept);
    kept.end();
  });
  return kept;
}

/** How the child ended: `exit code 128`, a signal, or why it did not start; undefined when all went well. Never rejects. */
function endOf(child: ChildProcessWithoutNullStreams): Promise<string | undefined> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(code === 0 ? undefined : (signal ?? `exit code ${code}`)));
  });
}

/** All a command writes, once it has ended. Throws as `GitRun.output` does, and `over-budget` beyond `MOST_OUTPUT`. */
export async function readGit(
  place: GitContext,
  args: readonly string[],
  input?: string | Uint8Array,
): Promise<Buffer> {
  return readAll(startGit(place, args, input), args[0] ?? '', MOST_OUTPUT);
}

/** Reads all that a run of `command` writes. Throws as `GitRun.output` does, and `over-budget` beyond `most` bytes. */
export async function readAll({ output }: GitRun, command: string, most: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of output) {
    length += piece.length;
    if (length > most) throw new ScanError('over-budget', `git ${command}: its output is larger than ${most} bytes`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

async function* readOutput(
  output: Readable,
  run: {
    place: GitContext;
    ended: Promise<string | undefined>;
    messages: () => string[];
    stop: () => void;
    /** Why it was ended by us. */
    fault: () => Error | undefined;
  },
): AsyncGenerator<Buffer, void, undefined> {
  const { signal, top } = run.place;
  try {
    yield* output as AsyncIterable<Buffer>;
    const failure = await run.ended;
    const fault = run.fault();
    if (fault) throw fault;
    if (signal?.aborted) throw new ScanError('aborted', 'the scan was aborted');
    if (failure) throw gitFailure(top, run.messages(), failure);
  } finally {
    run.stop();
  }
}
