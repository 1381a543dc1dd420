import { sep } from 'node:path';
import type { Omission, OmissionKind } from '../../core/omission.ts';
import { showPath } from '../../git/printable-path.ts';

/** A file to scan. */
export interface PlannedFile {
  /** Absolute path to open: text, or bytes where the name is not UTF-8. */
  readonly path: string | Buffer;
  /** Relative to the run's root, `/` separated, bytes that are not UTF-8 percent-escaped. */
  readonly shown: string;
  /** Listed by git's index: that it is not there is no failure, it was deleted in the work tree. */
  readonly tracked: boolean;
  /** Id of what the index holds, for entries that a sparse checkout may leave out of the work tree. */
  readonly sparse?: string;
}

/** A part of the plan, in the order found. */
export interface PlanPart {
  readonly files: readonly PlannedFile[];
  /** Left out on purpose. */
  readonly skipped: readonly Omission[];
  /** Should have been planned and could not be. */
  readonly failed: readonly Omission[];
}

/** Files of one part of the plan: small enough to spread over workers, large enough that messages cost nothing. */
const BATCH_FILES = 256;

/** A plan as it grows. */
export interface PartBuilder {
  files: PlannedFile[];
  skipped: Omission[];
  failed: Omission[];
}

/** A part with nothing in it yet. */
export function newPart(): PartBuilder {
  return { files: [], skipped: [], failed: [] };
}

/** Whether a part is worth handing on. */
export function isPartFull(part: PartBuilder): boolean {
  return part.files.length + part.skipped.length + part.failed.length >= BATCH_FILES;
}

/** Whether there is nothing in it. */
export function isEmpty(part: PartBuilder): boolean {
  return part.files.length + part.skipped.length + part.failed.length === 0;
}

/** A name below a folder, in the form it is opened by: text, or bytes where either is bytes. */
export function joinPath(folder: string | Buffer, name: string | Buffer): string | Buffer {
  if (typeof folder === 'string' && typeof name === 'string')
    return folder.endsWith(sep) ? folder + name : `${folder}${sep}${name}`;
  return Buffer.concat([Buffer.from(folder), Buffer.from(sep), Buffer.from(name)]);
}

/** How a path relative to the root is shown. */
export function showRelative(path: string | Buffer): string {
  const shown = typeof path === 'string' ? path : showPath(path);
  return sep === '/' ? shown : shown.replaceAll(sep, '/');
}

/** What a failed system call means. */
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
