import type { ExampleSpec } from '../../rules/schema.ts';

/** A converted rule to write. */
export interface RuleText {
  readonly id: string;
  readonly name: string;
  readonly tool: string;
  readonly tags: readonly string[];
  readonly body:
    | { readonly pattern: string; readonly boundary: 'word' | 'none' }
    | { readonly names: readonly string[]; readonly value: string };
  readonly confidence: 'high' | 'faint';
  readonly entropy: number | undefined;
  readonly example: ExampleSpec;
  readonly pairsWith?: { readonly rule: string; readonly within: number };
}

/** Most bytes between a keyword and a value without a fixed text of its own: the limit of packs. */
export const MAX_KEYWORD_DISTANCE = 60;
/** Texts that no useful rule matches. */
const NEAR_MISSES = ['nothing of interest here', 'see the documentation on how to get one'];

/** Quotes a text as single-line YAML. */
export function quoteYaml(text: string): string {
  return /[^ -~]/.test(text) ? JSON.stringify(text) : `'${text.replaceAll("'", "''")}'`;
}

function bodyLines({ body }: RuleText): string[] {
  if ('pattern' in body) return [`pattern: ${quoteYaml(body.pattern)}`, `boundary: ${body.boundary}`];
  const names = body.names.map(quoteYaml).join(', ');
  return [`assign: { names: [${names}], value: ${quoteYaml(body.value)}, near: ${MAX_KEYWORD_DISTANCE}, loose: true }`];
}

function ruleLines(rule: RuleText): string {
  const { id, name, tool, tags, confidence, entropy, example, pairsWith } = rule;
  const lines = [
    `id: ${id}`,
    `name: ${quoteYaml(name)}`,
    'kind: other',
    'severity: high',
    `grants: 'Not stated in ${tool}.'`,
    `revoke: { url: 'https://example.com/', text: 'Not stated in ${tool}.' }`,
    ...bodyLines(rule),
    `confidence: ${confidence}`,
    ...(entropy === undefined ? [] : [`entropy: ${Math.min(8, entropy)}`]),
    ...(pairsWith === undefined ? [] : [`pairsWith: { rule: ${pairsWith.rule}, within: ${pairsWith.within} }`]),
    'examples:',
    `  - { text: ${quoteYaml(example.text)}, secret: ${quoteYaml(example.secret)} }`,
    'nearMisses:',
    ...NEAR_MISSES.map((text) => `  - ${quoteYaml(text)}`),
  ];
  const comment = tags.length === 0 ? '' : `  # ${tags.join(', ').replace(/[^ -~]+/g, ' ')}\n`;
  return `${comment}  - ${lines.join('\n    ')}\n`;
}

/** Renders a pack of converted rules. Other tools do not say what a secret grants and how to revoke it. */
export function packText(rules: readonly RuleText[], tool: string): string {
  return `# Rules migrated from ${tool}. State for each what its secret grants and how to revoke it.
# yaml-language-server: $schema=../node_modules/leakgate/schema/rules.schema.json
provider: ${tool}
name: ${quoteYaml(`Custom rules from ${tool}`)}
rules:
${rules.map(ruleLines).join('')}`;
}
