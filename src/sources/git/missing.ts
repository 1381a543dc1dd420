import { startGit, type GitPlace } from './git.ts';

/** How many objects the refs reach that are not here. Walks everything: for clones that say they are partial. */
export async function missingObjects(place: GitPlace): Promise<number> {
  const args = ['rev-list', '--objects', '--all', '--missing=print', '--no-object-names'];
  let missing = 0;
  let rest = '';
  for await (const chunk of startGit(place, args).output) {
    const lines = (rest + chunk.toString('latin1')).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.startsWith('?')) missing++;
  }
  return missing;
}
