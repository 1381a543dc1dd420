/** Builds dist/ unless it is up to date. `--force` builds anyway, `--out DIR` elsewhere. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { withBuildLock } from './build-lock.ts';
import { isUpToDate, markUpToDate } from './build-stamp.ts';
import { buildFolder } from './replace-folder.ts';

/** State of this installation's builds, outside the repository. */
const CACHE = 'node_modules/.cache/leakgate';
const STAMP = join(CACHE, 'built');

async function main(args: readonly string[]): Promise<void> {
  const flag = args.indexOf('--out');
  const out = flag < 0 ? 'dist' : args[flag + 1];
  if (out === undefined) throw new Error('--out needs a folder');
  mkdirSync(CACHE, { recursive: true });
  await withBuildLock(join(CACHE, 'build.lock'), async () => {
    const isStamped = out === 'dist';
    if (isStamped && !args.includes('--force') && isUpToDate(STAMP)) {
      console.error('dist/ is up to date; --force builds it anyway');
      return;
    }
    // esbuild and the rule compiler take a second to load, which an unchanged tree does not need
    const { makeDist } = await import('./make-dist.ts');
    await buildFolder(out, makeDist);
    if (isStamped) markUpToDate(STAMP);
  });
}

await main(process.argv.slice(2));
