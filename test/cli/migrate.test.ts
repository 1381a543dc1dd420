import { createHash } from 'node:crypto';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { runCli } from '../support/cli.ts';
import { makeFolder, makeRepo, type TempFolder, type TempRepo } from '../support/repo.ts';
import { githubToken } from '../support/token.ts';

const made: TempFolder[] = [];
function repository(files: Readonly<Record<string, string>>): TempRepo {
  const repo = makeRepo();
  made.push(repo);
  for (const [path, text] of Object.entries(files)) repo.write(path, text);
  repo.commit('first');
  return repo;
}
afterEach(() => {
  for (const folder of made.splice(0)) folder.remove();
});

function read(repo: TempFolder, path: string): string {
  return readFileSync(join(repo.path, path), 'utf8');
}

function entries(repo: TempFolder): { path: string; rule: string; status: string; reason: string }[] {
  const lines = read(repo, '.leakgate/baseline.jsonl').trim().split('\n').slice(1);
  return lines.map((line) => JSON.parse(line) as ReturnType<typeof entries>[number]);
}

function byPath(repo: TempFolder): ReturnType<typeof entries> {
  return entries(repo).sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** A made-up token of a made-up provider. */
function acmeToken(seed: number): string {
  return `acme_${createHash('sha256').update(`acme ${seed}`).digest('hex').slice(0, 32)}`;
}

function line(seed: number): string {
  return `key = "${githubToken(seed)}"\n`;
}

const migrate = (repo: TempRepo, tool: string, ...args: string[]) =>
  runCli(['migrate', tool, '--no-compare', ...args], { cwd: repo.path });

const GITLEAKS = `title = "our config"

[extend]
useDefault = true
disabledRules = ["generic-api-key"]

[[rules]]
id = "acme-token"
description = "Acme token"
regex = '''\\bacme_[0-9a-f]{32}\\b'''
keywords = ["acme_"]
tags = ["acme"]
entropy = 3.0
[[rules.allowlists]]
description = "fixtures"
paths = ['''^test/fixtures/''']
regexTarget = "line"
regexes = ['''not this one''']

[[rules]]
id = "files-by-name"
path = '''\\.p12$'''

[[rules]]
id = "greedy"
regex = '''(a+)+greedy'''

[[rules]]
id = "pair"
regex = '''pairid-[0-9]{12}'''
skipReport = true
[[rules.required]]
id = "acme-token"
withinLines = 3

[[allowlists]]
description = "generated"
condition = "AND"
paths = ['''gen/''']
commits = ["abc1234"]

[[allowlists]]
targetRules = ["acme-token", "aws-access-token"]
paths = ['''\\.snap$''']

[[allowlists]]
paths = ['''(^|/)vendor/''', '''\\w+\\.lock''']
stopwords = ["example"]
`;

test('gitleaks: converts rules, allowlists and ignored findings, and lists the rest with its line', async () => {
  const repo = repository({
    '.gitleaks.toml': GITLEAKS,
    'src/old.py': line(1),
    'src/acme.py': `one\ntoken = '${acmeToken(1)}'\n`,
    'vendor/lib.py': line(2),
    'test/fixtures/a.py': `token = '${acmeToken(2)}'\n`,
  });
  const first = repo.git('rev-parse', 'HEAD').trim();
  repo.write('src/old.py', 'gone\n');
  repo.write('src/now.py', line(3));
  repo.write(
    '.gitleaksignore',
    `# known\n${first}:src/old.py:github-pat:1\nsrc/now.py:github-pat:1\nsrc/gone.py:github-pat:7\n`,
  );
  repo.commit('second');
  const { code, stdout } = await migrate(repo, 'gitleaks', '--yes');
  expect(code).toBe(0);
  expect(stdout).toMatchInlineSnapshot(`
    "From .gitleaks.toml, .gitleaksignore

    Carried over:
      .gitleaks.toml:4  extend.useDefault = true: the built-in rules
      .gitleaks.toml:7  rule acme-token: rule gitleaks-acme-token
      .gitleaks.toml:14  allowlist: with its entries
      .gitleaks.toml:42  allowlist: with its entries
      .gitleaks.toml:16  allowlist path ^test/fixtures/: allow: /test/fixtures/?**
      .gitleaks.toml:28  rule pair: rule gitleaks-pair
      .gitleaks.toml:47  allowlist path (^|/)vendor/: exclude: **/vendor/?**
      .gitleaksignore  2 values: baseline: unreviewed

    Carried over with differences:
      .gitleaks.toml:32  rule pair required acme-token: pairsWith gitleaks-acme-token, within 800 bytes; each half is also reported on its own
      .gitleaks.toml:44  allowlist path \\.snap$: allow: **.snap, for gitleaks-acme-token only: the others are built-in gitleaks rules

    Not carried over:
      .gitleaks.toml:1  title: it only concerns the tool itself
      .gitleaks.toml:5  extend.disabledRules generic-api-key: a built-in gitleaks rule, which has another id here: use --skip-rule ID or an allow entry
      .gitleaks.toml:18  allowlist regex: values cannot be allowed by patterns or words: set the status of each finding in the baseline
      .gitleaks.toml:20  rule files-by-name: it finds files by name, not by content
      .gitleaks.toml:22  rule files-by-name path: with the rule
      .gitleaks.toml:24  rule greedy: can backtrack exponentially: nested repetitions
      .gitleaks.toml:36  allowlist: commits and paths that must all match have no counterpart here
      .gitleaks.toml:36  allowlist: with the allowlist
      .gitleaks.toml:47  allowlist path \\w+\\.lock: a glob cannot repeat part of a pattern
      .gitleaks.toml:48  allowlist stopword: values cannot be allowed by patterns or words: set the status of each finding in the baseline
      .gitleaksignore:4  src/gone.py:7 github-pat: the file no longer exists

    22 in total: 9 carried over, 2 with differences, 11 not carried over.
    Written: .leakgate/rules-from-gitleaks.yml
    Written: .leakgate/from-gitleaks.yml
    Written: .leakgate.yml
    Written: .leakgate/baseline.jsonl, 2 entries added
    Review the result, and remove the old files: .gitleaks.toml, .gitleaksignore
    "
  `);
  expect(read(repo, '.leakgate.yml')).toBe('extends:\n  - .leakgate/from-gitleaks.yml\n');
  expect(read(repo, '.leakgate/from-gitleaks.yml')).toMatchInlineSnapshot(`
    "# Migrated from gitleaks.
    rules:
      - rules-from-gitleaks.yml
    exclude:
      - '**/vendor/?**'
    allow:
      - rules: [gitleaks-acme-token]
        reason: 'fixtures'
        paths: ['/test/fixtures/?**']
      - rules: [gitleaks-acme-token]
        reason: 'allowlist at .gitleaks.toml:42'
        paths: ['**.snap']
    "
  `);
  expect(byPath(repo).map(({ path, status, reason }) => [path, status, reason])).toEqual([
    ['src/now.py', 'unreviewed', 'ignored at .gitleaksignore:3'],
    ['src/old.py', 'unreviewed', 'ignored at .gitleaksignore:2'],
  ]);
  const lint = await runCli(['rules', 'lint', '.leakgate/rules-from-gitleaks.yml'], { cwd: repo.path });
  expect(lint.stdout).toBe('2 rules in 1 packs: 0 errors, 0 warnings\n');
});

test('gitleaks: afterwards known findings pass, a custom rule blocks, and another run writes nothing', async () => {
  const repo = repository({ '.gitleaks.toml': GITLEAKS, '.gitleaksignore': 'a.py:github-pat:1\n', 'a.py': line(1) });
  await migrate(repo, 'gitleaks', '--yes');
  expect((await runCli(['scan'], { cwd: repo.path })).code).toBe(0);
  repo.write('b.py', `token = '${acmeToken(1)}'\n`);
  const { code, stdout } = await runCli(['scan', '--report', 'json'], { cwd: repo.path });
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    findings: [
      { path: 'a.py', state: 'baseline' },
      { rule: 'gitleaks-acme-token', path: 'b.py', state: 'new' },
    ],
  });
  const again = await migrate(repo, 'gitleaks', '--yes');
  expect(again.stdout).toContain('There is nothing to write.');
});

