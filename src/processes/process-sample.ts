import { readFileSync } from 'node:fs';

/** What the system says of a process. */
export interface ProcessSample {
  /** Processor time it has used, in milliseconds. */
  readonly work: number;
  /** Bytes of its own memory, in swap too; files that it maps do not count. */
  readonly memory: number;
  /** When it started, by the system's own count: no other process has both the same id and the same start. */
  readonly born: string;
}

/** Linux counts processor time for programs in hundredths of a second (proc(5), USER_HZ). */
const TICK = 10;
/** Places of utime, stime and starttime in `stat`, counted from the state on, which follows the name in parentheses. */
const USER = 11;
const SYSTEM = 12;
const BORN = 19;

/** Reads what /proc has of a process; undefined on systems without it, or if the process has ended. */
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
    // no /proc here, or the process ended a moment ago: either way nothing is known of it
    return undefined;
  }
}
