import type { Repository } from '../repository.ts';
import { edgeOf, missingObjects } from './missing-objects.ts';
import type { PackedGraph } from './packed-graph.ts';

/** Counts the objects reached from `tips` that are missing, by packs, and by git for what is in no pack; undefined if packs cannot tell. `has`: whether the database has a blob. */
export async function countMissing(
  { place }: Repository,
  packed: PackedGraph,
  { tips, has }: { readonly tips: readonly string[]; readonly has: (oid: string) => boolean },
): Promise<number | undefined> {
  const loose = packed.others(tips);
  const isLoose = new Set(loose);
  const edge = loose.length > 0 ? await edgeOf(place, loose, packed.heads()) : [];
  const known = edge && [...tips.filter((tip) => !isLoose.has(tip)), ...edge];
  const lacking = known && packed.lacking(known);
  if (!lacking) return undefined;
  const gone = new Set(lacking.filter((oid) => !has(oid)));
  if (loose.length === 0) return gone.size;
  return gone.size + (await missingObjects(place, { tips: loose, without: known, counted: gone }));
}