test('gitleaks: migrates a report used as a baseline, and an extended configuration', async () => {
  const repo = repository({
    'conf/base.toml': `[[rules]]\nid = "base"\nregex = '''base-[0-9a-f]{24}'''\n[[rules]]\nid = "noisy"\nregex = '''noisy-[0-9a-f]{24}'''\n`,
    '.gitleaks.toml': `[extend]\npath = "conf/base.toml"\ndisabledRules = ["noisy"]\n`,
    'a.py': `x\n${line(1)}`,
    'report.json': JSON.stringify([
      { RuleID: 'github-pat', File: 'a.py', StartLine: 2, EndLine: 2, Commit: '', Fingerprint: 'a.py:github-pat:2' },
      { RuleID: 'github-pat', File: 'b.py', StartLine: 2, EndLine: 2, Commit: '' },
    ]),
  });
  const { code, stdout } = await migrate(repo, 'gitleaks', 'report.json', '--yes');
  expect(code).toBe(0);
  expect(stdout).toContain('.gitleaks.toml:2  extend.path conf/base.toml: with conf/base.toml');
  expect(stdout).toContain('.gitleaks.toml:3  extend.disabledRules noisy: its rule is left out');
  expect(stdout).toContain('conf/base.toml:1  rule base: rule gitleaks-base');
  expect(stdout).toContain('report.json:1:112  b.py:2 github-pat: the file no longer exists');
  expect(read(repo, '.leakgate/rules-from-gitleaks.yml')).not.toContain('noisy');
  expect(entries(repo)).toMatchObject([{ path: 'a.py', reason: 'in the baseline report.json' }]);
});

