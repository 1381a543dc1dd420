import { ScanError } from '../../core/errors.ts';
import type { Omission } from '../../core/omission.ts';
import { fetchCommits, remoteTip, WHOLE_DEPTH } from '../../sources/git/fetch.ts';
import { openRepository, type Repository } from '../../sources/git/repository.ts';
import { listCommits, mergeBases, resolveCommit } from '../../sources/git/rev-list.ts';
import type { CiFacts } from './facts.ts';

/** Which commits a change is, in ids: what `tips` reach and `without` do not. */
export interface ChangedCommits {
  readonly head: string;
  /** The head, and what it took the place of. */
  readonly tips: readonly string[];
  readonly without: readonly string[];
}

/** What a run of CI looks at, and by whose word. */
export interface ResolvedChange {
  readonly repository: Repository;
  /** Undefined: the whole tree that is checked out. */
  readonly commits: ChangedCommits | undefined;
  /** The commit whose configuration, suppressions and baseline count; undefined: none does, and the built-in policy holds. */
  readonly trusted: string | undefined;
  /** The trusted commit is the head itself: nothing in it is a proposal. */
  readonly own: boolean;
  /** What should have been looked at, and could not be. */
  readonly omissions: readonly Omission[];
}

/** Steps in which a shallow checkout is deepened, in commits. */
const DEPTHS = [64, 1024, WHOLE_DEPTH];

/** Works on one repository and collects what is missing. */
interface Search {
  repository: Repository;
  readonly mayFetch: boolean;
  readonly omissions: Omission[];
}

function missing({ omissions }: Search, what: string): undefined {
  omissions.push({ path: '.git', reason: `${what} is not here; check out with the whole history`, kind: 'missing' });
}

async function peel({ repository }: Search, id: string): Promise<string | undefined> {
  try {
    return await resolveCommit(repository.place, id);
  } catch (error) {
    if (error instanceof ScanError && error.code === 'revision-missing') return undefined;
    throw error;
  }
}

/** A commit by its id, fetched if it is not here and may be. */
async function obtain(search: Search, id: string): Promise<string | undefined> {
  const { repository, mayFetch } = search;
  const here = await peel(search, id);
  if (here !== undefined || !mayFetch) return here;
  const depth = repository.shallow.size > 0 ? 1 : undefined;
  if (!(await fetchCommits(repository.place, [id], depth))) return undefined;
  await reopen(search);
  return peel(search, id);
}

async function reopen(search: Search): Promise<void> {
  const { top, env, extra, signal } = search.repository.place;
  search.repository = await openRepository(top, { env, signal, ...(extra && { extra }) });
}

/** The tip of a branch: where it is now, else where it was when this was checked out. */
async function tipOf(search: Search, branch: string): Promise<string | undefined> {
  const now = search.mayFetch ? await remoteTip(search.repository.place, branch) : undefined;
  if (now !== undefined) return obtain(search, now);
  return peel(search, `refs/remotes/origin/${branch}`);
}

async function targetOf(
  search: Search,
  { commit, branch }: NonNullable<CiFacts['target']>,
): Promise<string | undefined> {
  const found = commit === undefined ? await tipOf(search, branch!) : await obtain(search, commit);
  return found ?? missing(search, `the base ${commit ?? branch}`);
}

/** Whether what is pushed or run can only have come in as the repository allows: its own configuration counts. */
export function speaksForItself({ cause, isProtected, branch, defaultBranch }: CiFacts): boolean {
  return cause === 'schedule' || isProtected === true || (branch !== undefined && branch === defaultBranch);
}

/** The commit whose word counts for what is no pull request: the head of a branch that is protected, or the default one's tip, or what was there before. */
async function trustedOf(search: Search, facts: CiFacts, head: string): Promise<string | undefined> {
  const { defaultBranch, before } = facts;
  if (speaksForItself(facts)) return head;
  if (defaultBranch !== undefined)
    return (await tipOf(search, defaultBranch)) ?? missing(search, `the branch ${defaultBranch}`);
  return typeof before === 'string' ? obtain(search, before) : undefined;
}

/** What a branch pointed at before; null where nobody says, or nothing was there. */
async function beforeOf(search: Search, { before }: CiFacts): Promise<string | null> {
  if (typeof before !== 'string') return null;
  const found = await obtain(search, before);
  if (found !== undefined) return found;
  missing(search, `what was pushed before, ${before},`);
  return null;
}

