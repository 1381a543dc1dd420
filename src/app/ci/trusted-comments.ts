import type { Finding } from '../../core/finding.ts';
import type { Repository } from '../../git/repository.ts';
import { matchesAt } from '../changes/base-secrets.ts';
import type { ScanRequest } from '../scan/scan-request.ts';
import { newScanTotals } from '../scan/scan-totals.ts';

function keyOf(fingerprint: string, text: string): string {
  return `${fingerprint} ${text.trim()}`;
}

/** Marks that stood beside the same secret in the tree of a commit. */
async function commentsAt(repository: Repository, request: ScanRequest, commit: string): Promise<ReadonlySet<string>> {
  const objectMatches = await matchesAt({ request, repository, run: { totals: newScanTotals(), hooks: {} } }, [commit]);
  const rows = objectMatches.flatMap((objectMatch) => objectMatch.rows);
  return new Set(rows.flatMap(({ fingerprint, comments }) => comments.map(({ text }) => keyOf(fingerprint, text))));
}

/** Findings whose suppression comments are proposals, but for those that stood beside the same secret in the trusted commit. */
export async function distrustComments(
  findings: readonly Finding[],
  { repository, request, trusted }: { repository: Repository; request: ScanRequest; trusted: string | undefined },
): Promise<readonly Finding[]> {
  if (findings.every(({ comments = [] }) => comments.length === 0)) return findings;
  const known = trusted === undefined ? new Set<string>() : await commentsAt(repository, request, trusted);
  return findings.map((finding) => {
    if (finding.comments === undefined) return finding;
    const { fingerprint } = finding;
    const comments = finding.comments.map((comment) =>
      known.has(keyOf(fingerprint, comment.text)) ? comment : { ...comment, proposed: true as const },
    );
    return { ...finding, comments };
  });
}
