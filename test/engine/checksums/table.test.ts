import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { awsAccountId } from '../../../src/engine/checksums/aws.ts';
import { encodeBase32 } from '../../../src/engine/checksums/encodings/base64.ts';
import { crc32 } from '../../../src/engine/checksums/encodings/crc32.ts';
import type { ChecksumName } from '../../../src/engine/checksums/checksum-names.ts';
import { CHECKSUMS, type Checksum, checkSecret, makeChecksum } from '../../../src/engine/checksums/table.ts';

const DIGITS = '0123456789';
const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const BASE62 = `${DIGITS}${UPPER}${UPPER.toLowerCase()}`;
const NAMES = Object.keys(CHECKSUMS) as ChecksumName[];

const letters = (alphabet: string): string[] => alphabet.split('');
const chars = (alphabet: string, size: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...letters(alphabet)), minLength: size, maxLength: size });
const joined = (...parts: (string | fc.Arbitrary<string>)[]): fc.Arbitrary<string> =>
  fc
    .tuple(...parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part)))
    .map((texts) => texts.join(''));
const base62 = (size: number): fc.Arbitrary<string> => chars(BASE62, size);
const base64 = (size: number): fc.Arbitrary<string> => chars(`${BASE62}+/`, size);

interface Sample {
  readonly body: fc.Arbitrary<string>;
  /** Part of the random text, [from, to), whose change may leave the check characters unchanged. */
  readonly random: readonly [number, number];
  readonly mismatch: 'invalid' | 'unknown';
  readonly alphabet?: string;
}

const signed = (size: number, signature: string, mismatch: 'invalid' | 'unknown' = 'unknown'): Sample => ({
  body: joined(base64(size), signature),
  random: [0, size],
  mismatch,
});

const SAMPLES: Partial<Record<ChecksumName, Sample>> = {
  github: { body: joined(fc.constantFrom('ghp', 'gho', 'ghu'), '_', base62(30)), random: [4, 34], mismatch: 'invalid' },
  'github-refresh': { body: joined('ghr', '_', base62(70)), random: [4, 74], mismatch: 'invalid' },
  'github-pat-fine': {
    body: joined('github_', 'pat_', base62(22), '_', base62(43)),
    random: [11, 33],
    mismatch: 'unknown',
  },
  npm: { body: joined('npm', '_', base62(30)), random: [4, 34], mismatch: 'invalid' },
  vercel: {
    body: joined('vc', fc.constantFrom(...letters('piark')), '_', base62(50)),
    random: [4, 54],
    mismatch: 'invalid',
  },
  'gitlab-routable': {
    body: joined('glpat', '-', chars(`${BASE62}_-`, 27), fc.constantFrom('.', '.01.', '.01.0r')),
    random: [6, 33],
    mismatch: 'invalid',
  },
  confluent: { body: joined('cf', 'lt', base64(54)), random: [4, 58], mismatch: 'invalid' },
  'grafana-service-account': { body: joined('gl', 'sa_', base62(32), '_'), random: [5, 37], mismatch: 'invalid' },
  zuplo: { body: joined('zp', 'ka_', base62(32), '_'), random: [5, 37], mismatch: 'invalid' },
  atlassian: { body: joined('ATA', 'TT3', base62(180), '='), random: [6, 186], mismatch: 'unknown' },
  'azure-storage': signed(76, '+ASt', 'invalid'),
  'azure-cosmos': signed(76, 'ACDb'),
  'azure-search': signed(42, 'AzSe'),
  'azure-acr': signed(42, '+ACR'),
  'azure-batch': signed(76, '+ABa'),
  'azure-functions': { body: joined(chars(`${BASE62}-_`, 44), 'AzFu'), random: [0, 44], mismatch: 'unknown' },
  'azure-redis': signed(33, 'AzCa'),
  'azure-iot': signed(33, 'AIoT'),
  'azure-servicebus': signed(33, '+AEh'),
  'azure-apim': signed(76, 'APIM'),
  'azure-ml-classic': signed(76, '+AMC'),
  'azure-sql': signed(76, '+SQL'),
  'azure-entra': { body: joined(base62(3), '8Q~', base62(31)), random: [6, 37], mismatch: 'unknown' },
  'azure-cask': {
    body: joined(base62(52), 'JQQ', 'J99', 'B', 'A', base62(16), 'A', base62(3)),
    random: [0, 52],
    mismatch: 'unknown',
  },
  'bech32-age': {
    body: joined('AGE-SECRET', '-KEY-1', chars(`QPZRY9X8GF2TVDW0${'S3JN54KHCE6MUA7L'}`, 52)),
    random: [16, 68],
    mismatch: 'unknown',
    alphabet: 'QPZRY9X8',
  },
  'bech32-nsec': {
    body: joined('ns', 'ec1', chars(`qpzry9x8gf2tvdw0${'s3jn54khce6mua7l'}`, 52)),
    random: [5, 57],
    mismatch: 'unknown',
    alphabet: 'qpzry9x8',
  },
  'stellar-seed': {
    body: joined('S', chars('ABCD', 1), chars(`${UPPER}234567`, 50)),
    random: [2, 52],
    mismatch: 'unknown',
    alphabet: 'QZ',
  },
  'nkey-seed': {
    body: joined('SU', 'A', chars(`${UPPER}234567`, 51)),
    random: [3, 53],
    mismatch: 'unknown',
    alphabet: 'QZ',
  },
};

