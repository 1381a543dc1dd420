import { expect, test } from 'vitest';
import { maskSecrets } from '../../src/core/shown-text.ts';
import { githubToken } from '../support/token.ts';

/** Texts that messages are about, which would be unreadable if masked. */
const PLAIN = [
  'unknown option --min-confidense',
  '.leakgate.yml:12:3: overrides.0.paths: must be an array',
  'packages/web-client/src/components/UserProfileSettingsPanel.test.tsx',
  '/home/runner/src/leakgate-cli-AbC12x/leakgate/.leakgate/baseline.jsonl',
  `.git/objects/${'0123456789abcdef'.repeat(2)}01234567: over budget`,
  `.git/objects/2f/${'0123456789abcdef'.repeat(2)}012345 is a pipe`,
  `.git/objects/pack/pack-${'0123456789abcdef'.repeat(2)}01234567.idx is a pipe`,
  'github-personal-access-token',
  'refs/remotes/origin/feature/PROJ-1234-fix-everything-at-once',
  'node_modules/.pnpm/@octokit+plugin-paginate-rest@14.0.0/node_modules/x/index.js',
  `${'0123456789abcdef'.repeat(2)}01234567..HEAD`,
  '618e514ceda9',
  'mfrggzdfmztwq2lknnwg23tpob',
  '2f1c0b7e-9a4d-4c55-8f3e-0123456789ab',
  '2026-12-01T01:23:45.678Z',
  'LEAKGATE_CI_DEFAULT_BRANCH',
  'finding.confidence >= 0.8 && finding.state == "new"',
  'x86_64-unknown-linux-gnu',
];
test.each(PLAIN)('is unchanged: %s', (text) => {
  expect(maskSecrets(text)).toBe(text);
});

/** Prefixes and letters of secrets, joined here. */
const LETTERS = 'q7Wz3Kx9Bv2Nf8Rt5Lp1Dg6Hs4Jm0cYkUaEo';
const SECRETS = [
  githubToken(21),
  `AK${'IA'}QZ7NB3XW5TKD2MFA`,
  `gl${'pat'}-${LETTERS.slice(0, 20)}`,
  `xo${'xb'}-123456789012-123456789012-${LETTERS.slice(0, 24)}`,
  `sk_${'live'}_${LETTERS.slice(0, 24)}`,
  `ey${'J'}hbGciOiJIUzI1NiJ9.ey${'J'}zdWIiOiIxMjM0In0.${LETTERS}`,
  LETTERS,
  `${LETTERS.slice(0, 11)}/${LETTERS.slice(11, 20)}+${LETTERS.slice(20)}/xY3z`,
  '0a1b2c3d4e5f60718293a4b5c6d7e8f9',
];
test.each(SECRETS.map((secret, i) => [i, secret] as const))('is masked: secret %i', (_, secret) => {
  for (const text of [
    secret,
    `unknown key '${secret}'`,
    `--${secret}`,
    `src/${secret}/x`,
    `https://x/?k=${secret}&y`,
  ]) {
    const shown = maskSecrets(text);
    const parts = Array.from({ length: secret.length - 11 }, (_unused, at) => secret.slice(at, at + 12));
    expect(parts.filter((part) => shown.includes(part))).toEqual([]);
  }
});

test('masking again changes nothing', () => {
  const once = maskSecrets(`a ${githubToken(22)} b`);
  expect(once).toBe('a ghp_...(40) b');
  expect(maskSecrets(once)).toBe(once);
});
