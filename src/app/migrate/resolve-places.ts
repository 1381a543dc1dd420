import { itemAt, present } from '../../core/present.ts';
import { createHash } from 'node:crypto';
import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Entry } from '../../baseline/entry.ts';
import { ScanError } from '../../core/errors.ts';
import type { Finding } from '../../core/finding.ts';
import { openScanner } from '../../pool/open-scanner.ts';
import type { Repository } from '../../git/repository.ts';
import { resolveCommit } from '../../git/plumbing/rev-list.ts';
import { findTreeFile } from '../../git/plumbing/tree-file.ts';
import { scanObjectList } from '../history/scan-objects.ts';
import { scanSource } from '../scan/run-scan.ts';
import { planOf, type ScanRequest } from '../scan/scan-request.ts';
import { newScanTotals } from '../scan/scan-totals.ts';
import type { CommitsDraft, Draft, PlaceDraft } from './draft.ts';

/** What the search for known findings needs. */
export interface PlaceSearch {
  readonly root: string;
  /** A scan with all resulting rules, under the baseline's key; its source is replaced. */
  readonly request: ScanRequest;
  /** Undefined if the root is not a repository. */
  readonly repository: Repository | undefined;
  readonly signal: AbortSignal;
  /** Ids of converted rules by the other tool's. */
  readonly ids: ReadonlyMap<string, string>;
}

/** A finding at a line. */
type Seen = Pick<Finding, 'rule' | 'fingerprint' | 'line' | 'endLine'> & {
  readonly span?: Pick<Finding, 'start' | 'end'>;
};

const NOTHING_FOUND = 'we find nothing there';

/** Creates entries for findings in another tool's files, from what is found at their places now. Records the outcome of each place. */
export async function resolvePlaces(draft: Draft, search: PlaceSearch): Promise<Entry[]> {
  const entries: Entry[] = [];
  const inTree = draft.places.filter(({ commit }) => commit === undefined);
  const found = await scanTree(inTree, search);
  for (const place of inTree) entries.push(...entriesAtTip(place, found, search));
  for (const place of draft.places)
    if (place.commit !== undefined) entries.push(...(await entriesInCommit(place, search)));
  for (const commits of draft.commits) entries.push(...(await entriesOfCommit(commits, search)));
  return entries;
}

/** Whether a path is that of a regular file below the root, not through a link. */
function isFileBelow(root: string, path: string): boolean {
  const parts = path.split('/');
  if (path.startsWith('/') || path.includes('\0') || parts.some((part) => part === '..' || part === '')) return false;
  return lstatSync(join(root, path), { throwIfNoEntry: false })?.isFile() ?? false;
}

async function scanTree(places: readonly PlaceDraft[], search: PlaceSearch): Promise<ReadonlyMap<string, Finding[]>> {
  const paths = [...new Set(places.map(({ path }) => cleanPath(path)))].filter((path) =>
    isFileBelow(search.root, path),
  );
  const found = new Map<string, Finding[]>();
  if (paths.length === 0) return found;
  const source = {
    kind: 'files',
    paths: paths.map((path) => join(search.root, path)),
    mode: 'git',
    exclude: [],
  } as const;
  const { findings } = await scanSource({ ...search.request, source, cwd: search.root }, { signal: search.signal });
  for (const finding of findings) found.set(finding.path, [...(found.get(finding.path) ?? []), finding]);
  return found;
}

function cleanPath(path: string): string {
  return path.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
}

function entriesAtTip(place: PlaceDraft, found: ReadonlyMap<string, Finding[]>, search: PlaceSearch): Entry[] {
  const path = cleanPath(place.path);
  if (!isFileBelow(search.root, path)) {
    place.record('left', 'the file no longer exists');
    return [];
  }
  const all = found.get(path) ?? [];
  const seen =
    place.hash === undefined ? onLine(all, place.line) : byHash(all, place, readFileSync(join(search.root, path)));
  const isOther = place.hash !== undefined && onLine(all, place.line).length > 0;
  return entriesFor({ ...place, path }, seen, isOther ? 'another value is there now' : NOTHING_FOUND);
}

function onLine<T extends Seen>(findings: readonly T[], line: number | undefined): T[] {
  return line === undefined ? [] : findings.filter((one) => one.line <= line && line <= one.endLine);
}

function sha1(bytes: Buffer | string): string {
  return createHash('sha1').update(bytes).digest('hex');
}

/**
 * The findings that a hash refers to: all whose value has it; else those on the line, if some text of that line has it, because tools disagree about
 * where a value begins. A value that changed since is unknown.
 */
