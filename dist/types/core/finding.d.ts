/** The words every part of Leakgate shares: types, and the lists some of them are made of. */
import type { Omission } from './omission.js';
export declare const SEVERITIES: readonly ['critical', 'high', 'medium', 'low'];
/** The damage a credential can do if it is live. Never mixed with confidence. */
export type Severity = (typeof SEVERITIES)[number];
export declare const STATES: readonly ['new', 'existing', 'baseline', 'suppressed'];
/** What a finding is to this run: only `new` ones can be anybody's fault. */
export type State = (typeof STATES)[number];
export declare const EXPOSURES: readonly ['tip', 'history', 'unreachable'];
/** Where a secret is seen: in the tree, in reachable history, or only in the object database. */
export type Exposure = (typeof EXPOSURES)[number];
/** One reason for or against, with its weight in log-odds (natural logarithm). */
export interface Evidence {
    readonly id: string;
    readonly weight: number;
}
/** What a look inside a secret tells of it, by name: `issuer`, `expires`, `key`. Text of the secret's own making, cut and checked, never of its secret part. */
export type Facts = Readonly<Record<string, string>>;
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
/** What a gate does, the mildest first. */
export declare const GATE_ACTIONS: readonly ['note', 'warn', 'block'];
export type GateAction = (typeof GATE_ACTIONS)[number];
/** What a person said of a baseline entry; `unreviewed` until somebody did. */
export declare const STATUSES: readonly ['unreviewed', 'false-positive', 'test', 'revoked', 'real'];
export type Status = (typeof STATUSES)[number];
/** A comment near a secret that asks not to report it, unread. */
export interface SuppressionComment {
    /** Lines from the secret's first line: -1 is the line above. */
    readonly line: number;
    /** From the mark's first letter to the end of its line, at most 200 bytes, never any of a secret. */
    readonly text: string;
    /** The change that is looked at brings it in: it asks, and does not count yet. */
    readonly proposed?: true;
}
/** What hides a finding that is `suppressed`. `until` is the last day it counts, `YYYY-MM-DD`; `place` is `file:line:column`. */
export interface Suppression {
    readonly by: 'inline' | 'allow';
    readonly place: string;
    readonly reason: string;
    readonly until?: string;
    readonly owner?: string;
}
/** What the baseline says of a finding's value. */
export interface Acceptance {
    readonly status: Status;
    readonly reason?: string;
    readonly owner?: string;
    /** The last day the entry counts, `YYYY-MM-DD`. */
    readonly expires?: string;
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
    /** What its inside says; absent where nothing was read. */
    readonly facts?: Facts;
    /** What the secret was wrapped in, outermost first (`base64`); absent where nothing was decoded. */
    readonly decoded?: readonly string[];
    /** Its other half, where it is one of two that only work together and both are there. */
    readonly companion?: Companion;
    /** Where it came in; in scans of history and ranges. */
    readonly commit?: CommitInfo;
    /** Object id of the blob it is in; in scans of git objects. */
    readonly blob?: string;
    /** The last commit that held it at this path, where it has been removed since; in scans of history. */
    readonly lastHeld?: string;
    readonly locations: readonly Location[];
    /** It came in with the commits that are judged beside a whole tree: whatever date they bear, it is no old one. */
    readonly arriving?: true;
    /** Suppression comments on its line and the line above, unread: gone once the finding is decided. */
    readonly comments?: readonly SuppressionComment[];
    /** What suppresses it, or would if it had not expired. */
    readonly suppression?: Suppression;
    /** The baseline's entry for its value, in force or expired. */
    readonly acceptance?: Acceptance;
    /** Something that hid it has expired, so that it counts again. */
    readonly expired?: true;
    /** Who answers for its path, by the policy's overrides. */
    readonly owner?: string;
    /** Names of the gates that match it, in the policy's order. */
    readonly gates?: readonly string[];
    /** The most that any of them does to it, limits for its path and age counted in; absent where none matches. */
    readonly action?: GateAction;
}
/** What was planned, what was scanned, and every exception. */
export interface Coverage {
    readonly planned: number;
    readonly scanned: number;
    readonly bytes: number;
    /** Left out, and fine as the configuration has it: does not make a run incomplete. Those with an action are named in the summary. */
    readonly skipped: readonly Omission[];
    /** Should have been scanned and was not: makes the run incomplete (exit 3). */
    readonly failed: readonly Omission[];
    /** Scanned, but with encoded text inside that was too large or nested too deeply to be decoded. */
    readonly limited: readonly Omission[];
}
/** How a run's findings count against the gate. */
export interface GateResult {
    readonly name: string;
    readonly action: GateAction;
    readonly findings: number;
    /** What the policy's author says of it. */
    readonly message?: string;
}
export interface Verdict {
    readonly exit: number;
    readonly pass: boolean;
    /** Findings that a gate blocks on, each counted once. */
    readonly blocking: number;
    /** Every gate that matches, in the policy's order. */
    readonly gates: readonly GateResult[];
}
/** How many findings are hidden, and by what: nothing is hidden without being counted. */
export interface Hidden {
    readonly inline: number;
    readonly allow: number;
    readonly baseline: number;
}
export declare const NOTICE_KINDS: readonly ['unused', 'expired', 'broad', 'invalid', 'policy', 'proposal', 'notification'];
/**
 * Something about suppressions, baseline or policy that a person should look at; a `proposal` is what a change would do to them, a `notification` is one that
 * could not be sent. Changes no exit code by itself.
 */
export interface Notice {
    readonly kind: (typeof NOTICE_KINDS)[number];
    /** `file:line:column`, or a file. */
    readonly place: string;
    readonly message: string;
}
export type RunMode = 'tree' | 'history' | 'staged' | 'range' | 'stdin';
/** What was scanned: `head` and `range` are commit ids if there are some. */
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
