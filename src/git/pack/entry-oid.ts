import type { PackTable } from './pack-table.ts';

/** The id at a place among those of a pack, in hexadecimal. */
export function packedId({ ids, width }: Pick<PackTable, 'ids' | 'width'>, place: number): string {
  return Buffer.from(ids.buffer, ids.byteOffset + place * width, width).toString('hex');
}

/** The id of an entry, in hexadecimal. */
export function entryId(table: PackTable, entry: number): string {
  return packedId(table, table.names[entry]!);
}
