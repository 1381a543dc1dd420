import type { PackHistory } from '../../git/history/packed-graph.ts';
import type { TracedHistory } from './trace-history.ts';
import { tipsOf } from './packed-commit-graph.ts';
import { scanNames } from '../scan/scan-names.ts';

/**
 * Whether a history in which no object has a finding has none in its names either, and lacks nothing, so that no commit has to be looked at. Names are those of
 * entries of any tree, each by itself, and the whole paths at HEAD. What is not seen so: a secret with a `/` in it, in a path that is not at HEAD any more.
 */
export async function isCleanHistory(
  { scan, source, refs, list, head }: TracedHistory,
  packed: PackHistory,
): Promise<boolean> {
  const { repository, run, request } = scan;
  // a cache is to know of commits, and a part of a history is not all that packs hold
  if (list || source.cache !== undefined || run.tally.failed.length > 0) return false;
  const tips = tipsOf(repository, refs);
  if (!tips || !packed.isComplete(tips)) return false;
  const paths = [...(await head).values()].flat();
  const names = [...packed.names.map((name) => Buffer.from(name, 'latin1')), ...paths];
  return (await scanNames(request, names)).length === 0;
}
