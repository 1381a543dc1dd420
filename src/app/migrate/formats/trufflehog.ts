import { type Draft, type ItemPath, Ledger, type SourceDocument } from '../draft.ts';
import { globsOfPathRegex } from '../path-globs.ts';
import { fieldsAt, itemsAt, numberAt, textAt, textsAt, valueAt, wantedText } from '../values.ts';

interface DraftSource {
  readonly document: SourceDocument;
  readonly ledger: Ledger;
  readonly draft: Draft;
}

/** Migrates a file of `--exclude-paths`: one regular expression per line. */
export function draftTrufflehogPaths(document: SourceDocument, draft: Draft): void {
  const ledger = new Ledger(document, draft.outcomes);
  for (const item of itemsAt(document, [])) {
    const regex = wantedText(document, item);
    const record = ledger.claim([item], `excluded paths ${regex}`);
    const globs = globsOfPathRegex(regex);
    if (typeof globs === 'string') record('left', globs);
    else {
      draft.exclude.push(...globs);
      record('carried', `exclude: ${globs.join(' ')}`);
    }
  }
  ledger.close();
}

/** Migrates the detectors of a configuration. @throws ScanError `config-invalid` with file, line and column */
export function draftTrufflehogConfig(document: SourceDocument, draft: Draft): void {
  const ledger = new Ledger(document, draft.outcomes);
  fieldsAt(document, []);
  for (const item of itemsAt(document, ['detectors'])) draftDetector({ document, ledger, draft }, item);
  if (valueAt(document, ['sources']) !== undefined)
    ledger.claim([['sources']], 'sources')('left', 'the command line decides what is scanned');
  ledger.close();
}

function draftDetector(source: DraftSource, path: ItemPath): void {
  const { document, ledger } = source;
  const name = wantedText(document, [...path, 'name']);
  const regexes = Object.keys(fieldsAt(document, [...path, 'regex']));
  const primary = textAt(document, [...path, 'primary_regex_name']);
  const first = primary !== undefined && regexes.includes(primary) ? primary : regexes[0];
  for (const key of regexes) draftRegex(source, path, { name, key, isFirst: key === first, count: regexes.length });
  const left: [key: string, why: string][] = [
    ['verify', 'no address named by a file is contacted'],
    ['exclude_words', 'values cannot be allowed by patterns or words: set the status of each finding in the baseline'],
    [
      'exclude_regexes_match',
      'values cannot be allowed by patterns or words: set the status of each finding in the baseline',
    ],
    [
      'exclude_regexes_capture',
      'values cannot be allowed by patterns or words: set the status of each finding in the baseline',
    ],
    ['validations', 'only the pattern can require what a value contains'],
  ];
  for (const [key, why] of left) {
    if (valueAt(document, [...path, key]) !== undefined)
      ledger.claim([[...path, key]], `detector ${name} ${key}`)('left', why);
  }
}

/** Drafts one rule for each of a detector's patterns. All must match, which our pairs express for two. */
function draftRegex(
  { document, ledger, draft }: DraftSource,
  path: ItemPath,
  { name, key, isFirst, count }: { name: string; key: string; isFirst: boolean; count: number },
): void {
  const shared = ['name', 'keywords', 'entropy', 'primary_regex_name', 'description'].map((one) => [...path, one]);
  const item = [...path, 'regex', key];
  const record = ledger.claim(isFirst ? [item, ...shared] : [item], `detector ${name} regex ${key}`);
  draft.rules.push({
    id: count === 1 ? name : `${name} ${key}`,
    title: count === 1 ? name : `${name}, ${key}`,
    regex: wantedText(document, item),
    secretGroup: 0,
    entropy: numberAt(document, [...path, 'entropy']) || undefined,
    keywords: textsAt(document, [...path, 'keywords']),
    tags: count > 1 ? ['trufflehog required all patterns of the detector'] : [],
    helper: false,
    requires: undefined,
    record,
  });
}
