import type { CiEvent } from '../../action/github-event.ts';
import { branchOf, type CiCause, type CiEnvironment, type CiFacts, commitOf, factsOf, targetOf } from '../facts.ts';

/** Events whose payload names a change: one that says nothing of it was not read whole. */
const OF_A_CHANGE = /^(?:$|push$|pull_request|merge_group$)/;

/** An event that names no change is a run by hand, on whatever was checked out. */
function otherCause(name: string): CiCause {
  if (name === 'schedule') return 'schedule';
  return OF_A_CHANGE.test(name) ? 'unknown' : 'manual';
}

/** GitHub Actions: by the event's payload; of what no payload says, by the runner's variables. */
export function githubFacts(event: CiEvent, env: CiEnvironment): CiFacts {
  const repository = /^[\w.-]+\/[\w.-]+$/.exec(env['GITHUB_REPOSITORY'] ?? '')?.[0];
  const facts = eventFacts(event, env);
  return repository === undefined ? facts : { ...facts, repository };
}

function eventFacts(event: CiEvent, env: CiEnvironment): CiFacts {
  const ci = 'GitHub Actions';
  switch (event.kind) {
    case 'pull-request': {
      const { base, head, before } = event;
      return factsOf(ci, 'pull-request', { target: targetOf(base.sha, base.ref), head: head.sha, before });
    }
    case 'merge-group':
      return factsOf(ci, 'merge-queue', { target: { commit: event.base }, head: event.head });
    case 'deletion':
      return factsOf(ci, 'deletion', { branch: branchOf(event.ref) });
    case 'push': {
      const known = { head: event.after, before: event.isNew ? null : event.before };
      const defaultBranch = branchOf(event.defaultBranch);
      if (event.ref.startsWith('refs/tags/')) return factsOf(ci, 'tag', { ...known, defaultBranch });
      return factsOf(ci, 'push', { ...known, defaultBranch, branch: branchOf(event.ref) });
    }
    case 'other': {
      const [cause, branch] = [otherCause(event.name), branchOf(env['GITHUB_REF'])];
      return factsOf(ci, cause, {
        head: commitOf(env['GITHUB_SHA']),
        branch,
        defaultBranch: branchOf(event.defaultBranch),
        // GitHub schedules workflows on the default branch alone
        presumedDefault: cause === 'schedule' ? branch : undefined,
      });
    }
  }
}
