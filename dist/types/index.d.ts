export { loadRules, scan } from './app/library.js';
export type { LoadRulesOptions, Rules, Scan, ScanOptions } from './app/library.js';
export { ScanError } from './core/errors.js';
export type { ExitCode, FailureCode } from './core/errors.js';
export type { Coverage, Evidence, Exposure, Finding, GateResult, Location, ScanReport, Severity, State, Verdict, } from './core/finding.js';
export type { Omission, OmissionKind } from './core/omission.js';
