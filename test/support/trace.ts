import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CliResult } from './cli.ts';
import { makeFolder } from './repo.ts';
import { leakIn } from './token.ts';

const CLI = join(import.meta.dirname, '../../dist/cli.js');
const CALLS = 'trace=execve,execveat,connect,socket,open,openat';

/** What a run and its children did, by their system calls, including failed attempts. */
export interface Trace {
  /** Programs, each with its first arguments as strace prints them. */
  readonly programs: readonly { readonly path: string; readonly args: string }[];
  /** Ends of connections over IP: `127.0.0.1:80`. */
  readonly connections: readonly string[];
  /** Internet sockets by family. */
  readonly sockets: readonly string[];
  /** Files as they were named. */
  readonly opened: readonly string[];
}

/** A run; `trace` is undefined if the machine does not allow tracing. */
export interface TracedResult extends CliResult {
  readonly trace: Trace | undefined;
}

/** Whether strace is installed and may trace. */
export function canTrace(): boolean {
  return spawnSync('strace', ['-f', '--seccomp-bpf', '-qq', '-e', CALLS, '-o', '/dev/null', 'true']).status === 0;
}

/** Parses the output of strace. */
export function parseTrace(text: string): Trace {
  const all = (pattern: RegExp): RegExpMatchArray[] => [...text.matchAll(pattern)];
  const address =
    /connect\(\d+, \{sa_family=AF_INET6?, sin6?_port=htons\((\d+)\),.*?(?:inet_addr\(|inet_pton\(AF_INET6, )"([^"]*)"/g;
  return {
    programs: all(/execve(?:at)?\((?:AT_FDCWD, )?"([^"]*)", (.*)/g).map(([, path, args]) => ({
      path: path!,
      args: args!,
    })),
    connections: all(address).map(([, port, host]) => `${host}:${port}`),
    sockets: all(/socket\((AF_INET6?)\b/g).map(([, family]) => family!),
    opened: all(/open(?:at)?\((?:[^",]*, )?"([^"]*)"/g).map(([, path]) => path!),
  };
}

/** Runs the built command line as `runCli` does, under a trace if `traced`. */
export async function runTraced(
  args: readonly string[],
  { cwd, input, env, traced }: { cwd: string; input?: string | undefined; env: NodeJS.ProcessEnv; traced: boolean },
): Promise<TracedResult> {
  const folder = makeFolder();
  const log = join(folder.path, 'trace');
  const own = [process.execPath, CLI, ...args];
  const strace = ['strace', '-f', '--seccomp-bpf', '-qq', '-s', '4096', '-e', CALLS, '-o', log];
  const [file, ...rest] = traced ? [...strace, ...own] : own;
  try {
    const child = spawn(file!, rest, { cwd, env: { ...process.env, NO_COLOR: '1', ...env } });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.stdin.on('error', () => {});
    child.stdin.end(input ?? '');
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', resolve);
    });
    const leak = leakIn(stdout + stderr);
    if (leak !== undefined) throw new Error(`leakgate ${args.join(' ')} let a secret out: ${leak}`);
    return { code, stdout, stderr, trace: traced ? parseTrace(readFileSync(log, 'utf8')) : undefined };
  } finally {
    folder.remove();
  }
}