describe.each(NAMES.filter((name) => (CHECKSUMS[name] as Checksum).make !== undefined))('%s', (name) => {
  const sample = SAMPLES[name]!;

  test('its check characters complete the body', () => {
    fc.assert(fc.property(sample.body, (body) => checkSecret(name, body + makeChecksum(name, body)!) === 'valid'));
  });

  test('detects another character in the checked part', () => {
    const [from, to] = sample.random;
    fc.assert(
      fc.property(sample.body, fc.integer({ min: from, max: to - 1 }), (body, at) => {
        const secret = body + makeChecksum(name, body)!;
        const other = letters(sample.alphabet ?? 'aB').find((letter) => letter !== secret[at])!;
        expect(checkSecret(name, secret.slice(0, at) + other + secret.slice(at + 1))).toBe(sample.mismatch);
      }),
      // Entra keeps three of six digits: with the fixed seed, a hundred runs do not hit the chance of one in 66^3
      { seed: 7 },
    );
  });

  test('does not judge other shapes', () => {
    for (const text of ['', 'hello', '='.repeat(100), 'x'.repeat(88)]) expect(checkSecret(name, text)).toBe('unknown');
  });
});

test('no input makes a check throw or take long', () => {
  const hostile = [
    ...[`${'['.repeat(100_000)}`, `{"a":${'['.repeat(40_000)}`].map((text) => Buffer.from(text).toString('base64')),
    'A'.repeat(1_000_000),
    '.'.repeat(1_000_000),
    '1'.repeat(100_000),
    `AGE-SECRET-KEY-1${'\u00ff'.repeat(58)}`,
  ];
  for (const name of NAMES) {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => checkSecret(name, text) !== 'invalid'),
    );
    for (const text of hostile) expect(checkSecret(name, text)).toBe('unknown');
    for (const text of hostile) expect(checkSecret(name, `${text}.${text}.${text}`)).toBe('unknown');
  }
});

