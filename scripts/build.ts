/** Builds dist/: the bundles, the compiled rules and the types. Same sources, same bytes. `--out DIR` builds elsewhere. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, transform } from 'esbuild';
import { packProgram } from '../src/app/packed-program.ts';
import { linkProgram } from '../src/engine/kernel/link.ts';
import { listBetweens } from '../src/rules/assign.ts';
import { cardsOf } from '../src/rules/cards.ts';
import { compileProgram } from '../src/rules/compile.ts';
import { parsePack } from '../src/rules/parse.ts';

const version = (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version;

function compileRules(out: string): void {
  const names = readdirSync('rules').filter((name) => name.endsWith('.yml'));
  const packs = names.sort().map((name) => parsePack(readFileSync(join('rules', name), 'utf8'), `rules/${name}`));
  const compiled = compileProgram(packs);
  const { packed, bytes } = packProgram(linkProgram(compiled), listBetweens(packs));
  writeFileSync(join(out, 'program.json'), `${JSON.stringify(packed)}\n`);
  writeFileSync(join(out, 'program.bin'), bytes);
  writeFileSync(join(out, 'rule-cards.json'), `${JSON.stringify(cardsOf(packs))}\n`);
  writeFileSync(join(out, 'literals.json'), `${JSON.stringify(compiled.literals)}\n`);
}

/**
 * One ESM chunk as CommonJS: required chunks are read without the ESM loader, which saves a fifth of the time a scan of one file takes
 * (bench/results/start-up.md). The chunks themselves can only be split as ESM.
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
  const url = usesUrl ? "const __url=require('node:url').pathToFileURL(__filename).href;" : '';
  const [shebang = ''] = /^#!.*\n/.exec(out.code) ?? [];
  return `${shebang}"use strict";${url}${out.code.slice(shebang.length)}`;
}

/** Bundles entries into `out`, what they share into chunks of the folder `chunks` below it. */
async function bundle(out: string, entryPoints: string[], chunks: string): Promise<void> {
  const { outputFiles } = await build({
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
    // the build for browsers has no worker threads and no binaries to look for: it runs anywhere
    alias: { recheck: './node_modules/recheck/lib/browser.js' },
    chunkNames: `${chunks}/[name]-[hash]`,
    define: { LEAKGATE_VERSION: JSON.stringify(version) },
    logLevel: 'warning',
  });
  mkdirSync(join(out, chunks), { recursive: true });
  for (const { path, text } of outputFiles) writeFileSync(path, await toCommonJs(text));
}

/** Declarations as a consumer resolves them: imports of `.ts` files become imports of `.js` files. */
function writeTypes(folder: string): void {
  execFileSync('node_modules/.bin/tsc', ['-p', 'tsconfig.build.json'], { stdio: 'inherit' });
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.d.ts')) continue;
    const path = join(folder, name);
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(/(from '\.{1,2}\/[^']+)\.ts'/g, "$1.js'"));
  }
}

async function main(): Promise<void> {
  const flag = process.argv.indexOf('--out');
  const out = flag > 0 ? process.argv[flag + 1]! : 'dist';
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  compileRules(out);
  await bundle(out, ['src/cli.ts', 'src/worker.ts', 'src/index.ts'], 'chunks');
  // apart from the rest, so that the package can leave it out: it runs from the repository
  await bundle(out, ['src/action.ts'], 'action');
  chmodSync(join(out, 'cli.js'), 0o755);
  writeFileSync(join(out, 'package.json'), '{ "type": "commonjs" }\n');
  if (out === 'dist') writeTypes(join(out, 'types'));
}

await main();
