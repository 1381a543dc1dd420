import type { Omission } from '../core/finding.ts';

/** A history that ends where a shallow clone was cut off. */
export function shallowOmission(): Omission {
  const reason = 'a shallow clone: older commits are not here; fetch them with `git fetch --unshallow`';
  return { path: '.git/shallow', reason };
}

/** Objects that a partial clone left where it was cloned from; `missing`: how many, where that is known. */
export function partialOmission(missing?: number): Omission {
  const many = missing === undefined ? 'some objects' : `${missing} objects`;
  const reason = `a partial clone: ${many} are not here; fetch them with \`git fetch --refetch --no-filter\``;
  return { path: '.git/objects', reason };
}

/** A ref that git leaves out: what it alone reaches looks unreachable. */
export function brokenRefOmission(name: string): Omission {
  return {
    path: `.git/${name}`,
    reason: 'git cannot read this ref; `git fsck` says more, `git fetch` may bring it back',
  };
}

/** Objects that the refs reach and the database does not have; `missing`: how many. */
export function missingOmission(missing: number): Omission {
  const reason = `git does not have ${missing} objects that refs reach; \`git fsck\` names them, \`git fetch --refetch\` gets them from the remote again`;
  return { path: '.git/objects', reason };
}
