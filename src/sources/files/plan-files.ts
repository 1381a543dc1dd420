import { itemAt } from '../../core/present.ts';
import { lstatSync } from 'node:fs';
import { relative } from 'node:path';
import { ScanError } from '../../core/errors.ts';
import { compileExclude, createExcludedPart, type Exclude, globThatExcludes } from './exclude.ts';
import { isEmpty, isPartFull, newPart, showRelative, type PartBuilder, type PlanPart } from './planned-files.ts';
import { isBelow, type RunRoot, type ScanTarget } from './root.ts';
import { walkFolder } from './walk.ts';

/** What to plan. */
export interface PlanRequest extends RunRoot {
  /** Globs over shown paths. */
  readonly exclude: readonly string[];
  /** Place of a glob, for people: `.leakgate.yml:3:5`, `--exclude`. */
  readonly placeOf: (glob: string) => string;
  /** The environment for git. */
  readonly env: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Yields the files of a run, in parts of about 256 as they are found: first files that the user named (ignored or not), then folders. No file is
 * repeated. Equal trees give equal parts.
 * @throws ScanError `git-failed`, `aborted`.
 */
export async function* planFiles(request: PlanRequest): AsyncGenerator<PlanPart, void, undefined> {
  const exclude = compileExclude(request.exclude);
  const files = request.targets.filter((target) => !target.folder);
  const named = new Set<string>();
  yield* planNamed(request, files, named);
  for await (const part of planFolders(request, exclude)) {
    throwIfAborted(request.signal);
    yield named.size === 0 ? part : withoutNamed(part, named);
  }
  throwIfAborted(request.signal);
}

function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new ScanError('aborted', 'the scan was aborted');
}

function withoutNamed(part: PlanPart, named: ReadonlySet<string>): PlanPart {
  return { ...part, files: part.files.filter(({ shown }) => !named.has(shown)) };
}

/** Files that the user named, each once. */
function* planNamed(
  { root, exclude, placeOf }: PlanRequest,
  files: readonly ScanTarget[],
  named: Set<string>,
): Generator<PlanPart, void, undefined> {
  const excludes = compileExclude(exclude);
  const excludedPart = excludes && createExcludedPart(excludes);
  let part = newPart();
  for (const { path } of files) {
    const shown = showRelative(relative(root, path));
    if (named.has(shown)) continue;
    named.add(shown);
    const glob = excludedPart?.(shown) === undefined ? undefined : globThatExcludes(exclude, shown);
    const reason = glob === undefined ? undefined : `excluded by ${JSON.stringify(glob)} in ${placeOf(glob)}`;
    placeNamed({ path, shown, excluded: reason }, part);
    if (!isPartFull(part)) continue;
    yield part;
    part = newPart();
  }
  if (!isEmpty(part)) yield part;
}

function placeNamed(
  { path, shown, excluded }: { path: string; shown: string; excluded: string | undefined },
  part: PartBuilder,
): void {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (excluded !== undefined) part.skipped.push({ path: shown, reason: excluded, kind: 'excluded' });
  else if (found && !found.isFile() && !found.isSymbolicLink())
    part.skipped.push({ path: shown, reason: 'not a regular file', kind: 'special-file' });
  else part.files.push({ path, shown, tracked: false });
}

async function* planFolders(
  request: PlanRequest,
  exclude: Exclude | undefined,
): AsyncGenerator<PlanPart, void, undefined> {
  const { root, mode, env, signal } = request;
  const folders = outermost(request.targets.filter((target) => target.folder).map(({ path }) => path));
  if (folders.length === 0) return;
  const below = folders.map((folder) => relative(root, folder));
  if (mode === 'git') {
    const { planListing } = await import('./listing.ts');
    const limits = below.includes('') ? [] : below.map(showRelative);
    yield* planListing({ place: { top: root, env, signal }, folders: limits, exclude });
    return;
  }
  for (const [i, start] of folders.entries()) yield* walkFolder({ start, relative: itemAt(below, i), exclude, signal });
}

/** Folders that are not inside another one. */
function outermost(folders: readonly string[]): string[] {
  const unique = [...new Set(folders)].sort();
  return unique.filter((folder) => !unique.some((other) => other !== folder && isBelow(folder, other)));
}