function byHash(findings: readonly Finding[], { hash, line }: PlaceDraft, content: Buffer): Finding[] {
  const same = findings.filter(({ start, end }) => sha1(content.subarray(start, end)) === hash);
  if (same.length > 0 || line === undefined) return same;
  const text = content.toString('utf8').split('\n')[line - 1] ?? '';
  const parts = [
    /[^"'`\s=:,;]+/g,
    /(?<=["'`])[^"'`]*(?=["'`])/g,
    /BEGIN [A-Z ]+(?=-----)/g,
    /[A-Za-z0-9]+(?=_)/g,
  ].flatMap((form) => text.match(form) ?? []);
  return parts.some((part) => sha1(part) === hash) ? onLine(findings, line) : [];
}

function baselineEntry({ path, status, reason }: Pick<PlaceDraft, 'path' | 'status' | 'reason'>, seen: Seen): Entry {
  return { fingerprint: seen.fingerprint, rule: seen.rule, path, status, reason };
}

function entriesFor(
  place: Pick<PlaceDraft, 'path' | 'status' | 'reason' | 'record'>,
  seen: readonly Seen[],
  nothing: string,
): Entry[] {
  const known = [
    ...new Map(seen.filter(({ fingerprint }) => fingerprint !== '').map((one) => [one.fingerprint, one])).values(),
  ];
  if (known.length === 0) place.record('left', nothing);
  else if (known.length === 1) place.record('carried', `baseline: ${place.status}`);
  else place.record('changed', `baseline: ${place.status}; ${known.length} values are there`);
  return known.map((one) => baselineEntry(place, one));
}

async function commitOf(id: string, { repository }: PlaceSearch): Promise<string | undefined> {
  if (repository === undefined || !/^[0-9a-f]{4,64}$/.test(id)) return undefined;
  try {
    return await resolveCommit(repository.place, id);
  } catch (error) {
    if (error instanceof ScanError && error.code === 'revision-missing') return undefined;
    throw error;
  }
}

/** Entries for a place in a version of a file that may no longer be in the tree. */
async function entriesInCommit(place: PlaceDraft, search: PlaceSearch): Promise<Entry[]> {
  const commit = await commitOf(present(place.commit), search);
  const path = cleanPath(place.path);
  if (commit === undefined) {
    place.record('left', 'the commit is not in this repository');
    return [];
  }
  const { request, repository, signal } = search;
  const blob = await findTreeFile(present(repository).place, commit, path);
  if (blob === undefined || !blob.mode.startsWith('100')) {
    place.record('left', 'the commit has no such file');
    return [];
  }
  const run = { totals: newScanTotals(), hooks: { signal } };
  const scanner = openScanner(request.program, planOf(request));
  const objects = [{ oid: blob.oid, kind: 'blob' as const }];
  const objectMatches = await scanObjectList({ request, repository: present(repository), run }, objects, scanner);
  const seen = objectMatches.flatMap(({ rows }) =>
    rows.map(({ rule, fingerprint, line, endLine }) => ({
      rule: itemAt(request.program.rules, rule).id,
      fingerprint,
      line,
      endLine,
    })),
  );
  return entriesFor({ ...place, path }, onLine(seen, place.line), NOTHING_FOUND);
}

/** Entries for everything that a commit introduced. */
async function entriesOfCommit(commits: CommitsDraft, search: PlaceSearch): Promise<Entry[]> {
  const { record, reason, rules } = commits;
  const own = rules?.flatMap((id) => search.ids.get(id) ?? []);
  if (own?.length === 0) {
    record('left', 'it names built-in gitleaks rules, which have other ids here');
    return [];
  }
  const id = await commitOf(commits.id, search);
  if (id === undefined) {
    record('left', 'the commit is not in this repository');
    return [];
  }
  const stream = Readable.from([Buffer.from(`${id}\n`)]);
  const source = {
    kind: 'range',
    folder: search.root,
    commits: { by: 'list', stream },
    exclude: [],
    extra: {},
  } as const;
  const { findings } = await scanSource({ ...search.request, source }, { signal: search.signal });
  const wanted = findings.filter(({ rule, state }) => state === 'new' && (own?.includes(rule) ?? true));
  const known = [...new Map(wanted.map((one) => [one.fingerprint, one])).values()];
  record(
    'carried',
    known.length === 0 ? 'we find nothing in it' : `baseline: ${known.length} of its values, unreviewed`,
  );
  return known.map((one) => baselineEntry({ path: one.path, status: 'unreviewed', reason }, one));
}
