import type { MessagePort } from 'node:worker_threads';
import { createBatchScanner } from './batch.ts';
import { ObjectScanner, type ObjectProgress } from './object-scanner.ts';
import { openScanner } from './open-scanner.ts';
import { PackScanner } from './pack-scanner.ts';
import {
  PROGRESS,
  type BatchResult,
  type ItemsJob,
  type ObjectOrigin,
  type PoolFile,
  type PoolItem,
  type PoolObject,
  type WorkerMessage,
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

/** Orders jobs that share one scanner. */
interface ScannerLock {
  /** Runs `job` together with other shared jobs, but with no exclusive one. */
  readonly shared: (job: () => Promise<void>) => void;
  /** Runs `job` alone, once all jobs before it are done. */
  readonly exclusive: (job: () => Promise<void>) => void;
}

function createScannerLock(): ScannerLock {
  let all: Promise<unknown> = Promise.resolve();
  let lonely: Promise<unknown> = all;
  return {
    shared(job) {
      all = Promise.all([all, lonely.then(job)]);
    },
    exclusive(job) {
      lonely = all.then(job);
      all = lonely;
    },
  };
}

/** The readers of objects on this thread, once their source is known. */
interface Readers {
  readonly objects: ObjectScanner;
  readonly packs: PackScanner | undefined;
}

/** Serves jobs on a worker thread until it is ended. The thread's entry passes `parentPort` and `workerData`. */
export function serveWorker(port: MessagePort, { program, plan, progress }: WorkerStart): void {
  const fields = new Int32Array(progress);
  const sink = progressSink(fields);
  const watch = (rule: number): void => {
    Atomics.store(fields, PROGRESS.rule, rule);
    sink.beat();
  };
  const scanner = openScanner(program, plan, watch);
  const { scanBatch } = createBatchScanner(scanner, plan, sink);
  let readers: Readers | undefined;
  const openReaders = ({ objects: command, packs, leavesSnapshots }: ObjectOrigin): Readers => {
    const objects = new ObjectScanner(scanner, plan, { command, progress: sink });
    const isPacked = packs.length > 0;
    return {
      objects,
      packs: isPacked ? new PackScanner(scanner, plan, { packs, leavesSnapshots, progress: sink, objects }) : undefined,
    };
  };
  const lock = createScannerLock();
  const answer = (id: number, result: BatchResult): void => {
    const reply: WorkerReply = { id, result };
    port.postMessage(reply, [result.rows.buffer as ArrayBuffer]);
  };
  const scanFiles = ({ id, files }: ItemsJob): void => {
    sink.job(id);
    const result = scanBatch(files as readonly PoolFile[]);
    sink.job(-1);
    answer(id, result);
  };
  port.on('message', (message: WorkerMessage) => {
    if ('packs' in message) readers = openReaders(message);
    else if ('entries' in message) lock.exclusive(async () => answer(message.id, await readers!.packs!.scan(message)));
    else if (readers && message.files.every(isObject)) {
      const { objects } = readers;
      const oids = message.files.map(({ oid }) => oid);
      lock.shared(async () => answer(message.id, await objects.scan(message.id, oids)));
    } else scanFiles(message);
  });
}
