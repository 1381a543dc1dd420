/**
 * Walks a blob's bytes and knows the line and column of where it stands. Lines end at LF; columns count code points, that is every byte
 * which is not a UTF-8 continuation byte (so each byte of invalid UTF-8 that is not one counts as a character).
 */
export class PlaceWalker {
  /** Byte offset of where the walker stands, from the start of the blob as it is scanned (UTF-8). */
  offset = 0;
  line = 1;
  column = 1;
  /** UTF-16 code units passed, for blobs that were transcoded. */
  units = 0;

  /** Passes `bytes[from..to)`, which must begin where the walker stands. */
  advance(bytes: Uint8Array, from: number, to: number): void {
    let { line, column, units } = this;
    for (let i = from; i < to; i++) {
      const byte = bytes[i]!;
      if (byte === 0x0a) {
        line++;
        column = 1;
        units++;
      } else if ((byte & 0xc0) !== 0x80) {
        column++;
        units += byte >= 0xf0 ? 2 : 1;
      }
    }
    this.line = line;
    this.column = column;
    this.units = units;
    this.offset += to - from;
  }

  /** A walker that stands at the same place and goes its own way. */
  fork(): PlaceWalker {
    const other = new PlaceWalker();
    other.offset = this.offset;
    other.line = this.line;
    other.column = this.column;
    other.units = this.units;
    return other;
  }

  /** Back to the first byte of a blob. */
  reset(): void {
    this.offset = 0;
    this.line = 1;
    this.column = 1;
    this.units = 0;
  }
}
