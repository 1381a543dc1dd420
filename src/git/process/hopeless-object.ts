import { join } from 'node:path';
import { ScanError } from '../../core/errors.ts';
import { gitFolders, type GitTop } from './git-files.ts';
import { openObjectDatabase } from '../pack/object-database.ts';

/** Bytes of the two forms of ids. */
const WIDTHS = [20, 32];

/** Finds an object at which git never ends; undefined if there is none, or the object database cannot be read without git. */
export async function findHopelessObject(place: GitTop): Promise<ScanError | undefined> {
  const { common } = gitFolders(place);
  for (const width of WIDTHS) {
    const database = await openObjectDatabase(join(common, 'objects'), width);
    const [found] = database?.allHopeless() ?? [];
    if (found)
      return new ScanError('git-stalled', `.git/objects/${found.oid}: ${found.reason}`, {
        hint: '`git fetch --refetch` fetches objects again',
      });
  }
  return undefined;
}
