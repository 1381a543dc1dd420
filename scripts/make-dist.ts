/** Builds dist/: the bundles, the compiled rules, the types. Equal sources give equal bytes. */
import { present } from '../src/core/present.ts';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { build, type Metafile, type Plugin, transform } from 'esbuild';
import { packProgram } from '../src/app/rules/program-archive.ts';
import { firstLine, packTexts, packRuleMetadata } from '../src/app/rules/builtin-program.ts';
import { createByteSum } from '../src/engine/byte-sum.ts';
import { linkProgram } from '../src/engine/kernel/link.ts';
import type { RuleProgram } from '../src/engine/program.ts';
import { listBetweens } from '../src/rules/assign.ts';
import { buildRuleMetadata } from '../src/rules/build-rule-metadata.ts';
import { compileProgram } from '../src/rules/compile-rules.ts';
import { parsePack } from '../src/rules/parse.ts';
import type { RulePack } from '../src/rules/schema.ts';
import { writeManifest } from './manifest.ts';
import { bundledPackages, renderNotices } from './third-party.ts';

const version = (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version;

/** Files of the rules, which must be intact to the last byte. */
const SUMMED = [
  'program.json',
  'program.bin',
  'handling.json.br',
  'handling.bin.br',
  'literals.json.br',
  'rule-metadata.json.br',
];

/** The rules about credentials, which are all that most scans use, with the ids of the others. */
function compileCredentials(packs: readonly RulePack[]): RuleProgram {
  const own = packs.map((pack) => ({ ...pack, rules: pack.rules.filter((rule) => rule.class !== 'handling') }));
  const others = packs.flatMap((pack) => pack.rules.filter((rule) => rule.class === 'handling'));
  return { ...compileProgram(own), otherRules: others.map(({ id }) => id) };
}

/** Writes the rules. Returns the sums by which start-up checks their files. */
function compileRules(out: string): Record<string, number> {
  const names = readdirSync('rules').filter((name) => name.endsWith('.yml'));
  const packs = names.sort().map((name) => parsePack(readFileSync(join('rules', name), 'utf8'), `rules/${name}`));
  const { packed, bytes } = packProgram(linkProgram(compileCredentials(packs)), listBetweens(packs));
  writeFileSync(join(out, 'program.json'), latin1Bytes(`${JSON.stringify(packed)}\n`));
  writeFileSync(join(out, 'program.bin'), bytes);
  const compiled = compileProgram(packs);
  const every = packProgram(linkProgram(compiled), listBetweens(packs));
  writeFileSync(join(out, 'handling.json.br'), squeeze(latin1Bytes(JSON.stringify(every.packed))));
  writeFileSync(join(out, 'handling.bin.br'), squeeze(every.bytes));
  writeFileSync(join(out, 'literals.json.br'), squeeze(JSON.stringify(compiled.literals)));
  const texts = names.map((name) => ({ file: `rules/${name}`, text: readFileSync(join('rules', name), 'utf8') }));
  const lines = squeeze(`${JSON.stringify(buildRuleMetadata(packs))}\n${JSON.stringify(packTexts(texts))}\n`);
  writeFileSync(join(out, 'rule-metadata.json.br'), packRuleMetadata(lines, enoughForFirstLine(lines)));
  const sumOf = createByteSum();
  return Object.fromEntries(SUMMED.map((name) => [name, sumOf(readFileSync(join(out, name)))]));
}

/** The shortest prefix of compressed lines that contains the first of them. */
function enoughForFirstLine(lines: Buffer): number {
  let [low, high] = [1, lines.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (firstLine(lines.subarray(0, middle)) === undefined) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Encodes one byte per character, which is read in a fifth of the time of UTF-8. */
function latin1Bytes(text: string): Buffer {
  if (/[^\0-\u00ff]/.test(text)) throw new Error('the compiled rules hold a character beyond Latin-1');
  return Buffer.from(text, 'latin1');
}

/** Compresses with Brotli at its highest quality: half the size of the package's own compression. */
function squeeze(content: string | Uint8Array): Buffer {
  const { BROTLI_PARAM_LGWIN, BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = constants;
  const bytes = Buffer.from(content);
  const params = { [BROTLI_PARAM_QUALITY]: 11, [BROTLI_PARAM_LGWIN]: 24, [BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return brotliCompressSync(bytes, { params });
}

/**
 * A chunk of this size or more is stored compressed, and unpacked on demand: the pattern checker, YAML, CEL, GitHub's client. A plain scan loads none
 * of them. For a run with its own policy, unpacking YAML and CEL costs less than can be measured (1% of its CPU time, in the noise).
 */
const LARGE_CHUNK = 80_000;
/** Replaces a compressed chunk. */
const UNPACK = `"use strict";const code=require('node:zlib').brotliDecompressSync(require('node:fs').readFileSync(__filename+'.br')).toString();const unpacked=new module.constructor(__filename);unpacked.filename=__filename;unpacked.paths=module.paths;unpacked._compile(code,__filename);module.exports=unpacked.exports;
`;

function writeChunk(path: string, code: string): void {
  if (code.length < LARGE_CHUNK) {
    writeFileSync(path, code);
    return;
  }
  writeFileSync(`${path}.br`, squeeze(code));
  writeFileSync(path, UNPACK);
}

/** Node modules that take milliseconds to load and that most runs never use: they are loaded on first use. */
const LATE = /([\w$]=)require\("(node:(?:crypto|fs\/promises|zlib|child_process|worker_threads|os|v8))"\)/g;

/**
 * Converts one ESM chunk to CommonJS: required chunks bypass the ESM loader, which saves a fifth of the time of a one-file scan
 * (bench/results/start-up.md). Only ESM chunks can be split.
 */
async function toCommonJs(code: string): Promise<string> {
  const usesUrl = code.includes('import.meta.url');
  const out = await transform(code, {
    format: 'cjs',
    platform: 'node',
    target: 'node20.19',
    minify: true,
    legalComments: 'none',
    supported: { 'dynamic-import': false },
    define: { 'import.meta.url': '__url' },
  });
  const text = out.code.replaceAll(LATE, '$1__late("$2")');
  const late = text === out.code ? '' : 'const __late=n=>new Proxy({},{get:(_,k)=>require(n)[k]});';
  const url = usesUrl ? "const __url=require('node:url').pathToFileURL(__filename).href;" : '';
  const [shebang = ''] = /^#!.*\n/.exec(text) ?? [];
  return `${shebang}"use strict";${url}${late}${text.slice(shebang.length)}`;
}

/** The exports at the end of a chunk. */
const EXPORTS = /export\{([^{}]*)\};?\s*$/;

/**
 * Makes a chunk set its exports as plain properties once all of it has run. The transformation would otherwise call functions, twice nested, at every
 * use (bench/results/start-up.md). No export is reassigned, so only the time differs.
 */
function withPlainExports(code: string, { exports }: Metafile['outputs'][string]): string {
  // a bundled package has one export, which is an expression
  if (exports.length === 0 || exports.join() === 'default') return code;
  const [found, list] = EXPORTS.exec(code) ?? [];
  if (found === undefined || list === undefined) throw new Error('a chunk does not end in its exports');
  const properties = list.split(',').map((one) => {
    const [local, name = local] = one.trim().split(' as ');
    return `${name}:${local}`;
  });
  return `${code.slice(0, -found.length)}module.exports={__esModule:true,${properties.join(',')}};\n`;
}

/** @throws if chunks import each other in a cycle: an export exists only once its whole chunk has run */
function refuseCircles({ outputs }: Metafile): void {
  const done = new Set<string>();
  const visit = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) throw new Error(`chunks import each other: ${[...way, path].join(' ')}`);
    if (done.has(path)) return;
    for (const one of outputs[path]?.imports ?? [])
      if (one.kind === 'import-statement' && outputs[one.path]) visit(one.path, [...way, path]);
    done.add(path);
  };
  for (const path of Object.keys(outputs)) visit(path, []);
}

/** A file with chunks that are loaded together: finding and opening a file takes longer than compiling its content. */
interface Joined {
  readonly file: string;
  /** Dynamically imported modules; their imports are included. */
  readonly loaded: readonly string[];
}

/** What every command line scan loads, then what a scan of the index loads too, which would cost a one-file scan a millisecond to compile. */
const JOINED: readonly Joined[] = [
  {
    file: 'scan.js',
    loaded: [
      'src/app/run-cli.ts',
      'src/app/process-context.ts',
      'src/app/commands/scan-command.ts',
      'src/report/formats/text.ts',
    ],
  },
  { file: 'staged.js', loaded: ['src/app/changes/scan-staged.ts'] },
];

/**
 * Names of the chunks that are loaded with these modules. @throws if a module has no chunk of its own, because it was moved or is no longer imported
 * dynamically
 */
function loadedWith({ outputs }: Metafile, modules: readonly string[]): ReadonlySet<string> {
  const chunkOf = (module: string): string => {
    const path = Object.keys(outputs).find((output) => outputs[output]?.entryPoint === module);
    if (path === undefined) throw new Error(`${module} has no chunk: see JOINED`);
    return path;
  };
  const paths = new Set(modules.map(chunkOf));
  for (const path of paths) {
    for (const { kind, path: imported } of outputs[path]?.imports ?? []) {
      if (kind === 'import-statement' && outputs[imported]) paths.add(imported);
    }
  }
  return new Set(Array.from(paths, (path) => basename(path)));
}

/** The file of each joined chunk: the first one that loads it. */
function joinedFiles(metafile: Metafile, joined: readonly Joined[]): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const { file, loaded } of joined) {
    for (const name of loadedWith(metafile, loaded)) if (!files.has(name)) files.set(name, file);
  }
  return files;
}

/**
 * Joins chunks as functions in one file, which returns them by name, creates each once, and resolves what they require of each other. Asks the
 * previous file for others.
 */
function joinChunks(parts: ReadonlyMap<string, string>, before?: string): string {
  const functions = Array.from(parts, ([name, code]) => `"${name}":function(module,exports,require){${code}\n}`);
  const elsewhere = before === undefined ? 'require(name)' : `require("./${before}").own(name)`;
  return `"use strict";const parts={${functions.join(',\n')}};const made=new Map();
const own=name=>Object.hasOwn(parts,name.slice(2))?get(name.slice(2)):${elsewhere};
function get(name){let one=made.get(name);if(!one){one={exports:{}};made.set(name,one);parts[name](one,one.exports,own)}return one.exports}
module.exports=get;get.own=own;
`;
}

/** Packages without side effects on load that do not declare it: unused imports of them are dropped. */
const PURE = /^(?:@actions\/(?:core|exec|io|http-client))$/;

/**
 * Leaves out unused parts of `@actions/core`: identity tokens and platform details bring clients for HTTP and processes, 427 kB where 5 are enough.
 */
const withoutUnused: Plugin = {
  name: 'without-unused',
  setup({ onResolve, resolve }) {
    onResolve({ filter: PURE }, async ({ path, pluginData, ...asked }) => {
      if (pluginData === PURE) return undefined;
      const { errors, path: found } = await resolve(path, { ...asked, pluginData: PURE });
      return errors.length > 0 ? { errors } : { path: found, sideEffects: false };
    });
  },
};

/**
 * Replaces the package `debug`. If a pipeline sets DEBUG for another program, simple-git would print the environment of every git with it, credentials for a
 * remote included.
 */
const NO_DEBUG =
  'const log=Object.assign(()=>{},{namespace:"",extend:()=>log});module.exports=Object.assign(()=>log,{formatters:{}});';

const withoutDebug: Plugin = {
  name: 'without-debug',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^debug$/ }, ({ path }) => ({ path, namespace: 'without-debug' }));
    onLoad({ filter: /^debug$/, namespace: 'without-debug' }, () => ({ contents: NO_DEBUG }));
  },
};

