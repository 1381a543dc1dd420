import { execFileSync } from 'node:child_process';

/** Builds `dist/` unless it is up to date, so that tests run what a user runs. */
export function setup(): void {
  execFileSync(process.execPath, ['--import', 'tsx', 'scripts/build.ts'], { stdio: 'inherit' });
}
