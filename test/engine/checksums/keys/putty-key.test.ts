import { createHmac, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { inspectSecret } from '../../../../src/engine/checksums/table.ts';
import { readKey } from '../../../../src/pool/read-key.ts';
import { sshField, sshPublicBlob } from '../../../support/ssh-key.ts';

const publicBlob = sshPublicBlob(createPublicKey(generateKeyPairSync('ed25519').privateKey));
const privateBlob = Buffer.alloc(36, 5);
const look = (text: string) => inspectSecret('putty-key', text, { context: { before: '', after: '' }, readKey });

interface Parts {
  readonly version?: string;
  readonly cipher?: string;
  readonly comment?: string;
  readonly mac?: string;
}

function macOf(cipher: string, comment: string): string {
  const data = ['ssh-ed25519', cipher, comment, publicBlob, privateBlob].map(sshField);
  return createHmac('sha256', '').update(Buffer.concat(data)).digest('hex');
}

function file({ version = '3', cipher = 'none', comment = 'a@b', mac = macOf(cipher, comment) }: Parts = {}): string {
  return [
    ['PuTTY-User-Key', `File-${version}: ssh-ed25519`].join('-'),
    `Encryption: ${cipher}`,
    `Comment: ${comment}`,
    'Public-Lines: 1',
    publicBlob.toString('base64'),
    'Private-Lines: 1',
    privateBlob.toString('base64'),
    `Private-MAC: ${mac}`,
  ].join('\n');
}

test('the MAC proves an unencrypted key of version 3', () => {
  const facts = { form: 'PuTTY 3', key: 'ed25519' };
  expect(look(file())).toEqual({ result: 'valid', facts, evidence: [] });
  expect(look(file().replaceAll('\n', '\r\n'))).toMatchObject({ result: 'valid' });
  expect(look(file().replaceAll('\n', String.raw`\n`))).toMatchObject({ result: 'valid' });
  expect(look(file({ mac: macOf('none', 'a@c') }))).toMatchObject({
    result: 'unknown',
    evidence: ['structure-broken'],
  });
});

test('ignores the MAC of version 2 and of an encrypted key', () => {
  expect(look(file({ version: '2', mac: 'a'.repeat(40) }))).toMatchObject({ result: 'valid' });
  const locked = look(file({ cipher: 'aes256-cbc', mac: 'a'.repeat(64) }));
  expect(locked).toMatchObject({ result: 'valid', facts: { encrypted: 'aes256-cbc' }, evidence: ['encrypted'] });
});

test('rejects a file without its halves', () => {
  for (const text of ['', file().replace('Public-Lines: 1', 'Public-Lines: 0'), file().slice(0, 120)])
    expect(look(text)).toMatchObject({ result: 'unknown', evidence: ['structure-broken'] });
});
