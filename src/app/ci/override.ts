import { ScanError } from '../../core/errors.ts';
import { beforeOf, branchOf, type CiEnvironment, type CiFacts, commitOf, factsOf, targetOf } from './facts.ts';

/** A variable's value as `read` understands it; undefined if it is not set or empty. @throws ScanError `bad-option` for any other text. */
function readVariable<T>(env: CiEnvironment, name: string, read: (text: string) => T | undefined): T | undefined {
  const text = env[`LEAKGATE_CI_${name}`];
  if (text === undefined || text === '') return undefined;
  const value = read(text);
  if (value !== undefined) return value;
  const wanted = name === 'HEAD' || name === 'BEFORE' ? 'the full id of a commit' : 'a branch';
  throw new ScanError('bad-option', `LEAKGATE_CI_${name} is not ${wanted}${name === 'TARGET' ? ' or a full id' : ''}`, {
    hint: 'leave it empty if it is unknown; docs/ci of Leakgate explains it',
  });
}

/**
 * What a pipeline says by itself, in variables `LEAKGATE_CI_*`: it fills in what its CI does not tell, and counts if both speak. `TARGET` is a branch or
 * the id of its tip and makes the run one of a pull request. A `HEAD` of zeros together with a `BEFORE` says that the branch was deleted.
 * @throws ScanError `bad-option`
 */
export function overrideFacts(found: CiFacts, env: CiEnvironment): CiFacts {
  const target = readVariable(env, 'TARGET', (text) => targetOf(text, commitOf(text) === undefined ? text : undefined));
  const branch = readVariable(env, 'BRANCH', branchOf);
  const before = readVariable(env, 'BEFORE', (text) => beforeOf(text));
  const defaultBranch = readVariable(env, 'DEFAULT_BRANCH', branchOf);
  const head = readVariable(env, 'HEAD', (text) => beforeOf(text));
  if (head === null) {
    // zeros alone are more likely a variable of something else than a deletion, which would judge nothing
    if (typeof before === 'string' && target === undefined) return factsOf(found.ci, 'deletion', { branch });
    throw new ScanError(
      'bad-option',
      'LEAKGATE_CI_HEAD is all zeros, which means a deleted branch only with LEAKGATE_CI_BEFORE',
      {
        hint: 'name the commit to scan, or leave it empty',
      },
    );
  }
  const pushed = branch !== undefined || before !== undefined;
  const cause = target ? 'pull-request' : found.cause === 'unknown' && pushed ? 'push' : found.cause;
  const known = { target, head, before, branch, defaultBranch };
  const { ci: _ci, cause: _cause, ...more } = factsOf(found.ci, cause, known);
  return { ...found, cause, ...more };
}
