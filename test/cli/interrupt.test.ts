import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const CLI = resolve('dist/cli.js');
/** More than a pipe holds: once it is written, the command has begun to read. */
const TEXT = 'nothing to see here\n'.repeat(100_000);

/** Interrupts sent one after the other, because two pending ones count as one for a process. */
const AGAIN = 5;

/** Interrupts a scan of an endless stream once it reads. Returns its outcome. */
async function interrupted(
  interrupt: (child: ChildProcess) => void,
): Promise<{ code: unknown; signal: unknown; out: string }> {
  const child = spawn(process.execPath, [CLI, 'scan', '--stdin'], { stdio: ['pipe', 'pipe', 'ignore'] });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stdin.on('error', () => {});
  child.stdin.write(TEXT, () => interrupt(child));
  const [code, signal] = (await once(child, 'close')) as [unknown, unknown];
  return { code, signal, out };
}

function interruptAgain(child: ChildProcess, left = AGAIN): void {
  if (left === 0) return;
  child.kill('SIGINT');
  setImmediate(interruptAgain, child, left - 1);
}

test.skipIf(process.platform === 'win32').each([
  ['an interrupt', (child: ChildProcess) => child.kill('SIGINT')],
  [
    'an interrupt that comes again at once, as from a terminal and from npm',
    (child: ChildProcess) => interruptAgain(child),
  ],
  ['a termination', (child: ChildProcess) => child.kill('SIGTERM')],
])('%s ends a scan with a report of what was not scanned', async (_, interrupt) => {
  const { code, signal, out } = await interrupted(interrupt);
  expect({ code, signal }).toEqual({ code: 3, signal: null });
  expect(out).toContain('Not scanned stdin: aborted');
});
