import type { ResolvedChange } from './resolve-change.ts';

/** What is judged, in words that follow a colon. */
export function describeChange({ commits, nothing }: ResolvedChange): string {
  if (nothing !== undefined) return `nothing to judge, ${nothing}`;
  if (commits === undefined) return 'the checked-out files';
  const head = commits.head.slice(0, 12);
  if (!commits.tree) return `what ${head} adds`;
  return `the whole tree at ${head}${commits.tips.length > 0 ? ', and what was pushed' : ''}`;
}

/** Whose gate counts, in words that follow "the gate is". */
export function describeGate({ trusted, own }: ResolvedChange): string {
  return trusted === undefined
    ? 'built-in (strict)'
    : `read from ${trusted.slice(0, 12)}${own ? '' : ', not from the change'}`;
}
