import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { makeFolder, type TempFolder } from '../support/repo.ts';

const DIST = join(import.meta.dirname, '../../dist');
const folders: TempFolder[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove();
});

/** A copy of the built program, away from this project's dependencies. */
function installed(): string {
  const folder = makeFolder();
  folders.push(folder);
  cpSync(DIST, join(folder.path, 'dist'), { recursive: true });
  cpSync(join(DIST, '../rules/npm.yml'), join(folder.path, 'rules/npm.yml'));
  mkdirSync(join(folder.path, 'empty'));
  return folder.path;
}

function run(folder: string, ...args: string[]): { code: number; text: string } {
  try {
    const text = execFileSync(process.execPath, [join(folder, 'dist/cli.js'), ...args], {
      encoding: 'utf8',
      stdio: 'pipe',
    });
    return { code: 0, text };
  } catch (error) {
    const { status, stderr } = error as { status: number; stderr: string };
    return { code: status, text: stderr };
  }
}

test('the bundle and its lazy parts run without installed packages', () => {
  const folder = installed();
  expect(run(folder, 'scan', '--no-git', '--allow-empty', join(folder, 'empty')).code).toBe(0);
  expect(run(folder, 'scan', '--no-git', '--exclude', '*.yml', 'rules/*.yml').code).toBe(3);
  expect(run(folder, 'rules', 'show', 'github-personal-access-token').text).toContain('GitHub');
  expect(run(folder, 'rules', 'lint', join(folder, 'rules/npm.yml')).text).toContain('0 errors');
});

test('an incomplete installation is not a finding: exit 4, without a stack', () => {
  const folder = installed();
  rmSync(join(folder, 'dist/chunks'), { recursive: true });
  const { code, text } = run(folder, 'scan', '.');
  expect(text).toBe('leakgate: its own files could not be loaded\nhelp: install it again\n');
  expect(code).toBe(4);
});
