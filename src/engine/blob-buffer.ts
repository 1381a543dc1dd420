import { PlaceWalker } from '../core/place.ts';
import { type BlobEncoding, detectEncoding, HEAD_BYTES, Utf16Reader } from './encoding.ts';
import { PADDING } from './kernel/layout.ts';

/** `room()` returns at least this much. */
const ROOM_BYTES = 256 << 10;

/** The memory that holds a blob, in addresses. */
interface BufferMemory {
  readonly bytes: Uint8Array;
  /** The same bytes, for reading text. */
  readonly view: Uint8Array;
  /** The buffer's first byte, and its end. */
  readonly input: number;
  readonly limit: number;
}

/** A UTF-16 blob while it is transcoded. */
interface WideBlob {
  readonly reader: Utf16Reader;
  readonly bomBytes: number;
  readonly raw: Uint8Array;
}

/** The part of a blob in the kernel's memory, transcoded to UTF-8 if the blob is UTF-16. Addresses count from the start of the memory. */
export class BlobBuffer {
  readonly bytes: Uint8Array;
  readonly view: Uint8Array;
  readonly input: number;
  /** Place of the buffer's first byte in the blob. */
  readonly place = new PlaceWalker();
  encoding: BlobEncoding = 'text';
  /** Address after the last byte written. */
  filled = 0;
  readonly #limit: number;
  #isDetected = false;
  #wide: WideBlob | undefined;

  constructor({ bytes, view, input, limit }: BufferMemory) {
    this.bytes = bytes;
    this.view = view;
    this.input = input;
    this.#limit = limit;
  }

  /** Starts a blob. */
  begin(): void {
    this.filled = this.input;
    this.#isDetected = false;
    this.#wide = undefined;
    this.encoding = 'text';
    this.place.reset();
  }

  /** Bytes held. */
  get size(): number {
    return this.filled - this.input;
  }

  /** Whether the blob is UTF-16, so that offsets of the held bytes differ from those of the raw bytes. */
  get isWide(): boolean {
    return this.#wide !== undefined;
  }

  /** Whether less room is left than two pushes may need. */
  get isFull(): boolean {
    return this.#limit - this.filled < ROOM_BYTES * 2;
  }

  /** Offset of an address in the blob as it is held. */
  offsetOf(address: number): number {
    return this.place.offset + address - this.input;
  }

  /** Computes the raw offset of a place in a UTF-16 blob; undefined if the bytes are held as they came. */
  get rawOffsetOf(): ((walker: PlaceWalker) => number) | undefined {
    const wide = this.#wide;
    return wide && ((walker) => walker.units * 2 + wide.bomBytes);
  }

  /** Where the caller writes the next bytes. */
  room(): Uint8Array {
    return this.#wide?.raw ?? this.bytes.subarray(this.filled, this.#limit);
  }

  /** Accepts `length` bytes written to `room()`. Calls `drain` while the buffer is full; `drain` makes room. */
  push(length: number, drain: () => void): void {
    if (this.#wide) this.#append(this.#wide.raw.subarray(0, length));
    else this.filled += length;
    if (!this.#isDetected && this.size >= HEAD_BYTES) this.detect(drain);
    if (this.isFull) drain();
  }

  /** Detects the encoding from the bytes held, once. From here on a UTF-16 blob is transcoded. */
  detect(drain: () => void): void {
    if (this.#isDetected) return;
    this.#isDetected = true;
    const [start, end] = [this.input, this.filled];
    // searching for a byte is faster in the caller's view
    const head = this.view.subarray(start, Math.min(end, start + HEAD_BYTES));
    this.encoding = detectEncoding(head);
    if (this.encoding !== 'utf-16le' && this.encoding !== 'utf-16be') return;
    const bomBytes = head[0] === 0xff || head[0] === 0xfe ? 2 : 0;
    this.#wide = { reader: new Utf16Reader(this.encoding), bomBytes, raw: new Uint8Array(ROOM_BYTES) };
    this.place.countsUnits = true;
    const raw = this.bytes.slice(start + bomBytes, end);
    this.filled = start;
    for (let at = 0; at < raw.length; at += ROOM_BYTES) {
      this.#append(raw.subarray(at, at + ROOM_BYTES));
      if (this.isFull) drain();
    }
  }

  #append(raw: Uint8Array): void {
    this.filled += this.#wide!.reader.transcode(raw, this.bytes.subarray(this.filled, this.#limit));
  }

  /** Zeroes the bytes after the blob, since the kernels read ahead. */
  pad(): void {
    this.bytes.fill(0, this.filled, this.filled + PADDING);
  }

  /** Drops the bytes before the address `keep`. Returns how far the rest moved. */
  dropBefore(keep: number): number {
    this.place.advance(this.bytes, this.input, keep);
    this.bytes.copyWithin(this.input, keep, this.filled);
    const moved = keep - this.input;
    this.filled -= moved;
    return moved;
  }
}
