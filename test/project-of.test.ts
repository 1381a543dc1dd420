import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createProjectFinder, type TestProject } from './project-of.ts';

const ROOT = join(import.meta.dirname, '..');
let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'leakgate-projects-'));
});
afterEach(() => rmSync(root, { recursive: true }));

/** The project of `test/a.test.ts` in a tree of these files. */
function projectIn(files: Readonly<Record<string, string>>): TestProject {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return createProjectFinder(root)('test/a.test.ts');
}

test('a test of pure functions needs nothing', () => {
  expect(projectIn({ 'test/a.test.ts': `import { a } from '../src/a.ts';`, 'src/a.ts': `'dist'` })).toBe('unit');
});

test.each([
  ['it names dist/ itself', `const DIST = join(import.meta.dirname, '../../dist');`],
  ['it names the program', `const CLI = resolve('dist/cli.js');`],
  ['it imports what scans with the built-in rules', `import { b } from './b.ts';`],
  ['it imports that over several lines', `import {\n  b,\n} from './b.ts';`],
  ['it imports that when it runs', `const { b } = await import('./b.ts');`],
  ['it makes repositories', `import { makeRepo } from './support/repo.ts';`],
])('%s', (_, text) => {
  const between = { 'test/b.ts': `export * from '../src/c.ts';`, 'src/c.ts': `import '../src/app/built-file.ts';` };
  expect(projectIn({ 'test/a.test.ts': text, ...between })).toBe('cli');
});

test('types bring in nothing', () => {
  const files = {
    'test/a.test.ts': `import type { C } from '../src/c.ts';`,
    'src/c.ts': `import './app/built-file.ts';`,
  };
  expect(projectIn(files)).toBe('unit');
});

test('recognizes files of this repository that run the program', () => {
  const projectOf = createProjectFinder(ROOT);
  expect(projectOf('test/cli/scan.test.ts')).toBe('cli');
  expect(projectOf('test/pool/open-scanner.test.ts')).toBe('cli');
  expect(projectOf('test/core/glob.test.ts')).toBe('unit');
});
