import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  findFullFolders,
  findLongFiles,
  findSharedNames,
  findViolations,
  importsOf,
  loadedWith,
  type SourceFiles,
} from './support/architecture.ts';

function readSources(): SourceFiles {
  const names = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  return new Map(names.sort().map((name) => [join('src', name), readFileSync(join('src', name), 'utf8')]));
}

/** A tree with everything that is allowed, and one more file. */
function plant(path: string, text: string): SourceFiles {
  return new Map([
    ['src/core/finding.ts', `export type Finding = string;\nexport const KINDS = ['a'];\n`],
    ['src/engine/match.ts', `import { KINDS } from '../core/finding.ts';\nexport const match = KINDS;\n`],
    [
      'src/rules/parse.ts',
      `import { match } from '../engine/match.ts';\nimport { parse } from 'yaml';\nexport const x = [match, parse];\n`,
    ],
    [
      'src/report/json.ts',
      `import type { Finding } from '../core/finding.ts';\n// process.stdout is for entries\nexport type J = Finding;\n`,
    ],
    ['src/confidence/combine.ts', `import type { x } from '../engine/match.ts';\n`],
    ['src/sources/files.ts', `import { readSync } from 'node:fs';\nexport const read = readSync;\n`],
    [
      'src/pool/pool.ts',
      `import { match } from '../engine/match.ts';\nimport 'node:worker_threads';\nexport const p = match;\n`,
    ],
    [
      'src/app/scan.ts',
      `import { x } from '../rules/parse.ts';\nimport { read } from '../sources/files.ts';\nexport const scan = [x, read];\n`,
    ],
    ['src/cli.ts', `const { scan } = await import('./app/scan.ts');\nprocess.stdout.write(String(scan));\n`],
    [path, text],
  ]);
}

test('the sources follow the import table', () => {
  const sources = readSources();
  expect(sources.size).toBeGreaterThan(20);
  expect(findViolations(sources)).toEqual([]);
});

test('no source file has more than 400 lines', () => {
  expect(findLongFiles(readSources(), 400)).toEqual([]);
});

test('reports a file of 401 lines, but not of 400', () => {
  const files = new Map([
    ['src/core/a.ts', 'x\n'.repeat(400)],
    ['src/core/b.ts', 'x\n'.repeat(401)],
  ]);
  expect(findLongFiles(files, 400)).toEqual(['src/core/b.ts: 401 lines, at most 400']);
});

test('an allowed tree has no violations', () => {
  expect(findViolations(plant('src/core/order.ts', `export const process = (value: string) => value;\n`))).toEqual([]);
});

test.each([
  [
    'core imports the engine',
    'src/core/a.ts',
    `import { match } from '../engine/match.ts';`,
    'core may not import engine',
  ],
  [
    'types count too',
    'src/core/a.ts',
    `import type { match } from '../engine/match.ts';`,
    'core may not import engine',
  ],
  [
    'a multi-line import',
    'src/core/a.ts',
    `import {\n  match,\n} from '../engine/match.ts';`,
    'core may not import engine',
  ],
  ['a re-export', 'src/core/a.ts', `export * from '../engine/match.ts';`, 'core may not import engine'],
  ['a side-effect import', 'src/core/a.ts', `import '../engine/match.ts';`, 'core may not import engine'],
  [
    'a dynamic import',
    'src/core/a.ts',
    `export const a = () => import('../engine/match.ts');`,
    'core may not import engine',
  ],
  ['an import type', 'src/core/a.ts', `export type A = import('../engine/match.ts').A;`, 'core may not import engine'],
  [
    'a computed import',
    'src/app/a.ts',
    `export const a = (name: string) => import(name);`,
    'dynamic import with a computed name',
  ],
  [
    'the engine imports rules',
    'src/engine/a.ts',
    `import { x } from '../rules/parse.ts';`,
    'engine may not import rules',
  ],
  ['siblings', 'src/report/a.ts', `import '../confidence/combine.ts';`, 'report may not import confidence'],
  ['sources import the engine', 'src/sources/a.ts', `import '../engine/match.ts';`, 'sources may not import engine'],
  ['the pool imports sources', 'src/pool/a.ts', `import '../sources/files.ts';`, 'pool may not import sources'],
  ['an entry goes past app', 'src/index.ts', `export * from './rules/parse.ts';`, '(entry) may not import rules'],
  ['app imports an entry', 'src/app/a.ts', `import '../cli.ts';`, 'app may not import (entry)'],
  [
    'the engine imports node:',
    'src/engine/a.ts',
    `import { readFileSync } from 'node:fs';`,
    'engine may not import node:fs',
  ],
  [
    'config reads files',
    'src/config/a.ts',
    `const fs = await import('node:fs/promises');`,
    'config may not import node:fs/promises',
  ],
  [
    'node without prefix',
    'src/policy/a.ts',
    `import { readFileSync } from 'fs';`,
    'imports fs without the node: prefix',
  ],
  ['core imports a package', 'src/core/a.ts', `import { parse } from 'yaml';`, 'core may not import package yaml'],
  [
    'the package of the Action elsewhere',
    'src/app/a.ts',
    `import { notice } from '@actions/core';`,
    'only src/app/action',
  ],
  [
    'simple-git elsewhere',
    'src/git/remote/a.ts',
    `const { simpleGit } = await import('simple-git');`,
    'only src/git/process/ask-git.ts',
  ],
  ['a type of simple-git elsewhere', 'src/app/a.ts', `import type { SimpleGit } from 'simple-git';`, 'ask-git.ts may'],
  ['a part of simple-git elsewhere', 'src/app/a.ts', `import '@simple-git/argv-parser';`, 'ask-git.ts may import'],
  [
    'simple-git at the start',
    'src/git/process/ask-git.ts',
    `import { simpleGit } from 'simple-git';`,
    'package simple-git is loaded with it',
  ],
  [
    'a client that is handed out',
    'src/git/process/ask-git.ts',
    `import type { SimpleGit } from 'simple-git';\nexport function client(): SimpleGit {\n  return made;\n}`,
    'hands out a client',
  ],
  [
    'simple-git handed out',
    'src/git/process/ask-git.ts',
    `const { simpleGit } = await import('simple-git');\nexport { simpleGit };`,
    'hands out a client',
  ],
  [
    'a second client',
    'src/git/process/ask-git.ts',
    `const { simpleGit } = await import('simple-git');\nconst clients = [simpleGit(pinned), simpleGit()];`,
    'makes 2 clients',
  ],
  ['out of src', 'src/app/a.ts', `import '../../scripts/build.ts';`, 'from outside src'],
  ['a file that is not there', 'src/app/a.ts', `import './gone.ts';`, 'which does not exist'],
  ['process', 'src/policy/a.ts', `export const a = process.env['X'];`, 'policy may not use process'],
  ['process in a template', 'src/policy/a.ts', 'export const a = `${process.pid}`;', 'policy may not use process'],
  [
    'process after a string with a comment mark',
    'src/policy/a.ts',
    `const u = 'http://x'; export const a = process.pid;`,
    'use process',
  ],
  ['globalThis', 'src/engine/a.ts', `export const a = globalThis.process;`, 'engine may not use process'],
  ['Buffer', 'src/engine/a.ts', `export const a = Buffer.from('x');`, 'engine may not use Buffer'],
  ['Buffer as a value', 'src/engine/a.ts', `export const a = [1].map(Buffer);`, 'engine may not use Buffer'],
  ['console', 'src/report/a.ts', `console.log('x');`, 'report may not use console'],
  ['require', 'src/rules/a.ts', `export const a = require('yaml');`, 'rules may not use require'],
  ['an unknown folder', 'src/util/a.ts', `export const a = 1;`, 'src/util: not in the import table'],
])('planted: %s', (_, path, text, message) => {
  const violations = findViolations(plant(path, `${text}\n`));
  expect(violations).toHaveLength(1);
  expect(violations[0]).toContain(message);
});

