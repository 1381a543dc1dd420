/** The oldest git that is supported: major, minor. It was the first with `--path-format` and `GIT_CONFIG_COUNT`. */
export const LEAST_GIT = [2, 31] as const;

/** Whether git's version, major and minor, is supported. */
export function isSupportedGit([major, minor]: readonly [number, number]): boolean {
  return major > LEAST_GIT[0] || (major === LEAST_GIT[0] && minor >= LEAST_GIT[1]);
}