function sha1(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}

function secretsBaseline(results: Readonly<Record<string, readonly object[]>>): string {
  const filters = [
    { path: 'detect_secrets.filters.allowlist.is_line_allowlisted' },
    { path: 'detect_secrets.filters.regex.should_exclude_file', pattern: ['^docs/', '\\d+x'] },
    { path: 'file://./mine.py::is_fine' },
  ];
  const plugins = [{ name: 'GitHubTokenDetector' }, { name: 'HexHighEntropyString', limit: 3.0 }];
  return JSON.stringify({ version: '1.5.0', plugins_used: plugins, filters_used: filters, results }, null, 2);
}

test('detect-secrets: labels become statuses, by value if it moved, and a changed value is unknown', async () => {
  const entry = (seed: number, number: number, label?: boolean) => ({
    type: 'Secret Keyword',
    filename: 'a.py',
    hashed_secret: sha1(githubToken(seed)),
    line_number: number,
    ...(label === undefined ? {} : { is_secret: label }),
  });
  const repo = repository({
    'real.py': `moved\ndown\n${line(1)}`,
    'false.py': line(2),
    'open.py': line(3),
    'changed.py': line(4),
    'docs/a.md': line(5),
    '.secrets.baseline': secretsBaseline({
      'real.py': [entry(1, 1, true)],
      'false.py': [entry(2, 1, false)],
      'open.py': [entry(3, 1)],
      'changed.py': [entry(40, 1, false)],
    }),
  });
  const { code, stdout } = await migrate(repo, 'detect-secrets', '--yes');
  expect(code).toBe(0);
  expect(stdout).toMatchInlineSnapshot(`
    "From .secrets.baseline

    Carried over:
      .secrets.baseline:5:15  plugin GitHubTokenDetector: the built-in rules
      .secrets.baseline:8:15  plugin HexHighEntropyString: the built-in rules
      .secrets.baseline:13:5  filter is_line_allowlisted: compat: detect-secrets
      .secrets.baseline:17:15  filter should_exclude_file: with its patterns
      .secrets.baseline:19:9  excluded files ^docs/: exclude: /docs/?**
      .secrets.baseline  1 value: baseline: real
      .secrets.baseline  1 value: baseline: false-positive
      .secrets.baseline  1 value: baseline: unreviewed

    Not carried over:
      .secrets.baseline:2:14  version: it only concerns the tool itself
      .secrets.baseline:9:16  plugin HexHighEntropyString limit: our rules have their own limits
      .secrets.baseline:20:9  excluded files \\d+x: a glob cannot repeat part of a pattern
      .secrets.baseline:23:5  filter py::is_fine: custom programs are not run
      .secrets.baseline:55:7  changed.py:1 Secret Keyword: another value is there now

    13 in total: 8 carried over, 0 with differences, 5 not carried over.
    Written: .leakgate/from-detect-secrets.yml
    Written: .leakgate.yml
    Written: .leakgate/baseline.jsonl, 3 entries added
    Review the result, and remove the old files: .secrets.baseline
    "
  `);
  expect(byPath(repo).map(({ path, status }) => [path, status])).toEqual([
    ['false.py', 'false-positive'],
    ['open.py', 'unreviewed'],
    ['real.py', 'real'],
  ]);
  const scan = await runCli(['scan', '--report', 'json'], { cwd: repo.path });
  const { findings } = JSON.parse(scan.stdout) as { findings: { path: string; state: string }[] };
  expect(findings.filter(({ state }) => state === 'new').map(({ path }) => path)).toEqual(['changed.py']);
});

