import { getHeapStatistics } from 'node:v8';
import { ScanError } from '../../core/errors.ts';

/** Paths between two looks at the memory that is left. */
const LOOK_EVERY = 1 << 16;
/** Part of this process's memory that may be in use: V8 collects what is garbage long before. */
const MOST_USED = 0.9;

/**
 * Makes a function that is called for each path that a git lists: whoever reads paths keeps them.
 * @throws ScanError `over-budget` before the memory for them is used up
 */
export function createPathRoom(): () => void {
  let paths = 0;
  return () => {
    if (++paths % LOOK_EVERY !== 0) return;
    const { used_heap_size: used, heap_size_limit: most } = getHeapStatistics();
    if (used > most * MOST_USED)
      throw new ScanError('over-budget', 'over budget: the commits hold more paths than fit in memory', {
        hint: 'NODE_OPTIONS=--max-old-space-size=8192 gives it 8 GiB',
      });
  };
}
