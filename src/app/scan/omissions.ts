import type { Omission } from '../../core/omission.ts';

/** The omission of a shallow clone, whose history is incomplete. */
export function shallowOmission(): Omission {
  const reason = 'a shallow clone: older commits are missing; fetch them with `git fetch --unshallow`';
  return { path: '.git/shallow', reason, kind: 'missing' };
}

/** The omission of objects that a partial clone lacks; `missing` is their number, if known. */
export function partialOmission(missing?: number): Omission {
  const many = missing === undefined ? 'some objects' : `${missing} objects`;
  const reason = `a partial clone: ${many} are missing; fetch them with \`git fetch --refetch --no-filter\``;
  return { path: '.git/objects', reason, kind: 'missing' };
}

/** The omission of a ref that git ignores: objects that only it reaches look unreachable. */
export function brokenRefOmission(name: string): Omission {
  return {
    path: `.git/${name}`,
    reason: 'git cannot read this ref; `git fsck` gives details, `git fetch` may restore it',
    kind: 'damaged',
  };
}

/** The omission of objects that refs reach and the database lacks; `missing` is their number. */
export function missingOmission(missing: number): Omission {
  const reason = `git does not have ${missing} objects that refs reach; \`git fsck\` lists them, \`git fetch --refetch\` fetches them again`;
  return { path: '.git/objects', reason, kind: 'missing' };
}

/** The omission of something that was not reached before an abort. */
export function abortOmission(path: string, reason: string): Omission {
  return { path, reason, kind: 'interrupted' };
}

/** The omission of an excluded path. */
export function excludedOmission(path: string): Omission {
  return { path, reason: 'excluded', kind: 'excluded' };
}

/** The omission of a submodule. */
export function submoduleOmission(path: string): Omission {
  return { path, reason: 'submodule', kind: 'submodule' };
}

/** The omission of a file that only points to its content: the pointer was scanned, the content was not. */
export function pointerOmission(path: string): Omission {
  return { path, reason: 'LFS pointer', kind: 'lfs-pointer' };
}
