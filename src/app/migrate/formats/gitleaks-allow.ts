import { type Draft, type ItemPath, Ledger, type SourceDocument } from '../draft.ts';
import { globsOfPathRegex } from '../path-globs.ts';
import { itemsAt, textAt, textsAt, wantedText } from '../values.ts';

const KINDS = ['commits', 'paths', 'regexes', 'stopwords'] as const;
const BY_VALUE = 'values cannot be allowed by patterns or words: set the status of each finding in the baseline';

/** An allowlist, with its rule. */
export interface AllowlistSource {
  readonly document: SourceDocument;
  readonly ledger: Ledger;
  readonly draft: Draft;
  readonly path: ItemPath;
  /** The rule that contains it; undefined if it applies to all rules, or those that it names. */
  readonly rule: string | undefined;
}

/** Migrates an allowlist: paths and commits become ours, values cannot. */
export function draftAllowlist(source: AllowlistSource): void {
  const { document, ledger, path } = source;
  const reason = textAt(document, [...path, 'description'])?.trim() || `allowlist at ${document.placeOf(path)}`;
  const words = ['description', 'condition', 'regexTarget', 'targetRules'].map((key) => [...path, key]);
  const record = ledger.claim(words, 'allowlist', path);
  const together = joinedKinds(source);
  if (together !== undefined) {
    ledger.claim([path], 'allowlist')('left', `${together} that must all match have no counterpart here`);
    record('left', 'with the allowlist');
    return;
  }
  const rules = namedRules(source);
  const taken = draftPaths(source, rules, reason) + draftCommits(source, rules, reason);
  // without their values: an allowed value may well be a secret
  for (const item of itemsAt(document, [...path, 'regexes'])) ledger.claim([item], 'allowlist regex')('left', BY_VALUE);
  for (const item of itemsAt(document, [...path, 'stopwords']))
    ledger.claim([item], 'allowlist stopword')('left', BY_VALUE);
  record(taken > 0 ? 'carried' : 'left', taken > 0 ? 'with its entries' : 'with the allowlist');
}

/** The rules that an allowlist applies to; undefined for all. */
function namedRules({ document, path, rule }: AllowlistSource): readonly string[] | undefined {
  const named = textsAt(document, [...path, 'targetRules']);
  if (rule !== undefined) return [rule];
  return named.length > 0 ? named : undefined;
}

/** The kinds that must match together, if an allowlist requires several at once. */
function joinedKinds({ document, path }: AllowlistSource): string | undefined {
  const present = KINDS.filter((kind) => itemsAt(document, [...path, kind]).length > 0);
  const joined = /^(?:and|&&)$/i.test(textAt(document, [...path, 'condition']) ?? '') && present.length > 1;
  return joined ? present.join(' and ') : undefined;
}

function draftPaths(source: AllowlistSource, rules: readonly string[] | undefined, reason: string): number {
  const { document, ledger, draft, path } = source;
  let taken = 0;
  for (const item of itemsAt(document, [...path, 'paths'])) {
    const regex = wantedText(document, item);
    const record = ledger.claim([item], `allowlist path ${regex}`);
    const globs = globsOfPathRegex(regex);
    if (typeof globs === 'string') {
      record('left', globs);
      continue;
    }
    taken++;
    if (rules !== undefined) draft.allow.push({ rules, globs, reason, record });
    else {
      draft.exclude.push(...globs);
      record('carried', `exclude: ${globs.join(' ')}`);
    }
  }
  return taken;
}

function draftCommits(
  { document, ledger, draft, path }: AllowlistSource,
  rules: readonly string[] | undefined,
  reason: string,
): number {
  const items = itemsAt(document, [...path, 'commits']);
  for (const item of items) {
    const id = wantedText(document, item).trim();
    draft.commits.push({ id, rules, reason, record: ledger.claim([item], `allowlist commit ${id}`) });
  }
  return items.length;
}
