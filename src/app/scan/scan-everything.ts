import { decideRun, type Decided } from '../judge-run.ts';
import { findWorkTree } from '../../git/plumbing/work-tree.ts';
import type { ProcessContext } from '../process-context.ts';
import { joinScans } from './join-scans.ts';
import { keyOf } from '../gate/load-gate.ts';
import type { OpenGate } from '../gate/resolve-gate.ts';
import { scanSource } from './run-scan.ts';
import type { ScanResult } from './scan-result.ts';
import { type ScanRequest, wholeHistory } from './scan-request.ts';

/** What a scan for a command other than `scan` looks at. */
export interface EverythingRequest {
  /** Files and folders; none: all of the repository. */
  readonly paths: readonly string[];
  readonly context: ProcessContext;
  /** Findings below this confidence are left out; 0 keeps all. */
  readonly minConfidence?: number;
  /** Every version in the repository's history too, if there is one. */
  readonly history?: boolean;
}

/** The request for a scan of the work tree, with fingerprints, under a gate. */
export function requestFor(opened: OpenGate, { paths, context, minConfidence = 0 }: EverythingRequest): ScanRequest {
  const { gate, program, exclude, root } = opened;
  return {
    source: { kind: 'files', paths, mode: 'git', exclude },
    program,
    cwd: paths.length === 0 ? root : context.cwd,
    env: context.env,
    minConfidence,
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

/** The request for a scan of all history there is; undefined if the root is no work tree of git. */
function historyRequest(opened: OpenGate, request: EverythingRequest): ScanRequest | undefined {
  const { root, exclude } = opened;
  if (!request.history || findWorkTree(root) !== root) return undefined;
  return { ...requestFor(opened, request), source: wholeHistory(root, exclude) };
}

/** Both results as one: the tree's, with what only history has, and the commits that history knows of the tree's values. */
function joinResults(tree: ScanResult, history: ScanResult): ScanResult {
  const commits = new Map(history.findings.map(({ fingerprint, commit }) => [fingerprint, commit]));
  const dated = tree.findings.map((finding) => {
    const commit = commits.get(finding.fingerprint);
    return commit ? { ...finding, commit } : finding;
  });
  return joinScans({ ...tree, findings: dated }, history);
}

/** Scans the work tree, and history where that is asked for, and decides by the gate: for commands that ask about findings. */
export async function scanEverything(
  opened: OpenGate,
  request: EverythingRequest,
): Promise<{ result: ScanResult; decided: Decided }> {
  const { gate, program } = opened;
  const hooks = { signal: request.context.signal };
  const tree = await scanSource(requestFor(opened, request), hooks);
  const past = historyRequest(opened, request);
  const result = past === undefined ? tree : joinResults(tree, await scanSource(past, hooks));
  const rules = new Set(program.rules.map(({ id }) => id));
  const decided = decideRun(result, {
    gate,
    rules,
    allowEmpty: true,
    reach: { tree: false, history: false },
    proposals: [],
  });
  return { result, decided };
}
