import { readFileSync } from 'node:fs';

/** What the system reports about a process. */
export interface ProcessSample {
  /** Processor time used, in milliseconds. */
  readonly work: number;
  /** Bytes of its own memory, including swap, without files that it maps. */
  readonly memory: number;
  /** When it started, in the system's own unit: no other process has the same id and the same start. */
  readonly born: string;
}

/** Linux reports processor time to programs in hundredths of a second (proc(5), USER_HZ). */
const TICK = 10;
/** Indexes of utime, stime and starttime in `stat`, counted from the state, which follows the name in parentheses. */
const USER = 11;
const SYSTEM = 12;
const BORN = 19;

/** Samples a process through /proc; undefined on systems without it, or if the process has ended. */
export function sampleProcess(pid: number): ProcessSample | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const status = readFileSync(`/proc/${pid}/status`, 'latin1');
    const kibibytes = [...status.matchAll(/^(?:RssAnon|VmSwap):\s*([0-9]+) kB$/gm)];
    return {
      work: (Number(fields[USER]) + Number(fields[SYSTEM])) * TICK,
      memory: kibibytes.reduce((sum, [, size]) => sum + Number(size) * 1024, 0),
      born: fields[BORN] ?? '',
    };
  } catch {
    // no /proc here, or the process has just ended: either way nothing is known
    return undefined;
  }
}
