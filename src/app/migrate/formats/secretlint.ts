import { itemAt } from '../../../core/present.ts';
import { compileGlobs } from '../../../core/glob.ts';
import { type Draft, type Fate, type ItemPath, Ledger, type SourceDocument } from '../draft.ts';
import { fieldsAt, itemsAt, textAt, textsAt, valueAt, wantedText } from '../values.ts';

interface DraftSource {
  readonly document: SourceDocument;
  readonly ledger: Ledger;
  readonly draft: Draft;
}

const PREFIX = '@secretlint/secretlint-rule-';
/** Rules without a counterpart here. The built-in rules cover the others. */
const OTHER_MATTERS = new Map([
  ['no-homedir', 'home folders are not secrets'],
  ['no-dotenv', 'files are judged by content, not by name'],
]);

/** Migrates a `.secretlintrc` in JSON or YAML. @throws ScanError `config-invalid` with file, line and column */
export function draftSecretlintConfig(document: SourceDocument, draft: Draft): void {
  const ledger = new Ledger(document, draft.outcomes);
  const source = { document, ledger, draft };
  fieldsAt(document, []);
  for (const item of itemsAt(document, ['rules'])) draftRule(source, item);
  ledger.close();
}

function draftRule(source: DraftSource, path: ItemPath): void {
  const { document, ledger } = source;
  const id = wantedText(document, [...path, 'id']);
  const name = id.replace(PREFIX, '');
  const head = ledger.claim(
    [
      [...path, 'id'],
      [...path, 'disabled'],
    ],
    `rule ${name}`,
  );
  if (valueAt(document, [...path, 'disabled']) === true) {
    head('left', 'our rules of that provider stay: --skip-rule, or an allow entry');
    ledger.claim([path], `rule ${name}`)('left', 'with the rule');
    return;
  }
  if (name === 'pattern') draftPatterns(source, path);
  head(...fateOf(source, id));
  for (const item of itemsAt(document, [...path, 'rules'])) draftRule(source, item);
  draftSettings(source, path, name);
}

/** The outcome of an enabled rule. */
function fateOf({ draft }: DraftSource, id: string): [fate: Fate, note: string] {
  const name = id.replace(PREFIX, '');
  const other = OTHER_MATTERS.get(name);
  if (other !== undefined) return ['left', other];
  if (!id.startsWith(PREFIX)) return ['left', 'custom programs are not run: write a rule'];
  if (name === 'pattern') return ['carried', 'with its patterns'];
  if (name !== 'filter-comments' && !name.startsWith('preset-')) return ['carried', 'the built-in rules'];
  draft.compat.add('secretlint');
  return ['carried', name === 'filter-comments' ? 'compat: secretlint' : 'the built-in rules; compat: secretlint'];
}

function draftSettings({ document, ledger }: DraftSource, path: ItemPath, name: string): void {
  for (const item of itemsAt(document, [...path, 'allowMessageIds']))
    ledger.claim([item], `rule ${name} allowMessageIds ${wantedText(document, item)}`)(
      'left',
      'our rules are divided differently: --skip-rule ID',
    );
  for (const item of itemsAt(document, [...path, 'options', 'allows']))
    ledger.claim([item], `rule ${name} allows`)(
      'left',
      'values cannot be allowed by patterns or words: set the status of each finding in the baseline',
    );
  const severity = textAt(document, [...path, 'severity']);
  if (severity !== undefined)
    ledger.claim([[...path, 'severity']], `rule ${name} severity ${severity}`)(
      'left',
      'the policy decides what blocks',
    );
  if (valueAt(document, [...path, 'options']) !== undefined)
    ledger.claim([[...path, 'options']], `rule ${name} options`)('left', 'our rules have no options');
}

/** Converts `/source/flags`, or a bare source, to one pattern. */
function regexOf(text: string): string {
  const [, source = text, flags = ''] = /^\/([^]*)\/([a-z]*)$/.exec(text) ?? [];
  const kept = flags.replace(/[^is]/g, '');
  return kept === '' ? source : `(?${kept})${source}`;
}

function draftPatterns({ document, ledger, draft }: DraftSource, path: ItemPath): void {
  for (const item of itemsAt(document, [...path, 'options', 'patterns'])) {
    const title = textAt(document, [...item, 'name']) ?? 'pattern';
    const key = valueAt(document, [...item, 'patterns']) === undefined ? 'pattern' : 'patterns';
    const regexes = textsAt(document, [...item, key]);
    const globs = [...item, 'filePathGlobs'];
    if (valueAt(document, globs) !== undefined)
      ledger.claim([globs], `pattern ${title} filePathGlobs`)('left', 'our rules apply to every path');
    const paths = Array.isArray(valueAt(document, [...item, key]))
      ? itemsAt(document, [...item, key])
      : [[...item, key]];
    regexes.forEach((regex, i) => {
      const claimed = i === 0 ? [itemAt(paths, 0), [...item, 'name']] : [itemAt(paths, i)];
      draft.rules.push({
        id: i === 0 ? title : `${title} ${i + 1}`,
        title,
        regex: regexOf(regex),
        secretGroup: 0,
        entropy: undefined,
        keywords: [],
        tags: [],
        helper: false,
        requires: undefined,
        record: ledger.claim(claimed, `pattern ${title}`),
      });
    });
  }
}

/** Migrates a `.secretlintignore`. */
export function draftSecretlintIgnore(document: SourceDocument, draft: Draft): void {
  const ledger = new Ledger(document, draft.outcomes);
  for (const item of itemsAt(document, [])) {
    const glob = wantedText(document, item);
    const record = ledger.claim([item], `ignored ${glob}`);
    if (glob.startsWith('!')) record('left', 'excluded paths cannot be re-included: exclude only the rest');
    else if (compileGlobs([glob]) === undefined) record('left', 'the glob is too long');
    else {
      draft.exclude.push(glob);
      record('carried', `exclude: ${glob}`);
    }
  }
  ledger.close();
}
