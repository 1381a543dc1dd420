import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { parse } from 'yaml';
import { makeTree } from './support/cli.ts';
import { runStep } from './support/runner.ts';
import { githubToken } from './support/token.ts';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, unknown>>;
}

type Job = Workflow['jobs'][string];

interface Workflow {
  readonly on: unknown;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly permissions: Readonly<Record<string, string>>;
        readonly 'timeout-minutes': number;
        readonly needs?: string | readonly string[];
        readonly outputs?: Readonly<Record<string, string>>;
        readonly steps: readonly Step[];
      }
    >
  >;
}

const FOLDER = join(import.meta.dirname, '../.github/workflows');
const names = readdirSync(FOLDER);
function read(name: string): Workflow {
  return parse(readFileSync(join(FOLDER, name), 'utf8')) as Workflow;
}
const allJobs = names.flatMap((name) =>
  Object.entries(read(name).jobs).map(([id, job]): readonly [string, Job] => [`${name}: ${id}`, job]),
);
/** Commands that run code from outside this repository: installed packages, and tests of everything. */
const FOREIGN = /\bnpm (?:ci|cit|install|run|test)\b|\bnpx\b|\.ci\/run|\bpip\b|\bgo install\b/;
const uses = ({ steps }: Job, action: string): Step[] => steps.filter((step) => step.uses?.startsWith(`${action}@`));
const trees: { remove: () => void }[] = [];
afterEach(() => {
  for (const made of trees.splice(0)) made.remove();
});

test.each(names)(
  '%s: every action pinned by a full SHA with its version, no permission by default, a time limit',
  (name) => {
    const text = readFileSync(join(FOLDER, name), 'utf8');
    for (const [, action] of text.matchAll(/uses: (.+)$/gm))
      expect(action).toMatch(/^(?:\.\/(?: #.*)?|[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/);
    const { permissions, jobs } = read(name);
    expect(permissions).toEqual({});
    for (const job of Object.values(jobs)) {
      expect(job.permissions).toBeTypeOf('object');
      expect(job['timeout-minutes']).toBeGreaterThan(0);
      for (const step of job.steps) {
        expect(step.run ?? '').not.toContain('${{');
        expect(step.uses?.startsWith('actions/checkout@') ? step.with : { 'persist-credentials': false }).toMatchObject(
          { 'persist-credentials': false },
        );
      }
    }
  },
);

test('the gate on ourselves, as its workflow calls it, passes a clean tree and blocks a secret', async () => {
  const step = read('secrets.yml').jobs['leakgate']!.steps.find(({ uses }) => uses === './')!;
  const inputs = Object.fromEntries(Object.entries(step.with ?? {}).map(([name, value]) => [name, String(value)]));
  const run = async (files: Readonly<Record<string, string>>): Promise<number | null> => {
    const made = makeTree(files);
    trees.push(made);
    return (await runStep({ workspace: made.path, inputs, env: { GITHUB_API_URL: 'http://127.0.0.1:1' } })).code;
  };
  expect(await run({ 'a.txt': 'hello' })).toBe(0);
  expect(await run({ 'a.txt': `T=${githubToken()}` })).toBe(1);
});

test.each(allJobs)("%s: jobs that run other people's code can neither write here nor sign", (_, job) => {
  const foreign = job.steps.some(({ run = '' }) => FOREIGN.test(run));
  const { contents, 'id-token': token, packages } = job.permissions;
  const mighty = token === 'write' || contents === 'write' || packages === 'write';
  expect(foreign && mighty).toBe(false);
  // nor is anything checked out that could bring some
  expect(mighty && uses(job, 'actions/checkout').length > 0).toBe(false);
});

test.each(allJobs)('%s: uses no cache, which another run could have filled', (_, job) => {
  for (const step of uses(job, 'actions/setup-node'))
    expect(step.with).toMatchObject({ 'package-manager-cache': false });
  expect(uses(job, 'actions/cache')).toEqual([]);
});

test('a release is built, published and announced by three jobs from one tarball', () => {
  const { build, publish, release } = read('release.yml').jobs;
  expect(build!.permissions).toEqual({ contents: 'read' });
  expect(publish!.permissions).toEqual({ 'id-token': 'write' });
  expect(release!.permissions).toEqual({ contents: 'write' });
  expect(uses(build!, 'actions/upload-artifact')).toHaveLength(1);
  for (const job of [publish!, release!]) {
    expect([job.needs].flat()).toContain('build');
    const steps = job.steps.map(({ uses: action, run }) => run ?? action ?? '');
    const got = steps.findIndex((step) => step.startsWith('actions/download-artifact@'));
    const checked = steps.findIndex((step) => step.includes('sha256sum --check --strict'));
    const used = steps.findIndex((step) => /^npm publish|^gh release create/.test(step));
    expect([got >= 0, checked > got, used > checked]).toEqual([true, true, true]);
    expect(job.steps[checked]!.env).toEqual({ SHA256: '${{ needs.build.outputs.sha256 }}' });
  }
});

test('a release publishes its input with provenance, and runs none of its scripts', () => {
  const commands = read('release.yml').jobs['publish']!.steps.flatMap(({ run }) => run ?? []);
  expect(commands.filter((command) => command.startsWith('npm '))).toEqual([
    'npm publish ./leakgate-*.tgz --provenance --access public --ignore-scripts',
  ]);
});

test('dependencies are updated, a week behind', () => {
  const { updates } = parse(readFileSync(join(FOLDER, '../dependabot.yml'), 'utf8')) as {
    updates: { 'package-ecosystem': string; cooldown: Record<string, number> }[];
  };
  expect(updates.map((one) => one['package-ecosystem']).sort()).toEqual(['github-actions', 'npm']);
  for (const { cooldown } of updates) expect(cooldown['default-days']).toBeGreaterThanOrEqual(7);
});

test('sources and workflows are analysed, and inputs are fuzzed every week', () => {
  const { analyze } = read('codeql.yml').jobs;
  expect(uses(analyze!, 'github/codeql-action/init')).toHaveLength(1);
  expect(uses(analyze!, 'github/codeql-action/analyze')).toHaveLength(1);
  expect(read('fuzz.yml').on).toMatchObject({ schedule: [{ cron: expect.stringMatching(/^\d+ \d+ \* \* \d$/) }] });
  const soak = read('fuzz.yml').jobs['soak']!.steps.flatMap(({ run }) => run ?? []);
  expect(soak.at(-1)).toMatch(/^npm run soak -- --seconds \d+ --seed "\$SEED"$/);
});
