import { execFileSync } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createScanner } from '../../src/engine/create-scanner.ts';
import { MAX_DEPTH } from '../../src/engine/decode/blob-decoder.ts';
import type { Match } from '../../src/engine/matches/match.ts';
import { inflate } from '../../src/pool/inflate.ts';
import { makeTree, runCli } from '../support/cli.ts';
import { smallProgram } from '../support/program.ts';

const TOKEN = ['acm_', 'Zk3Qv9Lp2Xw7'].join('');
const base64 = (bytes: string | Uint8Array): string => Buffer.from(bytes).toString('base64');

/** Scans a text; `asked` are the limits of each call to inflate. */
function scan(text: string): { matches: readonly Match[]; limited: boolean; asked: readonly number[] } {
  const asked: number[] = [];
  const scanner = createScanner(smallProgram(), {
    inflate: (bytes, most) => {
      asked.push(most);
      return inflate(bytes, most);
    },
  });
  const bytes = Buffer.from(text);
  scanner.begin();
  for (let at = 0; at < bytes.length;) {
    const room = scanner.room();
    const length = Math.min(room.length, bytes.length - at);
    room.set(bytes.subarray(at, at + length));
    scanner.push(length);
    at += length;
  }
  return { matches: scanner.finish(), limited: scanner.limited, asked };
}

test('truncated gzip gives its available content', () => {
  const whole = gzipSync(`key ${TOKEN} first\n${Array.from({ length: 400 }, (_, i) => `line ${i * 7919}`).join('\n')}`);
  const { matches, limited } = scan(`data: ${base64(whole.subarray(0, whole.length - 300))}\n`);
  expect(matches.map(({ decoded }) => decoded)).toEqual([['base64', 'gzip']]);
  expect(limited).toBe(false);
});

test('reports a gzip bomb without unpacking it', () => {
  const { matches, limited, asked } = scan(`a: ${base64(gzipSync(Buffer.alloc(64 << 20)))}\nb: ${base64(TOKEN)}\n`);
  expect(asked.length).toBe(1);
  expect(asked[0]).toBeLessThan(8 << 20);
  expect(matches).toHaveLength(1);
  expect(limited).toBe(true);
});

test('many small bombs share one budget', () => {
  const bomb = base64(gzipSync(Buffer.alloc(1 << 20, ' ')));
  const { limited, asked } = scan(`${bomb}\n\n- `.repeat(60));
  expect(asked.reduce((sum, most) => sum + most, 0)).toBeLessThan(16 << 20);
  expect(limited).toBe(true);
});

test('decodes the allowed number of layers, and reports one more as too deep', () => {
  const nest = (layers: number): string => {
    let text = `key ${TOKEN} in a text`;
    for (let i = 0; i < layers; i++) text = base64(text);
    return `v: ${text}\n`;
  };
  expect(scan(nest(MAX_DEPTH))).toMatchObject({ limited: false, matches: [{}] });
  expect(scan(nest(MAX_DEPTH + 1))).toMatchObject({ limited: true, matches: [] });
  expect(scan(nest(20)).limited).toBe(true);
});

test('a text that contains itself in base64 repeatedly ends at the depth and the budget', () => {
  let text = `key ${TOKEN}\n`;
  for (let i = 0; i < 14; i++) text += `v${i}: ${base64(text)}\n`;
  const { matches } = scan(text);
  expect(matches.length).toBeGreaterThan(14);
  for (const { decoded = [] } of matches) expect(decoded.length).toBeLessThanOrEqual(MAX_DEPTH);
});

test('base64 cut anywhere, inside anything, gives its complete part', () => {
  const layers = fc.array(fc.constantFrom('base64', 'gzip'), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(layers, fc.double({ min: 0, max: 1, noNaN: true }), (names, share) => {
      let bytes: Buffer = Buffer.from(`key ${TOKEN} in a text that is long enough to be looked at twice\n`);
      for (const name of names) bytes = name === 'gzip' ? gzipSync(bytes) : Buffer.from(base64(bytes));
      const cut = bytes.subarray(0, Math.floor(bytes.length * share));
      // in quotes: a `=` before a line end would also be quoted-printable
      const { matches } = scan(`v: "${base64(cut)}"\nkey ${TOKEN}\n`);
      expect(matches.filter(({ decoded }) => decoded === undefined)).toHaveLength(1);
      expect(matches.length).toBeLessThanOrEqual(2);
    }),
    { numRuns: 200 },
  );
});

test('bytes that only look compressed are an answer, and no input stops a scan', () => {
  const heads = fc.constantFrom([0x1f, 0x8b, 8, 0], [0x78, 0x9c], [0x78, 0xda], []);
  fc.assert(
    fc.property(heads, fc.uint8Array({ minLength: 30, maxLength: 400 }), (head, rest) => {
      const text = `x = "${base64(Uint8Array.from([...head, ...rest]))}"\nkey ${TOKEN}\n`;
      // random letters may hold what looks like a key of their own
      const { matches } = scan(text);
      expect(matches.filter(({ decoded }) => decoded !== undefined)).toEqual([]);
      expect(matches.map(({ secret }) => Buffer.from(secret.reveal()).toString())).toContain(TOKEN);
    }),
    { numRuns: 300 },
  );
});

test('a file with a bomb passes, and the report lists it as limited', async () => {
  const tree = makeTree({
    'bomb.yaml': `release: ${base64(gzipSync(Buffer.alloc(64 << 20)))}\n`,
    'a.txt': 'nothing\n',
  });
  try {
    const { code, stdout } = await runCli(['scan', '--no-git', '--report', 'json', '.'], { cwd: tree.path });
    const { coverage } = JSON.parse(stdout) as {
      coverage: { scanned: number; limited: { path: string }[]; failed: [] };
    };
    expect(code).toBe(0);
    expect(coverage).toMatchObject({ scanned: 2, failed: [] });
    expect(coverage.limited.map(({ path }) => path)).toEqual(['bomb.yaml']);
  } finally {
    tree.remove();
  }
});

test('so does a scan of the history', async () => {
  const tree = makeTree({ 'bomb.yaml': `release: ${base64(gzipSync(Buffer.alloc(64 << 20)))}\n` });
  const git = (...args: string[]): void => {
    const who = ['-c', 'user.name=a', '-c', 'user.email=a@acme.example'];
    execFileSync('git', [...who, ...args], { cwd: tree.path, stdio: 'ignore' });
  };
  try {
    git('init', '-q');
    git('add', '.');
    git('commit', '-q', '-m', 'bomb');
    const { code, stdout } = await runCli(['scan', '--history', '--report', 'json'], { cwd: tree.path });
    const { coverage } = JSON.parse(stdout) as { coverage: { limited: unknown[]; failed: unknown[] } };
    expect(code).toBe(0);
    expect(coverage.failed).toEqual([]);
    expect(coverage.limited).toHaveLength(1);
  } finally {
    tree.remove();
  }
});
