import type { Readable } from 'node:stream';
import { ScanError } from '../core/errors.ts';

/**
 * Reads standard input with back pressure: nothing is read while a chunk is being scanned.
 * @throws ScanError `unreadable`, `aborted`.
 */
export async function* readStream(stream: Readable, signal?: AbortSignal): AsyncGenerator<Uint8Array, void, undefined> {
  const stop = (): void => void stream.destroy();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    if (!signal?.aborted) yield* stream as AsyncIterable<Uint8Array>;
  } catch (error) {
    if (!signal?.aborted) throw new ScanError('unreadable', 'standard input could not be read', { cause: error });
  } finally {
    signal?.removeEventListener('abort', stop);
  }
  if (signal?.aborted) throw new ScanError('aborted', 'the scan was aborted');
}
