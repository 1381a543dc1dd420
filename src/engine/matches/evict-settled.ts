import type { Match } from './match.ts';

/** What is known when a part of a blob is done. */
interface Done {
  /** Whether a match may be reported, or change the score of another one. */
  readonly matters: (match: Match) => boolean;
  /** Later matches begin at or after this offset of the blob. */
  readonly until: number;
}

/**
 * Evicts matches that can no longer change the result. Matches that overlap, directly or through others, are all kept or all evicted. Ordered by
 * place.
 */
export function evictSettled(matches: readonly Match[], { matters, until }: Done): { kept: Match[]; gone: Match[] } {
  const kept: Match[] = [];
  const gone: Match[] = [];
  let group: Match[] = [];
  let end = 0;
  const close = (): void => {
    (end > until || group.some(matters) ? kept : gone).push(...group);
    group = [];
  };
  for (const match of [...matches].sort((a, b) => a.start - b.start)) {
    if (match.start >= end) close();
    group.push(match);
    end = Math.max(end, match.end);
  }
  close();
  return { kept, gone };
}
