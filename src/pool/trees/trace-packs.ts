import { ScanError } from '../../core/errors.ts';
import type { PackedBatch, PackTable } from '../protocol.ts';
import type { FoldedChanges } from './change-fold.ts';
import { nodeTablesOf } from './nodes.ts';
import { ObjectIds } from './object-ids.ts';
import { newRecordTables } from './records.ts';
import type { HistorySearch, Readings, TracerJob, TracerReply } from './tracer-protocol.ts';
import { TracerThread } from './tracer-thread.ts';

/** A history to be traced by what packs hold of it. */
export interface PackTracing {
  /** The built entry of the worker threads. */
  readonly workerUrl: URL;
  readonly threads: number;
  readonly packs: readonly PackTable[];
  /** All trees and commits of the packs, each behind what it is a change of. */
  readonly batches: Iterable<PackedBatch>;
  /** Ids of the commits, and their corrected dates (seconds since 1970). */
  readonly commits: readonly string[];
  readonly dates: (commit: string) => number;
  /** Whether a commit's parents are not to be looked for. */
  readonly isCut: (commit: string) => boolean;
  /** Ids that are looked for. */
  readonly wanted: Iterable<string>;
  /** Whether paths, and what is missing, are wanted too. */
  readonly everything: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** What was found. */
export interface TracedPacks {
  /** By each thread, for the commits that it has gone through. */
  readonly found: readonly FoldedChanges[];
  /** Places in the list of commits that are left to git. */
  readonly left: readonly number[];
  /** The id of a number. */
  readonly idOf: (number: number) => string;
}

/** Commits that a thread goes through at a time. */
const PART = 2048;
/** Jobs a thread has at once: the next one is there when it ends one. */
const IN_FLIGHT = 2;

type Reply<K extends TracerReply['kind']> = Extract<TracerReply, { kind: K }>;

async function ask<K extends TracerReply['kind']>(thread: TracerThread, job: TracerJob, kind: K): Promise<Reply<K>> {
  const reply = await thread.ask(job);
  if (reply.kind !== kind) throw new Error(`a thread answered ${job.kind} with ${reply.kind}`);
  return reply as Reply<K>;
}

/** Gives out jobs to whichever thread has room; the answers, in no order. */
async function giveOut<K extends TracerReply['kind']>(
  threads: readonly TracerThread[],
  jobs: Iterable<TracerJob>,
  kind: K,
): Promise<Reply<K>[]> {
  const next = jobs[Symbol.iterator]();
  const replies: Reply<K>[] = [];
  const work = async (thread: TracerThread): Promise<void> => {
    for (let job = next.next(); !job.done; job = next.next()) replies.push(await ask(thread, job.value, kind));
  };
  await Promise.all(threads.flatMap((thread) => Array.from({ length: IN_FLIGHT }, () => work(thread))));
  return replies;
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

function* readJobs(batches: Iterable<PackedBatch>): Generator<TracerJob> {
  for (const { pack, entries } of batches) yield { kind: 'read', pack, entries };
}

function* traceJobs(commits: number): Generator<TracerJob> {
  for (let from = 0; from < commits; from += PART) yield { kind: 'trace', from, to: Math.min(commits, from + PART) };
}

/** Ids of packs, and of what threads have found beside them. */
class AllIds {
  readonly #known: ObjectIds;
  readonly #others: readonly string[];
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #packs: readonly PackTable[];
  readonly #id: Buffer;
  readonly #view: DataView;

  constructor(packs: readonly PackTable[], others: readonly string[]) {
    this.#packs = packs;
    this.#known = new ObjectIds(packs);
    this.#others = others;
    this.#numbers = new Map(others.map((oid, i) => [oid, this.#known.count + 1 + i]));
    this.#id = Buffer.alloc(this.#known.width);
    this.#view = new DataView(this.#id.buffer, this.#id.byteOffset, this.#id.length);
  }

  /** The number of an id; 0 where it is none that was read of. */
  numberOf(oid: string): number {
    if (this.#id.write(oid, 'hex') !== this.#id.length) return 0;
    return this.#known.find(this.#view, 0) || (this.#numbers.get(oid) ?? 0);
  }

  idOf(number: number): string {
    let place = number - 1;
    for (const { ids, width } of this.#packs) {
      if (place * width < ids.length)
        return Buffer.from(ids.buffer, ids.byteOffset + place * width, width).toString('hex');
      place -= ids.length / width;
    }
    return this.#others[place]!;
  }
}

function searchOf(
  { packs, commits, dates, isCut, wanted, everything }: PackTracing,
  { ids, names, readings }: { ids: AllIds; names: readonly string[]; readings: readonly Readings[] },
): HistorySearch {
  const shared = (bytes: number): SharedArrayBuffer => new SharedArrayBuffer(bytes);
  const width = packs[0]!.width;
  const search = {
    commits: new Int32Array(shared(commits.length * 4)),
    ids: new Uint8Array(shared(commits.length * width)),
    dates: new Float64Array(shared(commits.length * 8)),
    cut: new Uint8Array(shared(commits.length)),
  };
  const bytes = Buffer.from(search.ids.buffer);
  for (const [i, oid] of commits.entries()) {
    search.commits[i] = ids.numberOf(oid);
    bytes.write(oid, i * width, 'hex');
    search.dates[i] = dates(oid);
    search.cut[i] = isCut(oid) ? 1 : 0;
  }
  const pieces: Int32Array[] = [];
  for (const [index, words] of readings.flatMap((one) => one.pieces)) pieces[index] = words;
  const numbers = Array.from(wanted, (oid) => ids.numberOf(oid)).filter((number) => number !== 0);
  return { ...search, names, tables: nodeTablesOf(packs), pieces, wanted: Int32Array.from(numbers), everything };
}

async function traceWith(threads: readonly TracerThread[], request: PackTracing): Promise<TracedPacks> {
  await giveOut(threads, readJobs(request.batches), 'done');
  const told = await Promise.all(threads.map((thread) => ask(thread, { kind: 'tell' }, 'readings')));
  const readings = told.map((reply) => reply.readings);
  const names = unite(readings.map((one) => one.names));
  const others = unite(readings.map((one) => one.others));
  const renumbered = threads.map((thread, i) =>
    ask(thread, { kind: 'renumber', names: names.numbers[i]!, others: others.numbers[i]! }, 'done'),
  );
  const ids = new AllIds(request.packs, others.all);
  const search = searchOf(request, { ids, names: names.all, readings });
  await Promise.all(renumbered);
  await Promise.all(threads.map((thread) => ask(thread, { kind: 'search', search }, 'done')));
  const traced = await giveOut(threads, traceJobs(request.commits.length), 'traced');
  const ended = await Promise.all(threads.map((thread) => ask(thread, { kind: 'end' }, 'found')));
  const left = traced.flatMap((reply) => [...reply.left]).sort((a, b) => a - b);
  return { found: ended.map(({ found }) => found), left, idOf: (number) => ids.idOf(number) };
}

/**
 * Goes through what commits changed by the trees that packs hold, without git. What is not in the packs, not plain, or too large is left to git.
 * @throws ScanError `aborted`; an Error where threads cannot be started or fail.
 */
export async function tracePacks(request: PackTracing): Promise<TracedPacks> {
  const { packs, signal, workerUrl } = request;
  const nodes = packs.reduce((sum, { kinds }) => sum + kinds.length, 0);
  const start = { tracer: { packs, records: newRecordTables(nodes) } };
  const threads = Array.from({ length: Math.max(1, request.threads) }, () => new TracerThread(workerUrl, start));
  const stop = (): void => threads.forEach((thread) => void thread.stop());
  signal?.addEventListener('abort', stop, { once: true });
  try {
    if (signal?.aborted) throw new ScanError('aborted', 'the scan was aborted');
    return await traceWith(threads, request);
  } catch (error) {
    if (signal?.aborted) throw new ScanError('aborted', 'the scan was aborted');
    throw error;
  } finally {
    signal?.removeEventListener('abort', stop);
    await Promise.all(threads.map((thread) => thread.stop()));
  }
}
