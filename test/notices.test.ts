import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { bundledPackages, renderNotices } from '../scripts/third-party.ts';

const ROOT = join(import.meta.dirname, '..');
const DIST = join(ROOT, 'dist');
const notices = readFileSync(join(DIST, 'THIRD_PARTY_NOTICES.txt'), 'utf8');

/** Packages that ARCHITECTURE.md lists as bundled. */
const NAMED = [
  'yaml',
  'smol-toml',
  'simple-git',
  '@simple-git/argv-parser',
  '@marcbachmann/cel-js',
  'recheck',
  '@actions/core',
  '@actions/github',
  '@octokit/core',
  'undici',
];

test.each(NAMED)('%s is bundled with its licence', (name) => {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8')) as {
    version: string;
  };
  const [, text = ''] = notices.split(`\n${name} ${version} (`);
  expect(text.slice(0, 3000)).toMatch(/copyright/i);
});

test('every package comes with a text, once', () => {
  const parts = notices.split(`${'='.repeat(80)}\n`).slice(1);
  const heads = parts.map((part) => part.split('\n')[0]!);
  expect(heads.length).toBeGreaterThan(NAMED.length);
  expect(new Set(heads).size).toBe(heads.length);
  expect([...heads].sort()).toEqual(heads);
  for (const part of parts) {
    expect(part).toMatch(/^\S+ \d+\.\d+\.\d+\S* \([\w.-]+\)\n/);
    expect(part.length).toBeGreaterThan(400);
  }
});

test('a package without a licence stops the build', () => {
  const outputs = { 'a.js': { inputs: { 'node_modules/no-such-package/a.js': { bytesInOutput: 1 } } } };
  expect(() => bundledPackages([{ outputs } as never])).toThrow('no-such-package');
});

test('packages outside the bundle have no notice', () => {
  const outputs = {
    'a.js': { inputs: { 'node_modules/yaml/a.js': { bytesInOutput: 0 }, 'src/a.ts': { bytesInOutput: 9 } } },
  };
  expect(bundledPackages([{ outputs } as never])).toEqual([]);
  expect(renderNotices([])).toMatch(/^Leakgate contains code of the following packages/);
});

test('the manifest lists every file of the program with its digest', () => {
  const { files } = JSON.parse(readFileSync(join(DIST, 'manifest.json'), 'utf8')) as {
    files: Record<string, [number, string]>;
  };
  const entries = readdirSync(DIST, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name).slice(DIST.length + 1));
  expect(Object.keys(files)).toEqual(
    paths.filter((path) => path !== 'manifest.json' && !path.startsWith('types/')).sort(),
  );
  for (const [path, [bytes, sha256]] of Object.entries(files)) {
    const content = readFileSync(join(DIST, path));
    expect([content.length, createHash('sha256').update(content).digest('hex').slice(0, 16)]).toEqual([bytes, sha256]);
  }
});

test("the Action's packages are in no file of the command line", () => {
  const code = (folder: string): string => {
    const names = readdirSync(folder).filter((name) => /\.js(?:\.br)?$/.test(name));
    return names.map((name) => readChunk(join(folder, name))).join('\n');
  };
  expect(code(join(DIST, 'action'))).toContain('ghadelimiter_');
  for (const folder of [join(DIST, 'chunks'), DIST]) expect(code(folder)).not.toMatch(/ghadelimiter_|octokit/);
});

/** A file of the bundle, decompressed if necessary. */
function readChunk(path: string): string {
  const bytes = readFileSync(path);
  return (path.endsWith('.br') ? brotliDecompressSync(bytes) : bytes).toString('utf8');
}

test('the package contains both', () => {
  const listed = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  const [{ files }] = JSON.parse(listed) as [{ files: { path: string }[] }];
  const paths = files.map(({ path }) => path);
  for (const path of ['dist/THIRD_PARTY_NOTICES.txt', 'dist/manifest.json']) {
    expect(paths).toContain(path);
    expect(existsSync(join(ROOT, path))).toBe(true);
  }
});
