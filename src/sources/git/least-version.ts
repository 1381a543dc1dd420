/** The least git that scans are tested with: major, minor. */
export const LEAST_GIT = [2, 25] as const;

/** Whether git's version, major and minor, is supported. */
export function isSupportedGit([major, minor]: readonly [number, number]): boolean {
  return major > LEAST_GIT[0] || (major === LEAST_GIT[0] && minor >= LEAST_GIT[1]);
}
