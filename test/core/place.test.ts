import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PlaceWalker } from '../../src/core/place.ts';

/** The end of a walk over a blob, character by character. */
function placeAfter(bytes: Uint8Array): { line: number; column: number; offset: number; units: number } {
  const place = { line: 1, column: 1, offset: bytes.length, units: 0 };
  for (const byte of bytes) {
    if (byte === 0x0a) {
      place.line++;
      place.column = 1;
      place.units++;
    } else if ((byte & 0xc0) !== 0x80) {
      place.column++;
      place.units += byte >= 0xf0 ? 2 : 1;
    }
  }
  return place;
}

/** Bytes with many line ends, and many that differ from one by a bit. */
const byte = fc.oneof(
  fc.constantFrom(0x0a, 0x0b, 0x8a, 0x0a, 0x08, 0x00, 0x80, 0xff, 0xf0, 0x61),
  fc.nat({ max: 255 }),
);

test('a walk in any steps ends where a bytewise walk does', () => {
  fc.assert(
    fc.property(
      fc.array(byte, { maxLength: 3000 }),
      fc.array(fc.nat({ max: 3000 })),
      fc.nat({ max: 3 }),
      (list, cuts, shift) => {
        const bytes = Uint8Array.from([...Array.from({ length: shift }, () => 0x0a), ...list]).subarray(shift);
        const walker = new PlaceWalker();
        walker.countsUnits = true;
        let at = 0;
        for (const cut of [...cuts.filter((one) => one <= bytes.length).sort((a, b) => a - b), bytes.length]) {
          walker.advance(bytes, at, cut);
          at = cut;
        }
        expect(walker).toMatchObject(placeAfter(bytes));
      },
    ),
  );
});

test('counts as many lines as a blob can have', () => {
  const walker = new PlaceWalker();
  walker.advance(new Uint8Array(5000).fill(0x0a), 0, 5000);
  expect(walker.line).toBe(5001);
});
