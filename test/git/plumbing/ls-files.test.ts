import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseOthers, parseStaged, parseWarnings, wholeRecords } from '../../../src/git/plumbing/ls-files.ts';
import { gitEnvironment, gitFailure } from '../../../src/git/process/git.ts';
import { escapeLine, showPath } from '../../../src/git/printable-path.ts';

const ID = '587be6b4c3f93f93c489c0111bba5596147a26cb';

async function* cut(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Buffer> {
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length]!;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

test('records are whole, however the stream is cut', async () => {
  const names = fc.array(fc.string({ minLength: 1, unit: 'binary' }).map((name) => name.replaceAll('\0', '_')));
  const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 });
  await fc.assert(
    fc.asyncProperty(names, sizes, async (list, pieces) => {
      const bytes = Buffer.from(list.map((name) => `${name}\0`).join(''));
      const seen: string[] = [];
      for await (const block of wholeRecords(cut(bytes, pieces))) {
        seen.push(...parseOthers(block).map(({ path, kind }) => `${String(path)}${kind === 'repository' ? '/' : ''}`));
      }
      expect(seen).toEqual(list.map((name) => Buffer.from(name).toString()));
    }),
  );
});

test('a listing that ends in the middle of a name is a failure', async () => {
  const read = async (): Promise<void> => {
    for await (const _ of wholeRecords(cut(Buffer.from('a\0b'), [2]))) void _;
  };
  await expect(read()).rejects.toMatchObject({ code: 'git-failed' });
});

test('modes are kinds; stages of one path count once, also across blocks; names may hold tabs', () => {
  const block = Buffer.from(
    `M 100644 ${ID} 1\ta\x00M 100644 ${ID} 2\ta\x00H 100755 ${ID} 0\tb\tc\n\x00H 120000 ${ID} 0\tlink\x00S 160000 ${ID} 0\tsub\0`,
  );
  expect(parseStaged(block, { path: 'a', kind: 'file' })).toEqual([
    { path: 'b\tc\n', kind: 'file' },
    { path: 'link', kind: 'symlink' },
    { path: 'sub', kind: 'submodule', sparse: ID },
  ]);
  expect(parseStaged(block, undefined)).toHaveLength(4);
});

test('one name that is not UTF-8 leaves its neighbours text', () => {
  const block = Buffer.concat([
    Buffer.from(`H 100644 ${ID} 0\té\x00M 100644 ${ID} 1\t`),
    Buffer.from('x\xff\0', 'latin1'),
    Buffer.from(`M 100644 ${ID} 2\t`),
    Buffer.from('x\xff\0', 'latin1'),
  ]);
  expect(parseStaged(block, undefined)).toEqual([
    { path: 'é', kind: 'file' },
    { path: Buffer.from('x\xff', 'latin1'), kind: 'file' },
  ]);
  expect(parseOthers(Buffer.from('d\xff/\0', 'latin1'))).toEqual([
    { path: Buffer.from('d\xff', 'latin1'), kind: 'repository' },
  ]);
});

test('folders that git could not read are found in what it says', () => {
  expect(
    parseWarnings(["warning: could not open directory 'a b/': Permission denied", 'warning: something else']),
  ).toEqual(['a b']);
});

test('UTF-8 paths are shown as they are', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const bytes = Buffer.from(text);
      expect(showPath(bytes)).toBe(bytes.toString());
    }),
  );
});

test('paths that are not UTF-8 are shown without loss', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (tail) => {
      const bytes = Buffer.concat([Buffer.from([0xff]), tail]);
      const parts = showPath(bytes).split(/(%[0-9A-F]{2})/);
      const back = parts.map((part) => (/^%..$/.test(part) ? Buffer.from(part.slice(1), 'hex') : Buffer.from(part)));
      expect(Buffer.concat(back)).toEqual(bytes);
    }),
  );
});

test('dubious ownership is told with its fix; what git prints cannot move the cursor', () => {
  const failure = gitFailure(
    '/srv/it',
    ["fatal: detected dubious ownership in repository at '/srv/it'"],
    'exit code 128',
  );
  expect(failure.hint).toContain("git config --global --add safe.directory '/srv/it'");
  expect(escapeLine('a\u001b[2K\u202eb')).toBe('a\\u{1b}[2K\\u{202e}b');
});

test('the environment keeps nothing that redirects git', () => {
  const env = { HOME: '/h', GIT_DIR: '/x', git_work_tree: '/y', GIT_CONFIG_COUNT: '1', GIT_CONFIG_GLOBAL: '/c' };
  const kept = gitEnvironment({ top: '/a/b', env });
  expect(kept).toMatchObject({ HOME: '/h', GIT_CONFIG_GLOBAL: '/c', GIT_CEILING_DIRECTORIES: '/a', LC_ALL: 'C' });
  for (const name of ['GIT_DIR', 'git_work_tree', 'GIT_CONFIG_COUNT']) expect(kept).not.toHaveProperty(name);
});
