import type { Omission } from '../../core/omission.ts';

/** A history that ends where a shallow clone was cut off. */
export function shallowOmission(): Omission {
  const reason = 'a shallow clone: older commits are missing; fetch them with `git fetch --unshallow`';
  return { path: '.git/shallow', reason, kind: 'missing' };
}

/** Objects that a partial clone left where it was cloned from; `missing`: how many, where that is known. */
export function partialOmission(missing?: number): Omission {
  const many = missing === undefined ? 'some objects' : `${missing} objects`;
  const reason = `a partial clone: ${many} are missing; fetch them with \`git fetch --refetch --no-filter\``;
  return { path: '.git/objects', reason, kind: 'missing' };
}

/** A ref that git leaves out: what it alone reaches looks unreachable. */
export function brokenRefOmission(name: string): Omission {
  return {
    path: `.git/${name}`,
    reason: 'git cannot read this ref; `git fsck` gives details, `git fetch` may restore it',
    kind: 'damaged',
  };
}

/** Objects that the refs reach and the database does not have; `missing`: how many. */
export function missingOmission(missing: number): Omission {
  const reason = `git does not have ${missing} objects that refs reach; \`git fsck\` lists them, \`git fetch --refetch\` fetches them again`;
  return { path: '.git/objects', reason, kind: 'missing' };
}

/** Something that a run was stopped before. */
export function abortOmission(path: string, reason: string): Omission {
  return { path, reason, kind: 'interrupted' };
}

/** A path that the configuration leaves out. */
export function excludedOmission(path: string): Omission {
  return { path, reason: 'excluded', kind: 'excluded' };
}

/** A commit of another repository. */
export function submoduleOmission(path: string): Omission {
  return { path, reason: 'submodule', kind: 'submodule' };
}

/** A file that only names its content: the pointer was scanned, what it points to was not. */
export function pointerOmission(path: string): Omission {
  return { path, reason: 'LFS pointer', kind: 'lfs-pointer' };
}
