import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { makeTree, runCli } from '../support/cli.ts';
import { hasTerminal, runInTerminal } from '../support/terminal.ts';
import { githubToken } from '../support/token.ts';

const trees: { remove: () => void }[] = [];
afterEach(() => {
  for (const made of trees.splice(0)) made.remove();
});

/** A folder with a baseline of its findings. */
async function adopted(files: Readonly<Record<string, string | Buffer>>): Promise<string> {
  const made = makeTree(files);
  trees.push(made);
  expect((await runCli(['baseline', 'create'], { cwd: made.path })).code).toBe(0);
  return made.path;
}

interface Row {
  readonly path: string;
  readonly status: string;
}

async function entries(cwd: string): Promise<Row[]> {
  const { stdout } = await runCli(['baseline', 'export'], { cwd });
  return (JSON.parse(stdout) as Row[]).sort((a, b) => (a.path < b.path ? -1 : 1));
}

const three = {
  'a.py': `# the first line\nimport os\nx = "${githubToken(1)}"; y = "${githubToken(2)}"\nprint(x)\n`,
  'b.py': `z = "${githubToken(3)}"\n`,
};
const KEYS = 'q quit';

test('says what to do instead without a terminal', async () => {
  const result = await runCli(['baseline', 'audit'], { cwd: await adopted(three) });
  expect([result.code, result.stdout]).toEqual([2, '']);
  expect(result.stderr).toBe('error: baseline audit needs a terminal\nhelp: in scripts, use --non-interactive\n');
});

describe.skipIf(!hasTerminal())('in a terminal', () => {
  test('a review accepts answers, skip, back and quit; it keeps answers and asks for the rest again', async () => {
    const cwd = await adopted(three);
    const first = runInTerminal(['baseline', 'audit'], { cwd, columns: 80 });
    expect(await first.until(KEYS)).toContain('[1/3] github-personal-access-token');
    first.type('x');
    expect(await first.until(KEYS)).toContain('[1/3]');
    first.type('s');
    expect(await first.until(KEYS)).toContain('[2/3]');
    first.type('b');
    expect(await first.until(KEYS)).toContain('[1/3]');
    first.type('f');
    await first.until('reason (none): ');
    first.type('made uq\u007fp\r');
    await first.until('owner (none): ');
    first.type('@team\r');
    await first.until('expires, YYYY-MM-DD (none): ');
    first.type('2027-02-30\r');
    await first.until('not a day');
    first.type('2999-01-31\r');
    expect(await first.until(KEYS)).toContain('[2/3]');
    first.type('q');
    const end = await first.end;
    expect([end.code, end.output.trimEnd().split('\r\n').at(-1)]).toEqual([0, '1 reviewed, 2 left']);
    const saved = await entries(cwd);
    expect(saved.filter(({ status }) => status !== 'unreviewed')).toEqual([
      expect.objectContaining({ status: 'false-positive', reason: 'made up', owner: '@team', expires: '2999-01-31' }),
    ]);

    const second = runInTerminal(['baseline', 'audit'], { cwd, columns: 80 });
    expect(await second.until(KEYS)).toContain('[1/2]');
    second.type('v\r\r\r');
    await second.until(KEYS);
    second.type('t\r\r\r');
    expect((await second.end).output).toContain('2 reviewed, 0 left');
    expect((await entries(cwd)).map(({ status }) => status).sort()).toEqual(['false-positive', 'revoked', 'test']);
    const third = await runCli(['baseline', 'audit'], { cwd });
    expect(third.stdout).toBe('.leakgate/baseline.jsonl: nothing to review\n');
  });

  test('context shows the lines around a secret, with every secret in them masked', async () => {
    const cwd = await adopted(three);
    const run = runInTerminal(['baseline', 'audit', '--path', 'a.py'], { cwd, columns: 100 });
    const card = await run.until(KEYS);
    expect(card.replaceAll('\r', '')).toContain(
      '  1  # the first line\n  2  import os\n> 3  x = "********"; y = "********"\n  4  print(x)\n',
    );
    expect(card).toContain('ghp_...(40)');
    expect(card).toContain('a.py:3');
    run.type('q');
    const { output } = await run.end;
    for (const seed of [1, 2, 3]) expect(output).not.toContain(githubToken(seed));
  });

  test('lines fit into a narrow terminal, and the secret stays visible', async () => {
    const long = {
      'deep/down/in/a/folder/a.py': `${'w = 1; '.repeat(60)}x = "${githubToken(1)}"; ${'v = 2; '.repeat(60)}\n`,
    };
    const cwd = await adopted(long);
    const run = runInTerminal(['baseline', 'audit'], { cwd, columns: 32 });
    const card = (await run.until(KEYS)).split('\r\n');
    expect(card.filter((line) => Array.from(line).length > 32)).toEqual([]);
    expect(card.find((line) => line.startsWith('>'))).toContain('********');
    run.type('\u0003');
    expect((await run.end).code).toBe(0);
  });

  test('escapes hostile text of a file for the terminal', async () => {
    const cwd = await adopted({ 'a.py': `# \u001b]0;title\u0007\u202e\nx = "${githubToken(1)}"\n` });
    const run = runInTerminal(['baseline', 'audit'], { cwd, columns: 80 });
    expect(await run.until(KEYS)).toContain('\\u{1b}]0;title\\u{7}\\u{202e}');
    run.type('q');
    expect((await run.end).output).not.toContain('\u001b]0');
  });

  test('does not overwrite a baseline that somebody else changed meanwhile', async () => {
    const cwd = await adopted(three);
    const run = runInTerminal(['baseline', 'audit'], { cwd, columns: 80 });
    await run.until(KEYS);
    const other = ['baseline', 'audit', '--non-interactive', '--path', 'b.py', '--status', 'real'];
    expect((await runCli(other, { cwd })).code).toBe(0);
    const before = readFileSync(join(cwd, '.leakgate/baseline.jsonl'), 'utf8');
    run.type('t\r\r\r');
    const { code, output } = await run.end;
    expect(output).toContain('was changed by another process in the meantime');
    expect(code).toBe(4);
    expect(readFileSync(join(cwd, '.leakgate/baseline.jsonl'), 'utf8')).toBe(before);
  });
});
