import { ROW_FIELDS, TEXT_FIELDS, type BatchResult, type FileReason } from './protocol.ts';

function byFile(a: FileReason, b: FileReason): number {
  return a[0] - b[0];
}

function mergeSizes(...lists: readonly Float64Array[]): Float64Array {
  const pairs = lists.flatMap((sizes) =>
    Array.from({ length: sizes.length / 2 }, (_, i): [number, number] => [sizes[i * 2]!, sizes[i * 2 + 1]!]),
  );
  return Float64Array.from(pairs.sort((a, b) => a[0] - b[0]).flat());
}

/** Merges two results of one batch that cover different files. */
export function mergeResults(first: BatchResult, second: BatchResult): BatchResult {
  const places = [first, second].flatMap((result) =>
    Array.from({ length: result.rows.length / ROW_FIELDS }, (_, row) => ({ result, row })),
  );
  const fileOf = ({ result, row }: { result: BatchResult; row: number }): number => result.rows[row * ROW_FIELDS]!;
  places.sort((a, b) => fileOf(a) - fileOf(b));
  const rows = new Float64Array(places.length * ROW_FIELDS);
  const texts: string[] = [];
  for (const [at, { result, row }] of places.entries()) {
    rows.set(result.rows.subarray(row * ROW_FIELDS, (row + 1) * ROW_FIELDS), at * ROW_FIELDS);
    texts.push(...result.texts.slice(row * TEXT_FIELDS, (row + 1) * TEXT_FIELDS));
  }
  return {
    scanned: first.scanned + second.scanned,
    bytes: first.bytes + second.bytes,
    sizes: mergeSizes(first.sizes, second.sizes),
    rows,
    texts,
    skipped: [...first.skipped, ...second.skipped].sort(byFile),
    failed: [...first.failed, ...second.failed].sort(byFile),
    limited: [...first.limited, ...second.limited].sort(byFile),
    pointers: [...first.pointers, ...second.pointers].sort((a, b) => a - b),
    snapshots: [...first.snapshots, ...second.snapshots],
  };
}
