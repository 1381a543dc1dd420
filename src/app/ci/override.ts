import { beforeOf, branchOf, type CiEnvironment, type CiFacts, commitOf, factsOf, targetOf } from './facts.ts';

/**
 * What a pipeline says by itself, in variables `LEAKGATE_CI_*`: it fills in what its CI does not tell, and counts where both speak. `TARGET` is a branch or
 * the id of its tip and makes the run one of a pull request.
 */
export function overrideFacts(found: CiFacts, env: CiEnvironment): CiFacts {
  const told = (name: string): string | undefined => env[`LEAKGATE_CI_${name}`] || undefined;
  const target = targetOf(told('TARGET'), commitOf(told('TARGET')) ? undefined : told('TARGET'));
  const branch = branchOf(told('BRANCH'));
  const before = beforeOf(told('BEFORE'));
  const pushed = branch !== undefined || before !== undefined;
  const cause = target ? 'pull-request' : found.cause === 'unknown' && pushed ? 'push' : found.cause;
  const defaultBranch = branchOf(told('DEFAULT_BRANCH'));
  const known = { target, head: commitOf(told('HEAD')), before, branch, defaultBranch };
  const { ci: _ci, cause: _cause, ...more } = factsOf(found.ci, cause, known);
  return { ...found, cause, ...more };
}
