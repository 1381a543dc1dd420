import type { Span } from '../../core/finding.ts';
import type { PlaceWalker } from '../../core/place.ts';

/** A range of addresses that is to be placed; where it is useful, in lines and columns too. */
interface Range {
  readonly start: number;
  readonly end: number;
  readonly useful: boolean;
}

/** The bytes that are held, and where the walker is in them. */
export interface HeldBytes {
  readonly bytes: Uint8Array;
  readonly input: number;
  /** Stands at `input`; not moved. */
  readonly place: PlaceWalker;
  /** Offset of the walker's place in a blob that was transcoded. */
  readonly offsetOf?: ((walker: PlaceWalker) => number) | undefined;
}

/** Places of ranges in the blob, in their order, by one walk over the lines. Ranges that are not useful have offsets, and line 0. */
export function locate(ranges: readonly Range[], { bytes, input, place, offsetOf }: HeldBytes): Span[] {
  const addresses = new Set<number>();
  for (const { start, end, useful } of ranges) if (useful || offsetOf) addresses.add(start).add(end);
  const walker = place.fork();
  const places = new Map<number, { line: number; column: number; offset: number }>();
  let at = input;
  for (const address of [...addresses].sort((a, b) => a - b)) {
    walker.advance(bytes, at, address);
    at = address;
    places.set(address, { line: walker.line, column: walker.column, offset: offsetOf?.(walker) ?? walker.offset });
  }
  const placeOf = (address: number): { line: number; column: number; offset: number } =>
    places.get(address) ?? { line: 0, column: 0, offset: place.offset + address - input };
  return ranges.map(({ start, end }) => {
    const first = placeOf(start);
    const last = placeOf(end);
    return {
      line: first.line,
      column: first.column,
      endLine: last.line,
      endColumn: last.column,
      start: first.offset,
      end: last.offset,
    };
  });
}
