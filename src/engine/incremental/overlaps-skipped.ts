import { type Confirmed, MATCHES_PER_BLOB } from '../matches/match-buffer.ts';
import { END, PASSED, SPOT_FIELDS, type Spots, START, VERDICT } from './candidate-log.ts';

/** Secrets found, times secrets passed over, that are compared. */
const MOST_PAIRS = 1 << 20;

/** Whether secrets that were passed over can matter to what was found, in addresses from `input` on: they claim their bytes, and cut comments off. */
export function meetsPassed(spots: Spots, confirmed: readonly Confirmed[], input: number): boolean {
  if (confirmed.length === 0) return false;
  const secrets = passedSecrets(spots);
  if (secrets.length === 0) return false;
  // as many as may be too many, or take long to compare, are left to a whole scan
  if (Math.max(confirmed.length, secrets.length) > MATCHES_PER_BLOB) return true;
  if (confirmed.length * secrets.length > MOST_PAIRS || confirmed.some(({ comments }) => comments.length > 0))
    return true;
  return confirmed.some(({ start, end }) =>
    secrets.some((row) => input + spots[row + START]! < end && start < input + spots[row + END]!),
  );
}

function passedSecrets(spots: Spots): readonly number[] {
  const rows: number[] = [];
  for (let row = 0; row < spots.length; row += SPOT_FIELDS)
    if (spots[row + VERDICT] === PASSED && spots[row + START]! < spots[row + END]!) rows.push(row);
  return rows;
}
