import type { CiEvent } from '../action/event.ts';
import { branchOf, causeOf, type CiEnvironment, type CiFacts, commitOf, factsOf, targetOf } from './facts.ts';

const OTHERS = { schedule: 'schedule', workflow_dispatch: 'manual', repository_dispatch: 'manual' } as const;

/** GitHub Actions: by the event's payload; of what no payload says, by the runner's variables. */
export function githubFacts(event: CiEvent, env: CiEnvironment): CiFacts {
  const ci = 'GitHub Actions';
  switch (event.kind) {
    case 'pull-request': {
      const { base, head, before } = event;
      return factsOf(ci, 'pull-request', { target: targetOf(base.sha, base.ref), head: head.sha, before });
    }
    case 'merge-group':
      return factsOf(ci, 'merge-queue', { target: { commit: event.base }, head: event.head });
    case 'push': {
      const isProtected = env['GITHUB_REF_PROTECTED'] === 'true';
      const known = { head: event.after, before: event.isNew ? null : event.before, isProtected };
      const defaultBranch = branchOf(event.defaultBranch);
      if (event.ref.startsWith('refs/tags/')) return factsOf(ci, 'tag', { ...known, defaultBranch });
      return factsOf(ci, 'push', { ...known, defaultBranch, branch: branchOf(event.ref) });
    }
    case 'other':
      return factsOf(ci, causeOf(event.name, OTHERS), {
        head: commitOf(env['GITHUB_SHA']),
        branch: branchOf(env['GITHUB_REF']),
        isProtected: env['GITHUB_REF_PROTECTED'] === 'true',
      });
  }
}
