import type { Coverage, Finding, RunInfo } from '../../core/finding.ts';

/** What a scan saw, before anything was decided: `findings` are sorted, and all there are from `request.least` on. */
export interface ScanResult {
  readonly run: RunInfo;
  readonly coverage: Coverage;
  readonly findings: readonly Finding[];
}
