/**
 * Builds a real tree of at least 20,000 files and 150 MB from well-known packages at pinned versions. Does not install them, so none of their code
 * runs. `npm run bench:tree -- [DIR]`, default `bench/corpora/real`.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { measureTree } from './tree.ts';

const PACKAGES = [
  'typescript@5.9.3',
  '@babel/core@7.28.5',
  '@babel/parser@7.28.5',
  'webpack@5.102.1',
  'rxjs@7.8.2',
  'lodash@4.17.21',
  'core-js@3.46.0',
  'three@0.180.0',
  'date-fns@4.1.0',
  '@angular/core@20.3.6',
  'antd@5.27.6',
  'firebase@12.4.0',
  'highlight.js@11.11.1',
  'swagger-ui-dist@5.29.5',
  'stripe@19.1.0',
  'twilio@5.10.3',
  'openai@6.6.0',
  'mongodb@6.20.0',
  'sequelize@6.37.7',
  'eslint@9.38.0',
  'prettier@3.6.2',
];
const ENOUGH = { files: 20_000, bytes: 150_000_000 };

function unpack(spec: string, target: string): void {
  const folder = join(target, spec.slice(0, spec.lastIndexOf('@')).replace('/', '+'));
  if (existsSync(folder)) return;
  const work = mkdtempSync(join(target, '.pack-'));
  try {
    const pack = ['pack', spec, '--silent', '--ignore-scripts', '--pack-destination', work];
    const name = execFileSync('npm', pack, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    const inner = join(work, 'inner');
    mkdirSync(inner);
    execFileSync('tar', ['xzf', join(work, name), '-C', inner, '--strip-components=1', '--no-same-owner']);
    renameSync(inner, folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

const target = process.argv[2] ?? 'bench/corpora/real';
mkdirSync(target, { recursive: true });
for (const spec of PACKAGES) {
  try {
    unpack(spec, target);
    const { files, bytes } = measureTree(target);
    console.error(`${spec}: now ${files} files, ${(bytes / 1e6).toFixed(0)} MB`);
  } catch (error) {
    console.error(`${spec}: left out (${error instanceof Error ? error.message.split('\n')[0] : String(error)})`);
  }
}
const size = measureTree(target);
if (size.files < ENOUGH.files || size.bytes < ENOUGH.bytes) {
  console.error(`too small: ${size.files} files, ${size.bytes} bytes`);
  process.exitCode = 1;
}