test('secretlint: patterns become rules, ignored files exclusions, and JavaScript configurations are not run', async () => {
  const repo = repository({
    '.secretlintrc.json': `{
  // the text to find
  "rules": [
    { "id": "@secretlint/secretlint-rule-preset-recommend" },
    {
      "id": "@secretlint/secretlint-rule-pattern",
      "options": { "patterns": [{ "name": "acme", "pattern": "/ACME_[0-9a-f]{32}/i" }], "allows": ["/x/"] },
    },
    { "id": "@secretlint/secretlint-rule-aws", "allowMessageIds": ["AWSAccountID"] },
  ],
}
`,
    '.secretlintrc.js': `require('fs').writeFileSync('ran', 'x'); module.exports = {};\n`,
    '.secretlintignore': '**/dist/**\n!dist/keep\n',
    'a.txt': `${acmeToken(1)}\n`,
  });
  const { code, stdout } = await migrate(repo, 'secretlint', '--yes');
  expect(code).toBe(0);
  expect(stdout).toMatchInlineSnapshot(`
    "From .secretlintrc.json, .secretlintrc.js, .secretlintignore

    Carried over:
      .secretlintrc.json:4:13  rule preset-recommend: the built-in rules; compat: secretlint
      .secretlintrc.json:6:13  rule pattern: with its patterns
      .secretlintrc.json:7:62  pattern acme: rule secretlint-acme
      .secretlintrc.json:9:13  rule aws: the built-in rules
      .secretlintignore:1  ignored **/dist/**: exclude: **/dist/**

    Not carried over:
      .secretlintrc.json:7:100  rule pattern allows: values cannot be allowed by patterns or words: set the status of each finding in the baseline
      .secretlintrc.json:9:68  rule aws allowMessageIds AWSAccountID: our rules are divided differently: --skip-rule ID
      .secretlintrc.js:1  a configuration in JavaScript: it is a program and is not run: write its rules as JSON
      .secretlintignore:2  ignored !dist/keep: excluded paths cannot be re-included: exclude only the rest

    9 in total: 5 carried over, 0 with differences, 4 not carried over.
    Written: .leakgate/rules-from-secretlint.yml
    Written: .leakgate/from-secretlint.yml
    Written: .leakgate.yml
    Review the result, and remove the old files: .secretlintrc.json, .secretlintrc.js, .secretlintignore
    "
  `);
  expect(existsSync(join(repo.path, 'ran'))).toBe(false);
  const scan = await runCli(['scan', '--report', 'json'], { cwd: repo.path });
  expect(scan.code).toBe(1);
  expect(scan.stdout).toContain('"rule":"secretlint-acme"');
});

/** Separate from its name, next to which it would be taken for a secret. */
const ACME = String.raw`\b(acme_[0-9a-f]{32})\b`;

test('trufflehog: detectors become rules, excluded paths exclusions', async () => {
  const repo = repository({
    '.trufflehog.yml': `detectors:
  - name: AcmeDetector
    keywords: [acme_]
    regex: { id: '${ACME}' }
    verify:
      - endpoint: http://localhost:8000/
        unsafe: true
`,
    'exclude.txt': '# not these\n^docs/\n\\.lock$\n[\n',
    'docs/a.md': line(1),
    'a.txt': `token: ${acmeToken(1)}\n`,
  });
  const { code, stdout } = await migrate(repo, 'trufflehog', 'exclude.txt', '--yes');
  expect(code).toBe(0);
  expect(stdout).toMatchInlineSnapshot(`
    "From exclude.txt, .trufflehog.yml

    Carried over:
      exclude.txt:2  excluded paths ^docs/: exclude: /docs/?**
      exclude.txt:3  excluded paths \\.lock$: exclude: **.lock

    Carried over with differences:
      .trufflehog.yml:4:18  detector AcmeDetector regex id: rule trufflehog-acmedetector; it may begin inside a longer word

    Not carried over:
      exclude.txt:4  excluded paths [: unclosed [
      .trufflehog.yml:5:5  detector AcmeDetector verify: no address named by a file is contacted

    5 in total: 2 carried over, 1 with differences, 2 not carried over.
    Written: .leakgate/rules-from-trufflehog.yml
    Written: .leakgate/from-trufflehog.yml
    Written: .leakgate.yml
    Review the result, and remove the old files: exclude.txt, .trufflehog.yml
    "
  `);
  const scan = await runCli(['scan', '--report', 'json'], { cwd: repo.path });
  const { findings } = JSON.parse(scan.stdout) as { findings: { path: string; rule: string }[] };
  expect(findings.filter(({ path }) => path !== '.trufflehog.yml')).toMatchObject([
    { path: 'a.txt', rule: 'trufflehog-acmedetector' },
  ]);
});

