import type { Coverage } from '../core/finding.ts';
import {
  compareOmissions,
  OMISSION_KINDS,
  type Omission,
  type OmissionAction,
  type OmissionKind,
} from '../core/omission.ts';

/** What a configuration says of kinds of omissions; the others do what OMISSION_KINDS says. */
export type CoverageActions = ReadonlyMap<OmissionKind, OmissionAction>;

function withAction(omission: Omission, actions: CoverageActions): Omission {
  const action = actions.get(omission.kind) ?? OMISSION_KINDS[omission.kind];
  return action === 'count' ? omission : { ...omission, action };
}

/**
 * Decides what every omission does to the run: what fails it is in `failed`, and nothing else is. What is only decoded in part stays in `limited` unless it
 * fails the run.
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
