import type { ResolvedChange } from './resolve-change.ts';

/** What is judged, in words that follow a colon. */
export function describeChange({ commits, nothing }: ResolvedChange): string {
  if (nothing !== undefined) return `nothing to judge, ${nothing}`;
  if (commits === undefined) return 'the files that are checked out';
  const head = commits.head.slice(0, 12);
  if (!commits.tree) return `what ${head} brings in`;
  return `the whole tree at ${head}${commits.tips.length > 0 ? ', and what was pushed' : ''}`;
}

/** Whose gate counts, in words that follow "the gate is". */
export function describeGate({ trusted, own }: ResolvedChange): string {
  return trusted === undefined ? 'built-in (strict)' : `of ${trusted.slice(0, 12)}${own ? '' : ', not of the change'}`;
}
