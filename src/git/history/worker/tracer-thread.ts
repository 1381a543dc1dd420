import { Worker } from 'node:worker_threads';
import type { TracerJob, TracerReply, TracerStart } from './tracer-protocol.ts';

interface Waiting {
  readonly resolve: (reply: TracerReply) => void;
  readonly reject: (error: Error) => void;
}

/** A thread that answers jobs in turn. Whatever ends it before `stop` is the answer to those that wait, and to all later ones. */
export class TracerThread {
  readonly #worker: Worker;
  readonly #waiting: Waiting[] = [];
  #fault: Error | undefined;

  /** `url`: the built entry of the worker threads. */
  constructor(url: URL, start: TracerStart) {
    this.#worker = new Worker(url, { workerData: start, env: {}, execArgv: [], stdin: false, name: 'leakgate-trees' });
    this.#worker.on('message', (reply: TracerReply) => this.#waiting.shift()?.resolve(reply));
    this.#worker.on('error', (error) => this.#break(error));
    this.#worker.on('exit', () => this.#break(new Error('a thread that reads trees has ended')));
  }

  ask(job: TracerJob): Promise<TracerReply> {
    const reply = new Promise<TracerReply>((resolve, reject) => {
      if (this.#fault) reject(this.#fault);
      else {
        this.#waiting.push({ resolve, reject });
        this.#worker.postMessage(job);
      }
    });
    // whoever waits for several of them learns of the first failure alone
    reply.catch(() => {});
    return reply;
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }

  #break(error: unknown): void {
    this.#fault ??= error instanceof Error ? error : new Error(String(error));
    for (const { reject } of this.#waiting.splice(0)) reject(this.#fault);
  }
}