describe('structures', () => {
  const encode = (text: string): string => Buffer.from(text).toString('base64url');

  test('an AWS key id names its account', () => {
    const id = ['AKIA', 'YVP4CIPP', 'ERUVIFXG'].join('');
    expect(awsAccountId(id)).toBe('595918472158');
    expect(checkSecret('aws-key-id', id)).toBe('valid');
    expect(awsAccountId(['AKIA', 'IOSFODNN7EXAMPLE'].join(''))).toBeUndefined();
    expect(checkSecret('aws-key-id', ['AKIA', 'YVP4CIPP', 'ERUVIFX1'].join(''))).toBe('unknown');
    expect(makeChecksum('aws-key-id', 'AKIA')).toBeUndefined();
  });

  test('a JSON web token has a header with an algorithm and a payload', () => {
    const token = (header: unknown, payload: unknown): string =>
      `${encode(JSON.stringify(header))}.${encode(JSON.stringify(payload))}.${encode('signature')}`;
    expect(checkSecret('jwt', token({ alg: 'HS256' }, { sub: 'ä' }))).toBe('valid');
    expect(checkSecret('jwt', token({ typ: 'JWT' }, { sub: 'x' }))).toBe('unknown');
    expect(checkSecret('jwt', token({ alg: 'none' }, ['x']))).toBe('unknown');
    expect(checkSecret('jwt', `${token({ alg: 'HS256' }, {})}.x`)).toBe('unknown');
  });

  test('a Grafana Cloud token holds its four fields', () => {
    const token = (fields: object): string => `gl${'c_'}${Buffer.from(JSON.stringify(fields)).toString('base64')}`;
    expect(checkSecret('grafana-cloud', token({ o: '1', n: 'a', k: 'b', m: {} }))).toBe('valid');
    expect(checkSecret('grafana-cloud', token({ o: '1', n: 'a' }))).toBe('unknown');
  });

  test('a Discord bot token begins with its snowflake', () => {
    expect(checkSecret('discord-bot', `${encode('123456789012345678')}.abcdef.${'x'.repeat(27)}`)).toBe('valid');
    expect(checkSecret('discord-bot', `${encode('not a number at all')}.abcdef.${'x'.repeat(27)}`)).toBe('unknown');
  });

  test('a JFrog reference token is recognized by its content', () => {
    expect(checkSecret('jfrog-reference', encode('reftkn:01:1234567890:abcDEF'))).toBe('valid');
    expect(checkSecret('jfrog-reference', encode('reftkn:x:1234567890:abcDEF'))).toBe('unknown');
    expect(checkSecret('jfrog-reference', `AKCp${'2'.repeat(69)}`)).toBe('valid');
    expect(checkSecret('jfrog-reference', `AKCp${'2'.repeat(40)}`)).toBe('unknown');
  });
});

test('the older Azure DevOps token carries its CRC at four positions', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 28, maxLength: 28 }),
      fc.constantFrom(0xe0b9692d, 0x1019f92e),
      (rest, kind) => {
        const check = Buffer.alloc(4);
        check.writeUInt32BE((crc32(rest) ^ kind) >>> 0);
        const bytes = [
          ...rest.slice(0, 2),
          check[0]!,
          ...rest.slice(2, 6),
          check[1]!,
          check[2]!,
          ...rest.slice(6, 19),
          check[3]!,
          ...rest.slice(19),
        ];
        const secret = encodeBase32(bytes).toLowerCase();
        expect(checkSecret('azure-devops-legacy', secret)).toBe('valid');
        expect(checkSecret('azure-devops-legacy', (secret[0] === 'a' ? 'b' : 'a') + secret.slice(1))).toBe('unknown');
      },
    ),
  );
});

test('a fine-grained token is judged by its digest, not by the random end', () => {
  const body = ['github', 'pat', '1'.repeat(22), 'a'.repeat(43)].join('_');
  expect(makeChecksum('github-pat-fine', body)).toHaveLength(16);
  const digest = createHash('sha256').update(body).digest();
  expect(checkSecret('github-pat-fine', `${body}${encodeBase32(digest).slice(0, 8)}Zz012345`)).toBe('valid');
});

test('a routable GitLab token takes its length from the payload', () => {
  const body = ['glpat', `${'a'.repeat(27)}.01.`].join('-');
  expect(makeChecksum('gitlab-routable', body)).toMatch(/^0r[0-9a-z]{7}$/);
  expect(makeChecksum('gitlab-routable', `${body}0r`)).toBe(makeChecksum('gitlab-routable', body)!.slice(2));
});
