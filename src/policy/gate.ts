import type { Day } from '../core/day.ts';
import type { Finding, GateAction } from '../core/finding.ts';
import type { PathMatcher } from '../core/glob.ts';

/** What gates can know of a run as a whole. */
export interface RunFacts {
  readonly mode: string;
  /** Something planned was not scanned, or nothing was. */
  readonly incomplete: boolean;
  readonly scanned: number;
  readonly failed: number;
  readonly skipped: number;
  /** Findings of any state, and those in state `new`. */
  readonly findings: number;
  readonly fresh: number;
  /** A change proposes to alter what the gate is made of. */
  readonly tampered: boolean;
  readonly today: Day;
}

/** One entry of the policy, ready to ask. */
export interface Gate {
  readonly name: string;
  readonly action: GateAction;
  readonly message: string | undefined;
  /** The condition as written, in CEL. */
  readonly when: string;
  /** `file:line:column`, or the preset's name. */
  readonly place: string;
  /** Asked of every finding, or once of the run. */
  readonly about: 'finding' | 'run';
  /** Findings below this confidence never match it. */
  readonly minConfidence: number;
  /** What it blocks is an incomplete run: exit 3, not 1. */
  readonly incompleteness: boolean;
  /** It can only be asked where findings have fingerprints. */
  readonly needsFingerprint: boolean;
  /** Its condition is never fulfilled, whatever is found. */
  readonly never: boolean;
  /** Nothing that was tried fulfils its condition. */
  readonly doubtful: boolean;
  /** Asked only of findings under these paths. */
  readonly paths: PathMatcher | undefined;
  readonly matches: (finding: Finding | undefined, run: RunFacts) => boolean;
}

/** What holds for some paths only. */
export interface Override {
  readonly paths: PathMatcher;
  readonly owner: string | undefined;
  /** No gate does more than this to findings under the paths. */
  readonly atMost: GateAction | undefined;
}

/** Findings older than `adopted` do not block until so many days after it. */
export interface Grace {
  readonly adopted: Day;
  readonly days: number;
}

export interface Policy {
  readonly gates: readonly Gate[];
  readonly overrides: readonly Override[];
  readonly grace: Grace | undefined;
}
