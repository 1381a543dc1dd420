import { writeSync } from 'node:fs';
import { EXIT } from '../core/errors.ts';

/** Where the last message of a process goes, and its format there. */
export interface LastWords {
  readonly descriptor: 1 | 2;
  readonly line: (message: string, help: string) => string;
}

function explain(error: unknown): [message: string, help: string] {
  if (error instanceof Error && 'syscall' in error && error.syscall === 'write')
    return [
      `output could not be written (${(error as NodeJS.ErrnoException).code})`,
      'free some space and run again: there is no verdict',
    ];
  const kind = error instanceof Error ? error.name : typeof error;
  return [`internal error (${kind}); this is a bug`, 'set LEAKGATE_DEBUG=1 for details and report it'];
}

/**
 * Ends the process with 4 if an error in a callback or a promise is uncaught: Node's own 1 would mean findings, and its stack may quote what was
 * scanned.
 */
export function endOnUncaught({ descriptor, line }: LastWords): void {
  process.on('uncaughtException', (error: unknown) => {
    try {
      writeSync(descriptor, line(...explain(error)));
      if (process.env['LEAKGATE_DEBUG'] && error instanceof Error) writeSync(2, `${error.stack}\n`);
    } catch {
      // the message cannot be written; the exit code remains
    }
    // only this ends a process with running threads and children, which would wait for something that is gone
    // oxlint-disable-next-line unicorn/no-process-exit
    process.exit(EXIT.internal);
  });
}
