import { expect, test } from 'vitest';
import { allowedProtocols, isMeantFor, parseRemoteAddress } from '../../../src/git/remote/remote-address.ts';

test.each([
  ['https://github.com/o/r.git', 'https'],
  ['https://github.com', 'https'],
  ['https://user@Git.Example:8443/o/r', 'https'],
  ['http://[::1]:8080/r', 'http'],
  ['ssh://git@example.com:22/o/r.git', 'ssh'],
  ['ssh://[fe80::1]/r', 'ssh'],
  ['git@github.com:o/r.git', 'ssh'],
  ['git@ssh.dev.azure.com:v3/o/p/r', 'ssh'],
  ['[::1]:r.git', 'ssh'],
  ['file:///srv/r.git', 'file'],
  ['/srv/r.git', 'file'],
])('%s is spoken to by %s', (text, protocol) => {
  expect(parseRemoteAddress(text)).toMatchObject({ protocol, url: text });
});

test.each([
  'ext::sh -c touch% x',
  'evil::https://example.com',
  '::',
  'fd::7',
  'git@host::path',
  'git://example.com/r',
  'ftp://example.com/r',
  'git+ssh://example.com/r',
  'HTTPS://example.com/r',
  '--upload-pack=touch x',
  '-oProxyCommand=x:y',
  'ssh://-oProxyCommand=x/y',
  'ssh://user@-oProxyCommand=x/y',
  '-user@host:path',
  'host:-path',
  'ssh://$(touch x)/y',
  '`touch x`:y',
  'https://exa mple.com/r',
  String.raw`https://good.example\@evil.example/r`,
  'https://good.example@evil.example@third.example/r',
  'https:///r',
  'https:r',
  'file://server/share',
  '../elsewhere',
  'elsewhere',
  '',
  'https://example.com/\nr',
  'https://example.com/\0',
])('%j is refused', (text) => {
  expect(typeof parseRemoteAddress(text)).toBe('string');
});

test('a password in an address becomes a header, and is not in what git is called with', () => {
  const address = parseRemoteAddress('https://ci%40x:a%3Ab@example.com/r');
  const authorization = `Basic ${Buffer.from('ci@x:a:b').toString('base64')}`;
  expect(address).toMatchObject({ url: 'https://example.com/r', authorization });
});

test.each([
  ['https://github.com/', 'https://github.com/o/r', true],
  ['https://github.com', 'https://GitHub.com:443/o/r', true],
  ['https://github.com/o', 'https://github.com/o/r', true],
  ['https://github.com/o/r', 'https://github.com/o/r', true],
  ['https://github.com/o', 'https://github.com/other/r', false],
  ['https://github.com/', 'https://github.com.evil.example/', false],
  ['https://github.com/', 'https://evil.example/github.com/', false],
  ['https://github.com/', 'http://github.com/', false],
  ['https://github.com:8443/', 'https://github.com/', false],
  ['https://*.github.com/', 'https://api.github.com/', false],
  ['https://user@github.com/', 'https://github.com/', false],
])('a header for %s goes to %s: %s', (prefix, url, expected) => {
  const address = parseRemoteAddress(url);
  if (typeof address === 'string' || address.web === undefined) throw new Error(`${url} is none`);
  expect(isMeantFor(prefix, address.web)).toBe(expected);
});

test('https and ssh are allowed, and what the environment says instead', () => {
  expect(allowedProtocols({})).toEqual(['https', 'ssh']);
  expect(allowedProtocols({ LEAKGATE_FETCH_PROTOCOLS: ' ' })).toEqual(['https', 'ssh']);
  expect(allowedProtocols({ LEAKGATE_FETCH_PROTOCOLS: 'file, http' })).toEqual(['http', 'file']);
  expect(() => allowedProtocols({ LEAKGATE_FETCH_PROTOCOLS: 'https,ext' })).toThrow(
    'other than https, ssh, http, file',
  );
});
