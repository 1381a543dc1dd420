/**
 * Finds candidates in kernel memory. `memory` holds the tables at the addresses of the layout and the input; the caller keeps
 * `PADDING` bytes round the scanned range valid (zero or real input).
 */
export interface Prefilter {
  readonly kind: 'simd' | 'scalar';
  readonly memory: Uint8Array;
  /** What `memory` is a view of, for other kernels that work on it; absent in plain TypeScript. */
  readonly wasm?: WebAssembly.Memory;
  /**
   * Candidates whose literal starts in [from, to), as pairs (address, literal index) in `candidates`. They are in ascending order of the
   * window that found them, not of their address.
   * @returns the number of pairs; scanning stopped at `resume()`, which is `to` or more when all was seen
   */
  scan(from: number, to: number, at: number): number;
  resume(): number;
  /** View of the output: address and literal index alternate. */
  readonly candidates: Uint32Array;
}
