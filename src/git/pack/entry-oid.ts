import type { PackTable } from './pack-table.ts';

/** The id at a place among those of a pack, in hexadecimal. */
export function packedId({ oids, oidBytes }: Pick<PackTable, 'oids' | 'oidBytes'>, place: number): string {
  return Buffer.from(oids.buffer, oids.byteOffset + place * oidBytes, oidBytes).toString('hex');
}

/** The id of an entry, in hexadecimal. */
export function entryId(table: PackTable, entry: number): string {
  return packedId(table, table.oidIndexOf[entry]!);
}
