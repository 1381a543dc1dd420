import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { joinInside } from '../../../config/layers.ts';
import type { ItemPath, SourceDocument, ToolName } from '../draft.ts';
import { parseTrufflehogConfig, parseSecretlintConfig } from '../read-draft.ts';
import { parseTomlText } from '../formats/toml-text.ts';
import { itemsAt, textAt, valueAt } from '../values.ts';

/** A tool's configuration without anything that could be run or requested: a file of the copy, or a text of our own. */
export type PlainConfig =
  | { readonly kind: 'none' }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'refused'; readonly why: string };

const NONE: PlainConfig = { kind: 'none' };
/** Most files that extend one another. */
const MAX_EXTENDED = 8;
/** Rules in packages by secretlint's authors. Any other id can be a path, which is loaded as a program. */
const PACKAGE = /^@secretlint\/secretlint-rule-[a-z0-9-]+$/;
const DETECTOR_KEYS = [
  'name',
  'keywords',
  'regex',
  'entropy',
  'primary_regex_name',
  'exclude_words',
  'exclude_regexes_match',
  'exclude_regexes_capture',
];

function pick(document: SourceDocument, item: ItemPath, keys: readonly string[]): Record<string, unknown> {
  const found = keys.map((key) => [key, valueAt(document, [...item, key])] as const);
  return Object.fromEntries(found.filter(([, value]) => value !== undefined));
}

/** Patterns are data already; extended files must be in the copy. */
function plainGitleaks(files: readonly string[], copy: string): PlainConfig {
  const first = files.find((file) => file.endsWith('.toml'));
  if (first === undefined) return NONE;
  let file: string | undefined = first;
  for (let depth = 0; file !== undefined && depth < MAX_EXTENDED; depth++) {
    const document = parseTomlText(readFileSync(join(copy, file), 'utf8'), file);
    const extended = textAt(document, ['extend', 'path']);
    // paths are relative to the folder where gitleaks runs, in other versions to the file's folder
    if (extended !== undefined && joinInside('', extended) === undefined)
      return { kind: 'refused', why: 'its configuration extends a file outside the repository' };
    file = extended === undefined ? undefined : joinInside(dirname(file), extended);
  }
  return { kind: 'file', path: first };
}

function plainTrufflehog(files: readonly string[], copy: string): PlainConfig {
  const path = files.find((file) => /\.ya?ml$/.test(file));
  if (path === undefined) return NONE;
  const document = parseTrufflehogConfig({ path, text: readFileSync(join(copy, path), 'utf8') });
  const detectors = itemsAt(document, ['detectors']).map((item) => pick(document, item, DETECTOR_KEYS));
  // JSON is YAML
  return { kind: 'text', text: JSON.stringify({ detectors }) };
}

function plainRules(document: SourceDocument, path: ItemPath): object[] {
  return itemsAt(document, [...path, 'rules']).flatMap((item) => {
    if (!PACKAGE.test(textAt(document, [...item, 'id']) ?? '')) return [];
    const options = pick(document, [...item, 'options'], ['patterns', 'allows']);
    const rules = plainRules(document, item);
    const more = { ...(Object.keys(options).length > 0 && { options }), ...(rules.length > 0 && { rules }) };
    return [{ ...pick(document, item, ['id', 'disabled', 'allowMessageIds']), ...more }];
  });
}

function plainSecretlint(files: readonly string[], copy: string): PlainConfig {
  if (files.some((file) => /\.[cm]?js$/.test(file))) return { kind: 'refused', why: 'its configuration is a program' };
  const path = files.find((file) => !file.endsWith('ignore'));
  if (path === undefined) return { kind: 'refused', why: 'it has no configuration' };
  const document = parseSecretlintConfig({ path, text: readFileSync(join(copy, path), 'utf8') });
  return { kind: 'text', text: JSON.stringify({ rules: plainRules(document, []) }) };
}

/**
 * Reduces a tool's configuration to data. `files` are the tool's own, relative to the top of the `copy` of the tree.
 * @throws ScanError `config-invalid`
 */
export function plainConfig(tool: ToolName, files: readonly string[], copy: string): PlainConfig {
  switch (tool) {
    case 'gitleaks':
      return plainGitleaks(files, copy);
    case 'trufflehog':
      return plainTrufflehog(files, copy);
    case 'secretlint':
      return plainSecretlint(files, copy);
    case 'detect-secrets':
      // its baseline can name programs, so it is not passed on
      return NONE;
  }
}
