import { type ObjectScan } from './scan-objects.js';
/**
 * Fingerprints of the secrets that stand in the trees of `bases`, under any path. Only asked for where there are findings: a secret that was
 * there before is not this change's. What cannot be read there counts as not there.
 */
export declare function secretsAt(scan: ObjectScan, bases: readonly string[]): Promise<ReadonlySet<string>>;
