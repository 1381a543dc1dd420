import { compareStrings } from './order.ts';

/** Effect of an omission on a run: makes it incomplete, is named in the summary, or is only counted. */
type OmissionEffect = 'fail' | 'warn' | 'count';

/**
 * Every kind of omission with its default effect, which the configuration may change (`coverage:`). Kinds are part of the interface: none is ever
 * renamed.
 */
export const OMISSION_KINDS = {
  /** The system refuses to read it. */
  unreadable: 'fail',
  /** It was listed but is gone, or changed while it was read. */
  vanished: 'fail',
  /** The scanner stopped on it. */
  failed: 'fail',
  /** git cannot read it. */
  damaged: 'fail',
  /** git does not have it: a shallow or partial clone, or a lost object. */
  missing: 'fail',
  /** More matches, bytes, layers or time than one file may have. */
  'over-budget': 'fail',
  /** The run was aborted, or ran out of time. */
  interrupted: 'fail',
  /** The commits to scan could not be determined. */
  unresolved: 'fail',
  /** The content is in Git LFS. */
  'lfs-pointer': 'warn',
  submodule: 'warn',
  /** A repository inside that is not a submodule, or the objects of a bare one. */
  'nested-repository': 'warn',
  /** An archive entry that needs a password. */
  'encrypted-entry': 'warn',
  /** Encoded text inside was left encoded. */
  undecoded: 'warn',
  excluded: 'count',
  /** The target is not part of the scan; its name is scanned. */
  symlink: 'count',
  /** Tracked, but no longer in the work tree. */
  deleted: 'count',
  /** A folder in place of a file of the index; its content is listed by itself. */
  replaced: 'count',
  /** A device, pipe or socket. */
  'special-file': 'count',
  /** Files of git itself. */
  'git-folder': 'count',
} as const satisfies Readonly<Record<string, OmissionEffect>>;

export type OmissionKind = keyof typeof OMISSION_KINDS;

/** Kinds that always make a run incomplete, because it is unknown what was left out. */
const FIXED: readonly OmissionKind[] = ['interrupted', 'unresolved'];

/** Kinds whose effect a configuration may change. */
export const CONFIGURABLE_KINDS = (Object.keys(OMISSION_KINDS) as OmissionKind[]).filter(
  (kind) => !FIXED.includes(kind),
);

export const OMISSION_ACTIONS = ['fail', 'warn'] as const;
/** Effects that a configuration may give an omission: make the run incomplete, or name it in the summary. */
export type OmissionAction = (typeof OMISSION_ACTIONS)[number];

/** Why something was not scanned, or not completely. */
export interface Omission {
  readonly path: string;
  /** For people. */
  readonly reason: string;
  readonly kind: OmissionKind;
  /** Set once the run is decided; absent if the omission is only counted. */
  readonly action?: OmissionAction;
}

/** By path, then by reason. */
export function compareOmissions(a: Omission, b: Omission): number {
  return compareStrings(a.path, b.path) || compareStrings(a.reason, b.reason);
}
