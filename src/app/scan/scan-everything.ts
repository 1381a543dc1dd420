import { decideRun, type Decided } from '../judge-run.ts';
import { findWorkTree } from '../../git/plumbing/work-tree.ts';
import type { ProcessContext } from '../process-context.ts';
import { joinScans } from './join-scans.ts';
import { knownRules } from '../rules/known-rules.ts';
import { keyOf } from '../gate/load-gate.ts';
import type { OpenGate } from '../gate/resolve-gate.ts';
import { scanSource } from './run-scan.ts';
import type { ScanResult } from './scan-result.ts';
import { type ScanRequest, wholeHistory } from './scan-request.ts';

/** The scope of a scan for a command other than `scan`. */
export interface EverythingRequest {
  /** Files and folders; none means the whole repository. */
  readonly paths: readonly string[];
  readonly context: ProcessContext;
  /** Findings below this confidence are dropped; 0 keeps all. */
  readonly minConfidence?: number;
  /** Whether to scan the repository's history too, if there is one. */
  readonly history?: boolean;
}

/** The request to scan the work tree, with fingerprints, under a gate. */
export function requestFor(opened: OpenGate, { paths, context, minConfidence = 0 }: EverythingRequest): ScanRequest {
  const { gate, program, exclude, root } = opened;
  return {
    source: { kind: 'files', paths, mode: 'git', exclude },
    program,
    cwd: paths.length === 0 ? root : context.cwd,
    env: context.env,
    minConfidence,
    classes: undefined,
    least: minConfidence,
    allowEmpty: true,
    workers: 0,
    prefilter: 'auto',
    fingerprints: true,
    key: keyOf(gate),
    gate,
    everyRule: true,
    ruleDeadline: 2000,
  };
}

/** The request to scan the whole history; undefined if the root is not a git work tree. */
function historyRequest(opened: OpenGate, request: EverythingRequest): ScanRequest | undefined {
  const { root, exclude } = opened;
  if (!request.history || findWorkTree(root) !== root) return undefined;
  return { ...requestFor(opened, request), source: wholeHistory(root, exclude) };
}

/** Joins both results: the tree's findings with commits from the history, and those that only the history has. */
function joinResults(tree: ScanResult, history: ScanResult): ScanResult {
  const commits = new Map(history.findings.map(({ fingerprint, commit }) => [fingerprint, commit]));
  const dated = tree.findings.map((finding) => {
    const commit = commits.get(finding.fingerprint);
    return commit ? { ...finding, commit } : finding;
  });
  return joinScans({ ...tree, findings: dated }, history);
}

/** Scans the work tree, and history if requested, and decides by the gate: for commands about findings. */
export async function scanEverything(
  opened: OpenGate,
  request: EverythingRequest,
): Promise<{ result: ScanResult; decided: Decided }> {
  const { gate, program } = opened;
  const hooks = { signal: request.context.signal };
  const tree = await scanSource(requestFor(opened, request), hooks);
  const past = historyRequest(opened, request);
  const result = past === undefined ? tree : joinResults(tree, await scanSource(past, hooks));
  const rules = knownRules(program);
  const decided = decideRun(result, {
    gate,
    rules,
    allowEmpty: true,
    reach: { tree: false, history: false },
    proposals: [],
  });
  return { result, decided };
}
