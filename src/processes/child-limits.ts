import { ScanError } from '../core/errors.ts';

/** Limits of a program that we start. */
export interface ChildLimits {
  /** Milliseconds without output and without work. */
  readonly idle: number;
  /** Milliseconds of processor time without output. */
  readonly silentWork: number;
  /** Bytes of its own memory, without files that it maps. */
  readonly memory: number;
}

/** Below the deadline of a worker thread, so that the object at which git stalls is named, and no thread is killed for it. */
const IDLE_SECONDS = 90;
/** Far above the work that any git does in silence: it lists a million commits in ten seconds. */
const WORK_PER_IDLE = 10;
/** What `rev-list --objects` needs for about ten million objects. */
const MEMORY_MEBIBYTES = 2048;

function readNumber(env: NodeJS.ProcessEnv, name: string): number | undefined {
  const text = env[name];
  if (text === undefined || text === '') return undefined;
  if (!/^[1-9][0-9]{0,5}$/.test(text))
    throw new ScanError('bad-option', `${name} must be a whole number from 1 to 999999`);
  return Number(text);
}

/**
 * Reads the limits of git from LEAKGATE_GIT_DEADLINE (seconds) and LEAKGATE_GIT_MEMORY (MiB).
 * @throws ScanError `bad-option`
 */
export function childLimits(env: NodeJS.ProcessEnv): ChildLimits {
  const idle = (readNumber(env, 'LEAKGATE_GIT_DEADLINE') ?? IDLE_SECONDS) * 1000;
  const memory = (readNumber(env, 'LEAKGATE_GIT_MEMORY') ?? MEMORY_MEBIBYTES) * 2 ** 20;
  return { idle, silentWork: idle * WORK_PER_IDLE, memory };
}
