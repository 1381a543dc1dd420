import type { Day } from '../core/day.ts';
import type { Finding, Notice } from '../core/finding.ts';
import { compileGlobs, isBroadGlob, type PathMatcher } from '../core/glob.ts';

/** An `allow` entry of the configuration. */
export interface AllowSpec {
  readonly rules?: readonly string[];
  readonly paths?: readonly string[];
  readonly fingerprints?: readonly string[];
  readonly reason: string;
  readonly until?: Day;
  readonly owner?: string;
  /** Its `file:line:column`. */
  readonly place: string;
}

/** A compiled `allow` entry. */
export interface AllowEntry {
  readonly spec: AllowSpec;
  readonly fits: (finding: Finding) => boolean;
}

/** Compiles an entry. A finding must satisfy all of its criteria. */
export function compileAllow(spec: AllowSpec): AllowEntry {
  const rules = spec.rules && new Set(spec.rules);
  const fingerprints = spec.fingerprints && new Set(spec.fingerprints);
  const paths: PathMatcher | undefined = spec.paths && compileGlobs(spec.paths);
  return {
    spec,
    fits: (finding) =>
      (rules?.has(finding.rule) ?? true) &&
      (fingerprints?.has(finding.fingerprint) ?? true) &&
      (paths?.(finding.path) ?? true),
  };
}

/** Says why an entry is too broad; undefined if it is narrow enough. */
function breadthOf({ rules, paths, fingerprints }: AllowSpec): string | undefined {
  if (fingerprints !== undefined) return undefined;
  const everywhere = paths === undefined || paths.some(isBroadGlob);
  if (!everywhere) return undefined;
  return rules === undefined ? 'it allows everything' : `it allows a whole rule everywhere (${rules.join(', ')})`;
}

/** Notices for entries that allow more than a person can have reviewed. */
export function findBroad(entries: readonly AllowEntry[]): Notice[] {
  return entries.flatMap(({ spec }): Notice[] => {
    const breadth = breadthOf(spec);
    return breadth === undefined
      ? []
      : [{ kind: 'broad', place: spec.place, message: `allow entry too broad: ${breadth}` }];
  });
}
