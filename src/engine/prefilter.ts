/**
 * Finds candidates in kernel memory. `memory` holds the tables and the input at the addresses of the layout. The caller keeps `PADDING` bytes around
 * the scanned range valid (zero or real input).
 */
export interface Prefilter {
  readonly kind: 'simd' | 'scalar';
  readonly memory: Uint8Array;
  /** The memory itself, for other kernels that share it; absent in the scalar implementation. */
  readonly wasm?: WebAssembly.Memory;
  /**
   * Writes candidates whose literal starts in [from, to) to `candidates`, as pairs (address, literal index), ordered by the window that found them,
   * not by address.
   * @returns the number of pairs; the scan stopped at `resume()`, which is `to` or more if everything was read
   */
  scan(from: number, to: number, at: number): number;
  resume(): number;
  /** View of the output: address and literal index alternate. */
  readonly candidates: Uint32Array;
}
