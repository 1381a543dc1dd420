import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';

/** A command to measure. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd?: string;
}

export interface Measured {
  readonly milliseconds: number;
  /** Exit code, or null if it was stopped at the time limit. */
  readonly code: number | null;
  /** Peak resident memory in MiB; 0 if it was not measured. */
  readonly mebibytes: number;
}

const GNU_TIME = '/usr/bin/time';
const POLL_MS = 5;

/** The largest peak resident memory among a process and its descendants, from /proc, in KiB. */
function highWater(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const own = Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0);
    const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean),
    );
    return Math.max(own, ...children.map((child) => highWater(Number(child))));
  } catch {
    return 0; // It has ended since it was listed.
  }
}

function start(command: Command, wrapped: boolean) {
  const [file, args] = wrapped
    ? [GNU_TIME, ['-f', 'PEAK %M', '--', command.file, ...command.args]]
    : [command.file, [...command.args]];
  return spawn(file, args, {
    stdio: ['ignore', 'ignore', wrapped ? 'pipe' : 'ignore'],
    ...(command.cwd ? { cwd: command.cwd } : {}),
  });
}

/**
 * Runs a command and discards its output. Measures time without a wrapper, and memory in a separate run under GNU time, or through /proc if that is
 * missing. A command with several processes counts its largest.
 */
export async function measure(command: Command, what: 'time' | 'memory', limitMs = 900_000): Promise<Measured> {
  const wrapped = what === 'memory' && existsSync(GNU_TIME);
  const begin = process.hrtime.bigint();
  const child = start(command, wrapped);
  let peak = 0;
  let errors = '';
  child.stderr?.setEncoding('latin1').on('data', (text: string) => (errors = (errors + text).slice(-4096)));
  const poll =
    what === 'memory' && !wrapped
      ? setInterval(() => (peak = Math.max(peak, highWater(child.pid!))), POLL_MS)
      : undefined;
  const timer = setTimeout(() => child.kill('SIGKILL'), limitMs);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  const milliseconds = Number(process.hrtime.bigint() - begin) / 1e6;
  clearTimeout(timer);
  clearInterval(poll);
  if (wrapped) peak = Number(/PEAK (\d+)\s*$/.exec(errors)?.[1] ?? 0);
  return { milliseconds, code, mebibytes: peak / 1024 };
}

/** The median; for an even number the mean of the two middle values. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
