import { PROGRESS } from './protocol.ts';

/** How long a worker may stand still, in milliseconds. */
export interface Deadlines {
  /** Without a piece read or a file begun. */
  readonly file: number;
  /** In one run of one rule of a user's pack. */
  readonly rule: number;
}

/** Far above what any file takes: a piece of 4 MiB is scanned in milliseconds. */
export const DEFAULT_DEADLINES: Deadlines = { file: 120_000, rule: 2_000 };

/** Where a worker stands: the job (-1: none), the file in it (-1: between files), the user rule that runs (-1: none). */
export interface ThreadState {
  readonly job: number;
  readonly file: number;
  readonly rule: number;
}

/** Reads where a worker stands. */
export function readThreadState(progress: Int32Array): ThreadState {
  return {
    job: Atomics.load(progress, PROGRESS.job),
    file: Atomics.load(progress, PROGRESS.file),
    rule: Atomics.load(progress, PROGRESS.rule),
  };
}

/** Looks at one worker's progress from time to time. */
export interface Watchdog {
  /** Whether the worker stood still for too long at time `now` (milliseconds, any origin), and in what. */
  readonly check: (now: number, busy: boolean) => 'rule' | 'file' | undefined;
}

/** A watchdog over one worker. It measures from when it first saw the worker stand still, so it is late by at most one look. */
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
