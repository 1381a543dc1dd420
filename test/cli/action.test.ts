import { readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from 'sarif';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { ACTION_INPUTS, ACTION_OUTPUTS, INPUT_OPTIONS } from '../../src/config/action-inputs.ts';
import { compareStrings } from '../../src/core/order.ts';
import { makeTree } from '../support/cli.ts';
import { startGitHub, type Fault, type GitHubServer } from '../support/github-server.ts';
import { makeRepo } from '../support/repo.ts';
import { commandsOf, readOutputs, runStep, type Step, type StepResult } from '../support/runner.ts';
import { githubToken } from '../support/token.ts';

const trees: { remove: () => void }[] = [];
function tree(files: Readonly<Record<string, string | Buffer>>): string {
  const made = makeTree(files);
  trees.push(made);
  return made.path;
}
afterEach(() => {
  for (const made of trees.splice(0)) made.remove();
});

const secret = githubToken();
const leaky = { 'src/app.ts': `const token = '${secret}';\n`, 'README.md': '# hello\n' };
const clean = { 'README.md': '# hello\n' };
function pullRequest(headRepo: string | undefined, from: string, to: string): readonly [string, unknown] {
  const base = { sha: from, ref: 'main', repo: { full_name: 'o/r' } };
  const head = { sha: to, ref: 'topic', repo: { full_name: headRepo ?? 'o/r' } };
  return ['pull_request', { pull_request: { number: 7, base, head } }];
}

test('the metadata file names every input and output, the Node version and the bundle', () => {
  const file = parse(readFileSync(join(import.meta.dirname, '../../action.yml'), 'utf8')) as {
    inputs: Record<string, { description: string; default?: string }>;
    outputs: Record<string, unknown>;
    runs: unknown;
  };
  expect(Object.keys(file.inputs)).toHaveLength(Object.keys(ACTION_INPUTS).length + INPUT_OPTIONS.length);
  expect(file.inputs['min-confidence']!.description).toContain('default: 0.5');
  expect(Object.keys(file.outputs)).toEqual(Object.keys(ACTION_OUTPUTS));
  expect(file.runs).toEqual({ using: 'node24', main: 'dist/action.js' });
});

test('the page about the Action names every input and output', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/github-action.md'), 'utf8');
  const file = parse(readFileSync(join(import.meta.dirname, '../../action.yml'), 'utf8')) as {
    inputs: object;
    outputs: object;
  };
  const tables = page.slice(page.indexOf('## Inputs and outputs'), page.indexOf('## With code scanning'));
  const named = [...tables.matchAll(/^\| (`[^|]+) \|/gm)].flatMap(([, cell]) => [...cell!.matchAll(/`([^`]+)`/g)]);
  expect(named.map(([, name]) => name!).toSorted(compareStrings)).toEqual(
    [...Object.keys(file.inputs), ...Object.keys(file.outputs)].toSorted(compareStrings),
  );
});

test('a secret gives exit 1, an annotation, outputs, a summary and a SARIF file, never its value, and masks nothing', async () => {
  const sarif = join(tree({}), 'out.sarif');
  const step = await runStep({ workspace: tree(leaky), inputs: { 'sarif-file': sarif } });
  expect([step.code, step.stderr]).toEqual([1, '']);
  expect(step.outputs).toMatchObject({
    verdict: 'blocked',
    'exit-code': '1',
    findings: '1',
    blocking: '1',
    secrets: '1',
    scanned: '2',
    failed: '0',
    'sarif-file': sarif,
  });
  expect(commandsOf(step.stdout).filter((line) => line.startsWith('::error'))).toEqual([
    expect.stringMatching(/^::error title=GitHub[^,]*,file=src\/app\.ts,line=1,endLine=1,col=16,endColumn=56::/),
  ]);
  expect(step.summary).toContain('## 🔴 Leakgate: 1 blocking finding');
  expect((JSON.parse(readFileSync(sarif, 'utf8')) as Log).runs[0]!.results).toHaveLength(1);
  expect(step.everything).not.toContain(secret);
  expect(step.stdout).not.toContain('add-mask');
});

test('no finding gives exit 0, no annotation, and an empty SARIF file', async () => {
  const step = await runStep({ workspace: tree(clean) });
  expect([step.code, step.outputs['verdict'], step.outputs['findings']]).toEqual([0, 'pass', '0']);
  expect(commandsOf(step.stdout).filter((line) => !/^::(?:group|endgroup)/.test(line))).toEqual([]);
  expect(step.summary).toContain('🟢 Leakgate: no secrets found');
  expect(step.everything).toContain('"results":[]');
});

test('nothing to scan is not clean: exit 3 with a message, unless it is allowed', async () => {
  const step = await runStep({ workspace: tree({}) });
  expect([step.code, step.outputs['verdict']]).toEqual([3, 'incomplete']);
  expect(step.stdout).toContain('::error title=Incomplete scan::Nothing was scanned.');
  expect((await runStep({ workspace: tree({}), inputs: { 'allow-empty': 'true' } })).code).toBe(0);
});

test('inputs become options: lists by line, switches, numbers, reports', async () => {
  const workspace = tree({ ...leaky, 'b/x.env': `T=${githubToken(2)}\n`, 'c/y.env': `T=${githubToken(3)}\n` });
  const out = join(tree({}), 'r.json');
  const inputs = {
    path: 'src\n  b\n',
    exclude: 'src/**\n',
    report: `json=${out}\n`,
    'exit-zero': 'true',
    summary: 'false',
    annotations: 'false',
  };
  const step = await runStep({ workspace, inputs });
  expect([step.code, step.summary]).toEqual([0, '']);
  expect(step.stdout).toContain('::warning::Findings would block, but the step passes because exit-zero is set.');
  expect(step.outputs).toMatchObject({ verdict: 'blocked', 'exit-code': '1', 'report-files': out });
  const report = JSON.parse(readFileSync(out, 'utf8')) as { findings: { path: string }[] };
  expect(report.findings.map(({ path }) => path)).toEqual(['b/x.env']);
});

test.each([
  [{ 'min-confidence': 'x' }, 'not a number from 0 to 1'],
  [{ summary: 'yes' }, 'the input summary must be true or false'],
  [{ 'working-directory': 'nowhere' }, 'there is no folder'],
  [{ 'working-directory': '..' }, 'outside the workspace'],
  [{ report: 'json' }, 'names no file'],
  [{ path: 'missing' }, 'cannot scan missing'],
])('refuses %j with exit 2 and one error that says why', async (inputs, message) => {
  const step = await runStep({ workspace: tree(clean), inputs });
  expect([step.code, step.outputs['verdict'], step.outputs['exit-code']]).toEqual([2, 'error', '2']);
  expect(commandsOf(step.stdout)).toEqual([expect.stringContaining(message)]);
});

test('a report that cannot be written gives exit 4, and everything else is written', async () => {
  const step = await runStep({ workspace: tree(leaky), inputs: { report: 'json=no/such/folder/x.json' } });
  expect(step.code).toBe(4);
  expect(step.outputs).toMatchObject({ verdict: 'blocked', findings: '1' });
  expect(step.stdout).toMatch(/^::error title=[^,]*,file=src\/app\.ts,/m);
});

test('scans a folder of the workspace, with paths from its top in SARIF, from the workspace in annotations', async () => {
  const workspace = tree({ 'sub/dir/src/app.ts': leaky['src/app.ts'], 'other.ts': `x = '${githubToken(2)}'` });
  const step = await runStep({ workspace, inputs: { 'working-directory': 'sub/dir' } });
  expect(step.outputs['findings']).toBe('1');
  expect(step.stdout).toMatch(/^::error title=[^,]*,file=sub\/dir\/src\/app\.ts,/m);
  expect(step.everything).toContain('"uri":"src/app.ts"');
  const outside = tree(leaky);
  symlinkSync(outside, join(workspace, 'link'));
  expect((await runStep({ workspace, inputs: { 'working-directory': 'link' } })).code).toBe(2);
});

test('shows ten errors of more findings, and a notice about the others', async () => {
  const files = Object.fromEntries(Array.from({ length: 25 }, (_, i) => [`f${i}.env`, `T=${githubToken(i + 1)}\n`]));
  const step = await runStep({ workspace: tree(files) });
  const commands = commandsOf(step.stdout);
  expect(commands.filter((line) => line.startsWith('::error'))).toHaveLength(10);
  expect(commands.filter((line) => line.startsWith('::notice'))).toEqual([
    '::notice title=More findings::15 more findings are in the report.',
  ]);
});

test('names that are commands, Markdown or delimiters change nothing in the log, the summary or the outputs', async () => {
  const names = [
    '::set-output name=verdict::pass',
    '##[add-mask]a',
    '\n::error::x',
    'a`b|c<img src=x>',
    '@everyone [x](http:%2f%2fx)',
    '\u001b[2J',
    'verdict<<E\npass\nE',
  ];
  const files = Object.fromEntries(names.map((name, i) => [name, `T=${githubToken(i + 1)}\n`]));
  const step = await runStep({ workspace: tree(files), inputs: { path: '.', 'all-files': 'true' } });
  expect(step.outputs).toMatchObject({ verdict: 'blocked', findings: String(names.length) });
  const kinds = commandsOf(step.stdout).map((line) => /^::([a-z-]+)/.exec(line)?.[1]);
  expect(kinds).toEqual(['group', 'endgroup', ...names.map(() => 'error')]);
  expect(step.stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  expect(step.summary.split('\n').filter((line) => line.startsWith('| 🔴 | critical'))).toHaveLength(names.length);
  expect(step.summary.replace(/`[^`\n]*`/g, '')).not.toMatch(/<img|@everyone|x\]\(/);
});

test('scans the whole history on a schedule, finds removed secrets, and caches the rest', async () => {
  const repo = makeRepo();
  trees.push(repo);
  repo.write('a.env', `T=${secret}\n`);
  repo.commit('add');
  repo.remove('a.env');
  repo.write('b.ts', 'x\n');
  const head = repo.commit('remove');
  const cache = join(tree({}), 'cache');
  const inputs = { history: 'true', cache };
  const run = (key: string, event: Step['event'] = ['schedule', {}]): Promise<StepResult> =>
    runStep({ workspace: repo.path, event, inputs, env: { LEAKGATE_CACHE_KEY: key } });
  const first = await run('one');
  expect(first.outputs).toMatchObject({ verdict: 'blocked', findings: '1' });
  expect(readdirSync(cache).length).toBeGreaterThan(0);
  const again = await run('one');
  expect(again.outputs).toMatchObject({ findings: '1', scanned: first.outputs['scanned'] });
  expect(again.stderr).not.toContain('cache');
  // a cache written by somebody else is ignored
  const other = await run('two');
  expect([other.outputs['findings'], other.stderr.includes('not written with this key')]).toEqual(['1', true]);
  // a pull request is scanned by its commits, and reads no cache
  const base = { sha: head, ref: 'main', repo: { full_name: 'o/r' } };
  const event = ['pull_request', { pull_request: { number: 7, base, head: base } }] as const;
  const change = await run('three', event);
  expect([change.outputs['findings'], change.stderr.includes('cache')]).toEqual(['0', false]);
  expect((await runStep({ workspace: repo.path, inputs: { cache } })).stdout).toContain('--cache needs --history');
});

test('reports an event that cannot be read, and continues', async () => {
  const step = await runStep({ workspace: tree(leaky), event: ['pull_request', '{ not json'] });
  expect(step.code).toBe(1);
  expect(step.stdout).toContain('::warning::The event that started this workflow could not be read');
});

test("skips outputs and summaries without a runner's files, and creates missing ones", async () => {
  const without = await runStep({ workspace: tree(leaky), env: { GITHUB_OUTPUT: '', GITHUB_STEP_SUMMARY: '' } });
  expect([without.code, without.outputs, without.summary]).toEqual([1, {}, '']);
  expect(without.stdout).not.toMatch(/set-output/);
  const folder = tree({});
  const env = { GITHUB_OUTPUT: join(folder, 'output'), GITHUB_STEP_SUMMARY: join(folder, 'summary') };
  expect((await runStep({ workspace: tree(leaky), env })).code).toBe(1);
  expect(readOutputs(readFileSync(env.GITHUB_OUTPUT, 'utf8'))).toMatchObject({ verdict: 'blocked' });
  expect(readFileSync(env.GITHUB_STEP_SUMMARY, 'utf8')).toContain('Leakgate: 1 blocking finding');
});

test('warns of a token that the checkout left behind', async () => {
  const repo = makeRepo();
  trees.push(repo);
  repo.write('a.ts', 'x\n');
  repo.commit();
  repo.git('config', 'http.https://github.com/.extraheader', 'AUTHORIZATION: basic x');
  expect((await runStep({ workspace: repo.path })).stdout).toContain('persist-credentials: false');
});

test.each(['push', 'merge_group', 'schedule', 'workflow_dispatch', 'pull_request'])(
  '%s without a payload, without network: the verdict stands',
  async (name) => {
    const step = await runStep({
      workspace: tree(leaky),
      event: [name, {}],
      env: { GITHUB_API_URL: 'http://127.0.0.1:1' },
    });
    expect([step.code, step.outputs['verdict']]).toEqual([1, 'blocked']);
  },
);

describe('with GitHub', () => {
  let github: GitHubServer;
  beforeEach(async () => {
    github = await startGitHub();
  });
  afterEach(() => github.close());

  /** Runs a step on a pull request with these files, from a fork if `more` says so. */
  function run(
    files: Readonly<Record<string, string>>,
    inputs: Readonly<Record<string, string>>,
    { headRepo, ...more }: Partial<Step> & { headRepo?: string } = {},
  ): Promise<StepResult> {
    const repo = makeRepo();
    trees.push(repo);
    repo.write('.gitattributes', '');
    const base = repo.commit('base');
    for (const [name, content] of Object.entries(files)) repo.write(name, content);
    const head = repo.commit('change');
    const env = { GITHUB_API_URL: github.url, ...more.env };
    const token = { 'github-token': 'ghs_made-up', ...inputs };
    return runStep({ event: pullRequest(headRepo, base, head), ...more, workspace: repo.path, inputs: token, env });
  }
  const warnings = (step: StepResult): string[] =>
    commandsOf(step.stdout).filter((line) => /^::(?:warning|notice)::/.test(line));

  test('creates a comment, changes it, and removes it when all is well', async () => {
    const first = await run(leaky, { comment: 'true' });
    expect(first.outputs['comment-url']).toContain('/c/1000');
    expect(github.comments.map(({ body }) => body)).toEqual([expect.stringContaining('1 blocking finding')]);
    await run({ ...leaky, 'b.env': `T=${githubToken(2)}\n` }, { comment: 'true' });
    expect(github.comments.map(({ body }) => body)).toEqual([expect.stringContaining('2 blocking findings')]);
    const last = await run(clean, { comment: 'true' });
    expect([last.code, github.comments]).toEqual([0, []]);
    expect(first.everything + JSON.stringify(github)).not.toContain(secret);
  });

  test("finds the comment on a later page, and leaves a person's copy of the mark alone", async () => {
    for (let id = 1; id <= 250; id++)
      github.comments.push({ id, body: 'hello', user: { type: 'User' }, html_url: 'x' });
    github.comments[20]!.body = '<!-- leakgate-comment -->\nall is well';
    github.comments[230]!.body = '<!-- leakgate-comment -->\nold';
    github.comments[230]!.user.type = 'Bot';
    await run(leaky, { comment: 'true' });
    expect(github.comments).toHaveLength(250);
    expect(github.comments[20]!.body).toContain('all is well');
    expect(github.comments[230]!.body).toContain('1 blocking finding');
  });

  test('writes no comment outside pull requests, for forks and for Dependabot, and says so', async () => {
    for (const more of [
      { event: ['workflow_dispatch', { repository: { default_branch: 'main' } }] as const },
      { headRepo: 'fork/r' },
      { env: { GITHUB_ACTOR: 'dependabot[bot]' } },
    ]) {
      const step = await run(leaky, { comment: 'true' }, more);
      expect(step.code).toBe(1);
      expect(warnings(step)).toEqual([expect.stringContaining('No comment was written')]);
    }
    expect(github.requests).toEqual([]);
  });

  const comments = /comments$/;
  const faults: readonly (readonly [string, Fault, number])[] = [
    ['429 with retry-after', { method: 'GET', path: comments, status: 429, headers: { 'retry-after': '1' } }, 1],
    ['403 for a limit', { method: 'POST', path: comments, status: 403, headers: { 'retry-after': '0' } }, 1],
    ['502', { method: 'POST', path: comments, status: 502 }, 1],
    ['a connection cut before', { method: 'POST', path: comments, cut: 'before' }, 1],
    ['a connection cut after', { method: 'POST', path: comments, cut: 'after' }, 1],
    ['a slow answer', { method: 'GET', path: comments, slow: 1500 }, 1],
  ];
  test.each(faults)('%s: retries, with one comment in the end', async (_, fault, count) => {
    github.faults.push(fault);
    const step = await run(leaky, { comment: 'true' });
    expect([step.code, github.comments.length, warnings(step)]).toEqual([1, count, []]);
  });

  test.each([
    ['403', 403, 'pull-requests: write'],
    ['404', 404, 'pull-requests: write'],
    ['422', 422, 'GitHub answered 422'],
    ['401', 401, 'the token is not valid'],
  ])(
    '%s for good: a warning that says what is missing, the verdict as it was, nothing of the answer',
    async (_, status, message) => {
      for (let i = 0; i < 9; i++) github.faults.push({ method: 'GET', path: comments, status });
      const step = await run(leaky, { comment: 'true' });
      expect(step.code).toBe(1);
      expect(warnings(step)).toEqual([expect.stringContaining(message)]);
      expect(step.everything).not.toContain('## nothing');
      expect(github.requests).toHaveLength(1);
    },
  );

  test('an unreachable API is a warning that keeps the verdict', async () => {
    const step = await run(leaky, { comment: 'true' }, { env: { GITHUB_API_URL: 'http://127.0.0.1:1' } });
    expect(step.code).toBe(1);
    expect(warnings(step)).toEqual([expect.stringMatching(/could not be (?:reached|written)/)]);
  });

  test('uploads the SARIF file for the ref of the run, and waits for it', async () => {
    github.progress.splice(0, 1, { processing_status: 'pending' }, { processing_status: 'complete' });
    const env = { GITHUB_REF: 'refs/pull/7/merge', GITHUB_SHA: 'c'.repeat(40) };
    const step = await run(leaky, { 'upload-sarif': 'true' }, { env, event: ['workflow_dispatch', {}] });
    expect([step.code, step.outputs['sarif-id'], warnings(step)]).toEqual([1, 'upload-1', []]);
    expect(github.uploads).toMatchObject([{ commit_sha: 'c'.repeat(40), ref: 'refs/pull/7/merge' }]);
    expect((JSON.parse(github.uploads[0]!.sarif) as Log).runs[0]!.results).toHaveLength(1);
    expect(github.uploads[0]!.sarif).not.toContain(secret);
    expect(github.requests.filter((request) => request.startsWith('GET'))).toHaveLength(2);
  });

  test('uploads an empty SARIF file so that alerts close; an upload may be unknown at first', async () => {
    github.faults.push({ method: 'GET', path: /sarifs/, status: 404 });
    const step = await run(clean, { 'upload-sarif': 'true' }, { event: ['workflow_dispatch', {}] });
    expect([step.code, github.uploads.length, warnings(step)]).toEqual([0, 1, []]);
  });

  test('a refusal by code scanning is a warning that keeps the verdict', async () => {
    github.faults.push({ method: 'POST', path: /sarifs$/, status: 403 });
    expect(warnings(await run(leaky, { 'upload-sarif': 'true' }))).toEqual([
      expect.stringContaining('security-events: write'),
    ]);
    github.progress[0] = { processing_status: 'failed', errors: ['bad\n::error::x'] };
    const step = await run(leaky, { 'upload-sarif': 'true' });
    expect(step.code).toBe(1);
    expect(warnings(step)).toEqual([expect.stringMatching(/rejected the SARIF file: bad\\u\{a\}::error::x/)]);
  });

  test('does not upload for forks and Dependabot, and says how it can be done', async () => {
    const step = await run(leaky, { 'upload-sarif': 'true' }, { headRepo: 'fork/r' });
    expect(warnings(step)).toEqual([expect.stringContaining('github/codeql-action/upload-sarif')]);
    expect(github.requests).toEqual([]);
  });
});

test('tests read outputs as the runner does', () => {
  expect(readOutputs('a<<E\nx\ny\nE\nb<<F\n\nF\n')).toEqual({ a: 'x\ny', b: '' });
});

test("the base's gate judges a pull request, whatever is checked out", async () => {
  const repo = makeRepo();
  try {
    repo.write('a.ts', 'x\n');
    const base = repo.commit('base');
    repo.write('.leakgate.yml', 'preset: none\n');
    repo.write('a.env', `key = ${githubToken(1)}\n`);
    const head = repo.commit('secret');
    const side = (sha: string): object => ({ sha, ref: 'x', repo: { full_name: 'o/r' } });
    const payload = { pull_request: { number: 7, base: side(base), head: side(head) } };
    const step = await runStep({ workspace: repo.path, event: ['pull_request', payload] });
    expect(step.outputs).toMatchObject({ verdict: 'blocked', blocking: '1' });
    expect(step.code).toBe(1);
    expect(step.stdout).toContain('Notice .leakgate.yml: added by this change');
  } finally {
    repo.remove();
  }
});
