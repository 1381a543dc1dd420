import { ScanError } from '../core/errors.ts';
import type { OptionName, RawOptions } from './options.ts';

/** The part of a repository to scan instead of files. */
export type GitPlan =
  | {
      readonly kind: 'history';
      readonly refs: string | undefined;
      readonly since: string | undefined;
      readonly reachableOnly: boolean;
      readonly attribution: boolean;
      readonly cache: string | undefined;
    }
  | { readonly kind: 'staged' }
  /** `dots` as in git's notation; 3 means from the merge base. */
  | { readonly kind: 'range'; readonly base: string; readonly head: string; readonly dots: 2 | 3 }
  /** Commits named on standard input. */
  | { readonly kind: 'commits' }
  /** The lines that `git push` writes to a pre-push hook on standard input; `remote` is the hook's first argument. */
  | { readonly kind: 'push'; readonly remote: string | undefined };

const SOURCES = ['history', 'staged', 'range', 'commits', 'prePush'] as const;
type SourceName = (typeof SOURCES)[number];

const FLAGS: Readonly<Record<SourceName, string>> = {
  history: '--history',
  staged: '--staged',
  range: '--range',
  commits: '--commits',
  prePush: '--pre-push',
};

/** Options that require one source. */
const ONLY_WITH: readonly (readonly [option: OptionName, flag: string, source: SourceName])[] = [
  ['refs', '--refs', 'history'],
  ['sinceCommit', '--since-commit', 'history'],
  ['reachableOnly', '--reachable-only', 'history'],
  ['noAttribution', '--no-attribution', 'history'],
  ['cache', '--cache', 'history'],
  ['remote', '--remote', 'prePush'],
];

/** Options that apply only to files. */
const FILES_ONLY: readonly (readonly [option: OptionName, flag: string])[] = [
  ['stdin', '--stdin'],
  ['allFiles', '--all-files'],
  ['noGit', '--no-git'],
];

function refuse(message: string, hint?: string): never {
  throw new ScanError('bad-option', message, hint === undefined ? {} : { hint });
}

function chooseSource(options: RawOptions): SourceName | undefined {
  const [source, other] = SOURCES.filter((name) => options[name] !== undefined);
  if (source && other) refuse(`${FLAGS[source]} and ${FLAGS[other]} cannot be combined`);
  for (const [option, flag, needed] of ONLY_WITH) {
    if (options[option] !== undefined && source !== needed) refuse(`${flag} needs ${FLAGS[needed]}`);
  }
  if (source === undefined) return undefined;
  const wrong = FILES_ONLY.find(([option]) => options[option] !== undefined);
  if (wrong) refuse(`${wrong[1]} cannot be combined with ${FLAGS[source]}`);
  return source;
}

/** Parses `A..B` or `A...B`. A missing end means HEAD; a missing start is probably an unset variable. Names of revisions contain no `..`. */
function parseRange(given: string): Extract<GitPlan, { kind: 'range' }> {
  const parts = /^(.*?)(\.{2,3})(.*)$/s.exec(given);
  const [, base = '', dots = '', head = ''] = parts ?? [];
  if (!parts || head.startsWith('.') || (base.trim() === '' && head.trim() === ''))
    refuse(`--range: ${JSON.stringify(given)} is not a range`, 'write --range BASE..HEAD or --range BASE...HEAD');
  if (base.trim() === '') refuse(`--range: ${JSON.stringify(given)} has no beginning`, 'is a variable unset?');
  return { kind: 'range', base, head: head.trim() === '' ? 'HEAD' : head, dots: dots.length === 2 ? 2 : 3 };
}

/**
 * Resolves the options that choose a part of a repository; undefined if files are scanned.
 * @throws ScanError `bad-option`
 */
export function gitPlanOf(options: RawOptions, paths: readonly string[]): GitPlan | undefined {
  const source = chooseSource(options);
  if (source === undefined) return undefined;
  if (paths.length > 1) refuse(`${FLAGS[source]} takes one folder`, 'scan each repository in a separate run');
  if (source === 'staged' || source === 'commits') return { kind: source };
  if (source === 'prePush') return { kind: 'push', remote: options.remote };
  if (source === 'range') return parseRange(options.range ?? '');
  return {
    kind: 'history',
    refs: options.refs,
    since: options.sinceCommit,
    reachableOnly: options.reachableOnly ?? false,
    attribution: !options.noAttribution,
    cache: options.cache,
  };
}
