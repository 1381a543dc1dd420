import { ScanError } from '../../core/errors.ts';
import { openScanner } from '../../pool/open-scanner.ts';
import { createBatchScanner } from '../../pool/batch.ts';
import { readStream } from '../../sources/stdin.ts';
import { abortOmission } from './omissions.ts';
import { judgingOf, planOf, type RequestFor, type ScanRun } from './scan-request.ts';
import { addBatch } from './scan-totals.ts';

/** Scans one stream. An abort is a failure of it. */
export async function scanStdin(request: RequestFor<'stdin'>, { totals, hooks }: ScanRun): Promise<void> {
  const { program, source } = request;
  const plan = planOf(request);
  const scanner = createBatchScanner(openScanner(program, plan), plan);
  totals.planned = 1;
  try {
    const result = await scanner.scanStream(readStream(source.stream, hooks.signal));
    if (result.bytes === 0 && !request.allowEmpty)
      totals.failed.push({
        path: source.path,
        reason: 'standard input is empty; --allow-empty lets that pass',
        kind: 'unresolved',
      });
    addBatch(totals, { ...judgingOf(request), shown: [source.path] }, result);
  } catch (error) {
    if (!(error instanceof ScanError) || error.code !== 'aborted') throw error;
    totals.failed.push(abortOmission(source.path, 'aborted'));
  }
}
