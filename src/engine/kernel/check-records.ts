import type { Follow, Literal, Stage } from '../program.ts';
import { PADDING, STAGE_BYTES } from './layout.ts';

/** The byte sets that a check uses. */
function classesOf(follow: Follow): string[] {
  if (follow.kind === 'none') return [];
  if (follow.kind !== 'run') return [follow.bytes, ...(follow.holds === undefined ? [] : [follow.holds])];
  return [follow.bytes, ...(follow.path ?? []).flatMap(({ skip, need }) => [skip, need])];
}

/** Byte sets as maps: 1 at the index of a byte. */
export interface ClassMaps {
  readonly maps: Uint8Array[];
  readonly indexOf: (bytes: string) => number;
}

/** The distinct byte sets of all literals' checks. */
export function collectClasses(literals: readonly Literal[]): ClassMaps {
  const known = new Map<string, number>();
  const maps: Uint8Array[] = [];
  const add = (bytes: string): void => {
    if (known.has(bytes)) return;
    const map = new Uint8Array(256);
    for (const char of bytes) map[char.charCodeAt(0)] = 1;
    known.set(bytes, maps.push(map) - 1);
  };
  for (const { follow, lead } of literals) {
    for (const bytes of classesOf(follow)) add(bytes);
    if (lead !== undefined) add(lead);
  }
  return { maps, indexOf: (bytes) => known.get(bytes)! };
}

/** Numbers of the kernel. */
const FOLLOW_KINDS = { none: 0, run: 1, assign: 2, near: 3 } as const;

/** Addresses of everything that a record refers to. */
export interface Places {
  readonly classAt: (bytes: string) => number;
  readonly pathAt: (path: readonly Stage[]) => number;
}

/** The words of one check's record; see CHECK_BYTES. `index` is that of the literal. */
export function checkWords(index: number, { text, follow, lead }: Literal, { classAt, pathAt }: Places): number[] {
  const leads = lead === undefined ? 0 : classAt(lead);
  if (follow.kind === 'none') return [index, FOLLOW_KINDS.none, 0, 0, 0, leads];
  const start = [index, FOLLOW_KINDS[follow.kind], classAt(follow.bytes)];
  if (follow.kind === 'run') {
    const { min, path = [] } = follow;
    reachBefore(
      text,
      Math.max(
        min,
        path.reduce((sum, { most }) => sum + most + 1, 0),
      ),
    );
    return [...start, min | (path.length << 16), path.length === 0 ? 0 : pathAt(path), leads];
  }
  const holds = follow.holds === undefined ? 0 : classAt(follow.holds);
  return [...start, follow.min | (reachBefore(text, follow.reach) << 16), holds, leads];
}

/** No check may look further: bytes after the end of a blob are zero, and an incremental scan searches that far around what differs. */
function reachBefore(text: string, reach: number): number {
  if (reach > PADDING) throw new Error(`the check after ${JSON.stringify(text)} looks ${reach} bytes ahead`);
  return reach;
}

/** The stages of all paths in sequence; equal paths share theirs. */
export interface Paths {
  readonly stages: readonly Stage[];
  readonly indexOf: (path: readonly Stage[]) => number;
}

/** The paths of all literals. */
export function collectPaths(literals: readonly Literal[]): Paths {
  const stages: Stage[] = [];
  const known = new Map<string, number>();
  for (const { follow } of literals) {
    if (follow.kind !== 'run' || !follow.path) continue;
    const key = JSON.stringify(follow.path);
    if (!known.has(key)) known.set(key, stages.push(...follow.path) - follow.path.length);
  }
  return { stages, indexOf: (path) => known.get(JSON.stringify(path))! };
}

/** Writes the stages' records from the start of the view. */
export function writePaths(view: DataView, stages: readonly Stage[], classAt: Places['classAt']): void {
  stages.forEach(({ skip, most, need }, i) => {
    [classAt(skip), most, classAt(need)].forEach((word, j) => view.setUint32(i * STAGE_BYTES + j * 4, word, true));
  });
}
