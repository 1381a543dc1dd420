import { compareStrings } from '../core/order.ts';
import type { RulePack, RuleSpec } from './schema.ts';

/** The list of all rules as Markdown: a section per provider, a row per rule. */
export function renderRuleList(packs: readonly RulePack[]): string {
  const sorted = [...packs].sort((a, b) => compareStrings(a.provider, b.provider) || compareStrings(a.file, b.file));
  const count = sorted.reduce((sum, pack) => sum + pack.rules.length, 0);
  const head = [
    '# Rules',
    '',
    `${count} rules of ${sorted.length} providers. Generated from \`rules/\`; see [rules.md](rules.md) for the format.`,
    '',
    'Rules of the class `handling` find no credentials, but code that lets one leak. They are matched only if asked for ([handling.md](handling.md)).',
    '',
  ];
  return [...head, ...sorted.flatMap(renderPack)].join('\n');
}

function renderPack(pack: RulePack): string[] {
  const rows = pack.rules.map(renderRule);
  return [
    `## ${escapeCell(pack.name)}${pack.rules.every((rule) => rule.class === 'handling') ? ' (class `handling`)' : ''}`,
    '',
    '| Rule | Finds | Kind | Severity | Grants | Revoke |',
    '|---|---|---|---|---|---|',
    ...rows,
    '',
  ];
}

function renderRule(rule: RuleSpec): string {
  const revoke = `[${escapeCell(rule.revoke.text)}](${encodeURI(decodeSafely(rule.revoke.url)).replace(/[()|]/g, percentEncode)})`;
  const cells = [
    `\`${rule.id}\``,
    escapeCell(rule.name) + filesOf(rule),
    rule.kind,
    rule.severity,
    escapeCell(rule.grants),
    revoke,
  ];
  return `| ${cells.join(' | ')} |`;
}

/** The files that a rule is bound to. */
function filesOf({ files = [] }: RuleSpec): string {
  return files.length === 0 ? '' : `, only in ${files.map((glob) => `\`${glob.replaceAll('|', '')}\``).join(', ')}`;
}

/** Decodes percent-encoding, so that encoding the whole URL does not encode it twice. */
function decodeSafely(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

function percentEncode(char: string): string {
  return `%${char.charCodeAt(0).toString(16).toUpperCase()}`;
}

/** Escapes a table cell: one line, without syntax of Markdown or HTML. */
function escapeCell(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|]/g, '\\$&');
}
