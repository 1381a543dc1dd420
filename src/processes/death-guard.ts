import { spawn } from 'node:child_process';

/**
 * Waits for the end of its input, which comes when the process at the other end has died for any reason. Then kills process $1 if it is still the one
 * that started at $2 (field 22 of /proc/PID/stat; empty without /proc).
 */
const SCRIPT = `trap '' INT TERM HUP
read -r end
if [ -n "$2" ]; then
  { read -r line < "/proc/$1/stat"; } 2>/dev/null || exit 0
  set -- "$1" "$2" \${line##*) }
  [ "\${22}" = "$2" ] || exit 0
fi
kill -9 "$1"`;

/**
 * Starts a shell that kills process `pid` once this process is gone. Returns a function that ends the guard, for when the child has ended. `born`:
 * see `ProcessSample`. The script is fixed and its arguments are numbers. Without a shell (Windows) there is no guard.
 */
export function guardChild(pid: number, born: string): () => void {
  if (process.platform === 'win32') return () => {};
  const guard = spawn('/bin/sh', ['-c', SCRIPT, 'leakgate-guard', String(pid), born], {
    cwd: '/',
    env: {},
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  // without a shell there is no guard
  guard.on('error', () => {});
  guard.stdin.on('error', () => {});
  guard.unref();
  if ('unref' in guard.stdin && typeof guard.stdin.unref === 'function') guard.stdin.unref();
  return () => void guard.kill('SIGKILL');
}
