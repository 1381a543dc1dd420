import type { Coverage, Finding } from '../core/finding.js';
import type { ScanRequest } from './scan-request.js';
/** What a scan shows of names. */
interface Shown {
    readonly coverage: Coverage;
    readonly findings: readonly Finding[];
}
/**
 * Puts the redacted form in the place of every secret in the names that a report would show: a path, a ref or an author can hold one, and a report must not
 * repeat it. Names without anything like a token cost nothing.
 */
export declare function maskNames<T extends Shown>(request: ScanRequest, shown: T): Promise<T>;
export {};
