import type { Coverage, Finding, RunInfo } from '../../core/finding.ts';

/** Result of a scan, before any decision. `findings` are sorted, and complete from `request.least` on. */
export interface ScanResult {
  readonly run: RunInfo;
  readonly coverage: Coverage;
  readonly findings: readonly Finding[];
}