async function reviewCommits(
  search: Search,
  facts: CiFacts,
  ends: { head: string; base: string | undefined },
): Promise<ChangedCommits> {
  const { head, base } = ends;
  const before = await beforeOf(search, facts);
  return { head, tips: before === null ? [head] : [head, before], without: base === undefined ? [] : [base] };
}

/** What a push brings in, with what a forced one took away: that was seen, and has to be revoked all the same. */
async function pushCommits(
  search: Search,
  facts: CiFacts,
  ends: { head: string; trusted: string | undefined },
): Promise<ChangedCommits> {
  const { head, trusted } = ends;
  const rest = trusted === undefined || trusted === head ? [] : [trusted];
  const before = await beforeOf(search, facts);
  // a tag is scanned itself, too: it has a message
  const named = facts.head === undefined || facts.head === head ? [] : [facts.head];
  if (before === null) return { head, tips: [head, ...named], without: rest };
  const common = await mergeBases(search.repository.place, before, head);
  const known = rest.filter((id) => id !== before);
  return { head, tips: [head, before], without: [...new Set([...common, ...known])] };
}

async function isCutOff({ repository }: Search, { tips, without }: ChangedCommits): Promise<boolean> {
  if (repository.shallow.size === 0) return false;
  const { commits } = await listCommits(repository.place, { tips, without });
  return commits.some((id) => repository.shallow.has(id));
}

/** The commits of a change, with as much of a shallow history fetched as that takes. */
async function deepen(search: Search, select: () => Promise<ChangedCommits>): Promise<ChangedCommits> {
  let commits = await select();
  for (const depth of DEPTHS) {
    if (!search.mayFetch || !(await isCutOff(search, commits))) break;
    if (!(await fetchCommits(search.repository.place, [...commits.tips, ...commits.without], depth))) break;
    await reopen(search);
    search.omissions.length = 0;
    commits = await select();
  }
  return commits;
}

function isReview({ cause }: CiFacts): boolean {
  return cause === 'pull-request' || cause === 'merge-queue';
}

/** The head that is meant, fetched if need be. */
async function headOf(search: Search, facts: CiFacts): Promise<string | undefined> {
  const head = facts.head === undefined ? search.repository.head : await obtain(search, facts.head);
  return head ?? missing(search, `the commit ${facts.head ?? 'HEAD'}`);
}

async function resolveReview(
  search: Search,
  facts: CiFacts,
  head: string,
): Promise<Omit<ResolvedChange, 'omissions' | 'repository'>> {
  let base: string | undefined;
  const commits = await deepen(search, async () => {
    base = facts.target ? await targetOf(search, facts.target) : missing(search, 'the base, which nobody names,');
    return reviewCommits(search, facts, { head, base });
  });
  return { commits, trusted: base, own: false };
}

async function resolvePush(
  search: Search,
  facts: CiFacts,
  head: string,
): Promise<Omit<ResolvedChange, 'omissions' | 'repository'>> {
  let trusted: string | undefined;
  const commits = await deepen(search, async () => {
    trusted = await trustedOf(search, facts, head);
    return pushCommits(search, facts, { head, trusted });
  });
  return { commits, trusted, own: trusted === head };
}

async function resolveIn(search: Search, facts: CiFacts): Promise<Omit<ResolvedChange, 'omissions' | 'repository'>> {
  const head = await headOf(search, facts);
  if (head === undefined) return { commits: undefined, trusted: undefined, own: false };
  if (isReview(facts)) return resolveReview(search, facts, head);
  if (facts.cause === 'push' || facts.cause === 'tag') return resolvePush(search, facts, head);
  if (facts.cause === 'unknown')
    search.omissions.push({
      path: '.',
      reason: `${facts.ci} does not say which commits are meant: see docs/ci of Leakgate`,
      kind: 'unresolved',
    });
  const trusted = await trustedOf(search, facts, head);
  return { commits: undefined, trusted, own: trusted === head };
}

/**
 * Finds the commits that a CI means and the one whose gate counts, never by guessing: what nobody says is taken to be everything, what cannot be had is
 * an omission. A shallow checkout is deepened where `mayFetch`.
 * @throws ScanError `git-failed`
 */
export async function resolveChange(opened: Repository, facts: CiFacts, mayFetch: boolean): Promise<ResolvedChange> {
  const search: Search = { repository: opened, mayFetch, omissions: [] };
  const found = await resolveIn(search, facts);
  return { ...found, repository: search.repository, omissions: search.omissions };
}
