import { bytesOfText, decodeBase64, encodeBase64 } from './encodings/base64.ts';
import { type Checksum, type ChecksumResult, suffix } from './checksum.ts';
import { type MarvinSeed, marvin32, marvinSeed } from './encodings/marvin32.ts';
import { encodeRadix } from './encodings/radix.ts';

const SIGNATURE = 4;
/** Whatever the alignment, the four bytes of the check value affect only the last six characters. */
const CHECK_CHARACTERS = 6;
const CHECK_BYTES = 4;
const MAX_KEY_LENGTH = 512;

/** Identifiable keys of an Azure product: base64 that ends in a fixed signature and a Marvin32 of everything before it. */
interface Product {
  /** Four characters before the check characters; a product may have several. */
  readonly signatures: readonly string[];
  /** The seeds, spelt in ASCII. The first one builds examples. */
  readonly seeds: readonly [string, ...string[]];
  readonly urlSafe?: boolean;
  /** The length for which real keys prove the algorithm. At any other length a mismatch is `unknown`. */
  readonly verifiedLength?: number;
}

function littleEndian(value: number): readonly number[] {
  return [value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, value >>> 24];
}

/** The bytes that `body` encodes, its last bits padded with zeros to a whole byte. */
function zeroFilled(body: string): Uint8Array {
  const whole = Math.ceil((body.length * 6) / 8);
  return decodeBase64(body + 'A'.repeat((4 - (body.length % 4)) % 4))?.subarray(0, whole) ?? new Uint8Array(0);
}

function completes(body: string, seed: MarvinSeed, urlSafe: boolean): string {
  const bytes = zeroFilled(body);
  const text = encodeBase64([...bytes, ...littleEndian(marvin32(bytes, seed))]).slice(body.length);
  return urlSafe ? text.replaceAll('+', '-').replaceAll('/', '_') : text;
}

function fits(bytes: Uint8Array, seeds: readonly MarvinSeed[]): boolean {
  const split = bytes.length - CHECK_BYTES;
  const body = bytes.subarray(0, split);
  const last = new DataView(bytes.buffer, bytes.byteOffset + split).getUint32(0, true);
  return seeds.some((seed) => marvin32(body, seed) === last);
}

/** Microsoft's identifiable keys (microsoft/security-utilities, `IdentifiableSecrets` and `IdentifiableMetadata`): valid if any seed fits. */
function identifiable({ signatures, seeds: names, urlSafe = false, verifiedLength }: Product): Checksum {
  const seeds = names.map(marvinSeed);
  const check = (secret: string): ChecksumResult => {
    const text = secret.replace(/={1,2}$/, '');
    const at = text.length - CHECK_CHARACTERS - SIGNATURE;
    if (text.length > MAX_KEY_LENGTH || at < 0 || !signatures.includes(text.slice(at, at + SIGNATURE)))
      return 'unknown';
    const bytes = decodeBase64(text);
    if (bytes === undefined) return 'unknown';
    if (fits(bytes, seeds)) return 'valid';
    return secret.length === verifiedLength ? 'invalid' : 'unknown';
  };
  return { proves: 'checksum', check, make: (body) => completes(body, seeds[0]!, urlSafe) };
}

/** Storage account keys, 88 characters. */
export const azureStorage = identifiable({ signatures: ['+ASt'], seeds: ['Default0'], verifiedLength: 88 });

/** Cosmos DB keys. Real keys prove the read-write seed only, so a mismatch is `unknown`. */
export const azureCosmos = identifiable({
  signatures: ['ACDb'],
  seeds: ['MastRW00', 'MastRO00', 'SysAll00', 'SystRW00', 'SystRO00', 'Resour00', 'Encryp00'],
});

/** AI Search query and admin keys. */
export const azureSearch = identifiable({ signatures: ['AzSe'], seeds: ['Query000', 'PAdmin00'] });

/** Container Registry passwords. */
export const azureAcr = identifiable({ signatures: ['+ACR'], seeds: ['ACRDflt0'] });

/** Batch account keys. */
export const azureBatch = identifiable({ signatures: ['+ABa'], seeds: ['AbAcct00'] });

/** Functions master, system and function keys. */
export const azureFunctions = identifiable({
  signatures: ['AzFu'],
  seeds: ['Functi00', 'Master00', 'System00'],
  urlSafe: true,
});

/** Cache for Redis keys; the variant without special characters is not covered. */
export const azureRedis = identifiable({ signatures: ['AzCa'], seeds: ['Access00'] });

/** IoT hub, device provisioning and device keys. */
export const azureIot = identifiable({ signatures: ['AIoT'], seeds: ['IoTHub00', 'DpsKey00', 'Device00'] });

/** Service Bus, Event Hubs and Relay keys. */
export const azureServiceBus = identifiable({
  signatures: ['+ASb', '+AEh', '+ARm'],
  seeds: ['Manage00', 'Send0000', 'Listen00'],
});

/** API Management keys; subscription keys share the IoT hub's seed. */
export const azureApim = identifiable({
  signatures: ['APIM'],
  seeds: ['IoTHub00', 'Tenant00', 'Gatewy00', 'GitKey00'],
});

/** Machine Learning (classic) keys. */
export const azureMlClassic = identifiable({ signatures: ['+AMC'], seeds: ['Classic0'] });

/** SQL passwords. */
export const azureSql = identifiable({ signatures: ['+SQL'], seeds: ['UsrPwd00'] });

const ENTRA_ALPHABET = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890.-_~';

/** Entra client secrets (`8Q~` from the fourth character): the last three are the first three digits of Marvin32 in a 66-character alphabet. */
export const azureEntra = suffix({
  shape: /^[\w.~-]{3}8Q~[\w.~-]{34}$/,
  size: 3,
  make: (body) =>
    encodeRadix(marvin32(bytesOfText(body), marvinSeed('AadPwd00')), ENTRA_ALPHABET)
      .padEnd(3, 'a')
      .slice(0, 3),
  verified: false,
});

const CASK_BODY = 80;
const CASK_SHAPE = /^[A-Za-z0-9]{52}JQQJ9[9DH][A-Za-z0-9][A-L][A-Za-z0-9]{16}[A-Za-z][A-Za-z0-9]{3}/;

/** Common annotated security keys: 80 characters, then base64 of the first three bytes of Marvin32 (short form, 84) or of all four (88). */
export const azureCask: Checksum = {
  proves: 'checksum',
  check: (secret) => {
    if ((secret.length !== 84 && secret.length !== 88) || !CASK_SHAPE.test(secret)) return 'unknown';
    const full = caskCheck(secret.slice(0, CASK_BODY), CHECK_BYTES);
    const short = caskCheck(secret.slice(0, CASK_BODY), 3);
    return secret.slice(CASK_BODY) === (secret.length === 88 ? full : short) ? 'valid' : 'unknown';
  },
  make: (body) => caskCheck(body, 3),
};

function caskCheck(body: string, size: number): string {
  return encodeBase64(littleEndian(marvin32(zeroFilled(body), marvinSeed('Default0'))).slice(0, size));
}
