import type { Exposure } from '../../core/finding.ts';
import type { Scanner } from '../../engine/scanner.ts';
import { listTree } from '../../git/plumbing/ls-tree.ts';
import { SUBMODULE_MODE } from '../../git/plumbing/modes.ts';
import type { Ref } from '../../git/plumbing/refs.ts';
import type { Repository } from '../../git/repository.ts';
import type { TraceResult, PathHistory } from '../../git/history/trace.ts';
import { showPath } from '../../git/printable-path.ts';
import type { Occurrence } from './place-findings.ts';
import { scanNames } from '../scan/scan-names.ts';
import type { ObjectScan } from './scan-objects.ts';

/** Paths of the tree at HEAD by what is there; submodules, which are no objects, under ''. */
export type HeadPaths = ReadonlyMap<string, readonly Buffer[]>;

/** Lists the paths at HEAD. */
export async function pathsAtHead({ place, head }: Repository): Promise<HeadPaths> {
  const paths = new Map<string, Buffer[]>();
  if (head === null) return paths;
  for await (const { oid, mode, path } of listTree(place, head)) {
    const key = mode === SUBMODULE_MODE ? '' : oid;
    const same = paths.get(key);
    if (same) same.push(path);
    else paths.set(key, [path]);
  }
  return paths;
}

/** A name to scan, and where it is. */
interface Name {
  readonly name: Buffer;
  readonly path: string;
  readonly exposure: Exposure;
  readonly standing?: PathHistory | undefined;
}

/** The names of a history, each once. */
function namesOf(refs: readonly Ref[], head: HeadPaths, paths: TraceResult['paths']): Name[] {
  const tip = new Set<string>();
  const names: Name[] = refs.map(({ name }) => ({ name, path: `.git/${showPath(name)}`, exposure: 'history' }));
  for (const name of [...head.values()].flat()) {
    const key = name.toString('latin1');
    tip.add(key);
    names.push({ name, path: showPath(name), exposure: 'tip', standing: paths.get(key) });
  }
  for (const [key, standing] of paths) {
    if (tip.has(key)) continue;
    names.push({ name: standing.path, path: showPath(standing.path), exposure: 'history', standing });
  }
  return names;
}

/** Secrets in the names of refs, of the paths at HEAD, and of all paths there were. `open`: a scanner of this request. */
export async function nameOccurrences(
  { request }: ObjectScan,
  { refs, head, paths }: { refs: readonly Ref[]; head: HeadPaths; paths: TraceResult['paths'] },
  open: Scanner,
): Promise<Occurrence[]> {
  const names = namesOf(refs, head, paths);
  const matches = await scanNames(
    request,
    names.map(({ name }) => name),
    open,
  );
  return matches.map(({ name, row }) => {
    const { path, exposure, standing } = names[name]!;
    const { introduced, removed } = standing ?? {};
    return { row, blob: undefined, path, place: path, introduced, removed, exposure };
  });
}
