/** The words every part of Leakgate shares. Types only: nothing here runs. */

export const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const;
/** The damage a credential can do if it is live. Never mixed with confidence. */
export type Severity = (typeof SEVERITIES)[number];

/** What a finding is to this run: only `new` ones can be anybody's fault. */
export type State = 'new' | 'existing' | 'baseline' | 'suppressed';

/** Where a secret is seen: in the tree, in reachable history, or only in the object database. */
export type Exposure = 'tip' | 'history' | 'unreachable';

/** One reason for or against, with its weight in log-odds (natural logarithm). */
export interface Evidence {
  readonly id: string;
  readonly weight: number;
}

/** A place of the secret itself (not of its line). Lines and columns count from 1, columns in Unicode code points, ends exclusive. */
export interface Span {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** Byte offsets in the blob, end exclusive. */
  readonly start: number;
  readonly end: number;
}

/** Where a secret of one finding was seen. */
export interface Location {
  readonly path: string;
  readonly line: number;
  readonly commit?: string;
}

/** A commit as findings name it: full id, author (`Name <address>`), author date in ISO 8601 with its zone. */
export interface CommitInfo {
  readonly id: string;
  readonly author: string;
  readonly date: string;
}

/** The other half of a credential, in the same file: another finding. */
export interface Companion {
  readonly rule: string;
  readonly fingerprint: string;
  readonly line: number;
  readonly column: number;
}

/** A match with its place, confidence, severity, fingerprint and state. Holds no secret: `redacted` is all that is left of it. */
export interface Finding extends Span {
  readonly rule: string;
  /** The rule's human name, for text reports. */
  readonly name: string;
  readonly provider: string;
  readonly kind: string;
  readonly severity: Severity;
  /** Probability (0..1) that the match is a credential that works or worked. */
  readonly confidence: number;
  readonly state: State;
  readonly exposure: Exposure;
  /** 26 characters of base32: identity of the secret value under its rule family. */
  readonly fingerprint: string;
  readonly redacted: string;
  readonly evidence: readonly Evidence[];
  /** Relative to the scan's root, `/` separated, bytes that are not UTF-8 percent-escaped. */
  readonly path: string;
  /** What the secret was wrapped in, outermost first (`base64`); absent where nothing was decoded. */
  readonly decoded?: readonly string[];
  /** Its other half, where it is one of two that only work together and both are there. */
  readonly companion?: Companion;
  /** Where it came in; in scans of history and ranges. */
  readonly commit?: CommitInfo;
  /** Object id of the blob it stands in; in scans of git objects. */
  readonly blob?: string;
  /** The last commit that held it at this path, where it has been removed since; in scans of history. */
  readonly lastHeld?: string;
  readonly locations: readonly Location[];
}

/** Why a planned blob was not scanned, or not wholly. */
export interface Omission {
  readonly path: string;
  readonly reason: string;
}

/** What was planned, what was scanned, and every exception. */
export interface Coverage {
  readonly planned: number;
  readonly scanned: number;
  readonly bytes: number;
  /** Left out on purpose (symlinks, submodules, excluded globs): does not make a run incomplete. */
  readonly skipped: readonly Omission[];
  /** Should have been scanned and was not: makes the run incomplete (exit 3). */
  readonly failed: readonly Omission[];
  /** Scanned, but with encoded text inside that was too large or nested too deeply to be decoded: does not make a run incomplete. */
  readonly limited: readonly Omission[];
}

/** How a run's findings count against the gate. */
export interface GateResult {
  readonly name: string;
  readonly action: 'block' | 'warn' | 'note';
  readonly findings: number;
}

export interface Verdict {
  readonly exit: number;
  readonly pass: boolean;
  readonly gates: readonly GateResult[];
}

export type RunMode = 'tree' | 'history' | 'staged' | 'range' | 'stdin';

/** What was scanned: `head` and `range` are commit ids where there are some. */
export interface RunInfo {
  readonly mode: RunMode;
  readonly root: string;
  readonly head: string | null;
  readonly range: string | null;
}

/** Everything a report may say. Pure data; `findings` are sorted by path, start, rule. */
export interface ScanReport {
  readonly tool: {
    readonly name: 'leakgate';
    readonly version: string;
    readonly rules: { readonly count: number; readonly hash: string };
  };
  readonly run: RunInfo;
  readonly coverage: Coverage;
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
}
