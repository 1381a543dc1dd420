import type { Coverage, Hidden } from '../core/finding.ts';
import type { Omission, OmissionKind } from '../core/omission.ts';

/** Counts each reason, in the order of first occurrence. */
export function countReasons(omissions: readonly Omission[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { reason } of omissions) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return counts;
}

/** Omissions to name in a summary, except partly decoded files, which are listed separately. */
export function listWarned({ skipped }: Coverage): readonly Omission[] {
  return skipped.filter(({ action }) => action === 'warn');
}

/** Paths named for each kind. */
const MAX_NAMED_PATHS = 3;

/** Omissions to name, by kind: `2 lfs-pointer (a.bin, b.bin)`. Paths are not escaped. */
export function warnedWords(coverage: Coverage): string {
  const kinds = new Map<OmissionKind, string[]>();
  for (const { kind, path } of listWarned(coverage)) kinds.set(kind, [...(kinds.get(kind) ?? []), path]);
  const parts = [...kinds].map(([kind, paths]) => {
    const more = paths.length > MAX_NAMED_PATHS ? ` and ${paths.length - MAX_NAMED_PATHS} more` : '';
    return `${paths.length} ${kind} (${paths.slice(0, MAX_NAMED_PATHS).join(', ')}${more})`;
  });
  return parts.join(', ');
}

/** Counts hidden findings by what hides them, for people; empty if there are none. */
export function hiddenWords({ inline, allow, baseline }: Hidden): string {
  const parts = [
    inline > 0 && `${inline} by comments`,
    allow > 0 && `${allow} by allow entries`,
    baseline > 0 && `${baseline} in the baseline`,
  ];
  return parts.filter((part) => part !== false).join(', ');
}
