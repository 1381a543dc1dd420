import { sep } from 'node:path';
import type { Omission, OmissionKind } from '../../core/omission.ts';
import { showPath } from '../../git/printable-path.ts';

/** A file to scan. */
export interface PlannedFile {
  /** Absolute path to open: text, or bytes if the name is not UTF-8. */
  readonly path: string | Buffer;
  /** Relative to the run's root, `/` separated; bytes that are not UTF-8 are percent-escaped. */
  readonly shown: string;
  /** Listed in git's index: if it is missing, it was deleted in the work tree, which is not a failure. */
  readonly tracked: boolean;
  /** Object id in the index, for entries that a sparse checkout may omit from the work tree. */
  readonly sparse?: string;
}

/** A part of the plan, in the order of discovery. */
export interface PlanPart {
  readonly files: readonly PlannedFile[];
  /** Left out on purpose. */
  readonly skipped: readonly Omission[];
  /** Could not be planned. */
  readonly failed: readonly Omission[];
}

/** Files in one part of the plan: few enough to spread over workers, enough to make messages cheap. */
const BATCH_FILES = 256;

/** A part under construction. */
export interface PartBuilder {
  files: PlannedFile[];
  skipped: Omission[];
  failed: Omission[];
}

/** An empty part. */
export function newPart(): PartBuilder {
  return { files: [], skipped: [], failed: [] };
}

/** Whether a part is large enough to yield. */
export function isPartFull(part: PartBuilder): boolean {
  return part.files.length + part.skipped.length + part.failed.length >= BATCH_FILES;
}

/** Whether a part is empty. */
export function isEmpty(part: PartBuilder): boolean {
  return part.files.length + part.skipped.length + part.failed.length === 0;
}

/** Joins a folder and a name for opening: text, or bytes if either is bytes. */
export function joinPath(folder: string | Buffer, name: string | Buffer): string | Buffer {
  if (typeof folder === 'string' && typeof name === 'string')
    return folder.endsWith(sep) ? folder + name : `${folder}${sep}${name}`;
  return Buffer.concat([Buffer.from(folder), Buffer.from(sep), Buffer.from(name)]);
}

/** The displayed form of a path relative to the root. */
export function showRelative(path: string | Buffer): string {
  const shown = typeof path === 'string' ? path : showPath(path);
  return sep === '/' ? shown : shown.replaceAll(sep, '/');
}

/** Explains a failed system call. */
export function explainFailure(error: unknown): { readonly kind: OmissionKind; readonly reason: string } {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'vanished', reason: 'vanished before it was read' };
  if (code === undefined) throw error;
  const reason = FAILURES[code] ?? `could not be read (${code})`;
  return { kind: 'unreadable', reason };
}

const FAILURES: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENAMETOOLONG: 'its path is too long for this system',
  ELOOP: 'a loop of symbolic links',
};
