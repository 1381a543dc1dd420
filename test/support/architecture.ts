import { isAbsolute, posix } from 'node:path';

/** Source text by path from the project's root, `/` separated: `src/core/finding.ts`. */
export type SourceFiles = ReadonlyMap<string, string>;

/** Folders below `src/` and the folders each may import besides itself. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  core: [],
  engine: ['core'],
  yaml: ['core'],
  rules: ['core', 'engine', 'yaml'],
  confidence: ['core', 'engine'],
  processes: ['core'],
  git: ['core', 'processes'],
  sources: ['core', 'git', 'processes'],
  suppress: ['core'],
  baseline: ['core'],
  policy: ['core'],
  report: ['core'],
  config: ['core', 'yaml'],
  fingerprint: ['core', 'engine'],
  pool: ['core', 'engine', 'fingerprint', 'git', 'processes'],
};

/** May import everything but the entries. */
const TOP = 'app';
/** Folders with access to the outside: `node:` imports and Node's globals. */
const OUTSIDE = ['processes', 'git', 'fingerprint', 'sources', 'pool', 'app', '(entry)'];
const NODE_GLOBALS = ['process', 'Buffer', 'console', 'require', '__dirname', '__filename'];
const THREAD_ENTRY = 'src/worker.ts';
/** The module that runs git by simple-git. */
const GIT_CLIENT = 'src/git/process/ask-git.ts';
/** AssemblyScript, which is not TypeScript. */
const EXCLUDED = '/assembly/';

/** Blanks comments, and the contents of strings too where `strings` is set; keeps lengths and line ends. */
function blankText(text: string, strings: boolean): string {
  const blank = (part: string): string => part.replace(/[^\n]/g, ' ');
  const token =
    /\/\*[^]*?\*\/|\/\/[^\n]*|'(?:\\[^]|[^'\\\n])*'|"(?:\\[^]|[^"\\\n])*"|`(?:\\[^]|[^`\\])*`|(?<=[=(,:;!&|?{}[\n]\s*)\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/g;
  return text.replace(token, (part) => {
    if (part.startsWith('//') || part.startsWith('/*')) return blank(part);
    if (!strings) return part;
    return part.startsWith('`') ? blankTemplate(part) : blank(part);
  });
}

/** Blanks the text of a template literal, except inside `${}`. */
function blankTemplate(part: string): string {
  let depth = 0;
  let out = '';
  for (let i = 0; i < part.length; i++) {
    const opens = depth === 0 && part.startsWith('${', i);
    if (opens || (depth > 0 && part[i] === '{')) depth++;
    else if (depth > 0 && part[i] === '}') depth--;
    out += depth > 0 || part[i] === '\n' ? part[i] : ' ';
  }
  return out;
}

interface Import {
  readonly specifier: string;
  /** When the imported module is loaded: never (types), together with the importing one, or later. */
  readonly load: 'never' | 'together' | 'late';
}

