/** First bytes of a Git LFS pointer, by its specification: https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md */
const HEAD = Buffer.from('version https://git-lfs.github.com/spec/v1');
/** A pointer is smaller than this, by the same specification. */
const END_BYTES = 1024;

/** Detects Git LFS pointers by their sizes and first bytes. Allocates nothing per blob. */
export class PointerDetector {
  /** Bytes of HEAD matched so far; -1 once the blob is known not to be a pointer. */
  #met = -1;

  /** Begins a blob of `size` bytes. */
  begin(size: number): void {
    this.#met = size > HEAD.length && size < END_BYTES ? 0 : -1;
  }

  /** Reads its next bytes. */
  push(piece: Uint8Array): void {
    for (let i = 0; i < piece.length && this.#met >= 0 && this.#met < HEAD.length; i++)
      this.#met = piece[i] === HEAD[this.#met] ? this.#met + 1 : -1;
  }

  /** Whether the finished blob is a pointer. */
  get isPointer(): boolean {
    return this.#met === HEAD.length;
  }
}
