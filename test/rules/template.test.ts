import { describe, expect, test } from 'vitest';
import { checkSecret } from '../../src/engine/checksums/table.ts';
import { buildExample, buildNearMiss, isDrawn, TemplateError } from '../../src/rules/template.ts';

describe('a template', () => {
  test.each([
    ['{hex:32}', /^[0-9a-f]{32}$/],
    ['{HEX:9}', /^[0-9A-F]{9}$/],
    ['{digits:9}', /^[0-9]{9}$/],
    ['{lower:8}', /^[a-z]{8}$/],
    ['{upper:8}', /^[A-Z]{8}$/],
    ['{alnum:20}', /^[a-z0-9]{20}$/],
    ['{ALNUM:20}', /^[A-Z0-9]{20}$/],
    ['{base62:36}', /^[0-9A-Za-z]{36}$/],
    ['{base64:40}', /^[0-9A-Za-z+/]{40}$/],
    ['{base64url:43}', /^[\w-]{43}$/],
    ['{base32:16}', /^[A-Z2-7]{16}$/],
    ['{uuid}', /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/],
    ['{any-of:a:b:10}', /^[a:b]{10}$/],
    ['{{a}} {lower:1}', /^\{a\} [a-z]$/],
    ['${{A}}', /^\$\{A\}$/],
  ])('%s', (template, form) => {
    expect(buildNearMiss(template, 'seed')).toMatch(form);
  });

  test('gives the same text for the same seed, and another for another', () => {
    const example = { text: 'KEY={secret}', secret: 'acme_{base62:20}' };
    const first = buildExample(example, 'a');
    expect(buildExample(example, 'a')).toEqual(first);
    expect(buildExample(example, 'b')).not.toEqual(first);
    expect(first.text).toBe(`KEY=${first.secret}`);
  });

  test('is the same on every machine and in every version', () => {
    expect(buildNearMiss('{hex:8} {digits:4}', 'seed')).toMatchInlineSnapshot(`"f10a1158 5254"`);
  });

  test.each(['{hex}', '{hex:}', '{hex:x}', '{hex:999999}', '{nope:3}', '{', 'a}', '{secret}', '{checksum}', '{}'])(
    'is refused: %s',
    (template) => {
      expect(() => buildNearMiss(template, 'seed')).toThrow(TemplateError);
    },
  );
});

describe('a checksum', () => {
  test('covers a secret from its first character, punctuation included', () => {
    const { secret } = buildExample(
      { text: '{secret}', secret: 'ATATT3{base64url:177}={checksum}' },
      'seed',
      'atlassian',
    );
    expect(checkSecret('atlassian', secret)).toBe('valid');
  });

  const secret = 'ghp_{base62:30}';
  test('is made for the text before it', () => {
    const built = buildExample({ text: '"{secret}"', secret: `${secret}{checksum}` }, 'seed', 'github');
    expect(checkSecret('github', built.secret)).toBe('valid');
  });
  test.each(['a', 'b', 'c', 'd'])('is spoiled (%s)', (seed) => {
    const token = buildNearMiss(`${secret}{bad-checksum}`, seed, 'github');
    expect(checkSecret('github', token)).toBe('invalid');
    expect(
      checkSecret(
        'github-pat-fine',
        buildNearMiss('github_pat_{base62:22}_{base62:43}{bad-checksum}', seed, 'github-pat-fine'),
      ),
    ).not.toBe('valid');
  });
  test('that is not a suffix cannot be requested', () => {
    expect(() => buildNearMiss('{hex:3}{checksum}', 'seed', 'jwt')).toThrow(TemplateError);
  });
});

test('distinguishes a stored secret from a built one', () => {
  expect(isDrawn('acme_{hex:3}')).toBe(true);
  expect(isDrawn('{{{hex:3}')).toBe(true);
  expect(isDrawn('acme_abc')).toBe(false);
  expect(isDrawn('{{hex:3}}')).toBe(false);
});
