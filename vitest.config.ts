import { readdirSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { createProjectFinder, type TestProject } from './test/project-of.ts';

const projectOf = createProjectFinder(import.meta.dirname);
const tests = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => `test/${name}`);

/** The test files of a project, and its name. */
function project(name: TestProject): { readonly name: string; readonly include: string[] } {
  return { name, include: tests.filter((file) => projectOf(file) === name) };
}

export default defineConfig({
  test: {
    reporters: process.env['CI'] ? ['default', ['json', { outputFile: 'coverage/vitest.json' }]] : ['default'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // by default one core is left to vitest's own process, which has little to do: on two cores that is half of them
    maxWorkers: '100%',
    projects: [
      { extends: true, test: project('unit') },
      { extends: true, test: { ...project('cli'), globalSetup: ['test/global-setup.ts'] } },
    ],
  },
});
