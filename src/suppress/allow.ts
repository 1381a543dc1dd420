import type { Day } from '../core/day.ts';
import type { Finding, Notice } from '../core/finding.ts';
import { compileGlobs, isBroadGlob, type PathMatcher } from '../core/glob.ts';

/** An `allow` entry as configured. */
export interface AllowSpec {
  readonly rules?: readonly string[];
  readonly paths?: readonly string[];
  readonly fingerprints?: readonly string[];
  readonly reason: string;
  readonly until?: Day;
  readonly owner?: string;
  /** `file:line:column` of it. */
  readonly place: string;
}

/** An `allow` entry, ready to ask. */
export interface AllowEntry {
  readonly spec: AllowSpec;
  readonly fits: (finding: Finding) => boolean;
}

/** Compiles an entry: every kind of limit that it has must fit. */
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

/** What is too wide about an entry; undefined if it is narrow enough. */
function breadthOf({ rules, paths, fingerprints }: AllowSpec): string | undefined {
  if (fingerprints !== undefined) return undefined;
  const everywhere = paths === undefined || paths.some(isBroadGlob);
  if (!everywhere) return undefined;
  return rules === undefined ? 'it allows everything' : `it allows a whole rule everywhere (${rules.join(', ')})`;
}

/** Entries that allow more than somebody can have looked at. */
export function findBroad(entries: readonly AllowEntry[]): Notice[] {
  return entries.flatMap(({ spec }): Notice[] => {
    const breadth = breadthOf(spec);
    return breadth === undefined
      ? []
      : [{ kind: 'broad', place: spec.place, message: `allow entry too broad: ${breadth}` }];
  });
}
