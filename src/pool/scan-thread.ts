import { Worker } from 'node:worker_threads';
import type { Program } from '../engine/program.ts';
import { PROGRESS_FIELDS, type ScanPlan, type WorkerStart } from './protocol.ts';

/** Megabytes for short-lived objects per thread. V8's default of 48 gains nothing, because a scan's objects are garbage at once. */
const YOUNG_MB = 4;

/** What threads are created from. */
export interface ThreadSettings {
  /** The built entry of the worker thread, which calls `serveWorker`. */
  readonly workerUrl: URL;
  readonly program: Program;
  readonly plan: ScanPlan;
}

/** A scanning thread and its shared progress. */
export interface ScanThread {
  readonly worker: Worker;
  readonly progress: Int32Array;
}

/** Starts a thread, which first compiles the program. */
export function startThread({ workerUrl, program, plan }: ThreadSettings): ScanThread {
  const shared = new SharedArrayBuffer(PROGRESS_FIELDS * Int32Array.BYTES_PER_ELEMENT);
  const progress = new Int32Array(shared).fill(-1);
  const workerData: WorkerStart = { program, plan, progress: shared };
  const resourceLimits = { maxYoungGenerationSizeMb: YOUNG_MB };
  const options = { workerData, env: {}, execArgv: [], stdin: false, resourceLimits, name: 'leakgate' };
  return { worker: new Worker(workerUrl, options), progress };
}

function ignore(): void {}

/** Ends a thread, whatever it is doing. */
export async function stopThread({ worker }: ScanThread): Promise<void> {
  worker.removeAllListeners();
  worker.on('error', ignore);
  await worker.terminate();
}

/** Threads started before there is work for them. Their owner stops those that are not taken. */
export interface WarmWorkers {
  /** Takes a running thread, which then belongs to the caller. Undefined if none is left. */
  readonly take: () => ScanThread | undefined;
  readonly stop: () => Promise<void>;
}

/** Starts threads that load and compile while their work is being determined. */
export function prewarmWorkers(settings: ThreadSettings, count: number): WarmWorkers {
  const idle = new Set<ScanThread>();
  for (let i = 0; i < count; i++) {
    const thread = startThread(settings);
    idle.add(thread);
    // whatever kills a thread at its start also kills its replacement, whose error is reported
    thread.worker.on('error', ignore);
    thread.worker.once('exit', () => idle.delete(thread));
  }
  const take = (): ScanThread | undefined => {
    const [thread] = idle;
    if (!thread) return undefined;
    idle.delete(thread);
    // by name: Node has listeners of its own here, without which no message arrives
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
