import type { Readable } from 'node:stream';
import type { ReadStream } from 'node:tty';

/** Reads single keys and lines from a terminal. */
export interface KeyReader {
  /** The next key: a character, or `ctrl-c`, `enter`, `backspace`, `escape`; `end` if the terminal is gone. */
  readonly key: () => Promise<string>;
  /** Restores the terminal. */
  readonly close: () => void;
}

const NAMED: Readonly<Record<string, string>> = {
  '\u0003': 'ctrl-c',
  '\u0004': 'end',
  '\r': 'enter',
  '\n': 'enter',
  '\u007f': 'backspace',
  '\b': 'backspace',
  '\u001b': 'escape',
};

function isTerminal(stream: Readable): stream is ReadStream {
  return 'isTTY' in stream && stream.isTTY === true && 'setRawMode' in stream;
}

/** Splits input into keys. Drops sequences of arrow and function keys. */
function splitKeys(text: string): string[] {
  const plain = text.replace(/\u001b(?:\[[0-?]*[ -/]*[@-~]|O.)/g, '');
  return Array.from(plain, (character) => NAMED[character] ?? character);
}

/** Opens a reader of keys; undefined if the stream is not a terminal. */
export function openKeys(stream: Readable, signal: AbortSignal): KeyReader | undefined {
  if (!isTerminal(stream)) return undefined;
  const held: string[] = [];
  let waiting: ((key: string) => void) | undefined;
  const put = (key: string): void => {
    const take = waiting;
    waiting = undefined;
    if (take) take(key);
    else held.push(key);
  };
  const onData = (text: string): void => splitKeys(text).forEach(put);
  const onEnd = (): void => put('end');
  stream.setEncoding('utf8').setRawMode(true);
  stream.on('data', onData).once('end', onEnd);
  signal.addEventListener('abort', onEnd, { once: true });
  return {
    key: () =>
      new Promise((resolve) => {
        const key = held.shift();
        if (key === undefined) waiting = resolve;
        else resolve(key);
      }),
    close() {
      stream.off('data', onData).off('end', onEnd);
      signal.removeEventListener('abort', onEnd);
      stream.setRawMode(false);
      stream.pause();
    },
  };
}
