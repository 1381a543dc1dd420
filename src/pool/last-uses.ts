/**
 * For each delta base of a batch's entries, the index in the batch of the last entry that needs it. Bases outside the batch keep their own bases in
 * use, because they are rebuilt on the way.
 */
export function lastUses(entries: Int32Array, bases: Int32Array): Map<number, number> {
  const uses = new Map<number, number>();
  const seen = new Set<number>();
  for (const [place, entry] of entries.entries()) {
    seen.add(entry);
    for (let base = bases[entry]!; base >= 0; base = bases[base]!) {
      uses.set(base, place);
      if (seen.has(base)) break;
      seen.add(base);
    }
  }
  return uses;
}
