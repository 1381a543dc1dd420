import { type PendingMatch, MATCHES_PER_BLOB } from '../matches/match-buffer.ts';
import { END, SKIPPED, CANDIDATE_FIELDS, type LoggedCandidates, START, OUTCOME } from './candidate-log.ts';

/** Most pairs of new and skipped secrets to compare. */
const MAX_PAIRS = 1 << 20;

/** Whether skipped secrets may affect the new ones, in addresses from `input` on: they claim bytes, and cut comments off. */
export function overlapsSkipped(
  candidates: LoggedCandidates,
  pending: readonly PendingMatch[],
  input: number,
): boolean {
  if (pending.length === 0) return false;
  const secrets = skippedSecrets(candidates);
  if (secrets.length === 0) return false;
  // a full scan decides if there may be too many, or comparing them would take long
  if (Math.max(pending.length, secrets.length) > MATCHES_PER_BLOB) return true;
  if (pending.length * secrets.length > MAX_PAIRS || pending.some(({ comments }) => comments.length > 0)) return true;
  return pending.some(({ start, end }) =>
    secrets.some((row) => input + candidates[row + START]! < end && start < input + candidates[row + END]!),
  );
}

function skippedSecrets(candidates: LoggedCandidates): readonly number[] {
  const rows: number[] = [];
  for (let row = 0; row < candidates.length; row += CANDIDATE_FIELDS)
    if (candidates[row + OUTCOME] === SKIPPED && candidates[row + START]! < candidates[row + END]!) rows.push(row);
  return rows;
}
