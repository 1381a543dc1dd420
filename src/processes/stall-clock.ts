import type { ChildLimits } from './child-limits.ts';
import type { ProcessSample } from './process-sample.ts';

/** What is seen of a child at one time. */
export interface Look {
  /** Milliseconds, any origin. */
  readonly now: number;
  /** Bytes of output that came so far. */
  readonly heard: number;
  /** Whether it is for us to act: output waits to be read, or nothing was asked. */
  readonly waitsForUs: boolean;
  /** Undefined where the system tells nothing. */
  readonly sample: ProcessSample | undefined;
}

/** A limit that a child has reached. */
export type Limit = 'idle' | 'silent' | 'memory';

/** What follows from a look. */
export interface Reading {
  /** Milliseconds without output. */
  readonly silent: number;
  /** Milliseconds without output and without work. */
  readonly idle: number;
  readonly limit: Limit | undefined;
}

/** Longest time that one look adds: while this process did not run, nobody could have seen the child's output. */
const MOST_STEP = 1000;
/** Where work cannot be seen, a silent child may be at work: it gets so many times as long. */
const UNSEEN = 5;

/** Measures how long a child says nothing, look by look. */
export function createStallClock(limits: ChildLimits, start: number): (look: Look) => Reading {
  let last = start;
  let heard = 0;
  let work = 0;
  let workAtSound = 0;
  let [silent, idle] = [0, 0];
  return ({ now, waitsForUs, sample, ...look }) => {
    const passed = Math.min(MOST_STEP, now - last);
    last = now;
    const works = sample !== undefined && sample.work !== work;
    work = sample?.work ?? work;
    if (waitsForUs || look.heard !== heard) {
      heard = look.heard;
      workAtSound = work;
      silent = idle = 0;
    } else {
      silent += passed;
      idle = works ? 0 : idle + passed;
    }
    const reading = { silent, idle };
    if (sample && sample.memory > limits.memory) return { ...reading, limit: 'memory' };
    if (idle >= (sample ? limits.idle : limits.idle * UNSEEN)) return { ...reading, limit: 'idle' };
    return { ...reading, limit: work - workAtSound >= limits.silentWork ? 'silent' : undefined };
  };
}
