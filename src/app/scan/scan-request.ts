import type { Readable } from 'node:stream';
import { judgementWeights } from '../../confidence/combine.ts';
import type { PathMatcher } from '../../core/glob.ts';
import type { FindingClass } from '../../core/finding.ts';
import type { Program } from '../../engine/program.ts';
import type { ScanPlan } from '../../pool/protocol.ts';
import type { FileMode } from '../../sources/files/root.ts';
import type { Repository } from '../../git/repository.ts';
import type { Judging } from './build-findings.ts';
import type { GateSettings } from '../gate/load-gate.ts';
import type { ScanTotals } from './scan-totals.ts';

/** Source of the bytes. */
export type ScanSource =
  | {
      readonly kind: 'files';
      readonly paths: readonly string[];
      readonly mode: FileMode;
      readonly exclude: readonly string[];
    }
  /** A stream, shown under `path`. */
  | { readonly kind: 'stdin'; readonly stream: Readable; readonly path: string }
  | HistorySource
  | StagedSource
  | RangeSource;

/** Every object of a repository, or what a part of its history reaches. */
export interface HistorySource {
  readonly kind: 'history';
  /** A folder in the repository, absolute. */
  readonly folder: string;
  /** Scans only what refs matching this glob reach; undefined means all refs. */
  readonly refs: string | undefined;
  /** Scans only what came in after this revision. */
  readonly since: string | undefined;
  /** Skips objects that no ref reaches. Implied by the two above. */
  readonly reachableOnly: boolean;
  /** Whether findings are traced to commits. */
  readonly attribution: boolean;
  /** Absolute folder of the cache; undefined for none. */
  readonly cache: string | undefined;
  /** Globs of paths without findings. Content that is also at another path is reported there. */
  readonly exclude: readonly string[];
}

/** The whole history of the repository in a folder (absolute), without excluded paths. */
export function wholeHistory(folder: string, exclude: readonly string[]): HistorySource {
  const all = { refs: undefined, since: undefined, reachableOnly: false, attribution: true, cache: undefined, exclude };
  return { kind: 'history', folder, ...all };
}

/** What is staged for the next commit. */
export interface StagedSource {
  readonly kind: 'staged';
  /** Files to scan too, from the work tree, unless the next commit changes them. Relative to the current folder. */
  readonly named: readonly string[];
  /** Globs of excluded paths. */
  readonly exclude: readonly string[];
  /** A folder in the repository, absolute. */
  readonly folder: string;
  /** Variables of a hook that git needs: `GIT_INDEX_FILE`. */
  readonly extra: Readonly<Record<string, string>>;
}

/** Commits, given in one of several ways. */
export type Commits =
  | { readonly by: 'range'; readonly base: string; readonly head: string; readonly dots: 2 | 3 }
  /** Ids: what `tips` reach and `without` do not, compared with the trees of `without`. */
  | {
      readonly by: 'change';
      readonly head: string;
      readonly tips: readonly string[];
      readonly without: readonly string[];
      /** Whether to scan the whole tree at `head` too, compared with nothing. */
      readonly tree: boolean;
    }
  /** Ids or names, one per line. */
  | { readonly by: 'list'; readonly stream: Readable }
  /** Lines of a pre-push hook. */
  | { readonly by: 'push'; readonly stream: Readable; readonly remote: string | undefined }
  /** Lines of a pre-receive hook. */
  | { readonly by: 'receive'; readonly stream: Readable };

/** What commits introduce. */
export interface RangeSource {
  readonly kind: 'range';
  /** A folder in the repository, absolute. */
  readonly folder: string;
  readonly commits: Commits;
  /** Globs of excluded paths. Content that is also at another path is still scanned. */
  readonly exclude: readonly string[];
  /** Limits the scan to some paths; content without a path is still scanned. */
  readonly isWithin?: PathMatcher | undefined;
  /** The repository, if the caller has opened it. */
  readonly opened?: Repository;
  /** Called with every path that the commits change, remove or introduce, excluded or not. */
  readonly onPath?: (shown: string) => void;
  /** Variables of a hook that git needs: where the objects of a push are until it is accepted. */
  readonly extra: Readonly<Record<string, string>>;
}

/** What to scan and how. Nothing is optional, so that no decision is made twice. */
export interface ScanRequest {
  readonly source: ScanSource;
  readonly program: Program;
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Findings below this confidence are not reported. */
  readonly minConfidence: number;
  /** Classes of findings to report; undefined reports credentials, and whatever a gate acts on. */
  readonly classes: readonly FindingClass[] | undefined;
  /** Findings below this confidence do not matter to the gate either, and are dropped. At most `minConfidence`. */
  readonly least: number;
  readonly allowEmpty: boolean;
  /** Number of threads; 0 chooses automatically. */
  readonly workers: number;
  readonly prefilter: 'auto' | 'simd' | 'scalar';
  /** Whether lasting fingerprints are needed, for a report, a baseline, a gate or a notification. */
  readonly fingerprints: boolean;
  /** Key of the fingerprints. */
  readonly key: Uint8Array;
  /** Whether the program has all rules; otherwise unused entries cannot be determined. */
  readonly everyRule: boolean;
  /** The gate that decides about the findings. */
  readonly gate: GateSettings;
  /** Time limit of a user rule in one file, in milliseconds. */
  readonly ruleDeadline: number;
}

/** A request for one kind of source. */
export type RequestFor<K extends ScanSource['kind']> = Omit<ScanRequest, 'source'> & {
  readonly source: Extract<ScanSource, { kind: K }>;
};

/** Progress of a scan. */
export interface ScanProgress {
  /** Files or objects. */
  readonly files: number;
  /** The part that is done, 0 to 1, if known. */
  readonly done?: number | undefined;
  readonly bytes: number;
  readonly findings: number;
}

/** Callbacks and the abort signal of a scan. */
export interface ScanHooks {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: ScanProgress) => void) | undefined;
  /** Called with notes for people, which do not affect the verdict. */
  readonly onNote?: ((note: string) => void) | undefined;
}

/** The totals that a source adds to, and the caller's hooks. */
export interface ScanRun {
  readonly totals: ScanTotals;
  readonly hooks: ScanHooks;
}

/** The part of a request for workers; `otherwise` is the use of fingerprints if nobody outside the run needs them. */
export function planOf(request: Omit<ScanRequest, 'source'>, otherwise: 'none' | 'run' = 'none'): ScanPlan {
  const { program, prefilter, least, key } = request;
  const priors = program.rules.map((rule) => rule.prior);
  const fingerprints = request.fingerprints ? 'lasting' : otherwise;
  return { prefilter, fingerprints, key, weights: judgementWeights(priors, least) };
}

/** The part of a request for judging findings. */
export function judgingOf({ program, least, gate }: Omit<ScanRequest, 'source'>): Judging {
  return { program, least, today: gate.today };
}
