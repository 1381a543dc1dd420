import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inspectSecret } from '../../../src/engine/checksums/table.ts';

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const look = (text: string) => inspectSecret('jwt', text, { context: { before: '', after: '' } });
const token = (header: unknown, claims: unknown, signature = 'c2ln'): string =>
  `${encode(header)}.${encode(claims)}.${signature}`;
const HS = { alg: 'HS256', typ: 'JWT' };

test('reports header and claims', () => {
  const claims = { iss: 'https://login.acme.example/', aud: ['api', 'web'], exp: 1_900_000_000.7, role: 'admin' };
  expect(look(token(HS, claims))).toEqual({
    result: 'valid',
    facts: {
      algorithm: 'HS256',
      issuer: 'https://login.acme.example/',
      audience: 'api',
      role: 'admin',
      expires: '2030-03-17T17:46:40Z',
    },
    evidence: [],
  });
});

test('reports only plain names and valid dates', () => {
  const strange = [
    ['https://user', 'word@acme.example'].join(':'),
    'a\u001b[31m',
    'x'.repeat(101),
    '<b>',
    '',
    7,
    null,
    {},
  ];
  for (const iss of strange) expect(look(token(HS, { iss, exp: '1900000000' })).facts).toEqual({ algorithm: 'HS256' });
  for (const exp of [-1, 0, 1e300, null]) expect(look(token(HS, { exp })).facts).not.toHaveProperty('expires');
});

test('a token without a signature is unsigned', () => {
  expect(look(token({ alg: 'none' }, {}, ''))).toMatchObject({ result: 'valid', evidence: ['unsigned'] });
  expect(look(token({ alg: 'None' }, {})).evidence).toEqual(['unsigned']);
});

test('rejects a header that is not JSON', () => {
  expect(look(`eyJ${'x'.repeat(30)}.${encode({})}.c2ln`)).toEqual({
    result: 'unknown',
    evidence: ['structure-broken'],
  });
});

test('recognizes popular examples by their claims, whatever their signature', () => {
  const doe = { sub: '1234567890', name: 'John Doe', iat: 1_516_239_022 };
  expect(look(token(HS, doe)).evidence).toEqual(['published-test']);
  expect(look(token(HS, { ...doe, iat: 1_516_239_023 })).evidence).toEqual([]);
});

test('a key for browsers is public, the one for servers is not', () => {
  const claims = { iss: 'supabase', ref: 'abcdefghijklmnopqrst', exp: 1_900_000_000 };
  expect(look(token(HS, { ...claims, role: 'anon' })).evidence).toEqual(['public-role']);
  expect(look(token(HS, { ...claims, role: 'service_role' })).evidence).toEqual([]);
  expect(look(token(HS, { ...claims, iss: 'acme', role: 'anon' })).evidence).toEqual([]);
});

test('never throws, and its facts are short and plain', () => {
  const anything = fc.jsonValue({ maxDepth: 4 });
  fc.assert(
    fc.property(anything, anything, fc.string({ maxLength: 40 }), (header, claims, signature) => {
      const { facts = {} } = look(token(header, claims, signature));
      for (const value of Object.values(facts)) expect(value).toMatch(/^[\w.:/@ -]{1,100}$/);
    }),
  );
});
