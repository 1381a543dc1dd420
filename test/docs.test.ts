import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { COMMANDS, type CommandName } from '../src/config/commands.ts';
import { OPTIONS, listCommandOptions, type OptionName } from '../src/config/options.ts';
import { parseArgs } from '../src/config/parse-args.ts';
import { resolvePlan } from '../src/config/cli-plan.ts';

const ROOT = join(import.meta.dirname, '..');
const VERSION = (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }).version;

function markdown(folder: string): string[] {
  const names = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.md') && name !== 'rule-list.md').map((name) => join(folder, name));
}
const pages = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...markdown('docs')].sort();

function read(page: string): string {
  return readFileSync(join(ROOT, page), 'utf8');
}

interface Block {
  readonly page: string;
  readonly language: string;
  readonly text: string;
}

const blocks: Block[] = pages.flatMap((page) =>
  [...read(page).matchAll(/^```(\w*)\n([^]*?)^```$/gm)].map(([, language = '', text = '']) => ({
    page,
    language,
    text,
  })),
);
const commands = blocks.flatMap(({ page, text }) =>
  [...text.matchAll(/(?:npx --yes leakgate@[\w.]+|^\s*\$ leakgate|^leakgate|^ {4}leakgate)((?: [^\n|)&]+)+)/gm)].map(
    ([, args = '']) => [page, args.trim().replace(/['"]?\s*}.*$|"$|'$/, '')] as const,
  ),
);

const CI_PAGES =
  'github-actions gitlab azure-pipelines bitbucket jenkins circleci buildkite travis drone woodpecker teamcity generic'.split(
    ' ',
  );

test.each(CI_PAGES)(
  'docs/ci/%s.md: an example at this version, that the overview leads to and that leads back',
  (name) => {
    const text = read(`docs/ci/${name}.md`);
    expect(text.match(/leakgate@([\w.]+)/g)).not.toHaveLength(0);
    for (const [, version] of text.matchAll(/leakgate@([\w.]+)/g)) expect(version).toBe(VERSION);
    expect(read('docs/ci/README.md')).toContain(`](${name}.md)`);
    expect(text).toContain('](README.md)');
  },
);

test('every known CI has a page', () => {
  const modules = readdirSync(join(ROOT, 'src/app/ci/systems'));
  const named = (name: string): boolean => modules.includes(`${name.replace(/-.*/, '')}.ts`);
  expect(CI_PAGES.filter((name) => name !== 'generic' && !named(name))).toEqual([]);
  const imported = [...read('src/app/ci/detect.ts').matchAll(/from '\.\/systems\/(\w+)\.ts'/g)].map(
    ([, name]) => name!,
  );
  expect(imported.filter((name) => !CI_PAGES.some((page) => page.replace(/-.*/, '') === name))).toEqual([]);
});

test.each(blocks.filter(({ language }) => language === 'yaml'))('$page: its YAML is YAML', ({ text }) => {
  expect(parseDocument(text, { uniqueKeys: true }).errors).toEqual([]);
});

test('the YAML of a CI is a mapping with its command in a valid place', () => {
  for (const { page, text } of blocks.filter(
    (block) => block.page.startsWith('docs/ci/') && block.language === 'yaml',
  )) {
    const value: unknown = parseDocument(text).toJS();
    if (page === 'docs/ci/README.md') continue;
    const texts = JSON.stringify(value).match(/"[^"]*npx --yes leakgate@[^"]*"/g) ?? [];
    expect([page, texts.length > 0]).toEqual([page, true]);
  }
});

test('finds commands to check', () => {
  expect(commands.length).toBeGreaterThan(25);
});

test.each(commands)('%s: leakgate %s names an existing command and options', (_, line) => {
  const [name = '', ...words] = line.split(' ');
  expect(Object.keys(COMMANDS)).toContain(name);
  const allowed: readonly OptionName[] = listCommandOptions(name as CommandName);
  const flags = new Set(allowed.map((option): string => OPTIONS[option].flag));
  for (const word of words.filter((one) => one.startsWith('--'))) expect(flags).toContain(word.split('=')[0]);
  if (name !== 'ci') return;
  expect(() => resolvePlan(parseArgs([name, ...words]).options, [], {})).not.toThrow();
});

test('variables of the pipeline in the pages are read', () => {
  const code = read('src/app/ci/override.ts');
  const named = pages.flatMap((page) => [...read(page).matchAll(/LEAKGATE_CI_([A-Z_]+)/g)].map(([, name]) => name!));
  expect(named.length).toBeGreaterThan(10);
  for (const name of new Set(named)) expect(code).toContain(`readVariable(env, '${name}'`);
});

test.each(pages)('%s: its links have targets', (page) => {
  for (const [, target = ''] of read(page).matchAll(/\]\((?!https?:|#)([^)\s#]+)(?:#[^)]*)?\)/g))
    expect([target, existsSync(join(ROOT, dirname(page), target))]).toEqual([target, true]);
});
