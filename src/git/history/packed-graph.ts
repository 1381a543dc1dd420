import type { PackTable, PackedBatch } from '../pack/pack-table.ts';
import { ScanError } from '../../core/errors.ts';
import { OidTable } from './oid-table.ts';
import type { FoldedChanges } from './worker/change-summary.ts';
import { headsOf, findMissingBlobs, othersOf } from './find-missing.ts';
import { nodeTablesOf, type NodeTables } from './entry-ids.ts';
import { packedCommits, type PackedCommit } from './packed-commits.ts';
import { isTableFull, newTreeDiffTables, type Recorded, type TreeDiffTables } from './tree-diffs.ts';
import { ask, giveOut, readJobs, traceJobs } from './worker/tracer-jobs.ts';
import type { HistorySearch, Readings } from './worker/tracer-protocol.ts';
import { TracerThread } from './worker/tracer-thread.ts';

/** What a history is read from, and how. */
export interface PackReading {
  /** The built entry of the worker threads. */
  readonly workerUrl: URL;
  readonly threads: number;
  readonly packs: readonly PackTable[];
  /** All trees and commits of the packs, each behind what it is a change of. */
  readonly batches: Iterable<PackedBatch>;
  readonly signal?: AbortSignal | undefined;
}

/** What is looked for in which commits. */
export interface GraphSearch {
  /** Ids of the commits, and their corrected dates (seconds since 1970). */
  readonly commits: readonly string[];
  readonly dates: (commit: string) => number;
  /** Whether a commit's parents are not to be looked for. */
  readonly isCut: (commit: string) => boolean;
  /** Ids that are looked for. */
  readonly wanted: Iterable<string>;
  /** Whether paths, and what is missing, are wanted too. */
  readonly everything: boolean;
}

/** What was found. */
export interface GraphTrace {
  /** By each thread, for the commits that it has gone through. */
  readonly found: readonly FoldedChanges[];
  /** Places in the list of commits that are left to git. */
  readonly left: readonly number[];
}

/** Numbers that all threads have in common, by number of each thread. */
function unite(lists: readonly (readonly string[])[]): { all: string[]; numbers: Int32Array[] } {
  const known = new Map<string, number>();
  const numbers = lists.map((list) =>
    Int32Array.from(list, (text) => {
      const number = known.get(text) ?? known.size;
      known.set(text, number);
      return number;
    }),
  );
  return { all: [...known.keys()], numbers };
}

/** What threads have read, with numbers that all of them have in common. */
interface ReadHistory {
  readonly names: readonly string[];
  readonly ids: OidTable;
  readonly tables: NodeTables;
  readonly recorded: Recorded;
}

/** Reads everything there is; undefined if that is more than there is room for. */
async function readHistory(
  threads: readonly TracerThread[],
  { packs, batches }: PackReading,
  records: TreeDiffTables,
): Promise<ReadHistory | undefined> {
  await giveOut(threads, readJobs(batches), 'done');
  if (isTableFull(records)) return undefined;
  const told = await Promise.all(threads.map((thread) => ask(thread, { kind: 'tell' }, 'readings')));
  const readings: Readings[] = told.map((reply) => reply.readings);
  const names = unite(readings.map((one) => one.names));
  const others = unite(readings.map((one) => one.others));
  const renumbered = threads.map((thread, i) =>
    ask(thread, { kind: 'renumber', names: names.numbers[i]!, others: others.numbers[i]! }, 'done'),
  );
  const pieces: Int32Array[] = [];
  for (const [index, words] of readings.flatMap((one) => one.pieces)) pieces[index] = words;
  const ids = new OidTable(packs, others.all);
  const tables = nodeTablesOf(packs);
  await Promise.all(renumbered);
  return { names: names.all, ids, tables, recorded: { ...records, pieces } };
}

/** Threads that can be started and stopped again: with them goes what they hold. */
interface Threads {
  readonly start: () => readonly TracerThread[];
  readonly stop: () => Promise<void>;
}

function threadsOf({ workerUrl, threads, packs }: PackReading, records: TreeDiffTables): Threads {
  let running: readonly TracerThread[] = [];
  const workerData = { tracer: { packs, records } };
  return {
    start: () =>
      (running = Array.from({ length: Math.max(1, threads) }, () => new TracerThread(workerUrl, workerData))),
    async stop() {
      await Promise.all(running.map((thread) => thread.stop()));
    },
  };
}

/** The commits and trees of packs, read by threads without git. What is not in the packs, not plain, or too large is left to git. */
export class PackedGraph {
  readonly #threads: Threads;
  readonly #oidBytes: number;
  readonly #read: ReadHistory;
  readonly #guard: <T>(work: Promise<T>) => Promise<T>;
  /** Threads of the search, once they are started. */
  #searching: readonly TracerThread[] | undefined;

