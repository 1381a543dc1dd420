import type { Readable } from 'node:stream';
import { endOnUncaught, type LastWords } from './uncaught.ts';

/** Process environment of a command: streams, variables, working directory, clock. */
export interface ProcessContext {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly stdin: Readable;
  readonly out: Terminal;
  readonly err: Terminal;
  /** Aborts the command. */
  readonly signal: AbortSignal;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** A text stream that may be a terminal. */
export interface Terminal {
  readonly write: (text: string) => void;
  /** Columns of a terminal; undefined for anything else. */
  readonly columns: number | undefined;
}

function terminalOf(stream: NodeJS.WriteStream): Terminal {
  // a reader that goes away (`| head`) ends the output, but not the command, whose exit code stays the same
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  return { write: (text) => void stream.write(text), columns: stream.isTTY ? stream.columns || 80 : undefined };
}

/** Interrupts within this many milliseconds of the first are the same one: a terminal sends it to all programs, and npm forwards it. */
const SAME_INTERRUPT = 500;

/** Aborts on the first interrupt, so that the command ends in order. A second one ends it at once. */
function abortOnInterrupt(abort: AbortController): void {
  let first: number | undefined;
  const onSignal = (): void => {
    if (first === undefined) abort.abort();
    else if (performance.now() - first > SAME_INTERRUPT) process.kill(process.pid, 'SIGKILL');
    first ??= performance.now();
  };
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, onSignal);
}

/** Creates the context of the real process. An uncaught error ends it with exit code 4 and these words. */
export function openProcessContext(lastWords: LastWords): ProcessContext {
  endOnUncaught(lastWords);
  const abort = new AbortController();
  abortOnInterrupt(abort);
  return {
    cwd: process.cwd(),
    env: process.env,
    // opened on first use: creating the stream costs 3 ms at start-up
    get stdin() {
      return process.stdin;
    },
    out: terminalOf(process.stdout),
    err: terminalOf(process.stderr),
    signal: abort.signal,
    now: Date.now,
  };
}
