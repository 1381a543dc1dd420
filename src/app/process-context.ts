import type { Readable } from 'node:stream';
import { endOnUncaught, type LastWords } from './uncaught.ts';

/** The world a command runs in: what it reads besides files, and where its text goes. */
export interface ProcessContext {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly stdin: Readable;
  readonly out: Terminal;
  readonly err: Terminal;
  /** Ends the command early. */
  readonly signal: AbortSignal;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** A text stream that may be a terminal. */
export interface Terminal {
  readonly write: (text: string) => void;
  /** Columns where it is a terminal, else undefined. */
  readonly columns: number | undefined;
}

function terminalOf(stream: NodeJS.WriteStream): Terminal {
  // a reader that goes away (`| head`) ends the output, not the command: its exit code stays what it was
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  return { write: (text) => void stream.write(text), columns: stream.isTTY ? stream.columns || 80 : undefined };
}

/** Interrupts nearer to the first than this, in milliseconds, are the same one: a terminal sends it to all programs, and npm passes on what it gets. */
const SAME_INTERRUPT = 500;

/** Aborts with the first interrupt, so that the command ends in order; another one ends it at once. */
function abortOnInterrupt(abort: AbortController): void {
  let first: number | undefined;
  const onSignal = (): void => {
    if (first === undefined) abort.abort();
    else if (performance.now() - first > SAME_INTERRUPT) process.kill(process.pid, 'SIGKILL');
    first ??= performance.now();
  };
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, onSignal);
}

/** The real world. What nobody catches in it ends the process with exit code 4 and these words. */
export function openProcessContext(lastWords: LastWords): ProcessContext {
  endOnUncaught(lastWords);
  const abort = new AbortController();
  abortOnInterrupt(abort);
  return {
    cwd: process.cwd(),
    env: process.env,
    // opened by whoever reads it: making the stream costs 3 ms at start-up
    get stdin() {
      return process.stdin;
    },
    out: terminalOf(process.stdout),
    err: terminalOf(process.stderr),
    signal: abort.signal,
    now: Date.now,
  };
}