/** Every import of a module: static, side-effect, re-export and dynamic. A dynamic one with a computed name has specifier `?`. */
export function importsOf(text: string): readonly Import[] {
  const code = blankText(text, false);
  const found: Import[] = [];
  for (const match of code.matchAll(/^[ \t]*(?:import|export)\b[^'"`;()]*?\bfrom\s*['"]([^'"]+)['"]/gm)) {
    const isType = /^\s*(?:import|export)\s+type\b/.test(match[0]);
    found.push({ specifier: match[1]!, load: isType ? 'never' : 'together' });
  }
  for (const match of code.matchAll(/^[ \t]*import\s*['"]([^'"]+)['"]/gm)) {
    found.push({ specifier: match[1]!, load: 'together' });
  }
  for (const match of code.matchAll(/\bimport\s*\(\s*(?:(['"`])([^'"`]*)\1\s*[,)])?/g)) {
    found.push({ specifier: match[2] ?? '?', load: 'late' });
  }
  return found;
}

/** The folder of a file below `src/`; files directly in `src/` are entries. */
function folderOf(path: string): string {
  const [, folder, rest] = path.split('/');
  return rest === undefined ? '(entry)' : folder!;
}

function resolve(from: string, specifier: string): string {
  return posix.normalize(posix.join(posix.dirname(from), specifier));
}

function checkImport(path: string, { specifier, load }: Import, files: SourceFiles): string | undefined {
  const folder = folderOf(path);
  if (specifier === '?') return `${path}: dynamic import with a computed name`;
  if (isAbsolute(specifier)) return `${path}: imports an absolute path`;
  if (specifier.startsWith('.')) return checkLocal(path, resolve(path, specifier), files);
  const core = isNodeModule(specifier);
  if (core && !specifier.startsWith('node:')) return `${path}: imports ${specifier} without the node: prefix`;
  if (core && !OUTSIDE.includes(folder)) return `${path}: ${folder} may not import ${specifier}`;
  if (/^@?simple-git\b/.test(specifier)) return checkGitClient(path, load);
  return core ? undefined : checkPackage(path, specifier);
}

function checkPackage(path: string, specifier: string): string | undefined {
  const folder = folderOf(path);
  if (folder === 'core' || folder === '(entry)') return `${path}: ${folder} may not import package ${specifier}`;
  if (specifier.startsWith('@actions/') && !path.startsWith('src/app/action/'))
    return `${path}: only src/app/action may import package ${specifier}`;
  return undefined;
}

/** Reports an import of simple-git outside the module that pins it, and one that loads it before it is needed. */
function checkGitClient(path: string, load: Import['load']): string | undefined {
  if (path !== GIT_CLIENT) return `${path}: only ${GIT_CLIENT} may import package simple-git`;
  return load === 'together' ? `${path}: package simple-git is loaded with it` : undefined;
}

/** Reports a second client of git, and an export that exposes one. */
function checkClientIsKept(path: string, text: string): string[] {
  if (path !== GIT_CLIENT) return [];
  const code = blankText(text, true);
  const calls = [...code.matchAll(/\bsimpleGit\s*\(/g)].length;
  const exported = code.split(/^(?=export\b)/m).slice(1);
  // up to the body
  const heads = exported.map((one) => one.split(/\{\n|;\n/)[0]!);
  return [
    ...(calls > 1 ? [`${path}: makes ${calls} clients of git, and pins one`] : []),
    ...heads.filter((head) => /simpleGit/i.test(head)).map(() => `${path}: hands out a client of git`),
  ];
}

function checkLocal(path: string, target: string, files: SourceFiles): string | undefined {
  const folder = folderOf(path);
  if (!target.startsWith('src/')) return `${path}: imports ${target} from outside src`;
  if (!files.has(target)) return `${path}: imports ${target}, which does not exist`;
  const other = folderOf(target);
  if (other === folder && folder !== '(entry)') return undefined;
  const allowed =
    folder === '(entry)' ? entryImports(path) : folder === TOP ? Object.keys(MAY_IMPORT) : MAY_IMPORT[folder];
  return allowed?.includes(other) ? undefined : `${path}: ${folder} may not import ${other}`;
}

/** An entry may import `app`, and terms of `core`; a thread's entry the pool and git's history, as their counterpart. */
function entryImports(path: string): readonly string[] {
  return path === THREAD_ENTRY ? ['core', 'git', 'pool'] : ['core', TOP];
}

function isNodeModule(specifier: string): boolean {
  const bare = [
    'fs',
    'path',
    'os',
    'child_process',
    'worker_threads',
    'crypto',
    'util',
    'url',
    'stream',
    'process',
    'buffer',
  ];
  return specifier.startsWith('node:') || bare.includes(specifier.split('/')[0]!);
}

/** Uses of Node's globals, also through `globalThis`, in folders without access to the outside. */
function checkGlobals(path: string, text: string): string[] {
  const folder = folderOf(path);
  if (OUTSIDE.includes(folder)) return [];
  const code = blankText(text, true);
  const direct = NODE_GLOBALS.filter((name) =>
    new RegExp(String.raw`(?<![\w$.#]|\?\.)${name}\s*(?:\.|\?\.|\(|\[|[;,)])`).test(code),
  );
  const around = NODE_GLOBALS.filter((name) =>
    new RegExp(String.raw`\bglobalThis\s*(?:\?\.|\.)\s*${name}\b`).test(code),
  );
  return [...new Set([...direct, ...around])].map((name) => `${path}: ${folder} may not use ${name}`);
}

/** Import cycles among files, type imports included, each from its first path. */
function findCycles(edges: ReadonlyMap<string, readonly string[]>): string[] {
  const state = new Map<string, 'open' | 'done'>();
  const trail: string[] = [];
  const cycles: string[] = [];
  const visit = (path: string): void => {
    if (state.get(path) === 'done') return;
    if (state.get(path) === 'open') {
      cycles.push(`cycle: ${[...trail.slice(trail.indexOf(path)), path].join(' -> ')}`);
      return;
    }
    state.set(path, 'open');
    trail.push(path);
    for (const next of edges.get(path) ?? []) visit(next);
    trail.pop();
    state.set(path, 'done');
  };
  for (const path of [...edges.keys()].sort()) visit(path);
  return cycles;
}

/** Folders without a row in the table. */
function checkFolders(files: SourceFiles): string[] {
  const known = [...Object.keys(MAY_IMPORT), TOP, '(entry)'];
  const folders = new Set([...files.keys()].map(folderOf));
  return [...folders]
    .filter((folder) => !known.includes(folder))
    .map((folder) => `src/${folder}: not in the import table`);
}

/** All violations of the import table in a source tree, one per line, sorted. */
export function findViolations(files: SourceFiles): readonly string[] {
  const checked = [...files].filter(([path]) => !path.includes(EXCLUDED) && !path.endsWith('.d.ts'));
  const violations = checkFolders(files);
  const edges = new Map<string, string[]>();
  for (const [path, text] of checked) {
    const imports = importsOf(text);
    for (const entry of imports) {
      const violation = checkImport(path, entry, files);
      if (violation !== undefined) violations.push(violation);
    }
    violations.push(...checkGlobals(path, text), ...checkClientIsKept(path, text));
    const local = imports.filter((entry) => entry.specifier.startsWith('.'));
    edges.set(
      path,
      local.map((entry) => resolve(path, entry.specifier)),
    );
  }
  return [...violations, ...findCycles(edges)].sort();
}

/** Finds the modules that are loaded together with `starts`, including these. */
export function loadedWith(files: SourceFiles, starts: readonly string[]): ReadonlySet<string> {
  const loaded = new Set(starts);
  for (const path of loaded) {
    const imports = importsOf(files.get(path) ?? '').filter(({ load }) => load === 'together');
    for (const { specifier } of imports) if (specifier.startsWith('.')) loaded.add(resolve(path, specifier));
  }
  return loaded;
}

/** Groups paths by a key; drops keys with one path. */
function repeated(entries: Iterable<readonly [key: string, path: string]>): [string, string[]][] {
  const groups = new Map<string, string[]>();
  for (const [key, path] of entries) groups.set(key, [...(groups.get(key) ?? []), path]);
  return [...groups].filter(([, paths]) => paths.length > 1).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Whether a file is a module of the product that people look up by name. */
function isModule(path: string): boolean {
  return !path.includes(EXCLUDED) && !path.endsWith('.d.ts') && !path.startsWith('src/report/browser/');
}

/** Base names and exported names that two files share, so that readers cannot tell which is meant. */
export function findSharedNames(files: SourceFiles): readonly string[] {
  const modules = [...files].filter(([path]) => isModule(path));
  const names = repeated(modules.map(([path]) => [posix.basename(path), path]));
  const exported = modules.flatMap(([path, text]) =>
    [...text.matchAll(/^export (?:interface|type|class|const|(?:async )?function\*?) (\w+)/gm)].map(
      ([, name]) => [name!, path] as const,
    ),
  );
  return [...names, ...repeated(exported)].map(([name, paths]) => `${name}: ${paths.join(', ')}`);
}

/** Folders with more than `limit` files at one level. */
export function findFullFolders(files: SourceFiles, limit: number): readonly string[] {
  const folders = repeated([...files.keys()].filter(isModule).map((path) => [posix.dirname(path), path]));
  return folders
    .filter(([, paths]) => paths.length > limit)
    .map(([folder, paths]) => `${folder}: ${paths.length} files, at most ${limit}`);
}

/** Files with more lines than `limit`. */
export function findLongFiles(files: SourceFiles, limit: number): readonly string[] {
  const counted = [...files].map(([path, text]) => [path, text.replace(/\n$/, '').split('\n').length] as const);
  return counted
    .filter(([, lines]) => lines > limit)
    .map(([path, lines]) => `${path}: ${lines} lines, at most ${limit}`)
    .sort();
}
