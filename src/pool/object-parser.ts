/** Receives the objects of a stream, in the order of the requests. */
export interface ObjectSink {
  /** Begins an object of `size` bytes. */
  readonly begin: (size: number) => void;
  /** Its next bytes; the view is valid only during the call. */
  readonly bytes: (piece: Uint8Array) => void;
  readonly end: () => void;
  /** git does not have the object. */
  readonly missing: () => void;
}

const LF = 0x0a;
/** Longest header that git writes: an id of 64 digits, a type, a size. */
const HEADER_BYTES = 256;

/** A stream that is not the output of `cat-file --batch`. */
export class ObjectStreamError extends Error {}

/**
 * Parses the output of `git cat-file --batch` in chunks of any size: `<id> <type> <size>LF<bytes>LF`, or `<id> missingLF`. Passes the bytes of
 * objects on as views of the chunk.
 */
export class ObjectParser {
  readonly #sink: ObjectSink;
  #header = '';
  /** Remaining bytes of the object; -1 in a header. */
  #left = -1;

  constructor(sink: ObjectSink) {
    this.#sink = sink;
  }

  /** Parses the next chunk of the stream. Throws ObjectStreamError. */
  push(piece: Buffer): void {
    for (let at = 0; at < piece.length;) at = this.#left < 0 ? this.#readHeader(piece, at) : this.#readBody(piece, at);
  }

  #readHeader(piece: Buffer, from: number): number {
    const end = piece.indexOf(LF, from);
    this.#header += piece.toString('latin1', from, end < 0 ? piece.length : end);
    if (this.#header.length > HEADER_BYTES) throw new ObjectStreamError('a header is too long');
    if (end < 0) return piece.length;
    const header = this.#header;
    this.#header = '';
    this.#open(header);
    return end + 1;
  }

  #open(header: string): void {
    if (header.endsWith(' missing')) {
      this.#sink.missing();
      return;
    }
    const size = /^[0-9a-f]+ [a-z]+ ([0-9]+)$/.exec(header)?.[1];
    if (size === undefined) throw new ObjectStreamError('a header cannot be read');
    this.#left = Number(size);
    this.#sink.begin(this.#left);
  }

  /** Reads the bytes of the object, then the LF that ends it. */
  #readBody(piece: Buffer, from: number): number {
    const length = Math.min(this.#left, piece.length - from);
    if (length > 0) this.#sink.bytes(piece.subarray(from, from + length));
    this.#left -= length;
    if (this.#left > 0 || from + length === piece.length) return from + length;
    if (piece[from + length] !== LF) throw new ObjectStreamError('an object is longer than its header says');
    this.#left = -1;
    this.#sink.end();
    return from + length + 1;
  }
}
