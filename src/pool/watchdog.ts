import { PROGRESS } from './protocol.ts';

/** How long a worker may make no progress, in milliseconds. */
export interface Deadlines {
  /** Without reading a chunk or beginning a file. */
  readonly file: number;
  /** In one run of one rule of a user's pack. */
  readonly rule: number;
}

/** Far above the time of any file: a chunk of 4 MiB is scanned in milliseconds. */
export const DEFAULT_DEADLINES: Deadlines = { file: 120_000, rule: 2_000 };

/** Position of a worker: job (-1: none), file in it (-1: between files), running user rule (-1: none). */
export interface ThreadState {
  readonly job: number;
  readonly file: number;
  readonly rule: number;
}

/** Reads the position of a worker. */
export function readThreadState(progress: Int32Array): ThreadState {
  return {
    job: Atomics.load(progress, PROGRESS.job),
    file: Atomics.load(progress, PROGRESS.file),
    rule: Atomics.load(progress, PROGRESS.rule),
  };
}

/** Checks one worker's progress at intervals. */
export interface Watchdog {
  /** Whether the worker made no progress for too long at time `now` (milliseconds, any origin), and where. */
  readonly check: (now: number, busy: boolean) => 'rule' | 'file' | undefined;
}

/** Creates a watchdog over one worker. It measures from the first check without progress, so it is late by at most one interval. */
export function createWatchdog(progress: Int32Array, deadlines: Deadlines): Watchdog {
  let seen = Atomics.load(progress, PROGRESS.beat);
  let since: number | undefined;
  return {
    check(now, busy) {
      const beat = Atomics.load(progress, PROGRESS.beat);
      if (!busy || beat !== seen || since === undefined) {
        seen = beat;
        since = now;
        return undefined;
      }
      if (Atomics.load(progress, PROGRESS.rule) >= 0 && now - since >= deadlines.rule) return 'rule';
      return now - since >= deadlines.file ? 'file' : undefined;
    },
  };
}
