import type { PackedBatch } from '../../pack/pack-table.ts';
import type { TracerJob, TracerReply } from './tracer-protocol.ts';
import type { TracerThread } from './tracer-thread.ts';

/** Jobs a thread has at once: the next one is there when it ends one. */
const IN_FLIGHT = 2;
/** Commits that a thread goes through at a time. */
const PART = 2048;

type Reply<K extends TracerReply['kind']> = Extract<TracerReply, { kind: K }>;

/** Asks a thread for a reply of this kind. */
export async function ask<K extends TracerReply['kind']>(
  thread: TracerThread,
  job: TracerJob,
  kind: K,
): Promise<Reply<K>> {
  const reply = await thread.ask(job);
  if (reply.kind !== kind) throw new Error(`a thread answered ${job.kind} with ${reply.kind}`);
  return reply as Reply<K>;
}

/** Returns out jobs to whichever thread has room; the answers, in no order. */
export async function giveOut<K extends TracerReply['kind']>(
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

/** Jobs to read trees and commits. */
export function* readJobs(batches: Iterable<PackedBatch>): Generator<TracerJob, void, undefined> {
  for (const { pack, entries } of batches) yield { kind: 'read', pack, entries };
}

/** Jobs to go through so many commits. */
export function* traceJobs(commits: number): Generator<TracerJob, void, undefined> {
  for (let from = 0; from < commits; from += PART) yield { kind: 'trace', from, to: Math.min(commits, from + PART) };
}
