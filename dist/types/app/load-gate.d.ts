import { type Baseline } from '../baseline/file.js';
import type { GateConfig } from '../config/layers.js';
import type { BaselineChoice } from '../config/plan.js';
import { type Day } from '../core/day.js';
import type { Notice } from '../core/finding.js';
import type { Policy } from '../policy/gate.js';
import type { Suppressions } from '../suppress/suppress.js';
import type { GateFiles } from './gate-files.js';
/** A baseline in use: where it is from, its entries, the key of its fingerprints. */
export interface LoadedBaseline extends Baseline {
    readonly file: string;
    readonly key: Uint8Array;
}
/** Everything that decides what a run's findings come to. */
export interface Gate {
    readonly config: GateConfig | undefined;
    readonly policy: Policy;
    readonly suppressions: Suppressions;
    readonly baseline: LoadedBaseline | undefined;
    /** What is odd about the configuration itself. */
    readonly notices: readonly Notice[];
    readonly today: Day;
}
/** Where a gate is read from, and what the command line says of it. */
export interface GateSource {
    readonly files: GateFiles;
    readonly env: NodeJS.ProcessEnv;
    /** Milliseconds since 1970. */
    readonly now: number;
    /** A configuration file outside the repository that comes before its own. */
    readonly outer: string | undefined;
    /** Whether the repository's own configuration counts. */
    readonly config: boolean;
    /** The baseline; a path counts from the root. */
    readonly baseline: BaselineChoice;
}
/** The gate of a run that has no configuration and no baseline. */
export declare function bareGate(now: number): Gate;
/**
 * Reads and checks a gate: configuration, policy, suppressions, baseline.
 * @throws ScanError `config-invalid`, `baseline-invalid`
 */
export declare function loadGate(source: GateSource): Promise<Gate>;
/** The key a run's fingerprints are made with. */
export declare function keyOf({ baseline }: Gate): Uint8Array;
/** Whether a run's findings need fingerprints to be decided. */
export declare function needsFingerprints({ baseline, suppressions }: Gate): boolean;
/** The path of the baseline a run uses, and whether it has to be there. */
export declare function baselinePath({ baseline }: Pick<GateSource, 'baseline'>, config: GateConfig | undefined): {
    path: string;
    required: boolean;
} | undefined;
