import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { CliPlan } from '../../config/cli-plan.ts';
import { needsOf } from '../../core/report-formats.ts';
import type { ScanReport } from '../../core/finding.ts';
import type { RuleMetadata, RuleMetadataById } from '../../core/rule-metadata.ts';
import type { ReportInput, RuleReview } from '../../report/input.ts';
import { findRoot } from '../../sources/files/root.ts';
import { readRulePacks } from '../rules/rule-packs.ts';
import { loadRuleMetadata } from '../rules/builtin-program.ts';
import { auditKey, signText } from './sign-record.ts';

const OWNER_FILES = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];
const OWNER_BYTES = 3 << 20;

/** When a run started, and its duration in milliseconds. */
export interface RunTimes {
  readonly started: Date;
  readonly elapsed: number;
}

/** A finished run. */
export interface FinishedRun {
  readonly report: ScanReport;
  readonly times: RunTimes;
  /** Reviews of earlier findings, by rule. */
  readonly reviews: ReadonlyMap<string, RuleReview>;
}

async function ruleMetadataFor(packs: readonly string[]): Promise<RuleMetadataById> {
  const own: RuleMetadata[] = [];
  if (packs.length > 0) {
    const { buildRuleMetadata: cardsOf } = await import('../../rules/build-rule-metadata.ts');
    own.push(...cardsOf(await readRulePacks(packs)));
  }
  return new Map([...loadRuleMetadata(), ...own].map((metadata) => [metadata.id, metadata]));
}

/** The absolute folder that the report's paths are relative to; undefined for standard input. */
async function rootOf({ paths, mode, stdinPath }: CliPlan, cwd: string): Promise<string | undefined> {
  return stdinPath === undefined ? (await findRoot({ cwd, paths, mode })).root : undefined;
}

function readOwners(path: string): string | undefined {
  let descriptor: number;
  try {
    descriptor = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  } catch {
    // the file does not exist or cannot be read: there are no owners
    return undefined;
  }
  try {
    const found = fstatSync(descriptor);
    return found.isFile() && found.size <= OWNER_BYTES ? readFileSync(descriptor, 'utf8') : undefined;
  } finally {
    closeSync(descriptor);
  }
}

async function ownersBelow(root: string): Promise<ReportInput['ownersOf']> {
  const { parseCodeOwners } = await import('../../report/code-owners.ts');
  for (const name of OWNER_FILES) {
    const text = readOwners(join(root, name));
    if (text !== undefined) return parseCodeOwners(text);
  }
  return () => [];
}

async function hashesBelow(root: string, { findings }: ScanReport): Promise<ReportInput['lineHash']> {
  return (await import('./line-hashes.ts')).hashLines(root, findings);
}

/** Times for reports. SOURCE_DATE_EPOCH replaces them, so that reports are reproducible. */
function stamps({ started, elapsed }: RunTimes, env: NodeJS.ProcessEnv): Pick<ReportInput, 'started' | 'ended'> {
  const epoch = env['SOURCE_DATE_EPOCH'];
  if (epoch !== undefined && /^\d{1,11}$/.test(epoch)) {
    const fixed = new Date(Number(epoch) * 1000).toISOString();
    return { started: fixed, ended: fixed };
  }
  return { started: started.toISOString(), ended: new Date(started.getTime() + elapsed).toISOString() };
}

/** The gates' action for a finding; `note` if no gate matches. */
const actionOf: ReportInput['actionOf'] = ({ action }) => action ?? 'note';

/** Builds the input of a run's reports. Reads only what their formats need. */
export async function reportInputOf(
  { report, times, reviews }: FinishedRun,
  plan: CliPlan,
  { cwd, env }: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Promise<Omit<ReportInput, 'style'>> {
  const formats = plan.reports.map(({ format }) => format);
  const telling = report.findings.length > 0 && formats.some((format) => needsOf(format).metadata);
  const hashed = telling && formats.some((format) => needsOf(format).lineHashes);
  const key = formats.includes('audit') ? auditKey(env) : undefined;
  const root = telling ? await rootOf(plan, cwd) : undefined;
  return {
    report,
    ruleMetadata: telling ? await ruleMetadataFor(plan.rules.map((path) => resolve(cwd, path))) : new Map(),
    actionOf,
    lineHash: hashed && root !== undefined ? await hashesBelow(root, report) : () => undefined,
    ownersOf: root === undefined ? () => [] : await ownersBelow(root),
    reviewOf: (rule) => reviews.get(rule),
    ...stamps(times, env),
    written: [],
    seal: (text) => signText(text, key),
  };
}
