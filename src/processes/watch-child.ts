import type { ChildLimits } from './child-limits.ts';
import { guardChild } from './death-guard.ts';
import { sampleProcess } from './process-sample.ts';
import { createStallClock, type Reading } from './stall-clock.ts';

/** Interval of looks, in milliseconds: a child that ends sooner costs nothing. */
const LOOK_EVERY = 200;
/** A child that lives longer than this, in milliseconds, gets a guard that kills it if this process is killed. */
const GUARD_AFTER = 1000;

/** A watched child. */
export interface WatchedChild {
  /** Undefined if it did not start. */
  readonly pid: number | undefined;
  readonly limits: ChildLimits;
  /** Bytes of output so far. */
  readonly heard: () => number;
  /** Whether the child waits for us: output is unread, or nothing was requested. */
  readonly waitsForUs: () => boolean;
  /** Called with every look. */
  readonly onLook: (reading: Reading) => void;
}

/** Milliseconds since this process started. Unlike performance's clock, it needs no module. */
function now(): number {
  return process.uptime() * 1000;
}

/** Looks at a child at intervals, and has it killed if this process is killed. Returns a function to call when the child has ended. */
export function watchChild({ pid, limits, heard, waitsForUs, onLook }: WatchedChild): () => void {
  if (pid === undefined) return () => {};
  const start = now();
  const read = createStallClock(limits, start);
  let dismiss: (() => void) | undefined;
  const timer = setInterval(() => {
    const at = now();
    const sample = sampleProcess(pid);
    if (!dismiss && at - start >= GUARD_AFTER) dismiss = guardChild(pid, sample?.born ?? '');
    onLook(read({ now: at, heard: heard(), waitsForUs: waitsForUs(), sample }));
  }, LOOK_EVERY);
  timer.unref();
  return () => {
    clearInterval(timer);
    dismiss?.();
  };
}

const MEBIBYTE = 2 ** 20;

/** Explains why a child was ended at a limit, as the end of a sentence about it. */
export function explainLimit(limit: Reading['limit'], { idle, silentWork, memory }: ChildLimits): string {
  if (limit === 'memory') return `used more than ${memory / MEBIBYTE} MiB of memory`;
  if (limit === 'silent') return `worked for ${silentWork / 1000} seconds without output`;
  return `did nothing for ${idle / 1000} seconds`;
}
