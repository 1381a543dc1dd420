import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { KeyMaterial } from '../../../../src/engine/checksums/keys/key-material.ts';
import { checkSecret, inspectSecret } from '../../../../src/engine/checksums/table.ts';
import { readKey } from '../../../../src/pool/read-key.ts';
import { pemOf, sshField, sshKeyBytes, sshPublicBlob } from '../../../support/ssh-key.ts';

const context = { before: '', after: '' };
const check = (text: string): string => checkSecret('private-key', text);
const look = (text: string) => inspectSecret('private-key', text, { context, readKey });
const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey;
const ec = generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey;
const ed = generateKeyPairSync('ed25519').privateKey;
const KEYS = [
  [rsa.export({ type: 'pkcs1', format: 'pem' }), 'PKCS 1', 'rsa 1024 bits'],
  [rsa.export({ type: 'pkcs8', format: 'pem' }), 'PKCS 8', 'rsa 1024 bits'],
  [ec.export({ type: 'sec1', format: 'pem' }), 'SEC 1', 'ec prime256v1'],
  [ec.export({ type: 'pkcs8', format: 'pem' }), 'PKCS 8', 'ec prime256v1'],
  [ed.export({ type: 'pkcs8', format: 'pem' }), 'PKCS 8', 'ed25519'],
].map((row) => row.map(String) as [string, string, string]);
const edDer = ed.export({ type: 'pkcs8', format: 'der' });

describe('keys made by Node', () => {
  test.each(KEYS)('are well formed, also with their line ends escaped', (pem) => {
    expect(check(pem)).toBe('valid');
    expect(check(pem.replaceAll('\n', String.raw`\n`))).toBe('valid');
    expect(check(pem.replaceAll('\n', '\r\n'))).toBe('valid');
    expect(check(pem.trimEnd().split('\n').join('" +\n  "'))).toBe('valid');
  });

  test.each(KEYS)('report their form, kind and size', (pem, form, key) => {
    expect(look(pem)).toEqual({ result: 'valid', facts: { form, key }, evidence: [] });
    expect(inspectSecret('private-key', pem, { context })).toEqual({ result: 'valid', facts: { form }, evidence: [] });
  });

  test('report that they are encrypted', () => {
    const locked = { format: 'pem', cipher: 'aes-128-cbc', passphrase: edDer.toString('hex') } as const;
    const pkcs8 = look(String(ed.export({ ...locked, type: 'pkcs8' })));
    expect(pkcs8).toEqual({ result: 'valid', facts: { form: 'PKCS 8', encrypted: 'PBES' }, evidence: ['encrypted'] });
    const old = look(String(rsa.export({ ...locked, type: 'pkcs1' })));
    expect(old).toEqual({ result: 'unknown', facts: { form: 'RFC 1421', encrypted: 'AES-128-CBC' } });
  });
});

describe('OpenSSH keys', () => {
  const blob = sshPublicBlob(createPublicKey(ed));
  const half = Buffer.concat([Buffer.from('12341234'), Buffer.alloc(40)]);
  const ssh = (bytes: Uint8Array) => look(pemOf('OPENSSH ', bytes));

  test('are well formed if their halves fill them and the check integers agree', () => {
    expect(ssh(sshKeyBytes(blob, half))).toEqual({
      result: 'valid',
      facts: { form: 'OpenSSH', key: 'ed25519' },
      evidence: [],
    });
    const wrong = ssh(sshKeyBytes(blob, Buffer.concat([Buffer.from('12341235'), half])));
    expect(wrong).toMatchObject({ result: 'unknown', evidence: ['structure-broken'] });
  });

  test('name their cipher, and include the tag that some append', () => {
    const locked = sshKeyBytes(blob, Buffer.alloc(48, 7), 'aes256-ctr');
    expect(ssh(locked)).toMatchObject({ facts: { encrypted: 'aes256-ctr', key: 'ed25519' }, evidence: ['encrypted'] });
    const sealed = sshKeyBytes(blob, Buffer.alloc(48, 7), 'aes256-gcm@openssh.com');
    expect(ssh(sealed)).toMatchObject({ facts: { damage: 'cut off' } });
    expect(ssh(Buffer.concat([sealed, Buffer.alloc(16)])).facts).not.toHaveProperty('trailing');
  });

  test('of other kinds are named by their kind', () => {
    const hardware = Buffer.concat([sshField('sk-ssh-ed25519@openssh.com'), sshField(Buffer.alloc(32))]);
    expect(ssh(sshKeyBytes(hardware, half)).facts).toEqual({ form: 'OpenSSH', key: 'sk-ssh-ed25519@openssh.com' });
    expect(ssh(sshKeyBytes(Buffer.from([0, 0, 0, 9]), half))).toMatchObject({ result: 'valid' });
  });
});

