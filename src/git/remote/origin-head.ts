import { answerOf } from '../plumbing/rev-list.ts';
import { startAsking } from '../process/ask-git.ts';
import type { GitContext } from '../process/git.ts';

/** The branch that the remote's HEAD named when this was cloned (`main`); undefined if that was not kept. */
export async function originHead(place: GitContext): Promise<string | undefined> {
  const run = await startAsking(place, ['symbolic-ref', '--quiet', 'refs/remotes/origin/HEAD']);
  const ref = (await answerOf(run)).trim();
  return /^refs\/remotes\/origin\/(.+)$/s.exec(ref)?.[1];
}
