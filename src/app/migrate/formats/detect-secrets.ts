import type { Status } from '../../../core/finding.ts';
import { type Draft, type ItemPath, Ledger, type SourceDocument } from '../draft.ts';
import { globsOfPathRegex } from '../path-globs.ts';
import { fieldsAt, itemsAt, numberAt, textAt, textsAt, valueAt, wantedText } from '../values.ts';

const HEURISTIC = 'the confidence of each finding takes its place';
/** Filters that need no setting here, with the reason. */
const FILTERS = new Map([
  ['detect_secrets.filters.common.is_invalid_file', 'unreadable files are always reported'],
  ['detect_secrets.filters.common.is_baseline_file', 'our baselines hold no secret and no plain hash of one'],
  ['detect_secrets.filters.heuristic.is_sequential_string', HEURISTIC],
  ['detect_secrets.filters.heuristic.is_potential_uuid', HEURISTIC],
  ['detect_secrets.filters.heuristic.is_likely_id_string', HEURISTIC],
  ['detect_secrets.filters.heuristic.is_templated_secret', HEURISTIC],
  ['detect_secrets.filters.heuristic.is_prefixed_with_dollar_sign', HEURISTIC],
  ['detect_secrets.filters.heuristic.is_indirect_reference', HEURISTIC],
  ['detect_secrets.filters.heuristic.is_not_alphanumeric_string', HEURISTIC],
]);
const ALLOWLISTED = 'detect_secrets.filters.allowlist.is_line_allowlisted';
const BY_PATH = 'detect_secrets.filters.regex.should_exclude_file';

interface DraftSource {
  readonly document: SourceDocument;
  readonly ledger: Ledger;
  readonly draft: Draft;
}

/** Migrates a `.secrets.baseline`. @throws ScanError `config-invalid` with file, line and column */
export function draftSecretsBaseline(document: SourceDocument, draft: Draft): void {
  const ledger = new Ledger(document, draft.outcomes);
  const source = { document, ledger, draft };
  for (const key of ['version', 'generated_at'])
    if (valueAt(document, [key]) !== undefined) ledger.claim([[key]], key)('left', 'it only concerns the tool itself');
  for (const item of itemsAt(document, ['plugins_used'])) draftPlugin(source, item);
  for (const item of itemsAt(document, ['filters_used'])) draftFilter(source, item);
  draftOldLayout(source);
  // its hashes look like secrets to anybody who does not know what they are
  draft.exclude.push(`/${document.file}`);
  for (const path of Object.keys(fieldsAt(document, ['results'])))
    for (const item of itemsAt(document, ['results', path])) draftResult(source, path, item);
  ledger.close();
}

function draftPlugin({ document, ledger }: DraftSource, item: ItemPath): void {
  const name = wantedText(document, [...item, 'name']);
  if (valueAt(document, [...item, 'path']) !== undefined) {
    ledger.claim([item], `plugin ${name}`)('left', 'custom programs are not run: write a rule');
    return;
  }
  ledger.claim([[...item, 'name']], `plugin ${name}`)('carried', 'the built-in rules');
  for (const key of Object.keys(fieldsAt(document, item)))
    if (key !== 'name')
      ledger.claim([[...item, key]], `plugin ${name} ${key}`)('left', 'our rules have their own limits');
}

function draftFilter(source: DraftSource, item: ItemPath): void {
  const { document, ledger, draft } = source;
  const path = wantedText(document, [...item, 'path']);
  const name = `filter ${path.slice(path.lastIndexOf('.') + 1)}`;
  if (path === BY_PATH) {
    ledger.claim([[...item, 'path']], name)('carried', 'with its patterns');
    draftPaths(source, [...item, 'pattern']);
    return;
  }
  const record = ledger.claim([item], name);
  const instead = FILTERS.get(path);
  if (path === ALLOWLISTED) {
    draft.compat.add('detect-secrets');
    record('carried', 'compat: detect-secrets');
  } else if (instead !== undefined) record('carried', instead);
  else
    record(
      'left',
      path.includes('::') || !path.startsWith('detect_secrets.')
        ? 'custom programs are not run'
        : 'it has no counterpart',
    );
}

function draftPaths({ document, ledger, draft }: DraftSource, path: ItemPath): void {
  const items = typeof valueAt(document, path) === 'string' ? [path] : itemsAt(document, path);
  for (const item of items) {
    const regex = wantedText(document, item);
    const record = ledger.claim([item], `excluded files ${regex}`);
    const globs = regex === '' ? 'an empty pattern excludes nothing' : globsOfPathRegex(regex);
    if (typeof globs === 'string') record('left', globs);
    else {
      draft.exclude.push(...globs);
      record('carried', `exclude: ${globs.join(' ')}`);
    }
  }
}

/** Before version 1, settings were at the top level. */
function draftOldLayout(source: DraftSource): void {
  const { document, ledger } = source;
  if (valueAt(document, ['exclude', 'files'])) draftPaths(source, ['exclude', 'files']);
  if (valueAt(document, ['exclude', 'lines']))
    ledger.claim([['exclude', 'lines']], 'excluded lines')('left', 'lines are not excluded by patterns');
  for (const key of ['word_list', 'custom_plugin_paths', 'base64_limit', 'hex_limit'])
    if (valueAt(document, [key]) !== undefined) ledger.claim([[key]], key)('left', 'it has no counterpart');
  const nothing = ['files', 'lines'].map((key) => ['exclude', key]).filter((path) => valueAt(document, path) === null);
  if (nothing.length > 0) ledger.claim(nothing, 'exclude')('carried', 'nothing is excluded');
}

function statusOf(document: SourceDocument, item: ItemPath): Status {
  const label = valueAt(document, [...item, 'is_secret']);
  return label === true ? 'real' : label === false ? 'false-positive' : 'unreviewed';
}

function draftResult({ document, ledger, draft }: DraftSource, path: string, item: ItemPath): void {
  const type = textAt(document, [...item, 'type']) ?? '';
  const line = numberAt(document, [...item, 'line_number']);
  const hash = wantedText(document, [...item, 'hashed_secret']).toLowerCase();
  const status = statusOf(document, item);
  const words =
    status === 'unreviewed' ? 'not reviewed' : status === 'real' ? 'reviewed as a secret' : 'reviewed as not a secret';
  const record = ledger.claim([item], `${path}:${line ?? '?'} ${type}`);
  draft.places.push({ path, line, hash, commit: undefined, status, reason: `${words} in ${document.file}`, record });
}

/** Patterns of excluded files. */
export function excludedFiles(document: SourceDocument): string[] {
  return itemsAt(document, ['filters_used']).flatMap((item) =>
    textAt(document, [...item, 'path']) === BY_PATH ? textsAt(document, [...item, 'pattern']) : [],
  );
}

/** Places in a baseline, as `path`, `line` and hash, that detect-secrets would not report again. */
export function knownHashes(document: SourceDocument): ReadonlySet<string> {
  const paths = Object.keys(fieldsAt(document, ['results']));
  return new Set(
    paths.flatMap((path) =>
      itemsAt(document, ['results', path]).flatMap((item) =>
        textsAt(document, [...item, 'hashed_secret']).map((hash) => `${path}\0${hash}`),
      ),
    ),
  );
}
