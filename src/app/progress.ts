import { groupThousands } from '../core/thousands.ts';
import type { Terminal } from './host.ts';
import type { ScanProgress } from './scan-request.ts';

/** Scans shorter than this, in milliseconds, show no progress. */
const QUIET_FOR = 500;
/** Milliseconds between two drawings of the line. */
const EVERY = 100;

/** A line on a terminal that is drawn again and again, and wiped in the end. */
export interface ProgressLine {
  readonly update: (progress: ScanProgress) => void;
  readonly clear: () => void;
}

/** The progress line on a terminal; on anything else it does nothing. `now` is a clock in milliseconds. */
export function createProgressLine(terminal: Terminal, now: () => number): ProgressLine {
  const start = now();
  let drawn = 0;
  return {
    update({ files, bytes, findings }) {
      const time = now();
      if (terminal.columns === undefined || time - start < QUIET_FOR || time - drawn < EVERY) return;
      drawn = time;
      const speed = bytes / 1000 / Math.max(1, time - start);
      const text = `${groupThousands(files)} files, ${Math.round(bytes / 1e6)} MB, ${Math.round(speed)} MB/s, ${findings} findings`;
      terminal.write(`\r\u001b[K${text.slice(0, terminal.columns - 1)}`);
    },
    clear() {
      if (drawn > 0) terminal.write('\r\u001b[K');
    },
  };
}
