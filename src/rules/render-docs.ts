import { compareStrings } from '../core/order.ts';
import type { RulePack, RuleSpec } from './schema.ts';

/** The list of all rules as Markdown: one section a provider, one row a rule. */
export function renderRuleList(packs: readonly RulePack[]): string {
  const sorted = [...packs].sort((a, b) => compareStrings(a.provider, b.provider) || compareStrings(a.file, b.file));
  const count = sorted.reduce((sum, pack) => sum + pack.rules.length, 0);
  const head = [
    '# Rules',
    '',
    `${count} rules of ${sorted.length} providers. Generated from \`rules/\`; see [rules.md](rules.md) for the format.`,
    '',
  ];
  return [...head, ...sorted.flatMap(renderPack)].join('\n');
}

function renderPack(pack: RulePack): string[] {
  const rows = pack.rules.map(renderRule);
  return [
    `## ${escapeCell(pack.name)}`,
    '',
    '| Rule | Finds | Kind | Severity | Grants | Revoke |',
    '|---|---|---|---|---|---|',
    ...rows,
    '',
  ];
}

function renderRule(rule: RuleSpec): string {
  const revoke = `[${escapeCell(rule.revoke.text)}](${encodeURI(decodeSafely(rule.revoke.url)).replace(/[()|]/g, percentEncode)})`;
  const cells = [`\`${rule.id}\``, escapeCell(rule.name), rule.kind, rule.severity, escapeCell(rule.grants), revoke];
  return `| ${cells.join(' | ')} |`;
}

/** Undoes percent-encoding, so that encoding the whole does not do it twice. */
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

/** One line, and nothing that Markdown or HTML would take for its own. */
function escapeCell(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|]/g, '\\$&');
}