interface Bundle {
  /** Folder for shared chunks. */
  readonly chunks: string;
  /** Chunks to join in one file. */
  readonly joined: readonly Joined[];
  /** Names that the build replaces. */
  readonly define: Readonly<Record<string, string>>;
}

/** Bundles entries into `out`, with shared code in chunks of a folder below it. Returns the inputs. */
async function bundle(out: string, entryPoints: string[], { chunks, joined, define }: Bundle): Promise<Metafile> {
  const { outputFiles, metafile } = await build({
    metafile: true,
    entryPoints,
    outdir: out,
    bundle: true,
    splitting: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    minify: true,
    legalComments: 'none',
    // the browser build has no worker threads and searches for no binaries, so it runs anywhere
    alias: { recheck: './node_modules/recheck/lib/browser.js' },
    chunkNames: `${chunks}/[name]-[hash]`,
    define,
    plugins: [withoutUnused, withoutDebug],
    logLevel: 'warning',
  });
  mkdirSync(join(out, chunks), { recursive: true });
  refuseCircles(metafile);
  const files = joinedFiles(metafile, joined);
  const parts = new Map(joined.map(({ file }) => [file, new Map<string, string>()]));
  for (const { path, text } of outputFiles) {
    const name = basename(path);
    const isChunk = basename(dirname(path)) === chunks;
    const code = await toCommonJs(
      isChunk ? withPlainExports(text, present(metafile.outputs[relative('.', path)])) : text,
    );
    const file = files.get(name);
    if (file !== undefined) parts.get(file)?.set(name, code);
    writeChunk(path, file === undefined ? code : `"use strict";module.exports=require("./${file}")("${name}");`);
  }
  let before: string | undefined;
  for (const [file, own] of parts) {
    if (own.size > 0) writeFileSync(join(out, chunks, file), joinChunks(own, before));
    before = file;
  }
  return metafile;
}

