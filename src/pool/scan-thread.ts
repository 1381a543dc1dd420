import { Worker } from 'node:worker_threads';
import type { Program } from '../engine/program.ts';
import { PROGRESS_FIELDS, type ScanPlan, type WorkerStart } from './protocol.ts';

/** Megabytes for what lives shortly, a thread. Left to itself, V8 takes 48: nothing is won by it, since what a scan makes is garbage at once. */
const YOUNG_MB = 4;

/** What threads are made from. */
export interface ThreadSettings {
  /** The built entry of the worker thread, which calls `serveWorker`. */
  readonly workerUrl: URL;
  readonly program: Program;
  readonly plan: ScanPlan;
}

/** A thread that scans, and how it tells where it is. */
export interface ScanThread {
  readonly worker: Worker;
  readonly progress: Int32Array;
}

/** Starts a thread, whose first work is to compile the program. */
export function startThread({ workerUrl, program, plan }: ThreadSettings): ScanThread {
  const shared = new SharedArrayBuffer(PROGRESS_FIELDS * Int32Array.BYTES_PER_ELEMENT);
  const progress = new Int32Array(shared).fill(-1);
  const workerData: WorkerStart = { program, plan, progress: shared };
  const resourceLimits = { maxYoungGenerationSizeMb: YOUNG_MB };
  const options = { workerData, env: {}, execArgv: [], stdin: false, resourceLimits, name: 'leakgate' };
  return { worker: new Worker(workerUrl, options), progress };
}

function ignore(): void {}

/** Ends a thread, whatever it is at. */
export async function stopThread({ worker }: ScanThread): Promise<void> {
  worker.removeAllListeners();
  worker.on('error', ignore);
  await worker.terminate();
}

/** Threads that were started before there is work for them. Whoever started them stops those that nobody took. */
export interface WarmWorkers {
  /** One that still runs: from now on it is the caller's. Undefined if there is none left. */
  readonly take: () => ScanThread | undefined;
  readonly stop: () => Promise<void>;
}

/** Starts so many threads, which load and compile while it is found out what they are to read. */
export function prewarmWorkers(settings: ThreadSettings, count: number): WarmWorkers {
  const idle = new Set<ScanThread>();
  for (let i = 0; i < count; i++) {
    const thread = startThread(settings);
    idle.add(thread);
    // what kills a thread at its start kills the next one too, which is started where it is missed
    thread.worker.on('error', ignore);
    thread.worker.once('exit', () => idle.delete(thread));
  }
  const take = (): ScanThread | undefined => {
    const [thread] = idle;
    if (!thread) return undefined;
    idle.delete(thread);
    // by name: among all there are listeners of Node's own, without which no message comes
    thread.worker.off('error', ignore);
    return thread;
  };
  const stop = async (): Promise<void> => {
    const left = [...idle];
    idle.clear();
    await Promise.all(left.map(stopThread));
  };
  return { take, stop };
}
