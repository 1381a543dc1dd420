import { compareStrings } from './order.ts';

/** What an omission does to a run: it makes it incomplete, is named in the summary, or is only counted. */
type OmissionEffect = 'fail' | 'warn' | 'count';

/** Every kind of omission, and what it does unless the configuration says otherwise (`coverage:`). Ids are part of the interface: none is ever renamed. */
export const OMISSION_KINDS = {
  /** The system refuses to read it. */
  unreadable: 'fail',
  /** It was there when files were listed, or changed while it was read. */
  vanished: 'fail',
  /** The scanner stopped on it. */
  failed: 'fail',
  /** git cannot make sense of it. */
  damaged: 'fail',
  /** git does not have it: a shallow or partial clone, an object that is gone. */
  missing: 'fail',
  /** More matches, bytes, layers or time than one file may take. */
  'over-budget': 'fail',
  /** The run was aborted, or ran out of its time. */
  interrupted: 'fail',
  /** Nobody can say which commits are meant. */
  unresolved: 'fail',
  /** The content is in Git LFS. */
  'lfs-pointer': 'warn',
  submodule: 'warn',
  /** A repository of its own that is no submodule, or the objects of a bare one. */
  'nested-repository': 'warn',
  /** An entry of an archive that takes a password. */
  'encrypted-entry': 'warn',
  /** Encoded text inside it was left encoded. */
  undecoded: 'warn',
  excluded: 'count',
  /** Its target is no part of the scan; the name of the target is scanned. */
  symlink: 'count',
  /** Tracked, and not in the work tree any more. */
  deleted: 'count',
  /** A folder is where the index has a file; what is in it is listed by itself. */
  replaced: 'count',
  /** A device, pipe or socket. */
  'special-file': 'count',
  /** Files of git itself. */
  'git-folder': 'count',
} as const satisfies Readonly<Record<string, OmissionEffect>>;

export type OmissionKind = keyof typeof OMISSION_KINDS;

/** Kinds that always make a run incomplete: nobody knows what was left out. */
const FIXED: readonly OmissionKind[] = ['interrupted', 'unresolved'];

/** Kinds that a configuration may decide about. */
export const CONFIGURABLE_KINDS = (Object.keys(OMISSION_KINDS) as OmissionKind[]).filter(
  (kind) => !FIXED.includes(kind),
);

export const OMISSION_ACTIONS = ['fail', 'warn'] as const;
/** What a configuration may have an omission do: make the run incomplete, or be named in the summary. */
export type OmissionAction = (typeof OMISSION_ACTIONS)[number];

/** Why something was not scanned, or not wholly. */
export interface Omission {
  readonly path: string;
  /** In words, for a person. */
  readonly reason: string;
  readonly kind: OmissionKind;
  /** Set once the run was decided; absent if the omission is only counted. */
  readonly action?: OmissionAction;
}

/** By path, then by reason. */
export function compareOmissions(a: Omission, b: Omission): number {
  return compareStrings(a.path, b.path) || compareStrings(a.reason, b.reason);
}
