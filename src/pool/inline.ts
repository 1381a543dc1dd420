import type { BatchScanner } from './batch.ts';
import type { PoolRequest, PoolResult } from './pool.ts';
import type { Batch, PoolFile } from './protocol.ts';
import { ScanError } from '../core/errors.ts';

/**
 * `runPool` on the calling thread: for a few files, when starting threads would cost more than scanning. It has no watchdog, so it is not for
 * programs with rules of a user's pack.
 * @throws ScanError `aborted`; errors of `batches`.
 */
export async function* runInline<F extends PoolFile>(
  request: Pick<PoolRequest<Batch<F>>, 'batches' | 'signal' | 'onProgress'> & { readonly scanner: BatchScanner },
): AsyncGenerator<PoolResult<Batch<F>>, void, undefined> {
  let files = 0;
  for await (const batch of request.batches) {
    if (request.signal?.aborted) throw new ScanError('aborted', 'the scan was aborted');
    const result = request.scanner.scanBatch(batch.files);
    files += batch.files.length;
    request.onProgress?.(files);
    yield { batch, result };
  }
}
