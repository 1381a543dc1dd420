import { parentPort, workerData } from 'node:worker_threads';
import type { WorkerStart } from './pool/protocol.ts';
import { serveTracer } from './git/history/worker/serve-tracer.ts';
import type { TracerStart } from './git/history/worker/tracer-protocol.ts';
import { serveWorker } from './pool/scan-worker.ts';

if (parentPort) {
  const start = workerData as WorkerStart | TracerStart;
  if ('tracer' in start) serveTracer(parentPort, start);
  else serveWorker(parentPort, start);
}
