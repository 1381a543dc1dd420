import { openCache, type CleanCache } from './clean-cache.ts';
import { mergeIds, OidList } from './oid-set.ts';
import type { ScanObject } from './scan-objects.ts';
import type { RequestFor, ScanRun } from './scan-request.ts';
import { toolVersion } from './version.ts';

/** Objects on their way to the scan. */
type Objects = AsyncIterable<readonly ScanObject[]>;

/** A cache as a scan of history uses it. */
export interface HistoryCache {
  /** Objects that are not known to be clean; those that are count as scanned. */
  readonly withoutKnown: (objects: Objects) => Objects;
  readonly onClean?: (oid: string) => void;
  /** Writes what has become known. */
  readonly save: () => void;
}

const NO_CACHE: HistoryCache = { withoutKnown: (objects) => objects, save: () => {} };

/** Bytes of an id, from an id: 40 digits of SHA-1, 64 of SHA-256. */
function widthOf(head: string | null): number {
  return head === null ? 20 : head.length / 2;
}

async function* filterKnown(
  objects: Objects,
  { known }: CleanCache,
  { tally }: ScanRun,
): AsyncGenerator<readonly ScanObject[], void, undefined> {
  for await (const part of objects) {
    const fresh = part.filter(({ oid, size }) => {
      // without its size an object could not be counted as it would be if it were read
      if (size === undefined || !known.has(oid)) return true;
      tally.scanned++;
      tally.bytes += size;
      return false;
    });
    yield fresh;
  }
}

/** The cache a request asks for. What is wrong with it is a note, and never changes what is found. */
export function openHistoryCache(request: RequestFor<'history'>, head: string | null, run: ScanRun): HistoryCache {
  const folder = request.source.cache;
  if (folder === undefined) return NO_CACHE;
  const width = widthOf(head);
  const rules = `${toolVersion()} ${request.program.hash}`;
  const cache = openCache({ folder, rules, width, key: request.env['LEAKGATE_CACHE_KEY'] || undefined });
  const note = (text: string): void => run.hooks.onNote?.(text);
  if (cache.note !== undefined) note(`the cache in ${folder} is not used: ${cache.note}`);
  const clean = new OidList(width);
  let fresh = 0;
  return {
    withoutKnown: (objects) => filterKnown(objects, cache, run),
    onClean(oid) {
      fresh++;
      clean.add(oid);
    },
    save() {
      if (fresh === 0) return;
      try {
        cache.write(mergeIds(cache.known.bytes, clean.sorted(), width));
      } catch (error) {
        const code = (error as NodeJS.ErrnoException).code;
        if (code === undefined) throw error;
        note(`the cache in ${folder} cannot be written (${code})`);
      }
    },
  };
}
