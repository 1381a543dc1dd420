import { present } from '../../core/present.ts';
import { ScanError } from '../../core/errors.ts';
import type { Notice } from '../../core/finding.ts';
import type { Omission } from '../../core/omission.ts';
import { explainRemote, fetchCommits, isRemoteOf, remoteHead, remoteTip, WHOLE_DEPTH } from '../../git/remote/fetch.ts';
import { originHead } from '../../git/remote/origin-head.ts';
import { openRepository, type Repository } from '../../git/repository.ts';
import { isAncestor, listCommits, mergeBases, resolveCommit } from '../../git/plumbing/rev-list.ts';
import { branchOf, type CiFacts } from './facts.ts';

/** Which commits a change is, in ids: what `tips` reach and `without` do not. */
export interface ChangedCommits {
  readonly head: string;
  /** The head, and what it took the place of. */
  readonly tips: readonly string[];
  readonly without: readonly string[];
  /** Everything in the tree at `head` is judged too, by the baseline alone: nothing counts as known because it was there before. */
  readonly tree: boolean;
}

/** What a run of CI looks at, and by whose word. */
export interface ResolvedChange {
  readonly repository: Repository;
  /** Undefined: the files that are checked out. */
  readonly commits: ChangedCommits | undefined;
  /** The commit whose configuration, suppressions and baseline count; undefined: none does, and the built-in strict policy holds. */
  readonly trusted: string | undefined;
  /** The trusted commit is the head itself: nothing in it is a proposal. */
  readonly own: boolean;
  /** Why there is nothing to judge, if that is certain. */
  readonly nothing?: string | undefined;
  /** What should have been looked at, and could not be. */
  readonly omissions: readonly Omission[];
  /** What whoever runs the pipeline should know about the gate. */
  readonly notices: readonly Notice[];
}

/** A change before what was found missing on the way is added. */
type Resolution = Omit<ResolvedChange, 'omissions' | 'notices' | 'repository'>;

const NOT_HERE = 'is not in this checkout; check out the whole history';
/** Steps in which a shallow checkout is deepened, in commits. */
const DEPTHS = [64, 1024, WHOLE_DEPTH];

/** Works on one repository and collects what is missing. */
interface Search {
  repository: Repository;
  readonly mayFetch: boolean;
  readonly omissions: Omission[];
  readonly notices: Notice[];
}

