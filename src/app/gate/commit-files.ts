import { CONFIG_NAME } from '../../config/file-name.ts';
import { ScanError } from '../../core/errors.ts';
import type { GitContext } from '../../git/process/git.ts';
import { findTreeFile, listNames, readBlob } from '../../git/plumbing/tree-file.ts';
import { decodeText, type GateFiles } from './gate-files.ts';

const REGULAR = /^100/;

/** The files of a commit, by its id, independent of what is checked out. Follows no links and enters no submodules. */
export function commitFiles(place: GitContext, commit: string): GateFiles {
  return {
    async read(path, { most, failure }) {
      if (path.split('/').some((part) => part === '' || part === '.' || part === '..' || part.includes('\0')))
        throw new ScanError(failure, `${path}: points outside the repository`);
      const found = await findTreeFile(place, commit, path);
      if (found === undefined) return undefined;
      if (!REGULAR.test(found.mode)) throw new ScanError(failure, `${path}: not a regular file in ${commit}`);
      if (found.size > most) throw new ScanError(failure, `${path}: larger than ${most} bytes`);
      return decodeText(await readBlob(place, found.oid), path, { most, failure });
    },
    names: (folder) => listNames(place, commit, folder),
  };
}

/** The gate of a run without a trusted gate: the strict preset, no suppressions, no baseline. */
export const STRICT_FILES: GateFiles = {
  read: (path) => Promise.resolve(path === CONFIG_NAME ? 'preset: strict\n' : undefined),
  names: () => Promise.resolve([]),
};
