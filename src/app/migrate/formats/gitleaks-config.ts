import { ScanError } from '../../../core/errors.ts';
import {
  type Draft,
  type ItemPath,
  Ledger,
  type RuleDraft,
  type RecordOutcome,
  type SourceDocument,
} from '../draft.ts';
import { draftAllowlist } from './gitleaks-allow.ts';
import { fieldsAt, itemsAt, numberAt, textAt, textsAt, valueAt, wantedText } from '../values.ts';

/** A rule that a configuration disables. */
export interface Disabled {
  readonly id: string;
  readonly record: RecordOutcome;
}

/** References of a configuration to others. */
export interface Extension {
  /** The file that it extends, relative to its own folder. */
  readonly path: { readonly name: string; readonly record: RecordOutcome } | undefined;
  readonly disabled: readonly Disabled[];
  /** Ids of its own rules that were skipped because they are disabled. */
  readonly skipped: readonly string[];
}

interface DraftSource {
  readonly document: SourceDocument;
  readonly ledger: Ledger;
  readonly draft: Draft;
}

const OWN_VERSION = 'it only concerns the tool itself';

/**
 * Migrates a `.gitleaks.toml`.
 * @param off ids of rules disabled by a file that extends this one
 * @throws ScanError `config-invalid` with file and line
 */
export function draftGitleaksConfig(document: SourceDocument, draft: Draft, off: ReadonlySet<string>): Extension {
  const ledger = new Ledger(document, draft.outcomes);
  const source = { document, ledger, draft };
  fieldsAt(document, []);
  for (const key of ['title', 'description', 'minVersion', 'betterleaksMinVersion']) {
    if (valueAt(document, [key]) !== undefined) ledger.claim([[key]], key)('left', OWN_VERSION);
  }
  const extension = draftExtend(source);
  const skipped: string[] = [];
  for (const path of itemsAt(document, ['rules'])) {
    const id = draftRule(source, path, off);
    if (off.has(id)) skipped.push(id);
  }
  for (const path of allowlistsAt(document, [])) draftAllowlist({ ...source, path, rule: undefined });
  ledger.close();
  return { ...extension, skipped };
}

/** Allowlists in the old form (one) and the new one (several). */
function allowlistsAt(document: SourceDocument, path: ItemPath): ItemPath[] {
  const old = [...path, 'allowlist'];
  const several = Array.isArray(valueAt(document, old))
    ? itemsAt(document, old)
    : valueAt(document, old) === undefined
      ? []
      : [old];
  return [...several, ...itemsAt(document, [...path, 'allowlists'])];
}

function draftExtend({ document, ledger }: DraftSource): Omit<Extension, 'skipped'> {
  const own = valueAt(document, ['extend', 'useDefault']);
  if (own !== undefined)
    ledger.claim([['extend', 'useDefault']], `extend.useDefault = ${own === true}`)(
      own === true ? 'carried' : 'changed',
      own === true ? 'the built-in rules' : 'the built-in rules apply anyway; --only-rule leaves them out',
    );
  if (valueAt(document, ['extend', 'url']) !== undefined)
    ledger.claim([['extend', 'url']], 'extend.url')('left', 'nothing is fetched: pass the file by name');
  const name = textAt(document, ['extend', 'path']);
  const disabled = itemsAt(document, ['extend', 'disabledRules']).map((item) => {
    const id = wantedText(document, item);
    return { id, record: ledger.claim([item], `extend.disabledRules ${id}`) };
  });
  const path =
    name === undefined ? undefined : { name, record: ledger.claim([['extend', 'path']], `extend.path ${name}`) };
  return { path, disabled };
}

const RULE_KEYS = ['regex', 'id', 'description', 'secretGroup', 'entropy', 'keywords', 'tags', 'skipReport'];

