export { loadRules, scan } from './app/library.ts';
export type { LoadRulesOptions, Rules, Scan, ScanOptions } from './app/library.ts';
export { ScanError } from './core/errors.ts';
export type { ExitCode, FailureCode } from './core/errors.ts';
export type {
  Coverage,
  Evidence,
  Exposure,
  Finding,
  GateResult,
  Location,
  ScanReport,
  Severity,
  State,
  Verdict,
} from './core/finding.ts';
export type { Omission, OmissionKind } from './core/omission.ts';
