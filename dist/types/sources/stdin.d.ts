import type { Readable } from 'node:stream';
/**
 * Standard input as it comes, with back pressure: nothing is read while a chunk is being scanned.
 * @throws ScanError `unreadable`, `aborted`.
 */
export declare function readStream(stream: Readable, signal?: AbortSignal): AsyncGenerator<Uint8Array, void, undefined>;
