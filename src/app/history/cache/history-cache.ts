import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { MOST_SIZE, mergeRecords, sizedIds, SizedIdList } from './clean-object-sizes.ts';
import { MatchSnapshots } from './match-snapshots.ts';
import { formatTrace, parseTrace, type CommitTrace } from './commit-trace.ts';
import type { ScanSnapshot } from '../../../engine/incremental/scan-snapshot.ts';
import type { KnownObjects } from '../../../git/pack/object-database.ts';
import type { RequestFor, ScanRun } from '../../scan/scan-request.ts';
import { readAuthenticated, writeAuthenticated, type FileMac } from './authenticated-file.ts';
import { toolVersion } from '../../version.ts';

/**
 * What scans of a history remember: objects without findings of the least confidence that was asked for, and where those with findings stood. An
 * object's bytes follow from its id, and what the rules find in them from the rules, so the first is true for ever and everywhere.
 * Neither holds a secret. Whatever is wrong with a file is a note, and never changes what is found.
 */
export interface HistoryCache {
  /** Objects that are known to be clean; undefined if there are none. */
  readonly known: KnownObjects | undefined;
  /** How many objects with matches are known. */
  readonly matched: number;
  readonly onClean?: (oid: string, size: number) => void;
  /** What an earlier scan has left of an object with matches. */
  readonly snapshotOf?: (oid: string) => ScanSnapshot | undefined;
  readonly onSnapshot?: (oid: string, snapshot: ScanSnapshot) => void;
  /** Writes which objects have become known, and what was left of others. */
  readonly save: () => void;
  readonly readTrace: () => CommitTrace | undefined;
  readonly writeTrace: (trace: CommitTrace) => void;
}

const NO_CACHE: HistoryCache = {
  known: undefined,
  matched: 0,
  save: () => {},
  readTrace: () => undefined,
  writeTrace: () => {},
};

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Where each kind of file is. */
type Seals = Readonly<Record<'clean' | 'snapshots' | 'trace', FileMac>>;

/** Files by kind: one for each set of rules, so that two versions of the program do not undo each other's work. */
function sealsOf(request: RequestFor<'history'>, folder: string, oidBytes: number): Seals {
  const key = request.env['LEAKGATE_CACHE_KEY'] || undefined;
  const rules = `${toolVersion()} ${request.program.hash} ${request.least}`;
  const seal = (kind: string, of: string): FileMac => {
    const name = hash(of);
    return { path: join(folder, `${kind}-${name.slice(0, 24)}.bin`), header: `leakgate-${kind}/2 ${name}\n`, key };
  };
  const objects = `${rules} ${oidBytes}`;
  return {
    clean: seal('clean', objects),
    snapshots: seal('snapshots', objects),
    trace: seal('trace', rules),
  };
}

type Note = (text: string) => void;

/** What a file holds; undefined if there is none that can be used. */
function readFrom<T>(seal: FileMac, note: Note, parse: (body: Buffer) => T | undefined): T | undefined {
  const read = readAuthenticated(seal);
  const parsed = 'body' in read ? parse(read.body) : undefined;
  const why = 'note' in read ? read.note : 'it is not sorted';
  if (!parsed && why !== undefined) note(`${seal.path} is not used: ${why}`);
  return parsed;
}

/** The cache a request asks for; `id`: any of the repository, which shows what form they have. Without one there is nothing to remember. */
export function openHistoryCache(request: RequestFor<'history'>, id: string | undefined, run: ScanRun): HistoryCache {
  const folder = request.source.cache;
  if (folder === undefined || id === undefined) return NO_CACHE;
  const oidBytes = id.length / 2;
  const seals = sealsOf(request, folder, oidBytes);
  const note: Note = (text) => run.hooks.onNote?.(`the cache ${text}`);
  const write = (to: FileMac, body: Buffer): void => {
    const failure = writeAuthenticated(to, body);
    if (failure !== undefined) note(`${to.path} is not saved: ${failure}`);
  };
  const known = readFrom(seals.clean, note, (body) => sizedIds(body, oidBytes));
  const snapshots =
    readFrom(seals.snapshots, note, (body) => MatchSnapshots.parse(body, oidBytes)) ?? new MatchSnapshots(oidBytes);
  const clean = new SizedIdList(oidBytes);
  const fresh = { clean: 0, snapshots: 0 };
  return {
    known,
    matched: snapshots.count,
    onClean(oid, size) {
      if (size > MOST_SIZE) return;
      fresh.clean++;
      clean.add(oid, size);
    },
    snapshotOf: (oid) => snapshots.snapshotOf(oid),
    onSnapshot(oid, snapshot) {
      fresh.snapshots++;
      snapshots.add(oid, snapshot);
    },
    save() {
      if (fresh.clean > 0) write(seals.clean, mergeRecords(known?.bytes ?? Buffer.alloc(0), clean.sorted(), oidBytes));
      if (fresh.snapshots > 0) write(seals.snapshots, snapshots.bytes());
    },
    readTrace: () => readFrom(seals.trace, note, parseTrace),
    writeTrace: (saved) => write(seals.trace, Buffer.from(formatTrace(saved))),
  };
}
