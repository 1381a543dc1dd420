import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createScanner } from '../../src/engine/create-scanner.ts';
import { createBatchScanner } from '../../src/pool/batch.ts';
import { readRows } from '../../src/pool/protocol.ts';
import { fullPlan } from '../support/worker.ts';
import { smallProgram } from '../support/program.ts';

const program = smallProgram();
const scanner = createBatchScanner(createScanner(program), fullPlan(program));
const TOKEN = ['acm_', 'Zk3Qv9Lp2Xw7Rt5Y'].join('');

async function fingerprintsIn(bytes: Buffer, piece: number): Promise<string[]> {
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
  }
  const rows = readRows(await scanner.scanStream(pieces()));
  return [...new Set(rows.map(({ fingerprint }) => fingerprint))];
}

const around = fc.string({ maxLength: 60, unit: fc.constantFrom('a', ' ', '\n', '\r\n', 'é', '=', '"', ';', '\t') });

test('a value has one fingerprint, whatever surrounds it, however it is encoded and cut', async () => {
  const [expected] = await fingerprintsIn(Buffer.from(TOKEN), 1000);
  expect(expected).toMatch(/^[a-z2-7]{26}$/);
  await fc.assert(
    fc.asyncProperty(
      around,
      around,
      fc.boolean(),
      fc.integer({ min: 1, max: 300 }),
      async (before, after, wide, piece) => {
        const text = `${before} ${TOKEN} ${after}`;
        const bytes = wide ? Buffer.from(`\ufeff${text}`, 'utf16le') : Buffer.from(text);
        expect(await fingerprintsIn(bytes, piece)).toEqual([expected]);
      },
    ),
  );
});

test('different values have different fingerprints', async () => {
  const all = new Set<string>();
  for (let i = 0; i < 50; i++)
    for (const one of await fingerprintsIn(Buffer.from(`${TOKEN.slice(0, -2)}${i + 10}`), 100)) all.add(one);
  expect(all.size).toBe(50);
});
