/** What a pointer of Git LFS begins with, by its specification: https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md */
const HEAD = Buffer.from('version https://git-lfs.github.com/spec/v1');
/** A pointer is smaller than this, by the same. */
const END_BYTES = 1024;

/** Reports which blobs are pointers of Git LFS, by their sizes and first bytes. Allocates nothing for a blob. */
export class PointerDetector {
  /** Bytes of HEAD that were met; -1 once the blob is known to be no pointer. */
  #met = -1;

  /** A blob of `size` bytes begins. */
  begin(size: number): void {
    this.#met = size > HEAD.length && size < END_BYTES ? 0 : -1;
  }

  /** Its next bytes. */
  push(piece: Uint8Array): void {
    for (let i = 0; i < piece.length && this.#met >= 0 && this.#met < HEAD.length; i++)
      this.#met = piece[i] === HEAD[this.#met] ? this.#met + 1 : -1;
  }

  /** Whether the blob, which has ended, is a pointer. */
  get isPointer(): boolean {
    return this.#met === HEAD.length;
  }
}
