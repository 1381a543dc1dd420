/** Determines the project of a test file from its direct and indirect imports. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Imports of values from our own files: types are gone when a test runs. */
const IMPORT =
  /^(?:import|export)(?! type\b)[^'";]*?['"](\.{1,2}\/[^'"]+\.ts)['"]|\bimport\(\s*['"](\.{1,2}\/[^'"]+\.ts)['"]/gm;
/** The path of `dist/`, or of an entry in it, as in tests. */
const NAMES_DIST = /['"`](?:\.\.\/)*dist(?:\/(?:cli|index|action|worker)\.js)?['"`]/;
/** Locates the rules and the worker in `dist/`, so that every scan with the built-in rules leads here. */
const BUILT_FILE = 'src/app/built-file.ts';
/** Creates repositories, which takes many git processes. */
const REPOSITORY = 'test/support/repo.ts';

export type TestProject = 'unit' | 'cli';

/** Determines projects of test files by paths from `root`; reads every file once. */
export function createProjectFinder(root: string): (file: string) => TestProject {
  const importsOf = new Map<string, readonly string[]>();
  const heavy = new Set([BUILT_FILE, REPOSITORY]);
  const readImports = (file: string): readonly string[] => {
    const path = join(root, file);
    const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
    if (file.startsWith('test/') && NAMES_DIST.test(text)) heavy.add(file);
    return Array.from(text.matchAll(IMPORT), ([, fixed, late]) => join(dirname(file), fixed ?? late ?? ''));
  };
  return (file) => {
    const reached = new Set([file]);
    for (const one of reached) {
      const imports = importsOf.get(one) ?? readImports(one);
      importsOf.set(one, imports);
      if (heavy.has(one)) return 'cli';
      for (const imported of imports) reached.add(imported);
    }
    return 'unit';
  };
}