/** The declarations reachable from an entry's own, by name. */
function reachable(folder: string, entry: string): Set<string> {
  const found = new Set([entry]);
  for (const name of found) {
    const text = readFileSync(join(folder, name), 'utf8');
    for (const [, path] of text.matchAll(/(?:from|import\() ?'(\.{1,2}\/[^']+)\.js'/g)) {
      found.add(join(dirname(name), `${path}.d.ts`));
    }
    for (const [, path] of text.matchAll(/<reference path="([^"]+)"/g)) found.add(join(dirname(name), present(path)));
  }
  return found;
}

/** Declarations as a consumer resolves them: imports of `.ts` files become imports of `.js` files. */
function writeTypes(folder: string): void {
  execFileSync('node_modules/.bin/tsc', ['-p', 'tsconfig.build.json', '--outDir', folder], { stdio: 'inherit' });
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.d.ts')) continue;
    const path = join(folder, name);
    const text = readFileSync(path, 'utf8').replaceAll(/((?:from|import\() ?'\.{1,2}\/[^']+)\.ts'/g, "$1.js'");
    writeFileSync(path, text);
  }
  const kept = reachable(folder, 'index.d.ts');
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (name.endsWith('.d.ts') && !kept.has(name)) rmSync(join(folder, name));
  }
}

/** Fills an empty folder with the content of `dist/`. */
export async function makeDist(out: string): Promise<void> {
  const sums = compileRules(out);
  // only strings: anything else becomes a module that every entry loads
  const define = { LEAKGATE_VERSION: JSON.stringify(version), LEAKGATE_SUMS: JSON.stringify(JSON.stringify(sums)) };
  const entries = ['src/cli.ts', 'src/worker.ts', 'src/index.ts'];
  const main = await bundle(out, entries, { chunks: 'chunks', joined: JOINED, define });
  // separate, so that the package can leave it out: it runs from the repository
  const action = await bundle(out, ['src/action.ts'], { chunks: 'action', joined: [], define });
  chmodSync(join(out, 'cli.js'), 0o755);
  writeFileSync(join(out, 'package.json'), '{ "type": "commonjs" }\n');
  writeFileSync(join(out, 'THIRD_PARTY_NOTICES.txt'), renderNotices(bundledPackages([main, action])));
  writeManifest(out, version);
  writeTypes(join(out, 'types'));
}
