import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { MOST_SIZE, mergeRecords, sizedIds, SizedIdList, type SizedIds } from './sized-ids.ts';
import { formatTrace, parseTrace, type SavedTrace } from './saved-trace.ts';
import type { KnownObjects } from '../sources/git/pack/object-database.ts';
import type { RequestFor, ScanRun } from './scan-request.ts';
import { readSealed, writeSealed, type Seal } from './sealed-file.ts';
import { toolVersion } from './version.ts';

/**
 * What scans of a history remember: objects without findings of the least confidence that was asked for, and where those with findings stood. An
 * object's bytes follow from its id, and what the rules find in them from the rules, so the first is true for ever and everywhere.
 * Neither holds a secret. Whatever is wrong with a file is a note, and never changes what is found.
 */
export interface HistoryCache {
  /** Objects that are known to be clean; undefined where there are none. */
  readonly known: KnownObjects | undefined;
  readonly onClean?: (oid: string, size: number) => void;
  /** Writes which objects have become known. */
  readonly save: () => void;
  readonly readTrace: () => SavedTrace | undefined;
  readonly writeTrace: (trace: SavedTrace) => void;
}

const NO_CACHE: HistoryCache = {
  known: undefined,
  save: () => {},
  readTrace: () => undefined,
  writeTrace: () => {},
};

/** Bytes of an id, from an id: 40 digits of SHA-1, 64 of SHA-256. */
function widthOf(head: string | null): number {
  return head === null ? 20 : head.length / 2;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Files by kind: one for each set of rules, so that two versions of the program do not undo each other's work. */
function sealsOf(request: RequestFor<'history'>, folder: string, width: number): { clean: Seal; trace: Seal } {
  const key = request.env['LEAKGATE_CACHE_KEY'] || undefined;
  const rules = `${toolVersion()} ${request.program.hash} ${request.least}`;
  const seal = (kind: string, of: string): Seal => {
    const name = hash(of);
    return { path: join(folder, `${kind}-${name.slice(0, 24)}.bin`), header: `leakgate-${kind}/2 ${name}\n`, key };
  };
  return { clean: seal('clean', `${rules} ${width}`), trace: seal('trace', rules) };
}

function readKnown(seal: Seal, width: number, note: (text: string) => void): SizedIds | undefined {
  const read = readSealed(seal);
  const known = 'body' in read ? sizedIds(read.body, width) : undefined;
  if (known) return known;
  const why = 'note' in read ? read.note : 'it is not in order';
  if (why !== undefined) note(`${seal.path} is not used: ${why}`);
  return undefined;
}

/** The cache a request asks for. */
export function openHistoryCache(request: RequestFor<'history'>, head: string | null, run: ScanRun): HistoryCache {
  const folder = request.source.cache;
  if (folder === undefined) return NO_CACHE;
  const width = widthOf(head);
  const { clean: seal, trace } = sealsOf(request, folder, width);
  const note = (text: string): void => run.hooks.onNote?.(`the cache ${text}`);
  const write = (to: Seal, body: Buffer): void => {
    const failure = writeSealed(to, body);
    if (failure !== undefined) note(`${to.path} is not kept: ${failure}`);
  };
  const known = readKnown(seal, width, note);
  const clean = new SizedIdList(width);
  let fresh = 0;
  return {
    known,
    onClean(oid, size) {
      if (size > MOST_SIZE) return;
      fresh++;
      clean.add(oid, size);
    },
    save() {
      if (fresh > 0) write(seal, mergeRecords(known?.bytes ?? Buffer.alloc(0), clean.sorted(), width));
    },
    readTrace() {
      const read = readSealed(trace);
      if ('note' in read && read.note !== undefined) note(`${trace.path} is not used: ${read.note}`);
      return 'body' in read ? parseTrace(read.body) : undefined;
    },
    writeTrace: (saved) => write(trace, Buffer.from(formatTrace(saved))),
  };
}
