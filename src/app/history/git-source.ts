import type { Readable } from 'node:stream';
import { resolve } from 'node:path';
import type { GitPlan } from '../../config/git-plan.ts';
import { assertNever } from '../../core/errors.ts';
import type { ScanSource } from '../scan/scan-request.ts';

/** Where the repository is, and where names of commits come from. */
interface GitPlaces {
  readonly folder: string;
  /** Opens standard input, for those that read it. */
  readonly stream: () => Readable;
  /** Globs of paths that are left out. */
  readonly exclude: readonly string[];
}

/** The source that a plan's part of a repository is. */
export function gitSourceOf(plan: GitPlan, { folder, stream, exclude }: GitPlaces): ScanSource {
  switch (plan.kind) {
    case 'history':
      return {
        ...plan,
        folder,
        exclude,
        cache: plan.cache === undefined ? undefined : resolve(plan.cache),
      };
    case 'staged':
      return { kind: 'staged', named: [], folder, exclude, extra: {} };
    case 'range':
      return { kind: 'range', folder, exclude, extra: {}, commits: { ...plan, by: 'range' } };
    case 'commits':
      return { kind: 'range', folder, exclude, extra: {}, commits: { by: 'list', stream: stream() } };
    case 'push':
      return {
        kind: 'range',
        folder,
        exclude,
        extra: {},
        commits: { by: 'push', stream: stream(), remote: plan.remote },
      };
    default:
      return assertNever(plan);
  }
}
