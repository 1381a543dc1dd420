import type { KeyObject } from 'node:crypto';

/** A length-prefixed field of SSH (RFC 4251, `string`). */
export function sshField(bytes: Uint8Array | string): Buffer {
  const content = Buffer.from(bytes);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  return Buffer.concat([length, content]);
}

/** The public half of an Ed25519 key as SSH writes it. */
export function sshPublicBlob(key: KeyObject): Buffer {
  const { x } = key.export({ format: 'jwk' });
  return Buffer.concat([sshField('ssh-ed25519'), sshField(Buffer.from(x!, 'base64url'))]);
}

/** An OpenSSH key file's bytes from its halves; `cipher` is only a name. */
export function sshKeyBytes(publicBlob: Uint8Array, privateBlob: Uint8Array, cipher = 'none'): Buffer {
  const head = [Buffer.from('openssh-key-v1\0'), sshField(cipher), sshField(cipher), sshField('')];
  return Buffer.concat([...head, Buffer.from([0, 0, 0, 1]), sshField(publicBlob), sshField(privateBlob)]);
}

/** Bytes in PEM, under a label without its last word. */
export function pemOf(kind: string, bytes: Uint8Array): string {
  const [first, last] = ['BEGIN', 'END'].map((word) => `-----${word} ${kind}PRIVATE KEY-----`);
  return `${first}\n${Buffer.from(bytes).toString('base64')}\n${last}\n`;
}
