/**
 * For each content that entries of a batch are made from, the place in the batch of the last one that needs it. Of contents that are not in the batch
 * themselves, those that they are made from count too: they are made on the way.
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
