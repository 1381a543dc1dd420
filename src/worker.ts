import { parentPort, workerData } from 'node:worker_threads';
import type { WorkerStart } from './pool/protocol.ts';
import { serveWorker } from './pool/worker.ts';

if (parentPort) serveWorker(parentPort, workerData as WorkerStart);