describe('incomplete keys and other bytes', () => {
  test('random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 40, maxLength: 300 }), (bytes) => {
        expect(look(pemOf('', bytes)).result).toBe('unknown');
      }),
    );
  });

  test.each(KEYS)('reports a key that is cut off anywhere', (pem) => {
    const der = Buffer.from(pem.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64');
    fc.assert(
      fc.property(fc.integer({ min: 8, max: der.length - 1 }), (size) => {
        const { result, evidence, facts } = look(pemOf('', der.subarray(0, size)));
        expect([result, evidence, facts]).toEqual(['unknown', ['structure-broken'], { damage: 'cut off' }]);
      }),
    );
  });

  test('ignores bytes after a key, and reports them', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 200 }), (garbage) => {
        const { result, facts } = look(pemOf('', Buffer.concat([edDer, garbage])));
        expect([result, facts]).toEqual([
          'valid',
          { form: 'PKCS 8', key: 'ed25519', trailing: `${garbage.length} bytes` },
        ]);
      }),
    );
  });

  test('tolerates wrong lengths', () => {
    for (const length of [0x80, 0x84, 0xff])
      expect(check(pemOf('', Buffer.from([0x30, length, ...edDer.subarray(2)])))).toBe('unknown');
    const nested = Buffer.concat(Array.from({ length: 6000 }, () => Buffer.from([0x30, 0x82, 0x20, 0x00])));
    expect(look(pemOf('', nested)).result).toBe('unknown');
    expect(look(pemOf('', Buffer.alloc(40_000, 0x30)))).toEqual({ result: 'unknown' });
  });
});

describe('the key reader', () => {
  const asked = (pem: string, answer?: Uint8Array) => {
    const materials: KeyMaterial[] = [];
    const found = inspectSecret('private-key', pem, {
      context,
      readKey: (material) => {
        materials.push(material);
        return answer && { name: 'ed25519', spki: answer };
      },
    });
    return { found, materials };
  };

  test('is not called if the key sets the time of an answer: DSA, Diffie-Hellman, explicit curves', () => {
    const dsa = generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 }).privateKey;
    const make = generateKeyPairSync as (kind: string, options: object) => { privateKey: KeyObject };
    const dh = make('dh', { group: 'modp14' }).privateKey;
    const own = generateKeyPairSync('ec', { namedCurve: 'prime256v1', paramEncoding: 'explicit' }).privateKey;
    const slow = [dsa, dh, own].map((key) => String(key.export({ type: 'pkcs8', format: 'pem' })));
    for (const pem of [...slow, String(own.export({ type: 'sec1', format: 'pem' }))]) {
      const { found, materials } = asked(pem);
      expect(found.result).toBe('valid');
      expect(materials).toEqual([]);
    }
  });

  test('recognizes a published key by its public half', () => {
    // the public key of RFC 8410, 10.1
    const half = ['MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7l', 'shQhqowtrbLDFw4rXAxZuE='].join('');
    const pem = KEYS[4]![0];
    expect(asked(pem, Buffer.from(half, 'base64')).found.evidence).toEqual(['published-test']);
    expect(asked(pem, Buffer.from(half, 'base64').subarray(1)).found.evidence).toEqual([]);
  });
});
