import { isUtf8 } from 'node:buffer';
import type { OrderedCommit } from '../../../git/plumbing/commit-order.ts';
import type { PathHistory, Trace } from '../../../git/history/trace.ts';

/** What a scan found out of a history, for the next one to go on from. Holds ids, dates, and the paths of files with findings. */
export interface CommitTrace {
  /** Commits that reach everything that was looked at. */
  readonly heads: readonly string[];
  /** Commits at refs, and at HEAD, all of which they reach; none if git alone knows those. */
  readonly tips: readonly string[];
  /** Corrected dates that differ from what the commits say. */
  readonly moved: ReadonlyMap<string, number>;
  /** Dates of the commits with findings that were reached. */
  readonly commits: ReadonlyMap<string, number>;
  /** Commits that brought in or took away a path whose name holds a secret, with their dates: they are looked at again, so that no name is kept. */
  readonly naming: ReadonlyMap<string, number>;
  /** Blobs with findings; one that no commit holds has no places. */
  readonly trace: Trace;
}

type Row = [path: string, introduced: OrderedCommit | null, removed: OrderedCommit | null];

/** As text. Paths are bytes, written as Latin-1. */
export function formatTrace({ heads, tips, moved, commits, naming, trace }: CommitTrace): string {
  const blobs = [...trace].map(([oid, places]) => [
    oid,
    [...places].map(([path, { introduced, removed }]): Row => [path, introduced ?? null, removed ?? null]),
  ]);
  return JSON.stringify({ heads, tips, moved: [...moved], commits: [...commits], naming: [...naming], blobs });
}

const ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

function isId(value: unknown): value is string {
  return typeof value === 'string' && ID.test(value);
}

function listOf(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new TypeError('not a list');
  return value;
}

function idOf(value: unknown): string {
  if (!isId(value)) throw new TypeError('not an id');
  return value;
}

function datesOf(value: unknown): Map<string, number> {
  return new Map(
    listOf(value).map((entry) => {
      const [id, date] = listOf(entry);
      return [idOf(id), Number(date)];
    }),
  );
}

function commitOf(value: unknown): OrderedCommit | undefined {
  if (value === null) return undefined;
  const { id, date } = value as Partial<OrderedCommit>;
  return { id: idOf(id), date: Number(date) };
}

function placesOf(value: unknown): Map<string, PathHistory> {
  return new Map(
    listOf(value).map((row) => {
      const [path, introduced, removed] = listOf(row);
      const key = String(path);
      return [key, { path: Buffer.from(key, 'latin1'), introduced: commitOf(introduced), removed: commitOf(removed) }];
    }),
  );
}

/** Reads what `formatTrace` wrote; undefined if it is anything else. */
export function parseTrace(bytes: Buffer): CommitTrace | undefined {
  if (!isUtf8(bytes)) return undefined;
  try {
    const saved = JSON.parse(bytes.toString('utf8')) as Record<string, unknown>;
    const blobs = listOf(saved['blobs']).map((entry): [string, Map<string, PathHistory>] => {
      const [oid, places] = listOf(entry);
      return [idOf(oid), placesOf(places)];
    });
    const [heads, tips] = [saved['heads'], saved['tips']].map((ids) => listOf(ids).map(idOf));
    const [moved, commits, naming] = [saved['moved'], saved['commits'], saved['naming']].map(datesOf);
    return { heads: heads!, tips: tips!, moved: moved!, commits: commits!, naming: naming!, trace: new Map(blobs) };
  } catch (error) {
    if (error instanceof TypeError || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
