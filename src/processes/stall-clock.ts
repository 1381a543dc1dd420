import type { ChildLimits } from './child-limits.ts';
import type { ProcessSample } from './process-sample.ts';

/** Observation of a child at one time. */
export interface Look {
  /** Milliseconds, any origin. */
  readonly now: number;
  /** Bytes of output so far. */
  readonly heard: number;
  /** Whether the child waits for us: output is unread, or nothing was requested. */
  readonly waitsForUs: boolean;
  /** Undefined if the system does not report it. */
  readonly sample: ProcessSample | undefined;
}

/** A limit that a child has exceeded. */
export type Limit = 'idle' | 'silent' | 'memory';

/** Conclusions from a look. */
export interface Reading {
  /** Milliseconds without output. */
  readonly silent: number;
  /** Milliseconds without output and without work. */
  readonly idle: number;
  readonly limit: Limit | undefined;
}

/** Most time that one look adds: while this process did not run, it could not see the child's output. */
const MAX_STEP = 1000;
/** If work cannot be measured, a silent child may still be working, so it gets this many times as long. */
const UNSEEN = 5;

/** Measures the silence of a child from look to look. */
export function createStallClock(limits: ChildLimits, start: number): (look: Look) => Reading {
  let last = start;
  let heard = 0;
  let work = 0;
  let workAtSound = 0;
  let [silent, idle] = [0, 0];
  return ({ now, waitsForUs, sample, ...look }) => {
    const passed = Math.min(MAX_STEP, now - last);
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
