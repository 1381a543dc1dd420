import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const CLI = join(import.meta.dirname, '../../dist/cli.js');
const LOOK_EVERY = 100;
const OUTPUT_CHARS = 1 << 22;

/** The outcome of a run. */
export interface Outcome {
  /** Null if a signal ended it. */
  readonly exit: number | null;
  readonly output: string;
  readonly seconds: number;
  /** Peak of the run and its processes together in MiB, without mapped files. */
  readonly peak: number;
  readonly isLate: boolean;
}

/** Parent and own memory, in MiB, of every process. */
function processes(): Map<number, { parent: number; memory: number }> {
  const found = new Map<number, { parent: number; memory: number }>();
  for (const name of readdirSync('/proc')) {
    if (!/^[0-9]+$/.test(name)) continue;
    try {
      const status = readFileSync(`/proc/${name}/status`, 'latin1');
      const field = (word: string): number => Number(new RegExp(`^${word}:\\s*([0-9]+)`, 'm').exec(status)?.[1] ?? 0);
      found.set(Number(name), { parent: field('PPid'), memory: field('RssAnon') / 1024 });
    } catch {
      // it has ended in the meantime
    }
  }
  return found;
}

function memoryOf(pid: number): number {
  const all = processes();
  const family = new Set([pid]);
  // parents usually come first; a second pass catches the others
  for (let i = 0; i < 2; i++) for (const [one, { parent }] of all) if (family.has(parent)) family.add(one);
  return [...family].reduce((sum, one) => sum + (all.get(one)?.memory ?? 0), 0);
}

/** Runs the command line in a folder and kills it after `seconds`. */
export function runBounded(
  args: readonly string[],
  { cwd, env, input, seconds }: { cwd: string; env: NodeJS.ProcessEnv; input: string; seconds: number },
): Promise<Outcome> {
  const start = performance.now();
  const child = spawn(process.execPath, [CLI, ...args], { cwd, env });
  let [output, peak, isLate] = ['', 0, false];
  const take = (text: string): void => void (output += text.slice(0, OUTPUT_CHARS - output.length));
  child.stdout.setEncoding('utf8').on('data', take);
  child.stderr.setEncoding('utf8').on('data', take);
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const timer = setInterval(() => {
    peak = Math.max(peak, memoryOf(child.pid!));
    isLate ||= performance.now() - start > seconds * 1000;
    if (isLate) child.kill('SIGKILL');
  }, LOOK_EVERY);
  return new Promise((resolve) => {
    child.once('close', (exit) => {
      clearInterval(timer);
      resolve({ exit, output, seconds: (performance.now() - start) / 1000, peak, isLate });
    });
  });
}

/** Processes still running in a folder. */
export function leftIn(folder: string): string[] {
  return readdirSync('/proc').flatMap((name) => {
    try {
      const words = readFileSync(`/proc/${name}/cmdline`, 'latin1').split('\0');
      return words.includes(`--work-tree=${folder}`) ? [words.join(' ')] : [];
    } catch {
      return [];
    }
  });
}
