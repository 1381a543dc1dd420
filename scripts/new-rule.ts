/**
 * Writes the skeleton of a rule: `npm run new-rule acme-api-key`. Appends it to rules/<provider>.yml, or to a new pack. The provider is the longest
 * prefix of the id that has a pack, or else the part before the first `-`.
 */
import { itemAt } from '../src/core/present.ts';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parsePack } from '../src/rules/parse.ts';

function providerOf(id: string): string {
  const parts = id.split('-');
  for (let length = parts.length - 1; length > 0; length--) {
    const provider = parts.slice(0, length).join('-');
    if (existsSync(`rules/${provider}.yml`)) return provider;
  }
  return itemAt(parts, 0);
}

function skeleton(id: string): string {
  return `  - id: ${id}
    name: TODO what it is
    kind: api-key
    severity: high
    grants: TODO what a holder can do.
    revoke: { url: 'https://TODO', text: TODO where to delete it. }
    references: ['https://TODO']
    # Either a pattern (the secret has a prefix of its own) or assign: { names: [TODO], value: '(?&hex){32}' }; docs/rules.md has the format.
    pattern: 'todo_(?&base62){32}'
    confidence: high
    examples:
      - { text: 'KEY={secret}', secret: 'todo_{base62:32}' }
    nearMisses:
      - 'KEY=todo_{base62:31}'
      - 'KEY=xtodo_{base62:32}'
`;
}

function header(provider: string): string {
  return `# yaml-language-server: $schema=../schema/rules.schema.json\nprovider: ${provider}\nname: TODO name of the provider\nrules:\n`;
}

function main(id: string | undefined): void {
  if (id === undefined || !/^[a-z0-9]+(?:-[a-z0-9]+)+$/.test(id)) {
    console.error('usage: npm run new-rule PROVIDER-WHAT, such as acme-api-key');
    process.exitCode = 2;
    return;
  }
  const provider = providerOf(id);
  const file = `rules/${provider}.yml`;
  const before = existsSync(file) ? readFileSync(file, 'utf8').trimEnd() + '\n' : header(provider);
  if (existsSync(file) && parsePack(before, file).rules.some((rule) => rule.id === id)) {
    console.error(`${file} has a rule ${id} already`);
    process.exitCode = 2;
    return;
  }
  const text = before + skeleton(id);
  parsePack(text, file);
  writeFileSync(file, text);
  console.log(`${file}: fill in what says TODO, then run: npx tsx scripts/check-rules.ts ${file}`);
}

main(process.argv[2]);