function missing({ omissions }: Search, what: string): undefined {
  omissions.push({ path: '.git', reason: `${what} ${NOT_HERE}`, kind: 'missing' });
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

/** The tip of a branch: where it is now, else where it was when this was checked out; in a repository without a remote, where it is here. */
async function tipOf(search: Search, branch: string): Promise<string | undefined> {
  const now = search.mayFetch ? await remoteTip(search.repository.place, branch) : undefined;
  if (now !== undefined) return obtain(search, now);
  return (await peel(search, `refs/remotes/origin/${branch}`)) ?? peel(search, `refs/heads/${branch}`);
}

async function targetOf(
  search: Search,
  { commit, branch }: NonNullable<CiFacts['target']>,
): Promise<string | undefined> {
  const found = commit === undefined ? await tipOf(search, present(branch)) : await obtain(search, commit);
  return found ?? missing(search, `the base ${commit ?? branch}`);
}

/** The name of the default branch: as the CI says, else as the remote does, now or when it was cloned. */
async function defaultBranchOf({ repository, mayFetch }: Search, facts: CiFacts): Promise<string | undefined> {
  if (facts.defaultBranch !== undefined) return facts.defaultBranch;
  const now = mayFetch ? await remoteHead(repository.place) : undefined;
  return branchOf(now ?? (await originHead(repository.place))) ?? facts.presumedDefault;
}

/** What a branch pointed at before; null if it was not there, undefined if nobody says. */
async function beforeOf(search: Search, { before }: CiFacts): Promise<string | null | undefined> {
  if (typeof before !== 'string') return before;
  const found = await obtain(search, before);
  if (found !== undefined) return found;
  return missing(search, `what was pushed before, ${before},`);
}

/** What `head` reaches and `base` does not, and what a forced push took away: that was seen, and has to be revoked all the same. */
async function commitsSince(
  search: Search,
  facts: CiFacts,
  { head, base }: { head: string; base: string | undefined },
): Promise<ChangedCommits> {
  const before = await beforeOf(search, facts);
  // a tag is scanned itself, too: it has a message
  const named = facts.head === undefined || facts.head === head ? [] : [facts.head];
  const tips = [head, ...named, ...(typeof before === 'string' && before !== head ? [before] : [])];
  return { head, tips, without: base === undefined ? [] : [base], tree: false };
}

/** The tree of the default branch at `head`, and what a push brought in on the way there, also what it removed again. */
async function treeAndPush(search: Search, facts: CiFacts, head: string): Promise<ChangedCommits> {
  const before = await beforeOf(search, facts);
  if (before === undefined || before === head) return { head, tips: [], without: [], tree: true };
  if (before === null) return { head, tips: [head], without: [], tree: true };
  const common = await mergeBases(search.repository.place, before, head);
  return { head, tips: [head, before], without: common, tree: true };
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
    search.notices.length = 0;
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

async function resolveReview(search: Search, facts: CiFacts, head: string): Promise<Resolution> {
  let base: string | undefined;
  const commits = await deepen(search, async () => {
    base = facts.target
      ? await targetOf(search, facts.target)
      : missing(search, 'the base, which the CI does not name,');
    return commitsSince(search, facts, { head, base });
  });
  if (base === undefined || !(await isAncestor(search.repository.place, head, base)))
    return { commits, trusted: base, own: false };
  const reason = `the base ${base.slice(0, 12)} already contains ${head.slice(0, 12)}, so it is unknown what to judge`;
  search.omissions.push({ path: '.git', reason: `${reason}; is the base the branch itself?`, kind: 'unresolved' });
  return { commits: { ...commits, tree: true }, trusted: base, own: false };
}

function isByHand({ cause }: CiFacts): boolean {
  return cause === 'schedule' || cause === 'manual' || cause === 'unknown';
}

/** Facts of a run that no change started: if something else than what the CI names is checked out, that is meant. */
function asCheckedOut(facts: CiFacts, { head: here }: Repository): CiFacts {
  if (!isByHand(facts) || here === null || facts.head === here) return facts;
  const { head: _head, branch: _branch, ...rest } = facts;
  return rest;
}

/** The default branch, whose word counts: its name, and the commit at its tip. */
interface DefaultBranch {
  readonly name: string;
  readonly tip: string | undefined;
}

function distrust({ notices }: Search, place: string, why: string): undefined {
  const message = `${why}: the built-in strict policy applies, and every reachable commit counts`;
  notices.push({ kind: 'policy', place, message });
}

async function findDefault(search: Search, facts: CiFacts, head: string): Promise<DefaultBranch | undefined> {
  const { repository } = facts;
  if (repository !== undefined && !(await isRemoteOf(search.repository.place, repository)))
    return distrust(search, 'origin', `the checked-out repository is not ${repository}`);
  const name = await defaultBranchOf(search, facts);
  if (name === undefined) return distrust(search, 'LEAKGATE_CI_DEFAULT_BRANCH', 'the default branch is unknown');
  if (facts.branch === name) return { name, tip: head };
  return { name, tip: (await tipOf(search, name)) ?? missing(search, `the branch ${name}`) };
}

/** Whether there is certainly nothing to judge: everything that is reached is in the default branch, whose own build judges it. */
async function isJudgedThere(search: Search, facts: CiFacts, commits: ChangedCommits): Promise<boolean> {
  if (isByHand(facts) || commits.without.length === 0) return false;
  const { commits: listed } = await listCommits(search.repository.place, commits);
  return listed.length === 0;
}

/** A build of a branch or tag: all of the default branch's tree, or what another has beyond it. */
async function resolveBranch(search: Search, facts: CiFacts, head: string): Promise<Resolution> {
  let trusted: string | undefined;
  const commits = await deepen(search, async () => {
    const branch = await findDefault(search, facts, head);
    trusted = branch?.tip;
    const isOwn = branch !== undefined && facts.branch === branch.name;
    const isMerged =
      isByHand(facts) && trusted !== undefined && (await isAncestor(search.repository.place, head, trusted));
    if (isOwn || isMerged) return treeAndPush(search, facts, head);
    return commitsSince(search, facts, { head, base: trusted });
  });
  const own = trusted === head;
  const judged = !commits.tree && (await isJudgedThere(search, facts, commits));
  return {
    commits,
    trusted,
    own,
    ...(judged && { nothing: 'the default branch already contains all of its commits' }),
  };
}

async function resolveIn(search: Search, told: CiFacts): Promise<Resolution> {
  const facts = asCheckedOut(told, search.repository);
  if (facts.cause === 'deletion') {
    const head = search.repository.head ?? '';
    const nothing = `${facts.branch ?? 'a ref'} was deleted`;
    return { commits: { head, tips: [], without: [], tree: false }, trusted: undefined, own: false, nothing };
  }
  const head = await headOf(search, facts);
  if (head === undefined) return { commits: undefined, trusted: undefined, own: false };
  if (isReview(facts)) return resolveReview(search, facts, head);
  const found = await resolveBranch(search, facts, head);
  if (facts.cause === 'unknown') {
    const reason = `${facts.ci} does not name the commits to scan: see docs/ci of Leakgate`;
    search.omissions.push({ path: '.', reason, kind: 'unresolved' });
  }
  return found;
}

/**
 * Finds the commits that a CI means and the one whose gate counts, never by guessing: what nobody says is taken to be everything, what cannot be had is
 * an omission. A shallow checkout is deepened if `mayFetch`.
 * @throws ScanError `git-failed`
 */
export async function resolveChange(opened: Repository, facts: CiFacts, mayFetch: boolean): Promise<ResolvedChange> {
  const search: Search = { repository: opened, mayFetch, omissions: [], notices: [] };
  const found = await resolveIn(search, facts);
  const { repository, omissions, notices } = search;
  if (mayFetch && omissions.some((one) => one.reason.endsWith(NOT_HERE))) {
    const reason = await explainRemote(opened.place);
    if (reason !== undefined) omissions.push({ path: '.git', reason, kind: 'missing' });
  }
  return { ...found, repository, omissions, notices };
}
