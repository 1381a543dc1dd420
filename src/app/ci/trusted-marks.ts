import type { Finding } from '../../core/finding.ts';
import type { Repository } from '../../git/repository.ts';
import { hitsAt } from '../changes/base-secrets.ts';
import type { ScanRequest } from '../scan/scan-request.ts';
import { newTally } from '../scan/scan-totals.ts';

function keyOf(fingerprint: string, text: string): string {
  return `${fingerprint} ${text.trim()}`;
}

/** Marks that stood beside the same secret in the tree of a commit. */
async function marksAt(repository: Repository, request: ScanRequest, commit: string): Promise<ReadonlySet<string>> {
  const hits = await hitsAt({ request, repository, run: { tally: newTally(), hooks: {} } }, [commit]);
  const rows = hits.flatMap((hit) => hit.rows);
  return new Set(rows.flatMap(({ fingerprint, marks }) => marks.map(({ text }) => keyOf(fingerprint, text))));
}

/** Findings whose suppression marks are proposals, but for those that stood beside the same secret in the trusted commit. */
export async function distrustMarks(
  findings: readonly Finding[],
  { repository, request, trusted }: { repository: Repository; request: ScanRequest; trusted: string | undefined },
): Promise<readonly Finding[]> {
  if (findings.every(({ marks = [] }) => marks.length === 0)) return findings;
  const known = trusted === undefined ? new Set<string>() : await marksAt(repository, request, trusted);
  return findings.map((finding) => {
    if (finding.marks === undefined) return finding;
    const { fingerprint } = finding;
    const marks = finding.marks.map((mark) =>
      known.has(keyOf(fingerprint, mark.text)) ? mark : { ...mark, proposed: true as const },
    );
    return { ...finding, marks };
  });
}
