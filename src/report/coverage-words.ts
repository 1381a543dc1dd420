import type { Hidden, Omission } from '../core/finding.ts';

/** How often each reason occurs, in the order in which they first do. */
export function countReasons(omissions: readonly Omission[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { reason } of omissions) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return counts;
}

/** What hides findings and how many, in words; empty where nothing does. */
export function hiddenWords({ inline, allow, baseline }: Hidden): string {
  const parts = [
    inline > 0 && `${inline} by comments`,
    allow > 0 && `${allow} by allow entries`,
    baseline > 0 && `${baseline} in the baseline`,
  ];
  return parts.filter((part) => part !== false).join(', ');
}
