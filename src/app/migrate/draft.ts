import type { Status } from '../../core/finding.ts';

/** Tools whose configuration can be migrated. */
export const TOOLS = ['gitleaks', 'detect-secrets', 'trufflehog', 'secretlint'] as const;
export type ToolName = (typeof TOOLS)[number];

/** A path into a document: `['rules', 2, 'regex']`. */
export type ItemPath = readonly (string | number)[];

/** A parsed document of another tool, with the place (`file:line:column`, or `file:line`) of every node. */
export interface SourceDocument {
  readonly file: string;
  readonly value: unknown;
  readonly placeOf: (path: ItemPath) => string;
}

/** What becomes of a setting: carried over, carried over with a difference, or left to a person. */
export type Fate = 'carried' | 'changed' | 'left';

/** Outcome for one or more related values of a document. */
export interface Outcome {
  readonly place: string;
  readonly fate: Fate;
  /** The original setting. */
  readonly what: string;
  /** What it became, how that differs, or why it was left. */
  readonly note: string;
  /** Number of the document's values that this covers. */
  readonly values: number;
}

/** Records the outcome of one setting. */
export type RecordOutcome = (fate: Fate, note: string) => void;

/** A custom rule before conversion. */
export interface RuleDraft {
  readonly id: string;
  readonly title: string;
  readonly regex: string;
  /** The group that is the secret; 0 for the first one, or else the whole match. */
  readonly secretGroup: number;
  readonly entropy: number | undefined;
  readonly keywords: readonly string[];
  /** Words for a comment. */
  readonly tags: readonly string[];
  /** Whether it only supports another rule. */
  readonly helper: boolean;
  /** Id of the rule that must match nearby, and within how many lines (undefined: in the same text). */
  readonly requires:
    | { readonly id: string; readonly lines: number | undefined; readonly record: RecordOutcome }
    | undefined;
  readonly record: RecordOutcome;
}

/** Known findings by their place. */
export interface PlaceDraft {
  readonly path: string;
  readonly line: number | undefined;
  readonly commit: string | undefined;
  /** SHA-1 of the value, in hexadecimal. */
  readonly hash: string | undefined;
  readonly status: Status;
  readonly reason: string;
  readonly record: RecordOutcome;
}

/** An entry that allows findings by path. */
export interface AllowDraft {
  /** Ids of the other tool's rules; undefined for all. */
  readonly rules: readonly string[] | undefined;
  readonly globs: readonly string[];
  readonly reason: string;
  readonly record: RecordOutcome;
}

/** Commits whose findings are known. */
export interface CommitsDraft {
  readonly id: string;
  readonly rules: readonly string[] | undefined;
  readonly reason: string;
  readonly record: RecordOutcome;
}

/** Everything read from a tool's files, before conversion. */
export interface Draft {
  readonly rules: RuleDraft[];
  readonly exclude: string[];
  readonly allow: AllowDraft[];
  readonly compat: Set<ToolName>;
  readonly places: PlaceDraft[];
  readonly commits: CommitsDraft[];
  readonly outcomes: Outcome[];
}

/** An empty draft. */
export function newDraft(): Draft {
  return { rules: [], exclude: [], allow: [], compat: new Set(), places: [], commits: [], outcomes: [] };
}

function isBranch(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !(value instanceof Date) && Object.keys(value).length > 0;
}

function leavesOf(value: unknown, path: ItemPath): ItemPath[] {
  if (!isBranch(value)) return [path];
  if (Array.isArray(value)) return value.flatMap((item, i) => leavesOf(item, [...path, i]));
  return Object.entries(value).flatMap(([key, item]) => leavesOf(item, [...path, key]));
}

/**
 * Tracks the values of a document, so that none is dropped silently: the outcome of each is recorded once, and `close` records the rest
 * as left.
 */
export class Ledger {
  readonly #document: SourceDocument;
  readonly #outcomes: Outcome[];
  readonly #open: Map<string, ItemPath>;

  constructor(document: SourceDocument, outcomes: Outcome[]) {
    this.#document = document;
    this.#outcomes = outcomes;
    const leaves = document.value === undefined || document.value === null ? [] : leavesOf(document.value, []);
    this.#open = new Map(leaves.map((path) => [JSON.stringify(path), path]));
  }

  /** Claims the values at and below `paths`. Returns the function that records their outcome, at the place `at`. */
  claim(paths: readonly ItemPath[], what: string, at: ItemPath = paths[0] ?? []): RecordOutcome {
    let values = 0;
    for (const path of paths) {
      const prefix = JSON.stringify(path).slice(0, -1);
      for (const key of this.#open.keys()) {
        if (key !== `${prefix}]` && !key.startsWith(path.length === 0 ? '[' : `${prefix},`)) continue;
        this.#open.delete(key);
        values++;
      }
    }
    const place = this.#document.placeOf(at);
    return (fate, note) => void (values > 0 && this.#outcomes.push({ place, fate, what, note, values }));
  }

  /** Records whatever was not claimed as left. */
  close(): void {
    for (const path of Array.from(this.#open.values()))
      this.claim([path], path.join('.'))('left', 'it has no counterpart here');
  }
}
