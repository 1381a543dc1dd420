import type { MessagePort } from 'node:worker_threads';
import { createScanner } from '../engine/create-scanner.ts';
import { createBatchScanner, type ProgressSink } from './batch.ts';
import { PROGRESS, type WorkerJob, type WorkerReply, type WorkerStart } from './protocol.ts';

/** Serves jobs on a worker thread until it is ended. Called by the thread's entry with `parentPort` and `workerData`. */
export function serveWorker(port: MessagePort, { program, plan, progress }: WorkerStart): void {
  const fields = new Int32Array(progress);
  const beat = (): void => void Atomics.add(fields, PROGRESS.beat, 1);
  const sink: ProgressSink = {
    file(index) {
      Atomics.store(fields, PROGRESS.file, index);
      beat();
    },
    beat,
  };
  const watch = (rule: number): void => {
    Atomics.store(fields, PROGRESS.rule, rule);
    beat();
  };
  const scanner = createScanner(program, { watch, prefilter: plan.prefilter });
  const { scanBatch } = createBatchScanner(scanner, plan, sink);
  port.on('message', ({ id, files }: WorkerJob) => {
    Atomics.store(fields, PROGRESS.job, id);
    const reply: WorkerReply = { id, result: scanBatch(files) };
    Atomics.store(fields, PROGRESS.job, -1);
    port.postMessage(reply, [reply.result.rows.buffer as ArrayBuffer]);
  });
}
