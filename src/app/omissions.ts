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
