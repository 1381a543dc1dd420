import type { Day } from '../core/day.ts';
import type { Finding, FindingClass, GateAction } from '../core/finding.ts';
import type { PathMatcher } from '../core/glob.ts';

/** Facts about a run that gates can use. */
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
  /** The change proposes to alter the gate's own configuration. */
  readonly tampered: boolean;
  readonly today: Day;
}

/** A compiled entry of the policy. */
export interface Gate {
  readonly name: string;
  readonly action: GateAction;
  readonly message: string | undefined;
  /** The condition as written, in CEL. */
  readonly when: string;
  /** `file:line:column`, or the preset's name. */
  readonly place: string;
  /** Evaluated for every finding, or once for the run. */
  readonly about: 'finding' | 'run';
  /** Classes that it is about: credentials alone, unless its condition says otherwise. */
  readonly classes: readonly FindingClass[];
  /** Findings below this confidence never match it. */
  readonly minConfidence: number;
  /** It blocks incomplete runs: exit 3, not 1. */
  readonly incompleteness: boolean;
  /** It can be evaluated only if findings have fingerprints. */
  readonly needsFingerprint: boolean;
  /** Its condition can never hold. */
  readonly never: boolean;
  /** No trial fulfilled its condition. */
  readonly doubtful: boolean;
  /** Evaluated only for findings under these paths. */
  readonly paths: PathMatcher | undefined;
  readonly matches: (finding: Finding | undefined, run: RunFacts) => boolean;
}

/** Settings for some paths only. */
export interface Override {
  readonly paths: PathMatcher;
  readonly owner: string | undefined;
  /** Limits the action of all gates for findings under the paths. */
  readonly atMost: GateAction | undefined;
}

/** Findings older than `adopted` do not block until this many days after it. */
export interface Grace {
  readonly adopted: Day;
  readonly days: number;
}

export interface Policy {
  readonly gates: readonly Gate[];
  readonly overrides: readonly Override[];
  readonly grace: Grace | undefined;
}
