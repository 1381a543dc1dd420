import type { PackTable } from '../../pack/pack-table.ts';
import type { MessagePort } from 'node:worker_threads';
import { createPackKernel } from '../../unpack/pack-kernel.ts';
import { HistoryReader } from './history-reader.ts';
import { HistoryTracer } from './history-tracer.ts';
import { OidIndex } from '../../pack/oid-index.ts';
import { RECORD_WORDS, type TreeDiffTables } from '../tree-diffs.ts';
import type { Readings, TracerJob, TracerReply, TracerStart } from './tracer-protocol.ts';
import { idOf } from '../string-interner.ts';

const DONE: TracerReply = { kind: 'done' };

function readingsOf({ vocabulary, pieces }: HistoryReader): Readings {
  const all = [...pieces.trees, ...pieces.commits];
  return {
    names: [...vocabulary.names.keys()],
    others: [...vocabulary.others.keys()],
    pieces: all.map(({ index, words }) => [index, words]),
  };
}

/** Returns names, and ids that no pack has (those above `known`), the numbers that all threads have for them. */
function renumber(
  { pieces }: HistoryReader,
  { names, others, known }: { names: Int32Array; others: Int32Array; known: number },
): void {
  const change = (value: number): number =>
    idOf(value) > known ? ((others[idOf(value) - known - 1]! + known + 1) << 2) | (value & 3) : value;
  for (const { words, length } of pieces.trees) {
    for (let at = 0; at < length; at += RECORD_WORDS) {
      const key = words[at]!;
      words[at] = (names[key >> 1]! << 1) | (key & 1);
      words[at + 1] = change(words[at + 1]!);
      words[at + 2] = change(words[at + 2]!);
    }
  }
}

/** A reader; undefined if the runtime cannot run its kernel. */
function openReader(
  packs: readonly PackTable[],
  how: { readonly ids: OidIndex; readonly tables: TreeDiffTables },
): HistoryReader | undefined {
  const unpacker = createPackKernel();
  return unpacker && new HistoryReader(packs, { ...how, unpacker });
}

/** Serves jobs on a thread until it is ended. */
export function serveTracer(port: MessagePort, { tracer: { packs, records } }: TracerStart): void {
  const ids = new OidIndex(packs);
  let reader: HistoryReader | undefined;
  let tracer: HistoryTracer | undefined;
  const answer = (job: TracerJob): TracerReply => {
    switch (job.kind) {
      case 'read':
        reader ??= openReader(packs, { ids, tables: records });
        reader?.read(job);
        return DONE;
      case 'tell':
        reader?.close();
        return { kind: 'readings', readings: reader ? readingsOf(reader) : { names: [], others: [], pieces: [] } };
      case 'renumber':
        if (reader) renumber(reader, { ...job, known: ids.count });
        return DONE;
      case 'search':
        tracer = new HistoryTracer(job.search, records);
        return DONE;
      case 'trace':
        return { kind: 'traced', left: Int32Array.from(tracer!.trace(job.from, job.to)) };
      case 'end':
        return { kind: 'found', found: tracer!.result() };
    }
  };
  port.on('message', (job: TracerJob) => port.postMessage(answer(job)));
}
