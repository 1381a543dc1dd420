import { findBuiltFile } from '../built-file.ts';
import { availableParallelism } from 'node:os';
import { damaged } from '../rules/builtin-program.ts';

/** More threads gain nothing: reading is the limit. */
const MAX_THREADS = 8;

/** The number of threads for a request; 0 leaves the choice to the machine. */
export function chooseThreads(asked: number): number {
  return asked > 0 ? asked : Math.min(MAX_THREADS, availableParallelism());
}

/** The built entry of the worker threads. @throws ScanError `installation-damaged` */
export function workerUrl(): URL {
  const place = findBuiltFile('worker.js');
  if (!place) throw damaged('worker.js', 'is missing');
  return place;
}
