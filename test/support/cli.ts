import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { leakIn } from './token.ts';

const CLI = join(import.meta.dirname, '../../dist/cli.js');

export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  readonly cwd?: string;
  readonly input?: string | Buffer;
  readonly env?: NodeJS.ProcessEnv;
  /** Another `cli.js` than that in `dist/`. */
  readonly cli?: string;
  /** Standard output on a full disk, or with a closed reader. */
  readonly output?: 'full' | 'gone' | undefined;
}

/** Runs the built command line as a user would. Every test fails if the output contains a made-up token. */
export async function runCli(args: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  const { cli = CLI, output } = options;
  const full = output === 'full' ? openSync('/dev/full', 'w') : undefined;
  const child = spawn(process.execPath, [cli, ...args], {
    cwd: options.cwd,
    env: { ...process.env, NO_COLOR: '1', ...options.env },
    stdio: ['pipe', full ?? 'pipe', 'pipe'],
  }) as ChildProcessByStdio<Writable, Readable | null, Readable>;
  if (full !== undefined) closeSync(full);
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  if (output === 'gone') child.stdout?.destroy();
  // a command that ends without reading its input does not fail the test
  child.stdin.on('error', () => {});
  child.stdin.end(options.input ?? '');
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      const leak = leakIn(stdout + stderr);
      if (leak === undefined) resolve({ code, stdout, stderr });
      else reject(new Error(`leakgate ${args.join(' ')} let a secret out: ${leak}`));
    });
  });
}

/** A folder with these files, and a function to remove it. */
export function makeTree(files: Readonly<Record<string, string | Buffer>>): { path: string; remove: () => void } {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'leakgate-cli-')));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  }
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
