import { itemAt } from '../../core/present.ts';
import { judge } from '../../confidence/combine.ts';
import type { Coverage, Facts, Finding } from '../../core/finding.ts';
import type { Omission } from '../../core/omission.ts';
import { sortFindings } from './build-findings.ts';
import { scanNames, type NameMatch } from './scan-names.ts';
import type { ScanRequest } from './scan-request.ts';

/** The form of a token in a name. A name without one is not scanned. */
const TOKEN_LIKE = /(?=[A-Za-z_+=-]*[0-9])[A-Za-z0-9_+=-]{16,}/;
/** Minimum confidence of a match in a name to mask it. */
const MASKED_FROM = 0.5;

/** The part of a result that shows names. */
interface Shown {
  readonly coverage: Coverage;
  readonly findings: readonly Finding[];
}

function namesOf({ coverage, findings }: Shown): string[] {
  const paths = new Set<string>();
  for (const { path, reason } of [...coverage.skipped, ...coverage.failed, ...coverage.limited])
    paths.add(path).add(reason);
  for (const { path, locations, commit, facts = {} } of findings) {
    paths.add(path);
    for (const fact of Object.values(facts)) paths.add(fact);
    if (commit) paths.add(commit.author);
    for (const location of locations) paths.add(location.path);
  }
  return [...paths].filter((path) => TOKEN_LIKE.test(path));
}

/** Redacts the secrets in a name; matches are ordered by place. */
function redactPath(path: string, matches: readonly NameMatch[]): string {
  const bytes = Buffer.from(path);
  let masked = '';
  let at = 0;
  for (const { row } of matches) {
    masked += bytes.toString('utf8', at, row.start) + row.redacted;
    at = row.end;
  }
  return masked + bytes.toString('utf8', at);
}

/**
 * Redacts every secret in the names that a report would show: a path, a ref, an author or a claim can contain one, and a report must not repeat it.
 * Names without anything like a token cost nothing.
 */
export async function redactPaths<T extends Shown>(request: ScanRequest, shown: T): Promise<T> {
  const paths = namesOf(shown);
  const names = await scanNames(
    { ...request, least: Math.min(request.least, MASKED_FROM) },
    paths.map((path) => Buffer.from(path)),
  );
  const found = new Map<string, NameMatch[]>();
  for (const match of names) {
    const rule = itemAt(request.program.rules, match.row.rule);
    const { confidence } = judge(rule.prior, match.row.evidence);
    if (confidence < MASKED_FROM || rule.class === 'handling') continue;
    const path = itemAt(paths, match.name);
    found.set(path, [...(found.get(path) ?? []), match]);
  }
  if (found.size === 0) return shown;
  return maskAll(shown, (path) => redactPath(path, found.get(path) ?? []));
}

function maskFacts(facts: Facts, mask: (text: string) => string): Facts {
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, mask(value)]));
}

function maskAll<T extends Shown>(shown: T, mask: (path: string) => string): T {
  const { coverage, findings } = shown;
  const omissions = (list: readonly Omission[]): Omission[] =>
    list.map((one) => ({ ...one, path: mask(one.path), reason: mask(one.reason) }));
  const masked = findings.map((finding) => ({
    ...finding,
    path: mask(finding.path),
    ...(finding.facts && { facts: maskFacts(finding.facts, mask) }),
    ...(finding.commit && { commit: { ...finding.commit, author: mask(finding.commit.author) } }),
    locations: finding.locations.map((location) => ({ ...location, path: mask(location.path) })),
  }));
  return {
    ...shown,
    coverage: {
      ...coverage,
      skipped: omissions(coverage.skipped),
      failed: omissions(coverage.failed),
      limited: omissions(coverage.limited),
    },
    findings: sortFindings(masked),
  };
}
