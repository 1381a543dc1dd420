import { ScanError } from '../core/errors.ts';
import type { PackTable } from '../git/pack/pack-table.ts';
import {
  failedResult,
  type BatchResult,
  type FileReason,
  type ObjectOrigin,
  type CatFileOptions,
  type WorkerReply,
} from './protocol.ts';
import type { Program } from '../engine/program.ts';
import { startThread, stopThread, type WarmWorkers, type ScanThread, type ThreadSettings } from './scan-thread.ts';
import { createWatchdog, readThreadState, type Deadlines, type ThreadState } from './watchdog.ts';
import { countItems, jobOf, filterBatch, type Work } from './filter-batch.ts';

/** A batch, or the rest of it after its worker died, and its result. */
export interface PoolResult<W extends Work> {
  /** The items that file indexes in `result` refer to. */
  readonly batch: W;
  readonly result: BatchResult;
}

/** What workers are created from. */
export interface SlotSettings extends ThreadSettings {
  readonly deadlines: Deadlines;
  /** How objects are read, for batches of objects. */
  readonly objects?: CatFileOptions | undefined;
  /** Packs of the batches of entries. Called when a thread gets its first batch, because they may not be known before. */
  readonly packs?: (() => readonly PackTable[]) | undefined;
  /** Whether results of such batches include snapshots. */
  readonly leavesSnapshots?: boolean | undefined;
  /** Running threads of the same program and plan. Others are started when these are used up. */
  readonly warm?: WarmWorkers | undefined;
}

/** Events that a slot reports to its pool. */
export interface SlotEvents<W extends Work> {
  readonly done: (result: PoolResult<W>) => void;
  /** Returns files that must be scanned again, because their worker died. */
  readonly requeue: (batch: W) => void;
  /** The slot cannot be used any more. */
  readonly fatal: (error: Error) => void;
}

/** Workers of one slot that may die before beginning a file until the pool gives up. */
const IDLE_DEATHS = 2;

/** A watched thread. */
interface Thread extends ScanThread {
  readonly watchdog: ReturnType<typeof createWatchdog>;
}

/** Starts or takes a thread and sends it the source of its objects. */
function openThread(settings: SlotSettings): Thread {
  const { deadlines, objects, packs, leavesSnapshots = false, warm } = settings;
  const thread = warm?.take() ?? startThread(settings);
  if (objects) {
    const origin: ObjectOrigin = { objects, packs: packs?.() ?? [], leavesSnapshots };
    thread.worker.postMessage(origin);
  }
  return { ...thread, watchdog: createWatchdog(thread.progress, deadlines) };
}

type Cause = 'rule' | 'file' | 'died';

/** Explains why the worker's current file failed; it is the only file of its batch. */
function explainDeath(program: Program, state: ThreadState, cause: Cause): FileReason {
  if (cause === 'rule') return [0, 'over-budget', `deadline exceeded in rule ${program.rules[state.rule]?.id ?? '?'}`];
  return cause === 'file' ? [0, 'over-budget', 'took too long'] : [0, 'failed', 'the scanner stopped on this file'];
}

/** One worker thread at a time, replaced when it dies. */
export class WorkerSlot<W extends Work> {
  readonly #settings: SlotSettings;
  readonly #events: SlotEvents<W>;
  /** Batches sent to the worker and not answered yet. */
  readonly #jobs = new Map<number, W>();
  #nextJob = 0;
  #idleDeaths = 0;
  #thread: Thread;

  constructor(settings: SlotSettings, events: SlotEvents<W>) {
    this.#settings = settings;
    this.#events = events;
    this.#thread = this.#start();
  }

  /** Number of batches sent to the worker and not answered yet. */
  get pending(): number {
    return this.#jobs.size;
  }

  post(batch: W): void {
    const id = this.#nextJob++;
    this.#jobs.set(id, batch);
    this.#thread.worker.postMessage(jobOf(id, batch));
  }

  /** Kills and replaces the worker if it makes no progress. `now` in milliseconds. */
  check(now: number): void {
    const thread = this.#thread;
    const cause = thread.watchdog.check(now, this.#jobs.size > 0);
    if (!cause) return;
    this.#replaceDeadWorker(thread, cause);
    void thread.worker.terminate();
  }

  async stop(): Promise<void> {
    this.#jobs.clear();
    await stopThread(this.#thread);
  }

  #start(): Thread {
    const thread = openThread(this.#settings);
    let fault: Error | undefined;
    thread.worker.on('message', (reply: WorkerReply) => this.#answer(thread, reply));
    thread.worker.once('error', (error) => (fault = error));
    thread.worker.once('exit', () => {
      if (thread === this.#thread) this.#replaceDeadWorker(thread, 'died', fault);
    });
    return thread;
  }

  #answer(from: Thread, { id, result }: WorkerReply): void {
    const batch = this.#jobs.get(id);
    if (from !== this.#thread || !batch) return;
    this.#jobs.delete(id);
    this.#idleDeaths = 0;
    this.#events.done({ batch, result });
  }

  /** Fails the worker's current file, requeues the others, and starts a new worker. */
  #replaceDeadWorker(dead: Thread, cause: Cause, fault?: Error): void {
    const state = readThreadState(dead.progress);
    const batch = this.#jobs.get(state.job);
    const isBlamed = (index: number): boolean => index === state.file;
    const blamed = batch && filterBatch(batch, isBlamed);
    const found = blamed !== undefined && countItems(blamed) > 0;
    this.#idleDeaths = found ? 0 : this.#idleDeaths + 1;
    const lost = [...this.#jobs.values()];
    this.#jobs.clear();
    if (this.#idleDeaths >= IDLE_DEATHS) {
      this.#events.fatal(
        new ScanError('installation-damaged', 'the scanner could not be started in a thread', {
          hint: 'install Leakgate again; `leakgate doctor` shows what is damaged',
          cause: fault,
        }),
      );
      return;
    }
    this.#thread = this.#start();
    if (found) {
      const failure = explainDeath(this.#settings.program, state, cause);
      this.#events.done({ batch: blamed, result: failedResult(failure) });
    }
    for (const one of lost) {
      const rest = one === batch ? filterBatch(one, (index) => !isBlamed(index)) : one;
      if (countItems(rest) > 0) this.#events.requeue(rest);
    }
  }
}
