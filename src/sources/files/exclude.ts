/** Whether a path relative to the root (`/` separated) is left out by the globs; asked for folders before they are read. */
export type Exclude = (shown: string) => boolean;

/**
 * Compiles exclude globs (micromatch). With a slash inside, a glob counts from the root; without one it fits a file or folder of that name at
 * any depth. A folder that fits takes everything below it along. Undefined where there are no globs.
 */
export async function compileExclude(globs: readonly string[]): Promise<Exclude | undefined> {
  if (globs.length === 0) return undefined;
  const { default: micromatch } = await import('micromatch');
  const matchers = globs.map((glob) => {
    const bare = glob.replace(/^\.?\//, '').replace(/\/+$/, '');
    const anchored = glob.startsWith('/') || bare.includes('/');
    return micromatch.matcher(anchored ? bare : `**/${bare}`, { dot: true });
  });
  return (shown) => matchers.some((matches) => matches(shown));
}

/**
 * The shortest prefix of a path that is excluded: a folder, the file itself, or undefined. Answers for folders are kept, since every file of
 * one asks the same.
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

function parentOf(shown: string): string {
  const slash = shown.lastIndexOf('/');
  return slash < 0 ? '' : shown.slice(0, slash);
}
