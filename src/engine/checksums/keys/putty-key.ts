import type { Facts } from '../../../core/finding.ts';
import { bytesOfText, decodeBase64 } from '../encodings/base64.ts';
import { type Inside, inspection, type Setting, type InsideReason } from '../checksum.ts';
import { isPublished } from '../published.ts';
import { hmacSha256 } from '../encodings/sha256.ts';
import { readPublicBlob } from './ssh-key.ts';

/** Most lines of one half: an RSA key of 16,384 bits has 200. */
const MAX_LINES = 400;

/** A PuTTY key file's fields. */
interface PuttyFile {
  readonly version: string;
  readonly algorithm: string;
  readonly cipher: string;
  readonly comment: string;
  readonly publicBlob: Uint8Array;
  readonly privateBlob: Uint8Array;
  readonly mac: string;
}

/** The bytes of the base64 lines that follow the line `name: count`. */
function readHalf(lines: readonly string[], name: string): Uint8Array | undefined {
  const at = lines.findIndex((line) => line.startsWith(`${name}:`));
  const count = at < 0 ? 0 : Number(lines[at]!.slice(name.length + 1));
  if (!(count >= 1 && count <= MAX_LINES)) return undefined;
  return decodeBase64(lines.slice(at + 1, at + 1 + count).join(''));
}

function readFile(secret: string): PuttyFile | undefined {
  const lines = secret.split(/(?:\\+[rn]|[\r\n])+/).map((line) => line.trim());
  const field = (name: RegExp): string => lines.map((line) => name.exec(line)?.[1]).find(Boolean) ?? '';
  const publicBlob = readHalf(lines, 'Public-Lines');
  const privateBlob = readHalf(lines, 'Private-Lines');
  if (!publicBlob || !privateBlob) return undefined;
  return {
    version: field(/^PuTTY-User-Key-File-([23]):/),
    algorithm: field(/^PuTTY-User-Key-File-[23]: ?(.{1,60})$/),
    cipher: field(/^Encryption: ?(.{1,30})$/),
    comment: field(/^Comment: ?(.{1,200})$/),
    publicBlob,
    privateBlob,
    mac: field(/^Private-MAC: ?([0-9a-f]{40,64})$/),
  };
}

function sshString(bytes: Uint8Array): number[] {
  const { length } = bytes;
  return [length >>> 24, (length >>> 16) & 0xff, (length >>> 8) & 0xff, length & 0xff, ...bytes];
}

/** The MAC of a third-version file without a passphrase, whose key is empty (PuTTY's manual, appendix C.3). */
function macOf({ algorithm, cipher, comment, publicBlob, privateBlob }: PuttyFile): string {
  const texts = [algorithm, cipher, comment].map(bytesOfText);
  const data = [...texts, publicBlob, privateBlob].flatMap(sshString);
  const mac = hmacSha256(new Uint8Array(0), Uint8Array.from(data));
  return Array.from(mac, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function judge(file: PuttyFile, facts: Facts, published: readonly InsideReason[]): Inside {
  if (file.cipher !== 'none')
    return { result: 'valid', facts: { ...facts, encrypted: file.cipher }, evidence: ['encrypted', ...published] };
  if (file.version === '3' && macOf(file) !== file.mac)
    return {
      result: 'unknown',
      facts: { ...facts, damage: 'its MAC is wrong' },
      evidence: ['structure-broken', ...published],
    };
  return { result: 'valid', facts, evidence: published };
}

function inspect(secret: string, { readKey }: Setting): Inside {
  const file = readFile(secret);
  const half = file && readPublicBlob(file.publicBlob);
  if (!half) return { result: 'unknown', facts: { damage: 'no key inside' }, evidence: ['structure-broken'] };
  const reading = half.material && readKey?.(half.material);
  const facts = { form: `PuTTY ${file.version}`, key: reading?.name ?? half.kind };
  return judge(file, facts, reading && isPublished(reading.spki) ? ['published-test'] : []);
}

/**
 * PuTTY key files, versions 2 and 3: valid if both halves are there and, in an unencrypted file of version 3, the MAC (HMAC-SHA-256) matches. The
 * SHA-1 MAC of version 2 is not checked.
 */
export const puttyKey = inspection('structure', inspect);
