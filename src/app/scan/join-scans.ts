import type { Coverage, Finding } from '../../core/finding.ts';
import { sortFindings } from './build-findings.ts';
import type { ScanResult } from './scan-result.ts';

function joinCoverage(a: Coverage, b: Coverage): Coverage {
  return {
    planned: a.planned + b.planned,
    scanned: a.scanned + b.scanned,
    bytes: a.bytes + b.bytes,
    skipped: [...a.skipped, ...b.skipped],
    failed: [...a.failed, ...b.failed],
    limited: [...a.limited, ...b.limited],
  };
}

function placeKey({ fingerprint, path }: Finding): string {
  return `${fingerprint} ${path}`;
}

/** Joins two scans of one run. A finding of both at the same path is taken from the first. */
export function joinScans(first: ScanResult, second: ScanResult): ScanResult {
  const known = new Set(first.findings.map(placeKey));
  const added = second.findings.filter((finding) => !known.has(placeKey(finding)));
  const findings = sortFindings([...first.findings, ...added]);
  return { run: first.run, coverage: joinCoverage(first.coverage, second.coverage), findings };
}
