import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildFolder } from '../../scripts/replace-folder.ts';
import { withBuildLock } from '../../scripts/build-lock.ts';

const ROOT = join(import.meta.dirname, '../..');
let folder = '';
let place = '';
let lock = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leakgate-build-'));
  place = join(folder, 'dist');
  lock = join(folder, 'lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Files of the folder with their content. */
function contents(path: string): Record<string, string> {
  const entries = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = entries.map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(files.map((file) => [file.slice(path.length + 1), readFileSync(file, 'utf8')]));
}

/** Creates a folder of these files. */
function maker(files: Readonly<Record<string, string>>): (made: string) => Promise<void> {
  return async (made) => {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(join(made, name, '..'), { recursive: true });
      writeFileSync(join(made, name), text);
    }
  };
}

/** A separate process that runs these lines with the build's functions. */
function startBuilder(lines: string): ChildProcess {
  const code = `
    import { cpSync, appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
    import { join } from 'node:path';
    import { withBuildLock } from ${JSON.stringify(join(ROOT, 'scripts/build-lock.ts'))};
    import { buildFolder } from ${JSON.stringify(join(ROOT, 'scripts/replace-folder.ts'))};
    const place = ${JSON.stringify(place)}, lock = ${JSON.stringify(lock)}, log = ${JSON.stringify(join(folder, 'log'))};
    ${lines}`;
  return spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

test('a build gives the folder exactly its files, and leaves nothing beside it', async () => {
  await buildFolder(place, maker({ 'a.js': '1', 'chunks/b.js': '2', 'old/c.js': '3' }));
  await buildFolder(place, maker({ 'a.js': '4', 'chunks/b.js': '2' }));
  expect(contents(place)).toEqual({ 'a.js': '4', 'chunks/b.js': '2' });
  expect([readdirSync(place).sort(), readdirSync(folder)]).toEqual([['a.js', 'chunks'], ['dist']]);
});

test('a failed build keeps the previous folder', async () => {
  await buildFolder(place, maker({ 'a.js': '1' }));
  const failing = buildFolder(place, async (made) => {
    writeFileSync(join(made, 'a.js'), 'half');
    throw new Error('no licence');
  });
  await expect(failing).rejects.toThrow('no licence');
  expect([contents(place), readdirSync(folder)]).toEqual([{ 'a.js': '1' }, ['dist']]);
});

test('the next build removes leftovers of a killed one', async () => {
  mkdirSync(`${place}.build-1/chunks`, { recursive: true });
  await buildFolder(place, maker({ 'a.js': '1' }));
  expect(readdirSync(folder)).toEqual(['dist']);
});

test('two builds at once leave one complete folder', async () => {
  const build = (text: string): ChildProcess =>
    startBuilder(`
      await withBuildLock(lock, () => buildFolder(place, async (made) => {
        appendFileSync(log, 'begin ');
        for (let i = 0; i < 100; i++) {
          writeFileSync(join(made, i + '.js'), '${text}');
          await new Promise(setImmediate);
        }
        appendFileSync(log, 'end ');
      }));`);
  const codes = await Promise.all(['one', 'two'].map(async (text) => (await once(build(text), 'exit'))[0]));
  expect(codes).toEqual([0, 0]);
  const texts = Object.values(contents(place));
  expect([texts.length, new Set(texts).size]).toEqual([100, 1]);
  expect(readFileSync(join(folder, 'log'), 'utf8')).toBe('begin end begin end ');
  expect(readdirSync(folder).sort()).toEqual(['dist', 'log']);
});

test('a lock whose holder died blocks nobody', async () => {
  const dead = spawn(process.execPath, ['-e', '0']);
  await once(dead, 'exit');
  writeFileSync(lock, String(dead.pid));
  expect(await withBuildLock(lock, async () => existsSync(lock))).toBe(true);
  expect(readdirSync(folder)).toEqual([]);
});

/** Number of builds in a builder's log. */
function countBuilds(): number {
  const log = join(folder, 'log');
  return existsSync(log) ? readFileSync(log, 'utf8').split(' ').length - 1 : 0;
}

test('no file is missing at any moment of a build', async () => {
  await buildFolder(place, maker({ 'a.js': 'made' }));
  const builder = startBuilder(`
    for (let i = 0; i < 500; i++) {
      await buildFolder(place, async (made) => writeFileSync(join(made, 'a.js'), 'made ' + i));
      appendFileSync(log, 'built ');
    }`);
  const looks = new Set<boolean>();
  while (countBuilds() < 500) {
    expect(builder.exitCode ?? 0).toBe(0);
    for (let i = 0; i < 1000; i++) looks.add(existsSync(join(place, 'a.js')));
    await new Promise(setImmediate);
  }
  if (builder.exitCode === null) await once(builder, 'exit');
  expect([...looks]).toEqual([true]);
});

test('runs that start at any moment of a build succeed', async () => {
  cpSync(join(ROOT, 'dist'), place, { recursive: true });
  const builder = startBuilder(`
    for (let i = 0; ; i++) {
      await buildFolder(place, async (made) => {
        cpSync(${JSON.stringify(join(ROOT, 'dist'))}, made, { recursive: true });
        for (const name of ['cli.js', 'chunks/scan.js']) appendFileSync(join(made, name), '// ' + i);
      });
      appendFileSync(log, 'built ');
    }`);
  for (let runs = 0; runs < 10 || countBuilds() < 5; runs++) {
    expect(builder.exitCode).toBe(null);
    execFileSync(process.execPath, [join(place, 'cli.js'), 'scan', '--no-git', join(ROOT, 'LICENSE')]);
  }
  builder.kill();
  await once(builder, 'exit');
});
