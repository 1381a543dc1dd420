import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { damaged } from '../rules/builtin-program.ts';

/** More threads than this gain nothing: reading is the limit. */
const MOST_THREADS = 8;

/** The number of threads for a request, where 0 leaves the choice to the machine. */
export function chooseThreads(asked: number): number {
  return asked > 0 ? asked : Math.min(MOST_THREADS, availableParallelism());
}

/** The built entry of the worker threads: beside the bundle, or in a chunk's parent folder; from the sources, in dist/. */
export function workerUrl(): URL {
  const places = ['./worker.js', '../worker.js', '../../dist/worker.js'].map((name) => new URL(name, import.meta.url));
  const place = places.find((url) => existsSync(url));
  if (!place) throw damaged('worker.js', 'is missing');
  return place;
}
