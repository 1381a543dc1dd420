import { ScanError } from '../../core/errors.ts';
import type { AllowDraft, Draft, ToolName } from './draft.ts';
import { quoteYaml } from './rule-text.ts';

/** Folder of migrated files, relative to the root. */
const FOLDER = '.leakgate';

/** Where the files of a migration are written, relative to the root. */
export function writtenPaths(tool: ToolName): { readonly config: string; readonly pack: string } {
  return { config: `${FOLDER}/from-${tool}.yml`, pack: `${FOLDER}/rules-from-${tool}.yml` };
}

function listLines(key: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [`${key}:`, ...items.map((item) => `  - ${item}`)];
}

/** The text of an entry except its paths; undefined if its rules do not exist here, which is recorded. */
function allowHead({ rules, globs, reason, record }: AllowDraft, ids: ReadonlyMap<string, string>): string | undefined {
  const said = `reason: ${quoteYaml(reason.replace(/\s+/g, ' '))}`;
  const shown = `allow: ${globs.join(' ')}`;
  if (rules === undefined) {
    record('carried', shown);
    return said;
  }
  const own = rules.flatMap((id) => ids.get(id) ?? []);
  if (own.length === 0) {
    record('left', 'it names built-in gitleaks rules, which have other ids here');
    return undefined;
  }
  if (own.length === rules.length) record('carried', shown);
  else record('changed', `${shown}, for ${own.join(' ')} only: the others are built-in gitleaks rules`);
  return `rules: [${own.join(', ')}]\n    ${said}`;
}

/** Joins entries that differ only in their paths. */
function allowLines({ allow }: Draft, ids: ReadonlyMap<string, string>): string[] {
  const entries = new Map<string, string[]>();
  for (const draft of allow) {
    const head = allowHead(draft, ids);
    if (head !== undefined) entries.set(head, [...(entries.get(head) ?? []), ...draft.globs]);
  }
  return listLines(
    'allow',
    [...entries].map(([head, globs]) => `${head}\n    paths: [${globs.map(quoteYaml).join(', ')}]`),
  );
}

/** The configuration of a draft; undefined if it is empty. */
export function configText(
  draft: Draft,
  tool: ToolName,
  adopted: { readonly text: string | undefined; readonly ids: ReadonlyMap<string, string> },
): string | undefined {
  const pack = adopted.text === undefined ? [] : [writtenPaths(tool).pack.slice(FOLDER.length + 1)];
  const lines = [
    ...listLines('rules', pack),
    ...listLines('exclude', [...new Set(draft.exclude)].map(quoteYaml)),
    ...listLines('compat', [...draft.compat]),
    ...allowLines(draft, adopted.ids),
  ];
  return lines.length === 0 ? undefined : `# Migrated from ${tool}.\n${lines.join('\n')}\n`;
}

/** The repository's configuration, with the place for an insertion. */
export interface OwnConfig {
  readonly text: string;
  readonly extended: readonly string[];
  /** Line of the last file that it extends, from 1. */
  readonly line: number;
}

/**
 * Adds a file that the repository's configuration extends; unchanged if it is already listed.
 * @throws ScanError `config-invalid` if only a person can add it.
 */
export function extendConfig(own: OwnConfig | undefined, path: string): string {
  if (own === undefined) return `extends:\n  - ${path}\n`;
  if (own.extended.includes(path)) return own.text;
  const added = own.extended.length === 0 ? append(own.text, path) : insert(own, path);
  if (added !== undefined) return added;
  throw new ScanError(
    'config-invalid',
    `.leakgate.yml:${own.line}:1: its extends: list cannot be edited automatically`,
    {
      hint: `add ${path} to extends: yourself, and run this again`,
    },
  );
}

function append(text: string, path: string): string | undefined {
  if (/^(?:extends\s*:|\.\.\.|[{])/m.test(text)) return undefined;
  return `${text.replace(/\n*$/, text.trim() === '' ? '' : '\n')}extends:\n  - ${path}\n`;
}

function insert({ text, line }: OwnConfig, path: string): string | undefined {
  const lines = text.split('\n');
  const last = lines[line - 1] ?? '';
  const indent = /^(\s*)- /.exec(last)?.[1];
  if (indent !== undefined) lines.splice(line, 0, `${indent}- ${path}`);
  else if (/^extends\s*:\s*\[[^\]#]+\]\s*(?:#.*)?$/.test(last))
    lines[line - 1] = last.replace(/\s*,?\s*\]/, `, ${path}]`);
  else return undefined;
  return lines.join('\n');
}