test('writes nothing without consent, and a dry run shows what would be written', async () => {
  const repo = repository({ '.gitleaks.toml': GITLEAKS, 'a.py': line(1) });
  for (const input of ['', 'n\n']) {
    const refused = await runCli(['migrate', 'gitleaks', '--no-compare'], { cwd: repo.path, input });
    expect(refused.code).toBe(2);
    expect(refused.stderr).toBe(
      'leakgate migrate writes .leakgate/rules-from-gitleaks.yml, .leakgate/from-gitleaks.yml, .leakgate.yml. Go on? [y/N] ',
    );
  }
  const dry = await migrate(repo, 'gitleaks', '--dry-run');
  expect(dry.code).toBe(0);
  expect(dry.stdout).toContain('--- .leakgate.yml\nextends:\n  - .leakgate/from-gitleaks.yml\n');
  expect(repo.git('status', '--porcelain')).toBe('');
});

test('keeps an existing configuration and adds a line; keeps reviews of a baseline', async () => {
  const repo = repository({
    'a.py': line(1),
    'b.py': line(2),
    '.leakgate.yml': '# ours\npreset: strict\n',
    '.gitleaksignore': 'a.py:github-pat:1\nb.py:github-pat:1\n',
  });
  await runCli(['baseline', 'create'], { cwd: repo.path });
  const say = ['baseline', 'audit', '--non-interactive', '--path', 'a.py', '--status', 'test', '--reason', 'made up'];
  await runCli(say, { cwd: repo.path });
  repo.write('.gitleaks.toml', GITLEAKS);
  const { code } = await migrate(repo, 'gitleaks', '--yes');
  expect(code).toBe(0);
  expect(read(repo, '.leakgate.yml')).toBe('# ours\npreset: strict\nextends:\n  - .leakgate/from-gitleaks.yml\n');
  expect(entries(repo).find(({ path }) => path === 'a.py')).toMatchObject({ status: 'test', reason: 'made up' });
  repo.write('.leakgate.yml', 'extends:\n  - .leakgate/from-gitleaks.yml # first\npreset: strict\n');
  repo.write('.secrets.baseline', secretsBaseline({}));
  await migrate(repo, 'detect-secrets', '--yes');
  expect(read(repo, '.leakgate.yml')).toBe(
    'extends:\n  - .leakgate/from-gitleaks.yml # first\n  - .leakgate/from-detect-secrets.yml\npreset: strict\n',
  );
  repo.write('.leakgate.yml', 'extends: [\n  .leakgate/from-gitleaks.yml ]\n');
  const odd = await migrate(repo, 'detect-secrets', '--yes');
  expect(odd.code).toBe(2);
  expect(odd.stderr).toContain('.leakgate.yml:2:1: its extends: list cannot be edited automatically');
});

