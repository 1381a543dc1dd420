import { writeSync } from 'node:fs';
import { EXIT } from '../core/errors.ts';

/** Where the last words of a process go: a descriptor, and what a message looks like there. */
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
 * Makes what nobody catches, in a callback or a promise, end the process with 4: Node's own 1 would be taken for findings, and its stack may quote what was
 * scanned.
 */
export function endOnUncaught({ descriptor, line }: LastWords): void {
  process.on('uncaughtException', (error: unknown) => {
    try {
      writeSync(descriptor, line(...explain(error)));
      if (process.env['LEAKGATE_DEBUG'] && error instanceof Error) writeSync(2, `${error.stack}\n`);
    } catch {
      // nowhere is left to say it: the exit code does
    }
    // nothing else ends a process whose threads and children still run: what they would wait for is gone
    // oxlint-disable-next-line unicorn/no-process-exit
    process.exit(EXIT.internal);
  });
}
