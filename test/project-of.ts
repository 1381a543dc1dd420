/** The project that a test file belongs to, told from what it imports, near or far. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Imports of values from files of ours: types are gone when a test runs. */
const IMPORT =
  /^(?:import|export)(?! type\b)[^'";]*?['"](\.{1,2}\/[^'"]+\.ts)['"]|\bimport\(\s*['"](\.{1,2}\/[^'"]+\.ts)['"]/gm;
/** The path of `dist/`, or of an entry in it, as tests name it. */
const NAMES_DIST = /['"`](?:\.\.\/)*dist(?:\/(?:cli|index|action|worker)\.js)?['"`]/;
/** Finds the rules and the worker in `dist/`, so that whatever scans with the built-in rules leads here. */
const BUILT_FILE = 'src/app/built-file.ts';
/** Makes repositories, which takes git many processes. */
const REPOSITORY = 'test/support/repo.ts';

export type TestProject = 'unit' | 'cli';

/** Tells projects of test files, by paths from `root`; every file is read once. */
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
