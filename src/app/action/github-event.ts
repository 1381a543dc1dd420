/**
 * The event that started a workflow, as far as a scan needs it. A payload contains other people's text, so only ids and names of the right shape are
 * read.
 */
export type CiEvent =
  | {
      readonly kind: 'pull-request';
      readonly number: number;
      readonly base: { readonly sha: string; readonly ref: string };
      readonly head: { readonly sha: string; readonly ref: string };
      /** Whether the head is in another repository, so that the token can only read. */
      readonly fork: boolean;
      /** The head before this event moved it. */
      readonly before: string | undefined;
    }
  | {
      readonly kind: 'push';
      readonly before: string | undefined;
      /** Whether the ref did not exist before. */
      readonly isNew: boolean;
      readonly after: string;
      readonly ref: string;
      readonly defaultBranch: string;
    }
  | { readonly kind: 'merge-group'; readonly base: string; readonly head: string }
  /** A branch or tag was deleted: there is nothing to judge. */
  | { readonly kind: 'deletion'; readonly ref: string }
  | { readonly kind: 'other'; readonly name: string; readonly defaultBranch: string };

const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const NULL_OID = /^0+$/;

function at(value: unknown, ...path: readonly string[]): unknown {
  let here = value;
  for (const key of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, key)) return undefined;
    here = (here as Record<string, unknown>)[key];
  }
  return here;
}

function commit(value: unknown): string | undefined {
  return typeof value === 'string' && COMMIT.test(value) && !NULL_OID.test(value) ? value : undefined;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function pullRequest(payload: unknown): CiEvent | undefined {
  const number = at(payload, 'pull_request', 'number');
  const base = commit(at(payload, 'pull_request', 'base', 'sha'));
  const head = commit(at(payload, 'pull_request', 'head', 'sha'));
  if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < 1 || !base || !head) return undefined;
  const home = at(payload, 'pull_request', 'base', 'repo', 'full_name');
  const away = at(payload, 'pull_request', 'head', 'repo', 'full_name');
  return {
    kind: 'pull-request',
    number,
    base: { sha: base, ref: text(at(payload, 'pull_request', 'base', 'ref')) },
    head: { sha: head, ref: text(at(payload, 'pull_request', 'head', 'ref')) },
    // a deleted fork has no repository
    fork: home !== away,
    before: commit(at(payload, 'before')),
  };
}

function isZeros(value: unknown): boolean {
  return typeof value === 'string' && COMMIT.test(value) && NULL_OID.test(value);
}

function push(payload: unknown): CiEvent | undefined {
  const after = commit(at(payload, 'after'));
  const before = at(payload, 'before');
  if (isZeros(at(payload, 'after')) && commit(before)) return { kind: 'deletion', ref: text(at(payload, 'ref')) };
  if (!after) return undefined;
  return {
    kind: 'push',
    before: commit(before),
    isNew: isZeros(before),
    after,
    ref: text(at(payload, 'ref')),
    defaultBranch: text(at(payload, 'repository', 'default_branch')),
  };
}

function mergeGroup(payload: unknown): CiEvent | undefined {
  const base = commit(at(payload, 'merge_group', 'base_sha'));
  const head = commit(at(payload, 'merge_group', 'head_sha'));
  return base && head ? { kind: 'merge-group', base, head } : undefined;
}

function deletion(payload: unknown): CiEvent | undefined {
  const ref = text(at(payload, 'ref'));
  return ref === '' ? undefined : { kind: 'deletion', ref };
}

const READERS: Readonly<Record<string, (payload: unknown) => CiEvent | undefined>> = {
  push,
  merge_group: mergeGroup,
  delete: deletion,
};

/**
 * Reads an event by its name. Any event with a pull request in its payload is a pull request event, including reviews and their comments. One without
 * the data that its kind needs is `other`.
 */
export function readEvent(name: string, payload: unknown): CiEvent {
  const read = Object.hasOwn(READERS, name) ? READERS[name] : pullRequest;
  const defaultBranch = text(at(payload, 'repository', 'default_branch'));
  return read?.(payload) ?? { kind: 'other', name, defaultBranch };
}
