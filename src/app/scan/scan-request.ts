import type { Readable } from 'node:stream';
import { judgementWeights } from '../../confidence/combine.ts';
import type { PathMatcher } from '../../core/glob.ts';
import type { Program } from '../../engine/program.ts';
import type { ScanPlan } from '../../pool/protocol.ts';
import type { FileMode } from '../../sources/files/root.ts';
import type { Repository } from '../../git/repository.ts';
import type { Judging } from './build-findings.ts';
import type { GateSettings } from '../gate/load-gate.ts';
import type { ScanTotals } from './scan-totals.ts';

/** Where the bytes come from. */
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
  /** Only what refs that match this glob reach; undefined: all refs. */
  readonly refs: string | undefined;
  /** Only what came in after this revision. */
  readonly since: string | undefined;
  /** Leaves out objects that no ref reaches. Implied by the two above. */
  readonly reachableOnly: boolean;
  /** Whether findings are traced to commits. */
  readonly attribution: boolean;
  /** Folder that remembers clean objects, absolute; undefined: nothing is remembered. */
  readonly cache: string | undefined;
  /** Globs of paths at which nothing is reported; what is at another path as well is. */
  readonly exclude: readonly string[];
}

/** The whole history of the repository in a folder (absolute), without what the globs leave out. */
export function wholeHistory(folder: string, exclude: readonly string[]): HistorySource {
  const all = { refs: undefined, since: undefined, reachableOnly: false, attribution: true, cache: undefined, exclude };
  return { kind: 'history', folder, ...all };
}

/** What is staged for the next commit. */
export interface StagedSource {
  readonly kind: 'staged';
  /** Files that are scanned too, as they are in the work tree, unless the next commit changes them. From the current folder. */
  readonly named: readonly string[];
  /** Globs of paths that are left out. */
  readonly exclude: readonly string[];
  /** A folder in the repository, absolute. */
  readonly folder: string;
  /** Variables of a hook that git needs: `GIT_INDEX_FILE`. */
  readonly extra: Readonly<Record<string, string>>;
}

/** Commits, named in one of the ways there are. */
export type Commits =
  | { readonly by: 'range'; readonly base: string; readonly head: string; readonly dots: 2 | 3 }
  /** Ids: what `tips` reach and `without` do not, compared with the trees of `without`. */
  | {
      readonly by: 'change';
      readonly head: string;
      readonly tips: readonly string[];
      readonly without: readonly string[];
      /** Scans everything in the tree at `head` too, and compares with nothing. */
      readonly tree: boolean;
    }
  /** Ids or names, one a line. */
  | { readonly by: 'list'; readonly stream: Readable }
  /** Lines of a pre-push hook. */
  | { readonly by: 'push'; readonly stream: Readable; readonly remote: string | undefined }
  /** Lines of a pre-receive hook. */
  | { readonly by: 'receive'; readonly stream: Readable };

/** What commits bring in. */
export interface RangeSource {
  readonly kind: 'range';
  /** A folder in the repository, absolute. */
  readonly folder: string;
  readonly commits: Commits;
  /** Globs of paths that are left out; what is at another path as well is not. */
  readonly exclude: readonly string[];
  /** Narrows the scan to some paths; what has no path is scanned all the same. */
  readonly isWithin?: PathMatcher | undefined;
  /** The repository, where the caller has it open already. */
  readonly opened?: Repository;
  /** Receives every path that the commits change, remove or bring in, excluded or not. */
  readonly onPath?: (shown: string) => void;
  /** Variables of a hook that git needs: where a push's objects lie until they are taken in. */
  readonly extra: Readonly<Record<string, string>>;
}

/** What to scan and how; nothing here is optional, so that no decision is made twice. */
export interface ScanRequest {
  readonly source: ScanSource;
  readonly program: Program;
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Findings below this confidence are left out of the report. */
  readonly minConfidence: number;
  /** Findings below this confidence are of no interest to the gate either, and are not kept. At most `minConfidence`. */
  readonly least: number;
  readonly allowEmpty: boolean;
  /** Threads; 0 chooses. */
  readonly workers: number;
  readonly prefilter: 'auto' | 'simd' | 'scalar';
  /** Whether somebody wants fingerprints that last: a report, a baseline, a gate, a notification. */
  readonly fingerprints: boolean;
  /** Key of the fingerprints. */
  readonly key: Uint8Array;
  /** Whether the program has every rule there is: where some were left out, nothing can be said of what is unused. */
  readonly everyRule: boolean;
  /** What decides what the findings come to. */
  readonly gate: GateSettings;
  /** Milliseconds a user rule may run in one file. */
  readonly ruleDeadline: number;
}

/** A request for one kind of source. */
export type RequestFor<K extends ScanSource['kind']> = Omit<ScanRequest, 'source'> & {
  readonly source: Extract<ScanSource, { kind: K }>;
};

/** How far a scan has come. */
export interface ScanProgress {
  /** Files or objects. */
  readonly files: number;
  /** How much of the whole that is, 0 to 1, where it is known. */
  readonly done?: number | undefined;
  readonly bytes: number;
  readonly findings: number;
}

/** What a caller may want to know or do while a scan runs. */
export interface ScanHooks {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: ScanProgress) => void) | undefined;
  /** Told what a person may want to know and no verdict depends on. */
  readonly onNote?: ((note: string) => void) | undefined;
}

/** What a source adds to, and who watches. */
export interface ScanRun {
  readonly totals: ScanTotals;
  readonly hooks: ScanHooks;
}

/** What workers are told of a request; `otherwise`: what fingerprints are for where nobody outside the run wants them. */
export function planOf(request: Omit<ScanRequest, 'source'>, otherwise: 'none' | 'run' = 'none'): ScanPlan {
  const { program, prefilter, least, key } = request;
  const priors = program.rules.map((rule) => rule.prior);
  const fingerprints = request.fingerprints ? 'lasting' : otherwise;
  return { prefilter, fingerprints, key, weights: judgementWeights(priors, least) };
}

/** What a request's findings are judged with. */
export function judgingOf({ program, least, gate }: Omit<ScanRequest, 'source'>): Judging {
  return { program, least, today: gate.today };
}
