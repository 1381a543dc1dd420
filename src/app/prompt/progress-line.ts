import { groupThousands } from '../../core/thousands.ts';
import type { Terminal } from '../process-context.ts';
import type { ScanProgress } from '../scan/scan-request.ts';

/** Scans shorter than this, in milliseconds, show no progress. */
const QUIET_FOR = 500;
/** Milliseconds between redraws. */
const EVERY = 100;

/** A terminal line that is redrawn repeatedly, and cleared at the end. */
export interface ProgressLine {
  readonly update: (progress: ScanProgress) => void;
  readonly clear: () => void;
}

/** Progress of a scan, and an estimate of the remaining time from the time spent (milliseconds). */
function timeLeft(spent: number, done: number): string {
  const percent = `${Math.floor(Math.min(0.99, done) * 100)}%`;
  if (done < 0.02) return percent;
  const seconds = Math.round((spent * (1 - done)) / done / 1000);
  const time = seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  return `${percent}, ${time} left`;
}

/** Creates the progress line of a terminal; on anything else it does nothing. `now` is a clock in milliseconds. */
export function createProgressLine(terminal: Terminal, now: () => number): ProgressLine {
  const start = now();
  let drawn = 0;
  return {
    update({ files, bytes, findings, done }) {
      const time = now();
      if (terminal.columns === undefined || time - start < QUIET_FOR || time - drawn < EVERY) return;
      drawn = time;
      const speed = bytes / 1000 / Math.max(1, time - start);
      const unit = done === undefined ? 'files' : 'objects';
      const size = `${Math.round(bytes / 1e6)} MB, ${Math.round(speed)} MB/s`;
      const left = done === undefined ? '' : `, ${timeLeft(time - start, done)}`;
      const text = `${groupThousands(files)} ${unit}, ${size}, ${findings} findings${left}`;
      terminal.write(`\r\u001b[K${text.slice(0, terminal.columns - 1)}`);
    },
    clear() {
      if (drawn > 0) terminal.write('\r\u001b[K');
    },
  };
}
