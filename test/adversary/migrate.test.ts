import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { runCli } from '../support/cli.ts';
import { makeFolder, makeRepo, type TempFolder, type TempRepo } from '../support/repo.ts';
import { githubToken } from '../support/token.ts';

const made: TempFolder[] = [];
afterEach(() => made.splice(0).forEach((one) => one.remove()));

const LEAK = `key = "${githubToken(1)}"\n`;

/** A repository with these files, in which any program that runs leaves a file in `.git/ran/`. */
function repository(files: Readonly<Record<string, string>>): TempRepo & { readonly trap: string } {
  const repo = makeRepo();
  made.push(repo);
  for (const [path, text] of Object.entries({ 'a.py': LEAK, ...files })) repo.write(path, text);
  repo.commit();
  mkdirSync(join(repo.path, '.git/ran'));
  const trap = join(repo.path, '.git/trap');
  repo.write('.git/trap', `#!/bin/sh\ntouch '${repo.path}/.git/ran/trap'\n`);
  chmodSync(trap, 0o755);
  return { ...repo, trap };
}

const hasRun = (repo: TempRepo): boolean => existsSync(join(repo.path, '.git/ran/trap'));

/** A program with a tool's name, outside the repository. */
function makeTool(name: string, text: string): { readonly bin: TempFolder; readonly env: { readonly PATH: string } } {
  const bin = makeFolder();
  made.push(bin);
  bin.write(name, text);
  chmodSync(join(bin.path, name), 0o755);
  return { bin, env: { PATH: [bin.path, process.env['PATH']].join(delimiter) } };
}

async function migrate(repo: TempRepo, tool: string, env: NodeJS.ProcessEnv): Promise<string> {
  const { code, stdout, stderr } = await runCli(['migrate', tool, '--yes', '--dry-run'], { cwd: repo.path, env });
  expect([code, stderr]).toEqual([0, '']);
  return stdout;
}

/** Asks git for tracked files, as detect-secrets does, and reports one finding. */
const LISTING = `#!/bin/sh
git status >/dev/null 2>&1
git ls-files --others --modified >/dev/null 2>&1
ls -a >"$(dirname "$0")/seen"
pwd >>"$(dirname "$0")/seen"
echo '{"results":{"a.py":[{"type":"Secret Keyword","line_number":1,"hashed_secret":"x"}]}}'
`;

test('a tool that asks git about its folder finds no repository, and its finding is compared', async () => {
  const repo = repository({ '.secrets.baseline': '{"results":{}}' });
  repo.git('config', 'core.fsmonitor', repo.trap);
  const { bin, env } = makeTool('detect-secrets', LISTING);
  const stdout = await migrate(repo, 'detect-secrets', env);
  expect(hasRun(repo)).toBe(false);
  expect(stdout).toContain('both: 1\n');
  const seen = readFileSync(join(bin.path, 'seen'), 'utf8').split('\n');
  expect(seen).toContain('a.py');
  expect(seen).not.toContain('.git');
  expect(seen).not.toContain(repo.path);
  expect(existsSync(seen.at(-2)!)).toBe(false);
  execFileSync(join(bin.path, 'detect-secrets'), { cwd: repo.path, stdio: 'ignore' });
  expect(hasRun(repo)).toBe(true);
});

test('files that look like a git repository are not taken for one', async () => {
  const repo = repository({
    '.secrets.baseline': '{"results":{}}',
    HEAD: 'ref: refs/heads/main\n',
    'refs/heads/.keep': '',
    'objects/.keep': '',
  });
  repo.write(
    'config',
    `[core]\n\trepositoryFormatVersion = 0\n\tbare = false\n\tworktree = .\n\tfsmonitor = ${repo.trap}\n`,
  );
  repo.write('index', readFileSync(join(repo.path, '.git/index')));
  repo.commit();
  const { bin, env } = makeTool('detect-secrets', LISTING);
  await migrate(repo, 'detect-secrets', env);
  expect(hasRun(repo)).toBe(false);
  const copy = makeFolder();
  made.push(copy);
  for (const name of ['HEAD', 'config', 'index', 'refs/heads/.keep', 'objects/.keep'])
    copy.write(name, readFileSync(join(repo.path, name)));
  execFileSync(join(bin.path, 'detect-secrets'), { cwd: copy.path, stdio: 'ignore' });
  expect(hasRun(repo)).toBe(true);
});

/** Loads every rule in its configuration, as secretlint does: a path, or a package next to its working directory. */
const LOADER = `#!/usr/bin/env node
const { existsSync, readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const given = process.argv.find((argument) => argument.startsWith('--secretlintrc='));
const file = given === undefined ? '.secretlintrc.json' : given.slice('--secretlintrc='.length);
const load = createRequire(process.cwd() + '/');
const visit = ({ id, rules = [] }) => {
  try { load(id); } catch {}
  rules.forEach(visit);
};
const text = readFileSync(file, 'utf8');
require('node:fs').writeFileSync(__dirname + '/config', text);
JSON.parse(text).rules.forEach(visit);
console.log('[{"filePath":"a.py","messages":[{"ruleId":"x","loc":{"start":{"line":1}}}]}]');
`;

