import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { parse } from 'yaml';
import { makeTree } from './support/cli.ts';
import { runStep } from './support/runner.ts';
import { githubToken } from './support/token.ts';

interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly permissions: Readonly<Record<string, string>>;
        readonly 'timeout-minutes': number;
        readonly steps: readonly { uses?: string; run?: string; with?: Readonly<Record<string, unknown>> }[];
      }
    >
  >;
}

const FOLDER = join(import.meta.dirname, '../.github/workflows');
const names = readdirSync(FOLDER);
function read(name: string): Workflow {
  return parse(readFileSync(join(FOLDER, name), 'utf8')) as Workflow;
}
const trees: { remove: () => void }[] = [];
afterEach(() => {
  for (const made of trees.splice(0)) made.remove();
});

test.each(names)(
  '%s: every action pinned by a full SHA with its version, no permission by default, a time limit',
  (name) => {
    const text = readFileSync(join(FOLDER, name), 'utf8');
    for (const [, action] of text.matchAll(/uses: (.+)$/gm))
      expect(action).toMatch(/^(?:\.\/|[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/);
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

test('the gate on ourselves, as its workflow asks for it: it passes a clean tree and blocks a secret', async () => {
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