/** Drafts one rule. Returns its id. */
function draftRule(source: DraftSource, path: ItemPath, off: ReadonlySet<string>): string {
  const { document, ledger, draft } = source;
  const id = textAt(document, [...path, 'id'])?.trim() || undefined;
  if (id === undefined) throw new ScanError('config-invalid', `${document.placeOf(path)}: a rule has no id`);
  if (off.has(id)) {
    ledger.claim([path], `rule ${id}`)('carried', 'left out, because the file that extends this one disables it');
    return id;
  }
  const regex = textAt(document, [...path, 'regex']);
  const claims = regex === undefined ? RULE_KEYS.slice(1) : RULE_KEYS;
  const record = ledger.claim(
    claims.map((key) => [...path, key]),
    `rule ${id}`,
    path,
  );
  const where = [...path, 'path'];
  const hasPath = valueAt(document, where) !== undefined;
  if (regex === undefined) {
    record(
      'left',
      hasPath ? 'it finds files by name, not by content' : 'it has no regex: it changes a built-in gitleaks rule',
    );
    if (hasPath) ledger.claim([where], `rule ${id} path`)('left', 'with the rule');
  } else {
    draft.rules.push(draftFrom(source, path, { id, regex, record }));
    if (hasPath) ledger.claim([where], `rule ${id} path`)('left', 'our rules apply to every path');
  }
  for (const list of allowlistsAt(document, path)) draftAllowlist({ ...source, path: list, rule: id });
  return id;
}

function draftFrom(
  source: DraftSource,
  path: ItemPath,
  { id, regex, record }: Pick<RuleDraft, 'id' | 'regex' | 'record'>,
): RuleDraft {
  const { document } = source;
  return {
    id,
    regex,
    record,
    title: textAt(document, [...path, 'description'])?.trim() || id,
    secretGroup: numberAt(document, [...path, 'secretGroup']) ?? 0,
    entropy: numberAt(document, [...path, 'entropy']) || undefined,
    keywords: textsAt(document, [...path, 'keywords']),
    tags: textsAt(document, [...path, 'tags']),
    helper: valueAt(document, [...path, 'skipReport']) === true,
    requires: requiredBy(source, path, id),
  };
}

/** The first rule that a composite rule requires; ours can require one. */
function requiredBy({ document, ledger }: DraftSource, path: ItemPath, id: string): RuleDraft['requires'] {
  const [first, ...rest] = itemsAt(document, [...path, 'required']);
  for (const item of rest)
    ledger.claim([item], `rule ${id} required`)('left', 'our rules pair with one other rule only');
  if (first === undefined) return undefined;
  const other = wantedText(document, [...first, 'id']);
  const lines = numberAt(document, [...first, 'withinLines']);
  return { id: other, lines, record: ledger.claim([first], `rule ${id} required ${other}`) };
}

const IGNORED = /^(?:([0-9a-f]{7,64}):)?(.+):([^:]+):(\d+)$/;

/** Migrates a `.gitleaksignore`: `commit:file:rule:line` and `file:rule:line`. @throws ScanError `config-invalid` with file and line */
export function draftGitleaksIgnore(document: SourceDocument, draft: Draft): void {
  const ledger = new Ledger(document, draft.outcomes);
  for (const item of itemsAt(document, [])) {
    const line = wantedText(document, item);
    const [, commit, path, rule, number] = IGNORED.exec(line) ?? [];
    if (path === undefined)
      throw new ScanError(
        'config-invalid',
        `${document.placeOf(item)}:1: must be file:rule:line or commit:file:rule:line`,
      );
    const reason = `ignored at ${document.placeOf(item)}`;
    draftPlace(draft, {
      commit,
      path,
      line: Number(number),
      reason,
      record: ledger.claim([item], `${path}:${number} ${rule}`),
    });
  }
  ledger.close();
}

/** Migrates a gitleaks report that was used as a baseline. @throws ScanError `config-invalid` with file, line and column */
export function draftGitleaksReport(document: SourceDocument, draft: Draft): void {
  const ledger = new Ledger(document, draft.outcomes);
  for (const item of itemsAt(document, [])) {
    const path = wantedText(document, [...item, 'File']);
    const line = numberAt(document, [...item, 'StartLine']);
    const commit = textAt(document, [...item, 'Commit']) || undefined;
    const rule = textAt(document, [...item, 'RuleID']) ?? '';
    const reason = `in the baseline ${document.file}`;
    draftPlace(draft, { commit, path, line, reason, record: ledger.claim([item], `${path}:${line ?? '?'} ${rule}`) });
  }
  ledger.close();
}

function draftPlace(
  draft: Draft,
  place: { commit: string | undefined; path: string; line: number | undefined; reason: string; record: RecordOutcome },
): void {
  if (place.path.includes('!')) place.record('left', 'it is inside an archive');
  else draft.places.push({ ...place, hash: undefined, status: 'unreviewed' });
}
