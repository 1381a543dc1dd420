import type { Coverage } from '../core/finding.ts';
import {
  compareOmissions,
  OMISSION_KINDS,
  type Omission,
  type OmissionAction,
  type OmissionKind,
} from '../core/omission.ts';

/** Configured effects of kinds of omissions; others have the effect in OMISSION_KINDS. */
export type CoverageActions = ReadonlyMap<OmissionKind, OmissionAction>;

function withAction(omission: Omission, actions: CoverageActions): Omission {
  const action = actions.get(omission.kind) ?? OMISSION_KINDS[omission.kind];
  return action === 'count' ? omission : { ...omission, action };
}

/**
 * Decides the effect of every omission. `failed` holds exactly those that fail the run. Partly decoded ones stay in `limited` unless they fail the
 * run.
 */
export function decideCoverage(coverage: Coverage, actions: CoverageActions): Coverage {
  const decided = (list: readonly Omission[]): Omission[] => list.map((one) => withAction(one, actions));
  const fails = ({ action }: Omission): boolean => action === 'fail';
  const others = decided([...coverage.failed, ...coverage.skipped]);
  const limited = decided(coverage.limited);
  return {
    ...coverage,
    skipped: others.filter((one) => !fails(one)).sort(compareOmissions),
    failed: [...others, ...limited].filter(fails).sort(compareOmissions),
    limited: limited.filter((one) => !fails(one)),
  };
}
