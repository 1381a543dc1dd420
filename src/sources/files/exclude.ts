import { present } from '../../core/present.ts';
import { ScanError } from '../../core/errors.ts';
import { compileGlobs, faultOfGlob } from '../../core/glob.ts';

/** Whether the globs exclude a path relative to the root (`/` separated). Called for folders before they are read. */
export type Exclude = (shown: string) => boolean;

/**
 * Compiles exclude globs (`core/glob.ts`). Undefined if there are none.
 * @throws ScanError `bad-option`
 */
export function compileExclude(globs: readonly string[]): Exclude | undefined {
  if (globs.length === 0) return undefined;
  const bad = globs.find((glob) => faultOfGlob(glob) !== undefined);
  if (bad !== undefined)
    throw new ScanError('bad-option', `exclude: ${JSON.stringify(bad)}: ${present(faultOfGlob(bad))}`);
  return compileGlobs(globs);
}

/**
 * The shortest excluded prefix of a path: a folder, the file itself, or undefined. Results for folders are cached, because all of their files ask for
 * them.
 */
export function createExcludedPart(exclude: Exclude): (shown: string) => string | undefined {
  const folders = new Map<string, string | undefined>();
  const ofFolder = (folder: string): string | undefined => {
    if (folder === '') return undefined;
    if (folders.has(folder)) return folders.get(folder);
    const found = ofFolder(parentOf(folder)) ?? (exclude(folder) ? folder : undefined);
    folders.set(folder, found);
    return found;
  };
  return (shown) => ofFolder(parentOf(shown)) ?? (exclude(shown) ? shown : undefined);
}

/** The first of `globs` that excludes a path or a folder above it. */
export function globThatExcludes(globs: readonly string[], shown: string): string | undefined {
  return globs.find((glob) => {
    const exclude = compileExclude([glob]);
    return exclude && createExcludedPart(exclude)(shown) !== undefined;
  });
}

function parentOf(shown: string): string {
  const slash = shown.lastIndexOf('/');
  return slash < 0 ? '' : shown.slice(0, slash);
}
