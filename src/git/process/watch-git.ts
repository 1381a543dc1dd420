import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { ScanError } from '../../core/errors.ts';
import { childLimits, type ChildLimits } from '../../processes/child-limits.ts';
import type { Limit, Reading } from '../../processes/stall-clock.ts';
import { explainLimit, watchChild } from '../../processes/watch-child.ts';

/** Looks for what a git is stuck at; undefined if there is nothing. */
export type FindCause = () => Promise<ScanError | undefined>;

/** Milliseconds without output after which the caller's own cause is looked for: a commit's changes and a tree are listed in less. */
const SILENT = 300;
/** Milliseconds without output and work after which a file is looked for that git waits for. */
const IDLE = 2000;
/** Milliseconds without output after which packs are looked through: a listing of commits may take as long. */
const LONG_SILENT = 5000;

async function findFile(place: WatchedGit['place']): Promise<ScanError | undefined> {
  const { findBlockingFile } = await import('./blocking-file.ts');
  return findBlockingFile(place);
}

async function findObject(place: WatchedGit['place']): Promise<ScanError | undefined> {
  const { findHopelessObject } = await import('./hopeless-object.ts');
  return findHopelessObject(place);
}

/** A git that is watched. */
interface WatchedGit {
  readonly place: { readonly top: string; readonly bare?: boolean; readonly env: NodeJS.ProcessEnv };
  readonly args: readonly string[];
  /** Its output on the way to whoever reads it. */
  readonly kept: Readable & { readonly writableLength: number };
  readonly findCause: FindCause | undefined;
  /** Ends git. */
  readonly fail: (why: Error) => void;
}

/** What waits for a network, or for programs of its own, whose work is not seen: it gets so many times as long. */
const SLOW_COMMANDS: ReadonlySet<string> = new Set(['fetch', 'ls-remote']);
const SLOW = 10;

/** The name of a command, which follows the settings that are given with `-c`. */
function commandOf(args: readonly string[]): string {
  return args.find((word, i) => !word.startsWith('-') && args[i - 1] !== '-c') ?? '';
}

function limitFailure(command: string, limit: Limit, limits: ChildLimits): ScanError {
  const message = `git ${command} ${explainLimit(limit, limits)} and was stopped`;
  if (limit !== 'memory')
    return new ScanError('git-stalled', message, { hint: 'LEAKGATE_GIT_DEADLINE sets the limit in seconds' });
  return new ScanError('over-budget', message, { hint: 'LEAKGATE_GIT_MEMORY sets the limit in MiB' });
}

/** Looks for a cause once each time that it is due. */
function searcher(
  isDue: (reading: Reading) => boolean,
  find: FindCause,
  fail: WatchedGit['fail'],
): (reading: Reading) => void {
  let isOpen = true;
  let isRunning = false;
  const end = (found: Error | undefined): void => {
    isRunning = false;
    if (found) fail(found);
  };
  return (reading) => {
    const due = isDue(reading);
    if (due && isOpen && !isRunning) {
      isRunning = true;
      // what the search fails at git fails at too, and has words for it
      find().then(end, (error: unknown) => end(error instanceof ScanError ? undefined : (error as Error)));
    }
    isOpen = !due;
  };
}

/** Watches over a git: it ends at the limits of its environment, and as soon as it is clear what it is stuck at. Call what it gives when git has ended. */
export function watchGit(
  { pid, stdout }: ChildProcessWithoutNullStreams,
  { place, args, kept, findCause, fail }: WatchedGit,
): () => void {
  const command = commandOf(args);
  const common = childLimits(place.env);
  const limits = SLOW_COMMANDS.has(command) ? { ...common, idle: common.idle * SLOW } : common;
  const searchers = [
    ...(findCause ? [searcher(({ silent }) => silent >= SILENT, findCause, fail)] : []),
    searcher(
      ({ idle }) => idle >= IDLE,
      () => findFile(place),
      fail,
    ),
    searcher(
      ({ silent }) => silent >= LONG_SILENT,
      () => findObject(place),
      fail,
    ),
  ];
  return watchChild({
    pid,
    limits,
    heard: () => (stdout as Socket).bytesRead,
    waitsForUs: () => kept.readableLength + kept.writableLength + stdout.readableLength > 0,
    onLook(reading) {
      if (reading.limit) return fail(limitFailure(command, reading.limit, limits));
      for (const search of searchers) search(reading);
    },
  });
}
