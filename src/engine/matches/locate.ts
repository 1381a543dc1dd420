import type { Span } from '../../core/finding.ts';
import type { PlaceWalker } from '../../core/place.ts';

/** A range of addresses to locate; if it is useful, with lines and columns. */
interface Range {
  readonly start: number;
  readonly end: number;
  readonly useful: boolean;
}

/** The held bytes, and the walker's place in them. */
export interface HeldBytes {
  readonly bytes: Uint8Array;
  readonly input: number;
  /** At `input`; not moved. */
  readonly place: PlaceWalker;
  /** Computes the offset of the walker's place in a transcoded blob. */
  readonly offsetOf?: ((walker: PlaceWalker) => number) | undefined;
}

/** Locates ranges in the blob, in their order, in one walk over the lines. Ranges that are not useful get offsets, and line 0. */
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
