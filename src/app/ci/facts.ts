/** Systems that run checks. */
export type CiName =
  | 'GitHub Actions'
  | 'GitLab CI'
  | 'Azure Pipelines'
  | 'Bitbucket Pipelines'
  | 'Jenkins'
  | 'CircleCI'
  | 'Buildkite'
  | 'Travis CI'
  | 'Drone'
  | 'Woodpecker'
  | 'TeamCity'
  | 'generic';

/** What a run was started for. Whether a push is a new branch or a forced one, the history tells. */
export type CiCause = 'pull-request' | 'merge-queue' | 'push' | 'tag' | 'deletion' | 'schedule' | 'manual' | 'unknown';

/** What a CI says of the change that it was started for. Everything was written by somebody else: ids have the shape of ids, names that of branches. */
export interface CiFacts {
  readonly ci: CiName;
  readonly cause: CiCause;
  /** Where the change is to be merged: the commit at its tip, or else the branch's name. */
  readonly target?: { readonly commit?: string; readonly branch?: string };
  /** The commit that is meant; absent: what is checked out. */
  readonly head?: string;
  /** What the branch pointed at before; null: it was not there. Absent: nobody says. */
  readonly before?: string | null;
  /** The branch that was pushed. */
  readonly branch?: string;
  readonly defaultBranch?: string;
  /** The repository that the run belongs to, `owner/name`: another one that was checked out says nothing of its branches. */
  readonly repository?: string;
  /** The default branch if neither the CI nor the remote names one: what a platform runs on that branch alone. */
  readonly presumedDefault?: string;
}

/** Variables of a CI. */
export type CiEnvironment = Readonly<Record<string, string | undefined>>;

const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const NOTHING = /^0+$/;
/** What git allows in a name, short of what could be read as an option, a pattern or a path out. */
const BRANCH = /^(?![-/.])(?!.*(?:\.\.|\/\/|@\{|\.lock$))[^\s~^:?*[\\\p{Cc}]{1,255}(?<![/.])$/u;

/** An id of a commit, where a text is one. */
export function commitOf(text: string | undefined): string | undefined {
  return text !== undefined && COMMIT.test(text) && !NOTHING.test(text) ? text : undefined;
}

/** What a branch pointed at before: null for git's id of nothing, undefined for what is no id. */
export function beforeOf(text: string | undefined): string | null | undefined {
  return text !== undefined && COMMIT.test(text) && NOTHING.test(text) ? null : commitOf(text);
}

/** A branch's name without `refs/heads/`, where a text is one. */
export function branchOf(text: string | undefined): string | undefined {
  const name = text?.replace(/^refs\/heads\//, '');
  return name !== undefined && BRANCH.test(name) && !name.startsWith('refs/') ? name : undefined;
}

type Loose<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** Facts without the fields that nothing is known of. */
export function factsOf(ci: CiName, cause: CiCause, known: Loose<Omit<CiFacts, 'ci' | 'cause'>> = {}): CiFacts {
  const kept = Object.entries(known).filter(([, value]) => value !== undefined);
  return { ci, cause, ...Object.fromEntries(kept) };
}

/** A target, where something is known of it. */
export function targetOf(commit: string | undefined, branch: string | undefined): CiFacts['target'] {
  const [id, name] = [commitOf(commit), branchOf(branch)];
  if (id === undefined && name === undefined) return undefined;
  return { ...(id !== undefined && { commit: id }), ...(name !== undefined && { branch: name }) };
}

/** A cause by the CI's own word for it; a word that is not in the table is no cause that is known. */
export function causeOf(word: string | undefined, table: Readonly<Record<string, CiCause>>): CiCause {
  return (word !== undefined && Object.hasOwn(table, word) ? table[word] : undefined) ?? 'unknown';
}
