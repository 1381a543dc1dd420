import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';

const CLI = join(import.meta.dirname, '../../dist/cli.js');

/** A command line running in a pseudo-terminal. */
export interface TerminalRun {
  /** Waits until `text` appears in new output. Returns all output since the last wait. */
  readonly until: (text: string) => Promise<string>;
  readonly type: (keys: string) => void;
  /** The exit code, and all output. */
  readonly end: Promise<{ code: number | null; output: string }>;
}

/** Whether util-linux's `script`, which creates the pseudo-terminal, is installed. */
export function hasTerminal(): boolean {
  return spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout?.includes('util-linux') ?? false;
}

/** Runs the built command line in a terminal of the given width. Arguments are plain words. */
export function runInTerminal(args: readonly string[], options: { cwd: string; columns: number }): TerminalRun {
  const command = `stty cols ${options.columns} rows 24; exec ${process.execPath} ${CLI} ${args.join(' ')}`;
  const child = spawn('script', ['-qfec', command, '/dev/null'], { cwd: options.cwd, stdio: ['pipe', 'pipe', 'pipe'] });
  let output = '';
  let seen = 0;
  let check = (): void => {};
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    check();
  });
  const end = new Promise<{ code: number | null; output: string }>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
  return {
    until: (text) =>
      new Promise((resolve, reject) => {
        check = () => {
          const at = output.indexOf(text, seen);
          if (at < 0) return;
          check = () => {};
          const part = output.slice(seen, at + text.length);
          seen = at + text.length;
          resolve(part);
        };
        void end.then(() => reject(new Error(`the terminal ended before ${JSON.stringify(text)}: ${output}`)), reject);
        check();
      }),
    type: (keys) => void child.stdin.write(keys),
    end,
  };
}