test.each([
  ['gitleaks', '.gitleaks.toml', '[[rules]]\nid = "a\n', '.gitleaks.toml:2:'],
  ['gitleaks', '.gitleaks.toml', 'rules = [1]\n', '.gitleaks.toml:1: '],
  ['gitleaks', '.gitleaksignore', 'x\n', '.gitleaksignore:1:1: must be file:rule:line'],
  [
    'detect-secrets',
    '.secrets.baseline',
    '{"results": {"a": [{}]}}',
    '.secrets.baseline:1:20: results.a.0.hashed_secret is not there',
  ],
  ['detect-secrets', '.secrets.baseline', '<<<<<<< ours\n', '.secrets.baseline:1:1: expected a value'],
  ['secretlint', '.secretlintrc', 'rules: [\n', '.secretlintrc:2:1: '],
  ['secretlint', '.secretlintrc.json', '{"rules": [{}]}', '.secretlintrc.json:1:12: rules.0.id is not there'],
  [
    'trufflehog',
    '.trufflehog.yml',
    'detectors:\n  - keywords: [a]\n',
    '.trufflehog.yml:2:5: detectors.0.name is not there',
  ],
])('%s: a broken %s is an error with its place, and nothing is written: %j', async (tool, path, text, message) => {
  const repo = repository({ [path]: text });
  const { code, stdout, stderr } = await migrate(repo, tool, '--yes');
  expect(stderr).toContain(`error: ${message}`);
  expect([code, stdout]).toEqual([2, '']);
  expect(repo.git('status', '--porcelain')).toBe('');
});

test('refuses missing files, files outside and unknown tools', async () => {
  const repo = repository({ 'a.py': 'x\n' });
  expect((await migrate(repo, 'gitleaks', '--yes')).stderr).toContain('no gitleaks files here: no .gitleaks.toml');
  expect((await migrate(repo, 'gitleaks', '../x.toml')).stderr).toContain('is not below');
  expect((await migrate(repo, 'gitleaks', 'gone.toml')).stderr).toContain('there is no file gone.toml');
  expect((await migrate(repo, 'gitleak')).stderr).toContain('did you mean gitleaks?');
  repo.write('elsewhere', GITLEAKS);
  repo.link('elsewhere', '.gitleaks.toml');
  const linked = await migrate(repo, 'gitleaks', '--yes');
  expect([linked.code, linked.stderr]).toEqual([2, expect.stringContaining('symbolic links are not followed')]);
});

/** A program called gitleaks that reports two findings, and records that it ran. */
function fakeGitleaks(folder: TempFolder, report: string): void {
  folder.write(
    'gitleaks',
    `#!/bin/sh\nfor a in "$@"; do case "$a" in --report-path=*) f="\${a#--report-path=}";; esac; done\n${report}\n`,
  );
  chmodSync(join(folder.path, 'gitleaks'), 0o755);
}

test('compares findings of both tools, known ones here, and those of each alone', async () => {
  const repo = repository({
    'both.py': line(1),
    'ours.py': line(2),
    'known.py': line(3),
    '.gitleaksignore': 'known.py:github-pat:1\n',
  });
  const bin = makeFolder();
  made.push(bin);
  const found = ['both', 'known', 'theirs'].map((name) => ({ File: `${name}.py`, StartLine: 1, RuleID: 'github-pat' }));
  bin.write('found.json', JSON.stringify(found));
  fakeGitleaks(bin, `cp ${bin.path}/found.json "$f"`);
  const env = { PATH: `${bin.path}:${process.env['PATH']}` };
  const { stdout } = await runCli(['migrate', 'gitleaks', '--yes'], { cwd: repo.path, env });
  expect(stdout).toContain(
    'both: 1\ngitleaks, known here: 1\ngitleaks only: 1\n  theirs.py:1  github-pat\nLeakgate only: 1\n  ours.py:1  github-personal-access-token\n',
  );
});

test('reports a tool without output, and does not run one from the repository', async () => {
  const repo = repository({ 'a.py': line(1), '.gitleaksignore': 'a.py:github-pat:1\n' });
  const bin = makeFolder();
  made.push(bin);
  fakeGitleaks(bin, 'echo broken; exit 1');
  const broken = await runCli(['migrate', 'gitleaks', '--dry-run'], {
    cwd: repo.path,
    env: { PATH: `${bin.path}:${process.env['PATH']}` },
  });
  expect([broken.code, broken.stdout]).toEqual([
    0,
    expect.stringContaining('No side-by-side: the output of gitleaks cannot be read.'),
  ]);
  fakeGitleaks(repo, `touch ${repo.path}/ran`);
  const own = await runCli(['migrate', 'gitleaks', '--dry-run'], {
    cwd: repo.path,
    env: { PATH: `${repo.path}:.:/usr/bin:/bin` },
  });
  expect(own.stdout).toContain('No side-by-side: gitleaks is not on PATH.');
  expect(existsSync(join(repo.path, 'ran'))).toBe(false);
});
