import type { GateConfig } from '../config/layers.js';
import type { Notice } from '../core/finding.js';
import type { Policy } from '../policy/gate.js';
/** A policy and what is odd about it. */
export interface LoadedPolicy {
    readonly policy: Policy;
    readonly notices: readonly Notice[];
}
/**
 * The policy of a configuration; the default one where there is none. CEL is loaded only for gates of one's own.
 * @throws ScanError `config-invalid` with file, line and column of a condition's fault.
 */
export declare function loadPolicy(config: GateConfig | undefined): Promise<LoadedPolicy>;
