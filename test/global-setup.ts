import { execFileSync } from 'node:child_process';

/** Builds `dist/`, so that tests run what a user runs; one that is up to date is left as it is. */
export function setup(): void {
  execFileSync(process.execPath, ['--import', 'tsx', 'scripts/build.ts'], { stdio: 'inherit' });
}
