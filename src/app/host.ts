import type { Readable } from 'node:stream';

/** The world a command runs in: what it reads besides files, and where its text goes. */
export interface Host {
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

/** The real world. The first interrupt ends the command in order, the second one at once. */
export function openHost(): Host {
  const abort = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.once(name, () => {
      abort.abort();
      process.once(name, () => process.kill(process.pid, 'SIGKILL'));
    });
  }
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
