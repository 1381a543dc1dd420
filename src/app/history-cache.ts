import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { mergeIds, OidList, oidSet, type OidSet } from './oid-set.ts';
import { formatTrace, parseTrace, type SavedTrace } from './saved-trace.ts';
import type { ScanObject } from './object-batch.ts';
import type { RequestFor, ScanRun } from './scan-request.ts';
import { readSealed, writeSealed, type Seal } from './sealed-file.ts';
import { toolVersion } from './version.ts';

/** Objects on their way to the scan. */
type Objects = AsyncIterable<readonly ScanObject[]>;

/**
 * What scans of a history remember: objects without findings of the least confidence that was asked for, and where those with findings stood. An
 * object's bytes follow from its id, and what the rules find in them from the rules, so the first is true for ever and everywhere.
 * Neither holds a secret. Whatever is wrong with a file is a note, and never changes what is found.
 */
export interface HistoryCache {
  /** Whether anything is known to be clean. */
  readonly knows: boolean;
  /** Objects that are not known to be clean; those that are count as scanned. */
  readonly withoutKnown: (objects: Objects) => Objects;
  readonly onClean?: (oid: string) => void;
  /** Writes which objects have become known. */
  readonly save: () => void;
  readonly readTrace: () => SavedTrace | undefined;
  readonly writeTrace: (trace: SavedTrace) => void;
}

const NO_CACHE: HistoryCache = {
  knows: false,
  withoutKnown: (objects) => objects,
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

async function* filterKnown(
  objects: Objects,
  known: OidSet,
  { tally }: ScanRun,
): AsyncGenerator<readonly ScanObject[], void, undefined> {
  for await (const part of objects) {
    yield part.filter(({ oid, size }) => {
      // without its size an object could not be counted as it would be if it were read
      if (size === undefined || !known.has(oid)) return true;
      tally.scanned++;
      tally.bytes += size;
      return false;
    });
  }
}

/** Files by kind: one for each set of rules, so that two versions of the program do not undo each other's work. */
function sealsOf(request: RequestFor<'history'>, folder: string, width: number): { clean: Seal; trace: Seal } {
  const key = request.env['LEAKGATE_CACHE_KEY'] || undefined;
  const rules = `${toolVersion()} ${request.program.hash} ${request.least}`;
  const seal = (kind: string, of: string): Seal => {
    const name = hash(of);
    return { path: join(folder, `${kind}-${name.slice(0, 24)}.bin`), header: `leakgate-${kind}/1 ${name}\n`, key };
  };
  return { clean: seal('clean', `${rules} ${width}`), trace: seal('trace', rules) };
}

function readKnown(seal: Seal, width: number, note: (text: string) => void): OidSet {
  const read = readSealed(seal);
  const known = 'body' in read ? oidSet(read.body, width) : undefined;
  if (known) return known;
  const why = 'note' in read ? read.note : 'it is not in order';
  if (why !== undefined) note(`${seal.path} is not used: ${why}`);
  return { bytes: Buffer.alloc(0), has: () => false };
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
  const clean = new OidList(width);
  let fresh = 0;
  return {
    knows: known.bytes.length > 0,
    withoutKnown: (objects) => filterKnown(objects, known, run),
    onClean(oid) {
      fresh++;
      clean.add(oid);
    },
    save() {
      if (fresh > 0) write(seal, mergeIds(known.bytes, clean.sorted(), width));
    },
    readTrace() {
      const read = readSealed(trace);
      if ('note' in read && read.note !== undefined) note(`${trace.path} is not used: ${read.note}`);
      return 'body' in read ? parseTrace(read.body) : undefined;
    },
    writeTrace: (saved) => write(trace, Buffer.from(formatTrace(saved))),
  };
}
