import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ChecksumName } from '../../src/engine/checksums/checksum-names.ts';
import { CHECKSUMS, inspectSecret } from '../../src/engine/checksums/table.ts';
import { readKey } from '../../src/pool/read-key.ts';
import { makeTree, runCli } from '../support/cli.ts';
import { pemOf } from '../support/ssh-key.ts';

const NAMES = Object.keys(CHECKSUMS) as ChecksumName[];
const context = { before: '', after: '' };
const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey;
const der = rsa.export({ type: 'pkcs8', format: 'der' });
const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

test('no inspection reads more than necessary, and all its facts are short', () => {
  const letters = fc.constantFrom('A', 'a', '.', '-', '=', '1', '{', '\n', 'eyJ', 'MII', ' zoo');
  const long = fc
    .tuple(letters, letters, fc.integer({ min: 1, max: 200_000 }))
    .map(([a, b, size]) => (a + b).repeat(size));
  fc.assert(
    fc.property(fc.constantFrom(...NAMES), long, (name, text) => {
      const { facts = {} } = inspectSecret(name, text, { context: { before: text, after: text }, readKey });
      for (const value of Object.values(facts)) expect(value.length).toBeLessThanOrEqual(120);
    }),
    { numRuns: 300 },
  );
});

test('does not decode a giant token', () => {
  for (const size of [100_000, 5_000_000]) {
    const claims = `${encode({ alg: 'HS256' })}.${encode({ iss: 'acme', x: 'y'.repeat(size) })}.c2ln`;
    expect(inspectSecret('jwt', claims, { context })).toEqual({ result: 'unknown', evidence: [] });
    const header = `${encode({ alg: 'HS256', x: 'y'.repeat(size) })}.${encode({ iss: 'acme' })}.c2ln`;
    expect(inspectSecret('jwt', header, { context })).toMatchObject({ result: 'unknown' });
  }
});

test('inspects a key with some wrong bytes completely, and never throws', () => {
  fc.assert(
    fc.property(fc.nat(der.length - 1), fc.nat(255), fc.uint8Array({ maxLength: 40 }), (at, byte, garbage) => {
      const bytes = Buffer.concat([der, garbage]);
      bytes[at] = byte;
      const { result, evidence } = inspectSecret('private-key', pemOf('', bytes), { context, readKey });
      expect(['valid: ', 'valid: encrypted', 'unknown: structure-broken']).toContain(`${result}: ${evidence!.join()}`);
    }),
    { numRuns: 300 },
  );
  expect(createPrivateKey(pemOf('', der)).asymmetricKeyType).toBe('rsa');
});

test('scans a tree of hostile values to its end, with full coverage and its exit code', async () => {
  const nested = Array.from({ length: 30 }).reduce(
    (text: string) => Buffer.from(text).toString('base64'),
    'x'.repeat(30),
  );
  const tree = makeTree({
    'giant.txt': `token = ${encode({ alg: 'HS256' })}.${'eyJ'.repeat(100_000)}.${'A'.repeat(2_000_000)}\n`,
    'nested.txt': `v: ${nested}\n`,
    'lying.pem': pemOf('RSA ', Buffer.from([0x30, 0x84, 0xff, 0xff, 0xff, 0xff, ...der.subarray(4)])),
    'phrase.txt': `mnemonic: ${'zoo '.repeat(100_000)}\n`.repeat(3),
    'keys.txt': `xprv${'1'.repeat(107)}\n`.repeat(500),
  });
  try {
    const args = ['scan', '--no-git', '--report', 'json', '--min-confidence', '0', '.'];
    const { code, stdout } = await runCli(args, { cwd: tree.path });
    const { coverage } = JSON.parse(stdout) as { coverage: { scanned: number; failed: unknown[] } };
    expect(coverage).toMatchObject({ scanned: 5, failed: [] });
    expect(code).toBe(1);
  } finally {
    tree.remove();
  }
});
