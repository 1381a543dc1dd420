/** In a file of its own, so that checking for a configuration loads no YAML parser. */
export const CONFIG_NAME = '.leakgate.yml';
/** Largest configuration, in bytes. */
export const CONFIG_BYTES = 1 << 20;

/** Folders in which people put configurations. */
export const CONFIG_FOLDERS = ['.github', '.leakgate', '.config'] as const;
const SIMILAR = /^(?:\.?leakgate\.ya?ml|\.leakgate\.(?:json|toml)|\.leakgaterc(?:\.\w+)?)$/i;
const SIMILAR_INSIDE = /^(?:\.?leakgate|config)\.ya?ml$/i;

/** Whether a name at the top of a repository, or in one of those folders, is probably a misplaced configuration: none is read under it. */
export function isMeantAsConfig(name: string, folder: string): boolean {
  if (folder === '') return name !== CONFIG_NAME && SIMILAR.test(name);
  return SIMILAR_INSIDE.test(name) && (folder === '.leakgate' || !/^config\./i.test(name));
}
