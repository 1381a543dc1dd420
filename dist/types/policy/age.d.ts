import { type Day } from '../core/day.js';
import type { Finding } from '../core/finding.js';
/** The day a finding was first seen: its introducing commit's author date, in UTC; undefined where no commit is known. */
export declare function firstSeen({ commit }: Pick<Finding, 'commit'>): Day | undefined;
/** Whole days since a finding was first seen; -1 where that is not known, 0 for a commit from the future. */
export declare function daysSeen(finding: Pick<Finding, 'commit'>, today: Day): number;
