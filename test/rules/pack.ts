import { parsePack } from '../../src/rules/parse.ts';
import type { RulePack } from '../../src/rules/schema.ts';

/** A complete rule as YAML lines; `lines` replace or add keys. */
export function ruleText(lines: readonly string[] = ["pattern: 'acme_[0-9a-z]{20}'"], id = 'acme-key'): string {
  const given = new Set(lines.map((line) => /^\w+/.exec(line)?.[0]));
  const defaults = [
    `id: ${id}`,
    'name: Acme key',
    'kind: api-key',
    'severity: high',
    'grants: Everything.',
    "revoke: { url: 'https://acme.example/keys', text: Delete it. }",
    "examples: [{ text: 'KEY={secret}', secret: 'acme_{alnum:20}' }]",
    "nearMisses: ['KEY=acme_{alnum:9}', 'KEY=xacme_{alnum:20}']",
  ].filter((line) => !given.has(/^\w+/.exec(line)?.[0]));
  return [...defaults, ...lines].map((line, i) => `${i === 0 ? '  - ' : '    '}${line}`).join('\n');
}

/** A pack of such rules as YAML. */
export function packText(...rules: readonly string[]): string {
  return ['provider: acme', 'name: Acme', 'rules:', ...(rules.length > 0 ? rules : [ruleText()]), ''].join('\n');
}

/** A parsed pack with one rule of `lines`. */
export function packOf(...lines: readonly string[]): RulePack {
  return parsePack(packText(ruleText(lines.length > 0 ? lines : undefined)), 'rules/acme.yml');
}
