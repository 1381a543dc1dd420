/** Types and lists that every part of Leakgate shares. */
import type { Omission } from './omission.js';
export declare const FINDING_CLASSES: readonly ['credential', 'handling'];
/** `credential`: a value that may be a secret. `handling`: code that passes a secret-named variable where it can leak. */
export type FindingClass = (typeof FINDING_CLASSES)[number];
export declare const SEVERITIES: readonly ['critical', 'high', 'medium', 'low'];
/** The damage a credential can do if it is live. Never mixed with confidence. */
export type Severity = (typeof SEVERITIES)[number];
export declare const STATES: readonly ['new', 'existing', 'baseline', 'suppressed'];
/** State of a finding in this run. Only `new` findings can be caused by the change under review. */
export type State = (typeof STATES)[number];
export declare const EXPOSURES: readonly ['tip', 'history', 'unreachable'];
/** Where a secret is visible: in the tree, in reachable history, or only in the object database. */
export type Exposure = (typeof EXPOSURES)[number];
/** A reason for or against, with its weight in log-odds (natural logarithm). */
export interface Evidence {
    readonly id: string;
    readonly weight: number;
}
/** Facts found inside a secret, by name: `issuer`, `expires`, `key`. Text from the secret, cut and checked, but never its secret part. */
export type Facts = Readonly<Record<string, string>>;
/** The span of the secret itself, not of its line. Lines and columns count from 1, columns in Unicode code points; ends are exclusive. */
export interface Span {
    readonly line: number;
    readonly column: number;
    readonly endLine: number;
    readonly endColumn: number;
    /** Byte offsets in the blob, end exclusive. */
    readonly start: number;
    readonly end: number;
}
/** Where a finding's secret was seen. */
export interface Location {
    readonly path: string;
    readonly line: number;
    readonly commit?: string;
}
/** A commit in findings: full id, author (`Name <address>`), author date in ISO 8601 with its zone. */
export interface CommitInfo {
    readonly id: string;
    readonly author: string;
    readonly date: string;
}
/** The other half of a credential in the same file, which is a finding of its own. */
export interface Companion {
    readonly rule: string;
    readonly fingerprint: string;
    readonly line: number;
    readonly column: number;
}
/** Actions of a gate, mildest first. */
export declare const GATE_ACTIONS: readonly ['note', 'warn', 'block'];
export type GateAction = (typeof GATE_ACTIONS)[number];
/** Review of a baseline entry; `unreviewed` until somebody reviews it. */
export declare const STATUSES: readonly ['unreviewed', 'false-positive', 'test', 'revoked', 'real'];
export type Status = (typeof STATUSES)[number];
/** A comment near a secret that asks not to report it, not parsed yet. */
export interface SuppressionComment {
    /** Lines from the first line of the secret: -1 is the line above. */
    readonly line: number;
    /** From the comment's first letter to the end of its line, at most 200 bytes, without bytes of any secret. */
    readonly text: string;
    /** Added by the change under review, so that it does not count yet. */
    readonly proposed?: true;
}
/** What hides a finding that is `suppressed`. `until` is the last day on which it counts, `YYYY-MM-DD`; `place` is `file:line:column`. */
export interface Suppression {
    readonly by: 'inline' | 'allow';
    readonly place: string;
    readonly reason: string;
    readonly until?: string;
    readonly owner?: string;
}
/** The baseline's entry for a finding's value. */
export interface Acceptance {
    readonly status: Status;
    readonly reason?: string;
    readonly owner?: string;
    /** The last day on which the entry counts, `YYYY-MM-DD`. */
    readonly expires?: string;
}
/** A match with its place, confidence, severity, fingerprint and state. Contains no secret, only its `redacted` form. */
export interface Finding extends Span {
    readonly rule: string;
    /** The rule's name for people. */
    readonly name: string;
    readonly provider: string;
    readonly kind: string;
    /** Absent for a credential. */
    readonly class?: 'handling';
    readonly severity: Severity;
    /** Probability (0..1) that the match is a credential that works or worked. Of the class `handling`: 1, and no report shows it. */
    readonly confidence: number;
    readonly state: State;
    readonly exposure: Exposure;
    /** 26 characters of base32: identifies the secret value within its rule family. */
    readonly fingerprint: string;
    readonly redacted: string;
    readonly evidence: readonly Evidence[];
    /** Relative to the scan's root, `/` separated, bytes that are not UTF-8 percent-escaped. */
    readonly path: string;
    /** Facts found inside the secret; absent if nothing was read. */
    readonly facts?: Facts;
    /** Decoders that the secret was read through, outermost first (`base64`); absent if it was not encoded. */
    readonly decoded?: readonly string[];
    /** Its other half, if it is one of two that only work together and both were found. */
    readonly companion?: Companion;
    /** The commit that introduced it; in scans of history and ranges. */
    readonly commit?: CommitInfo;
    /** Object id of its blob; in scans of git objects. */
    readonly blob?: string;
    /** The last commit that has it at this path, if it was removed since; in scans of history. */
    readonly lastHeld?: string;
    readonly locations: readonly Location[];
    /** Introduced by the commits under review, in a scan that also covers a whole tree: counts as new whatever the dates of its commits. */
    readonly arriving?: true;
    /** Suppression comments on its line and the line above, not parsed yet; removed once the finding is decided. */
    readonly comments?: readonly SuppressionComment[];
    /** What suppresses it, or would if it had not expired. */
    readonly suppression?: Suppression;
    /** The baseline's entry for its value, valid or expired. */
    readonly acceptance?: Acceptance;
    /** Something that hid it has expired, so it counts again. */
    readonly expired?: true;
    /** Owner of its path, from the policy's overrides. */
    readonly owner?: string;
    /** Names of the gates that it matches, in the policy's order. */
    readonly gates?: readonly string[];
    /** The strongest action of these gates, after limits for its path and age; absent if no gate matches. */
    readonly action?: GateAction;
}
/** The class of a finding. */
export declare function classOf(finding: Pick<Finding, 'class'>): FindingClass;
/** What was planned, what was scanned, and all omissions. */
export interface Coverage {
    readonly planned: number;
    readonly scanned: number;
    readonly bytes: number;
    /** Left out as configured, which does not make a run incomplete. Omissions with an action are named in the summary. */
    readonly skipped: readonly Omission[];
    /** Not scanned although planned: makes the run incomplete (exit 3). */
    readonly failed: readonly Omission[];
    /** Scanned, but encoded text inside was too large or too deeply nested to decode. */
    readonly limited: readonly Omission[];
}
/** How a run's findings count for a gate. */
export interface GateResult {
    readonly name: string;
    readonly action: GateAction;
    readonly findings: number;
    /** The message of the policy's author. */
    readonly message?: string;
}
export interface Verdict {
    readonly exit: number;
    readonly pass: boolean;
    /** Findings that any gate blocks, each counted once. */
    readonly blocking: number;
    /** Every matching gate, in the policy's order. */
    readonly gates: readonly GateResult[];
}
/** Number of hidden findings by what hides them: nothing is hidden without being counted. */
export interface Hidden {
    readonly inline: number;
    readonly allow: number;
    readonly baseline: number;
}
export declare const NOTICE_KINDS: readonly ['unused', 'expired', 'broad', 'invalid', 'policy', 'proposal', 'notification'];
/**
 * Something about suppressions, baseline or policy that a person should look at. A `proposal` describes what a change would do to them; a
 * `notification` could not be sent. Does not change the exit code by itself.
 */
export interface Notice {
    readonly kind: (typeof NOTICE_KINDS)[number];
    /** `file:line:column`, or a file. */
    readonly place: string;
    readonly message: string;
}
export type RunMode = 'tree' | 'history' | 'staged' | 'range' | 'stdin';
/** What was scanned. `head` and `range` are commit ids, if there are any. */
export interface RunInfo {
    readonly mode: RunMode;
    readonly root: string;
    readonly head: string | null;
    readonly range: string | null;
}
/** The content of all reports. Pure data; `findings` are sorted by path, start and rule. */
export interface ScanReport {
    readonly tool: {
        readonly name: 'leakgate';
        readonly version: string;
        readonly rules: {
            readonly count: number;
            readonly hash: string;
        };
    };
    readonly run: RunInfo;
    readonly coverage: Coverage;
    readonly verdict: Verdict;
    readonly hidden: Hidden;
    readonly notices: readonly Notice[];
    readonly findings: readonly Finding[];
}