  /** For `openPackHistory`. */
  constructor(
    threads: Threads,
    { read, oidBytes, guard }: { read: ReadHistory; oidBytes: number; guard: <T>(work: Promise<T>) => Promise<T> },
  ) {
    this.#threads = threads;
    this.#read = read;
    this.#oidBytes = oidBytes;
    this.#guard = guard;
  }

  /** The commits that `tips` (ids of commits) reach, parents first; undefined if packs do not hold all of them, as git writes them. */
  commits(tips: readonly string[]): Iterable<PackedCommit> | undefined {
    return packedCommits(this.#read, tips);
  }

  /** Ids of the blobs that `tips` (ids of commits and trees) reach, and that no pack has; undefined if that cannot be told from packs. */
  missingBlobs(tips: readonly string[]): readonly string[] | undefined {
    return findMissingBlobs(this.#read, tips);
  }

  /** Those of `tips` that no pack has. */
  others(tips: readonly string[]): readonly string[] {
    return othersOf(this.#read, tips);
  }

  /** Ids of the commits that no other one has as a parent. */
  heads(): readonly string[] {
    return headsOf(this.#read);
  }

  /** The id of a number in what was found. */
  idOf(number: number): string {
    return this.#read.ids.idOf(number);
  }

  /** Starts the threads of a search that is to come, so that they load while it is found out what it is about. */
  prepare(): void {
    this.#searching ??= this.#threads.start();
  }

  /** Goes through what commits changed. Once. @throws ScanError `aborted`; an Error where a thread fails. */
  search(search: GraphSearch): Promise<GraphTrace> {
    return this.#guard(this.#search(search));
  }

  stop(): Promise<void> {
    return this.#threads.stop();
  }

  async #search(asked: GraphSearch): Promise<GraphTrace> {
    const threads = (this.#searching ??= this.#threads.start());
    const search = this.#tell(asked);
    await Promise.all(threads.map((thread) => ask(thread, { kind: 'search', search }, 'done')));
    const traced = await giveOut(threads, traceJobs(asked.commits.length), 'traced');
    const ended = await Promise.all(threads.map((thread) => ask(thread, { kind: 'end' }, 'found')));
    // what they hold is of no more use, and what is made of the finds takes room of its own
    await this.stop();
    const left = traced.flatMap((reply) => [...reply.left]).sort((a, b) => a - b);
    return { found: ended.map(({ found }) => found), left };
  }

  /** A search as threads understand it. */
  #tell({ commits, dates, isCut, wanted, everything }: GraphSearch): HistorySearch {
    const { names, ids, tables, recorded } = this.#read;
    const oidBytes = this.#oidBytes;
    const shared = (bytes: number): SharedArrayBuffer => new SharedArrayBuffer(bytes);
    const list = {
      commits: new Int32Array(shared(commits.length * 4)),
      ids: new Uint8Array(shared(commits.length * oidBytes)),
      dates: new Float64Array(shared(commits.length * 8)),
      cut: new Uint8Array(shared(commits.length)),
    };
    const bytes = Buffer.from(list.ids.buffer);
    const view = new DataView(list.ids.buffer);
    for (let i = 0; i < commits.length; i++) {
      const oid = commits[i]!;
      bytes.write(oid, i * oidBytes, 'hex');
      list.commits[i] = ids.numberAt(oid, view, i * oidBytes);
      list.dates[i] = dates(oid);
      list.cut[i] = isCut(oid) ? 1 : 0;
    }
    const numbers = Array.from(wanted, (oid) => ids.numberOf(oid)).filter((number) => number !== 0);
    return { ...list, names, tables, pieces: recorded.pieces, wanted: Int32Array.from(numbers), everything };
  }
}

/**
 * Reads the commits and trees of packs; the caller stops what it is given. Undefined where they are more than there is room for.
 * @throws ScanError `aborted`; an Error where threads cannot be started or fail.
 */
export async function openGraphThreads(reading: PackReading): Promise<PackedGraph | undefined> {
  const { packs, signal } = reading;
  const records = newTreeDiffTables(packs.reduce((sum, { types }) => sum + types.length, 0));
  const threads = threadsOf(reading, records);
  const guard = async <T>(work: Promise<T>): Promise<T> => {
    const onAbort = (): void => void threads.stop();
    if (signal?.aborted) onAbort();
    signal?.addEventListener('abort', onAbort, { once: true });
    try {
      return await work;
    } catch (error) {
      await threads.stop();
      throw signal?.aborted ? new ScanError('aborted', 'the scan was aborted') : error;
    } finally {
      signal?.removeEventListener('abort', onAbort);
    }
  };
  const read = await guard(readHistory(threads.start(), reading, records));
  // the kernels' memory goes with these: others search
  await threads.stop();
  return read && new PackedGraph(threads, { read, oidBytes: packs[0]!.oidBytes, guard });
}