test.each([
  ['by an absolute path', (rule: string) => ({ id: rule })],
  ['by a relative path', () => ({ id: './evil.js' })],
  ['by a path that begins like a package', () => ({ id: '@secretlint/secretlint-rule-x/../../evil.js' })],
  ['as a package of its own', () => ({ id: '@secretlint/secretlint-rule-evil' })],
  [
    'inside of a preset',
    (rule: string) => ({ id: '@secretlint/secretlint-rule-preset-recommend', rules: [{ id: rule }] }),
  ],
])('secretlint loads no rule from the repository %s', async (_, rule) => {
  const repo = repository({});
  const evil = `require('node:fs').writeFileSync('${repo.path}/.git/ran/trap', '');\n`;
  repo.write('evil.js', evil);
  repo.write('node_modules/@secretlint/secretlint-rule-evil/index.js', evil);
  repo.write('.gitignore', 'node_modules\n');
  const words = {
    id: '@secretlint/secretlint-rule-pattern',
    options: { patterns: [{ name: 'x', pattern: '/ACME_[0-9]{8}/' }] },
  };
  repo.write('.secretlintrc.json', JSON.stringify({ rules: [words, rule(join(repo.path, 'evil.js'))] }));
  const { bin, env } = makeTool('secretlint', LOADER);
  expect(await migrate(repo, 'secretlint', env)).toContain('both: 1\n');
  expect(hasRun(repo)).toBe(false);
  const { rules } = JSON.parse(readFileSync(join(bin.path, 'config'), 'utf8')) as { rules: object[] };
  expect(rules[0]).toEqual(words);
  expect(JSON.stringify(rules)).not.toContain('evil.js');
});

test('runs neither a configuration that is a program, nor its tool', async () => {
  const repo = repository({ '.secretlintrc.js': 'module.exports = {};\n' });
  const { env } = makeTool('secretlint', `#!/bin/sh\n'${repo.trap}'\n`);
  expect(await migrate(repo, 'secretlint', env)).toContain(
    'No side-by-side: secretlint was not run: its configuration is a program.',
  );
  expect(hasRun(repo)).toBe(false);
});

test('trufflehog gets no verification address and no source of its own', async () => {
  const repo = repository({
    '.trufflehog.yml': `sources:
  - { type: SOURCE_TYPE_GIT, connection: {} }
detectors:
  - name: Acme
    keywords: [acme]
    regex: { id: 'acme_[0-9]{8}' }
    verify: [{ endpoint: 'http://127.0.0.1:1/', unsafe: true }]
`,
  });
  const { bin, env } = makeTool(
    'trufflehog',
    '#!/bin/sh\nfor a; do case "$a" in --config=*) cp "${a#--config=}" "$(dirname "$0")/config";; esac; done\n',
  );
  expect(await migrate(repo, 'trufflehog', env)).toContain('Leakgate only: ');
  expect(JSON.parse(readFileSync(join(bin.path, 'config'), 'utf8'))).toEqual({
    detectors: [{ name: 'Acme', keywords: ['acme'], regex: { id: 'acme_[0-9]{8}' } }],
  });
});

test('does not run gitleaks with a configuration that reads a file outside the repository', async () => {
  const repo = repository({ '.gitleaks.toml': '[extend]\npath = "/etc/hostname"\n' });
  const { env } = makeTool('gitleaks', `#!/bin/sh\n'${repo.trap}'\n`);
  expect(await migrate(repo, 'gitleaks', env)).toContain(
    'No side-by-side: gitleaks was not run: its configuration extends a file outside the repository.',
  );
  expect(hasRun(repo)).toBe(false);
});

test('does not copy what is outside: links, pipes, folders that became links', async () => {
  const outside = makeFolder();
  made.push(outside);
  outside.write('far/b.py', LEAK);
  const repo = repository({ '.secrets.baseline': '{"results":{}}', 'dir/b.py': 'x\n', 'c.py': 'x\n' });
  repo.remove('dir');
  repo.link(join(outside.path, 'far'), 'dir');
  repo.remove('c.py');
  execFileSync('mkfifo', [join(repo.path, 'c.py')]);
  const { bin, env } = makeTool('detect-secrets', LISTING);
  await migrate(repo, 'detect-secrets', env);
  const seen = readFileSync(join(bin.path, 'seen'), 'utf8').split('\n');
  expect(seen).toContain('a.py');
  expect(seen).not.toContain('dir');
  expect(seen).not.toContain('c.py');
});