test('planted: a cycle of three files, one edge dynamic', () => {
  const files = new Map([
    ['src/engine/a.ts', `import { b } from './b.ts';\n`],
    ['src/engine/b.ts', `import { c, type C } from './c.ts';\n`],
    ['src/engine/c.ts', `const a = () => import('./a.ts');\n`],
  ]);
  expect(findViolations(files)).toEqual([
    'cycle: src/engine/a.ts -> src/engine/b.ts -> src/engine/c.ts -> src/engine/a.ts',
  ]);
});

test('planted: a cycle closed by type imports', () => {
  const files = new Map([
    ['src/engine/a.ts', `import { b } from './b.ts';\n`],
    ['src/engine/b.ts', `import type { A } from './a.ts';\n`],
  ]);
  expect(findViolations(files)).toEqual(['cycle: src/engine/a.ts -> src/engine/b.ts -> src/engine/a.ts']);
});

/** What a scan of the command line loads; see JOINED in scripts/make-dist.ts. */
const SCAN = [
  'src/app/run-cli.ts',
  'src/app/process-context.ts',
  'src/app/commands/scan-command.ts',
  'src/app/changes/scan-staged.ts',
  'src/app/changes/scan-range.ts',
  'src/app/history/scan-history.ts',
];

test('no scan loads what runs git by simple-git', () => {
  const loaded = loadedWith(readSources(), SCAN);
  expect(loaded).toContain('src/git/process/git.ts');
  expect(loaded).not.toContain('src/git/process/ask-git.ts');
});

test('planted: a module that a scan loads, by way of another; types and late imports do not count', () => {
  const files = new Map([
    ['src/app/scan.ts', `import { a } from '../git/a.ts';\nimport type { B } from '../git/b.ts';\n`],
    ['src/git/a.ts', `export { c } from './c.ts';\nconst d = () => import('./d.ts');\n`],
  ]);
  expect([...loadedWith(files, ['src/app/scan.ts'])]).toEqual(['src/app/scan.ts', 'src/git/a.ts', 'src/git/c.ts']);
});

test('every file name and every exported name is unique', () => {
  expect(findSharedNames(readSources())).toEqual([]);
});

test('planted: a duplicate base name, a duplicate exported name', () => {
  const files = new Map([
    ['src/engine/marks.ts', 'export const REACH = 96;\n'],
    ['src/suppress/marks.ts', 'export interface Mark {}\n'],
    ['src/suppress/reach.ts', 'export const REACH = 8192;\nconst REACHES = 1;\nexport async function* mark() {}\n'],
  ]);
  expect(findSharedNames(files)).toEqual([
    'marks.ts: src/engine/marks.ts, src/suppress/marks.ts',
    'REACH: src/engine/marks.ts, src/suppress/reach.ts',
  ]);
});

test('no folder has more than 20 files at one level', () => {
  expect(findFullFolders(readSources(), 20)).toEqual([]);
});

test('reports a folder of 21 files, but not of 20', () => {
  const fill = (folder: string, count: number): [string, string][] =>
    Array.from({ length: count }, (_, i) => [`src/${folder}/file${i}.ts`, '']);
  expect(findFullFolders(new Map([...fill('app', 21), ...fill('app/scan', 20)]), 20)).toEqual([
    'src/app: 21 files, at most 20',
  ]);
});

test('ignores imports in comments and strings', () => {
  expect(
    importsOf(`// import 'a'\n/* import b from 'b' */\nconst s = "import('c')";\n`).map((i) => i.specifier),
  ).toEqual(['c']);
});
