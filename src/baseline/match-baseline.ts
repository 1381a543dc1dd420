import { present } from '../core/present.ts';
import type { Day } from '../core/day.ts';
import type { Acceptance, Finding, Notice } from '../core/finding.ts';
import type { Entry } from './entry.ts';

function acceptanceOf({ status, reason, owner, expires }: Entry): Acceptance {
  return {
    status,
    ...(reason !== undefined && { reason }),
    ...(owner !== undefined && { owner }),
    ...(expires !== undefined && { expires }),
  };
}

/**
 * Gives findings whose value is in the baseline the state `baseline`, whatever their path, line or commit. An expired entry hides nothing: its
 * finding counts again and says so. Suppressed findings are unchanged.
 */
export function matchBaseline(findings: readonly Finding[], entries: readonly Entry[], today: Day): Finding[] {
  const known = new Map(entries.map((entry) => [entry.fingerprint, entry]));
  return findings.map((finding): Finding => {
    const entry = known.get(finding.fingerprint);
    if (entry === undefined || finding.state === 'suppressed') return finding;
    const acceptance = acceptanceOf(entry);
    if (entry.expires !== undefined && today > entry.expires) return { ...finding, acceptance, expired: true };
    return { ...finding, state: 'baseline', acceptance };
  });
}

/** Notices for entries without a finding, if everything was scanned, and for expired entries. An entry of a rule that was not matched is not gone. */
export function findBaselineNotices(
  findings: readonly Finding[],
  baseline: { readonly file: string; readonly entries: readonly Entry[] },
  run: { readonly today: Day; readonly whole: boolean; readonly otherRules?: readonly string[] },
): Notice[] {
  const seen = new Set(findings.map(({ fingerprint }) => fingerprint));
  const { otherRules = [] } = run;
  const isGone = ({ fingerprint, rule }: Entry): boolean => !seen.has(fingerprint) && !otherRules.includes(rule);
  const gone = run.whole ? baseline.entries.filter(isGone) : [];
  const expired = findings.filter((finding) => finding.acceptance?.expires !== undefined && finding.expired);
  const notices: Notice[] = expired.map(({ fingerprint, acceptance }) => ({
    kind: 'expired',
    place: baseline.file,
    message: `the entry ${fingerprint} expired on ${present(acceptance).expires}`,
  }));
  if (gone.length > 0) {
    const message = `${gone.length} ${gone.length === 1 ? 'entry no longer matches' : 'entries no longer match'} anything; run \`leakgate baseline prune\``;
    notices.push({ kind: 'unused', place: baseline.file, message });
  }
  return notices;
}
