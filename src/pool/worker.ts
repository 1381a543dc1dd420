import type { MessagePort } from 'node:worker_threads';
import { createBatchScanner } from './batch.ts';
import { ObjectScanner, type ObjectProgress } from './object-scanner.ts';
import { openScanner } from './open-scanner.ts';
import {
  PROGRESS,
  type BatchResult,
  type PoolFile,
  type PoolItem,
  type PoolObject,
  type WorkerJob,
  type WorkerReply,
  type WorkerStart,
} from './protocol.ts';

function isObject(item: PoolItem): item is PoolObject {
  return 'oid' in item;
}

function progressSink(fields: Int32Array): ObjectProgress {
  const beat = (): void => void Atomics.add(fields, PROGRESS.beat, 1);
  return {
    job: (id) => void Atomics.store(fields, PROGRESS.job, id),
    file(index) {
      Atomics.store(fields, PROGRESS.file, index);
      beat();
    },
    beat,
  };
}

/** Serves jobs on a worker thread until it is ended. Called by the thread's entry with `parentPort` and `workerData`. */
export function serveWorker(port: MessagePort, { program, plan, progress, objects }: WorkerStart): void {
  const fields = new Int32Array(progress);
  const sink = progressSink(fields);
  const watch = (rule: number): void => {
    Atomics.store(fields, PROGRESS.rule, rule);
    sink.beat();
  };
  const scanner = openScanner(program, plan, watch);
  const { scanBatch } = createBatchScanner(scanner, plan, sink);
  const reader = objects && new ObjectScanner(scanner, plan, { command: objects, progress: sink });
  const answer = (id: number, result: BatchResult): void => {
    const reply: WorkerReply = { id, result };
    port.postMessage(reply, [result.rows.buffer as ArrayBuffer]);
  };
  port.on('message', (job: WorkerJob) => {
    if ('entries' in job) throw new Error('batches of pack entries are not scanned yet');
    const { id, files } = job;
    if (reader && files.every(isObject)) {
      void reader
        .scan(
          id,
          files.map(({ oid }) => oid),
        )
        .then((result) => answer(id, result));
      return;
    }
    sink.job(id);
    const result = scanBatch(files as readonly PoolFile[]);
    sink.job(-1);
    answer(id, result);
  });
}
