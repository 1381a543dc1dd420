import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LineHasher } from '../../src/report/line-hash.ts';

function hashesOf(text: string, pieces = [text]): string[] {
  const lines = text.split(/\r\n|\r|\n/).length;
  const hasher = new LineHasher(new Set(Array.from({ length: lines }, (_, i) => i + 1)));
  for (const piece of pieces) hasher.push(piece);
  return [...hasher.finish()].sort((a, b) => a[0] - b[0]).map(([, hash]) => hash);
}

/** Recorded from the program that uploads SARIF files: a text, and the hashes of its lines. */
const VECTORS: readonly (readonly [text: string, hashes: string])[] = [
  ['', 'c129715d7a2bc9a3:1'],
  [' a\nb\n  \t\tc\n d', '271789c17abda88f:1 54703d4cd895b18:1 180aee12dab6264:1 a23a3dc5e078b07b:1'],
  [
    ' hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End',
    '8b7cf3e952e7aeb2:1 b1ae1287ec4718d9:1 bff680108adb0fcc:1 c6805c5e1288b612:1 b86d3392aea1be30:1 e6ceba753e1a442:1',
  ],
  ...['\n', '\r', '\r\n'].map(
    (end) =>
      [
        ` hello; \t${end}world!!!${end}${end}${end}  \t\tGreetings${end} End${end}`,
        'e9496ae3ebfced30:1 fb7c023a8b9ccb3f:1 ce8ba1a563dcdaca:1 e20e36e16fcb0cc8:1 b3edc88f2938467e:1 c8e28b0b4002a3a0:1 c129715d7a2bc9a3:1',
      ] as const,
  ),
  [
    'Lorem ipsum dolor sit amet.\n'.repeat(10),
    'a7f2ff13bc495cf2:1 a7f2ff13bc495cf2:2 a7f2ff13bc495cf2:3 a7f2ff13bc495cf2:4 a7f2ff13bc495cf2:5 a7f2ff13bc495cf2:6 a7f2ff1481e87703:1 a9cf91f7bbf1862b:1 55ec222b86bcae53:1 cc97dc7b1d7d8f7b:1 c129715d7a2bc9a3:1',
  ],
  [
    'x = 2\nx = 1\nprint(x)\nx = 3\nprint(x)\nx = 4\nprint(x)\n',
    'e54938cc54b302f1:1 bb609acbe9138d60:1 1131fd5871777f34:1 5c482a0f8b35ea28:1 54517377da7028d2:1 2c644846cb18d53e:1 f1b89f20de0d133:1 c129715d7a2bc9a3:1',
  ],
];

test.each(VECTORS)('hashes the lines of %j as an upload does', (text, hashes) => {
  expect(hashesOf(text).join(' ')).toBe(hashes);
});

/** The definition, without a rolling window: base 37 modulo 2^64 over the first hundred characters of each line's block. */
function plainHashes(text: string): string[] {
  const units: number[] = [];
  const starts: number[] = [];
  let fresh = true;
  const normal = text.replace(/\r[\n]?/g, '\n').replace(/[ \t]/g, '');
  for (const unit of [...normal.split('').map((char) => char.charCodeAt(0)), 0xffff]) {
    if (fresh) starts.push(units.length);
    fresh = unit === 10;
    units.push(unit);
  }
  const counts = new Map<string, number>();
  return starts.map((start) => {
    let hash = 0n;
    for (let i = 0; i < 100; i++) hash = BigInt.asUintN(64, hash * 37n + BigInt(units[start + i] ?? 0));
    const hex = hash.toString(16);
    counts.set(hex, (counts.get(hex) ?? 0) + 1);
    return `${hex}:${counts.get(hex)}`;
  });
}

test('any text in any chunks has the hashes of the definition', () => {
  const text = fc.array(fc.constantFrom('\n', '\r\n', '\r', ' ', '\t', 'ab', 'x'.repeat(60), 'é€', '\u{1f600}'), {
    maxLength: 60,
  });
  fc.assert(
    fc.property(text, (pieces) => {
      const whole = pieces.join('');
      // a CR and the blanks between it and an LF: only what follows directly belongs to it
      fc.pre(!/\r[ \t]+\n/.test(whole));
      expect(hashesOf(whole, pieces)).toEqual(plainHashes(whole));
    }),
  );
});
