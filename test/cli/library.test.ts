import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTree } from '../support/cli.ts';
import { githubToken } from '../support/token.ts';

// the built bundle, as in `import ... from 'leakgate'`
const library = (await import(
  new URL('../../dist/index.js', import.meta.url).href
)) as typeof import('../../src/index.ts');
let cwd: { path: string; remove: () => void };

beforeAll(() => {
  cwd = makeTree({ 'src/a.ts': `const t = '${githubToken()}';\n`, 'src/b.ts': 'nothing\n' });
});
afterAll(() => cwd.remove());

test('findings can be iterated over, as the README shows', async () => {
  const rules = await library.loadRules();
  const controller = new AbortController();
  const seen: string[] = [];
  for await (const finding of library.scan({ cwd: cwd.path, paths: ['src'], rules, signal: controller.signal })) {
    seen.push(`${finding.path}:${finding.line} ${finding.redacted} ${finding.confidence.toFixed(2)}`);
  }
  expect(seen).toEqual(['a.ts:1 ghp_...(40) 1.00']);
});

test('an aborted scan is reported as incomplete', async () => {
  const report = await library.scan({ cwd: cwd.path, signal: AbortSignal.abort() }).report();
  expect(report.verdict.exit).toBe(3);
  expect(report.coverage.failed).toHaveLength(1);
});

test('an invalid request is a ScanError with a code, an exit code and a hint', async () => {
  const failing = library.scan({ cwd: cwd.path, paths: ['missing'] }).report();
  await expect(failing).rejects.toMatchObject({ code: 'path-missing', exit: 2 });
  await expect(library.loadRules({ only: ['no-such-rule'] })).rejects.toMatchObject({ code: 'rule-unknown', exit: 2 });
});
