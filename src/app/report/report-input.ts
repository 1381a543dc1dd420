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

/** When a run began, and how long it took in milliseconds. */
export interface RunTimes {
  readonly started: Date;
  readonly elapsed: number;
}

/** A run that has come to its end. */
export interface FinishedRun {
  readonly report: ScanReport;
  readonly times: RunTimes;
  /** What people said of earlier findings, by rule. */
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
    // no such file, or none that may be read: nobody is named as the owner
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

/** Times as the reports write them: the moment that SOURCE_DATE_EPOCH names, where it does, so that they can be made again. */
function stamps({ started, elapsed }: RunTimes, env: NodeJS.ProcessEnv): Pick<ReportInput, 'started' | 'ended'> {
  const epoch = env['SOURCE_DATE_EPOCH'];
  if (epoch !== undefined && /^\d{1,11}$/.test(epoch)) {
    const fixed = new Date(Number(epoch) * 1000).toISOString();
    return { started: fixed, ended: fixed };
  }
  return { started: started.toISOString(), ended: new Date(started.getTime() + elapsed).toISOString() };
}

/** What the gates do about a finding; a note where none matches. */
const actionOf: ReportInput['actionOf'] = ({ action }) => action ?? 'note';

/** What the reports of a run are made from: no more than its formats need is read. */
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
