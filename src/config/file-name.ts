/** Apart from `file.ts`, so that looking whether there is a configuration loads no YAML parser. */
export const CONFIG_NAME = '.leakgate.yml';
/** A configuration larger than this, in bytes, is none. */
export const CONFIG_BYTES = 1 << 20;

/** Folders that people put configurations into. */
export const CONFIG_FOLDERS = ['.github', '.leakgate', '.config'] as const;
const SIMILAR = /^(?:\.?leakgate\.ya?ml|\.leakgate\.(?:json|toml)|\.leakgaterc(?:\.\w+)?)$/i;
const SIMILAR_INSIDE = /^(?:\.?leakgate|config)\.ya?ml$/i;

/** Whether a name at the top of a repository, or in one of those folders, can only have been meant for a configuration: none is read under it. */
export function isMeantAsConfig(name: string, folder: string): boolean {
  if (folder === '') return name !== CONFIG_NAME && SIMILAR.test(name);
  return SIMILAR_INSIDE.test(name) && (folder === '.leakgate' || !/^config\./i.test(name));
}
