import type { Coverage, Hidden } from '../core/finding.ts';
import type { Omission, OmissionKind } from '../core/omission.ts';

/** How often each reason occurs, in the order in which they first do. */
export function countReasons(omissions: readonly Omission[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { reason } of omissions) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return counts;
}

/** What was left out and is to be named in a summary, without what was decoded in part: that is listed by itself. */
export function listWarned({ skipped }: Coverage): readonly Omission[] {
  return skipped.filter(({ action }) => action === 'warn');
}

/** Paths that a line names of each kind. */
const NAMED = 3;

/** What was left out and is to be named, by kind: `2 lfs-pointer (a.bin, b.bin)`. Paths are not escaped. */
export function warnedWords(coverage: Coverage): string {
  const kinds = new Map<OmissionKind, string[]>();
  for (const { kind, path } of listWarned(coverage)) kinds.set(kind, [...(kinds.get(kind) ?? []), path]);
  const parts = [...kinds].map(([kind, paths]) => {
    const more = paths.length > NAMED ? ` and ${paths.length - NAMED} more` : '';
    return `${paths.length} ${kind} (${paths.slice(0, NAMED).join(', ')}${more})`;
  });
  return parts.join(', ');
}

/** What hides findings and how many, in words; empty if nothing does. */
export function hiddenWords({ inline, allow, baseline }: Hidden): string {
  const parts = [
    inline > 0 && `${inline} by comments`,
    allow > 0 && `${allow} by allow entries`,
    baseline > 0 && `${baseline} in the baseline`,
  ];
  return parts.filter((part) => part !== false).join(', ');
}
