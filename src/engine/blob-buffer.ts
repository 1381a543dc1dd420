import { PlaceWalker } from '../core/place.ts';
import { type BlobEncoding, detectEncoding, HEAD_BYTES, Utf16Reader } from './encoding.ts';
import { PADDING } from './kernel/layout.ts';

/** `room()` is never smaller than this. */
const ROOM_BYTES = 256 << 10;

/** Memory that a blob is held in, in addresses. */
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

/** The part of a blob that is held in the kernel's memory, as UTF-8 if the blob is UTF-16. Addresses count from the memory's beginning. */
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

  /** Whether the blob is UTF-16: offsets of the bytes held differ from those of the raw bytes. */
  get isWide(): boolean {
    return this.#wide !== undefined;
  }

  /** Whether less is left than two pushes may need. */
  get isFull(): boolean {
    return this.#limit - this.filled < ROOM_BYTES * 2;
  }

  /** Offset in the blob (as it is held) of an address. */
  offsetOf(address: number): number {
    return this.place.offset + address - this.input;
  }

  /** Computes the raw offset of a place in a UTF-16 blob; undefined if bytes are held as they came. */
  get rawOffsetOf(): ((walker: PlaceWalker) => number) | undefined {
    const wide = this.#wide;
    return wide && ((walker) => walker.units * 2 + wide.bomBytes);
  }

  /** Where the caller writes the next bytes. */
  room(): Uint8Array {
    return this.#wide?.raw ?? this.bytes.subarray(this.filled, this.#limit);
  }

  /** Takes `length` bytes written to `room()`. `drain` is called while the buffer is full, and makes room. */
  push(length: number, drain: () => void): void {
    if (this.#wide) this.#append(this.#wide.raw.subarray(0, length));
    else this.filled += length;
    if (!this.#isDetected && this.size >= HEAD_BYTES) this.detect(drain);
    if (this.isFull) drain();
  }

  /** Detects the encoding, once, from the bytes held; a UTF-16 blob is transcoded from here on. */
  detect(drain: () => void): void {
    if (this.#isDetected) return;
    this.#isDetected = true;
    const [start, end] = [this.input, this.filled];
    // looking for a byte is faster in the caller's view
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

  /** Zeroes the bytes behind the blob: the kernels read ahead. */
  pad(): void {
    this.bytes.fill(0, this.filled, this.filled + PADDING);
  }

  /** Drops the bytes before the address `keep`; returns by how many the rest moved. */
  dropBefore(keep: number): number {
    this.place.advance(this.bytes, this.input, keep);
    this.bytes.copyWithin(this.input, keep, this.filled);
    const moved = keep - this.input;
    this.filled -= moved;
    return moved;
  }
}
