import type { Match } from './match.ts';

/** What is known of matches when a part of a blob is done. */
interface Done {
  /** Whether a match may be given back, or change what another one is worth. */
  readonly matters: (match: Match) => boolean;
  /** What is found from now on lies behind this offset of the blob. */
  readonly until: number;
}

/**
 * The matches without those that can no longer change what is given back: of matches that meet each other, directly or through others, either all
 * are kept or none. In order of place.
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
