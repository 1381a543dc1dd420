/** Allows one build at a time in a tree. */
import { linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds after which a lock is stale: a build takes a minute, and the process id of a dead holder may be in use again. */
const STALE_AFTER = 10 * 60_000;
const ASK_AGAIN_AFTER = 100;

function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}

/** Runs `step`; undefined if it fails with this code. */
function unless<T>(code: string, step: () => T): T | undefined {
  try {
    return step();
  } catch (error) {
    if (errorCode(error) === code) return undefined;
    throw error;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) !== 'ESRCH';
  }
}

/** Creates the lock together with its holder, atomically. */
function tryLock(lock: string): boolean {
  const own = `${lock}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  const made = unless('EEXIST', () => (linkSync(own, lock), true)) ?? false;
  rmSync(own);
  return made;
}

/** Removes a lock whose holder died. */
function removeStale(lock: string): void {
  const holder = unless('ENOENT', () => readFileSync(lock, 'utf8'));
  const since = unless('ENOENT', () => statSync(lock).mtimeMs);
  if (holder === undefined || since === undefined) return;
  if (isAlive(Number(holder)) && Date.now() - since < STALE_AFTER) return;
  // renamed first: meanwhile another process may have removed it and created its own
  const taken = `${lock}.stale.${process.pid}`;
  if (unless('ENOENT', () => (renameSync(lock, taken), true)) === undefined) return;
  if (readFileSync(taken, 'utf8') !== holder) unless('EEXIST', () => linkSync(taken, lock));
  rmSync(taken);
}

/** Runs `build` while no other process holds the same lock file. */
export async function withBuildLock<T>(lock: string, build: () => Promise<T>): Promise<T> {
  while (!tryLock(lock)) {
    removeStale(lock);
    await sleep(ASK_AGAIN_AFTER);
  }
  try {
    return await build();
  } finally {
    rmSync(lock, { force: true });
  }
}
