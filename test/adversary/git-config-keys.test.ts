import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { ARMED, HARMLESS } from './git-config-keys.ts';

const known = execFileSync('git', ['help', '--config'], { encoding: 'utf8' })
  .split('\n')
  .filter((line) => /^[a-zA-Z][^\s']*\.[^\s']*$/.test(line));
const armed = new Set(ARMED.map(({ documented }) => documented));

test('the table knows every key that the local git documents: read what a new one does, and arm it or call it harmless', () => {
  expect(known.length).toBeGreaterThan(300);
  expect(known.filter((key) => !armed.has(key) && !HARMLESS.has(key))).toEqual([]);
});

test('the table lists no key as both', () => {
  expect([...HARMLESS].filter((key) => armed.has(key))).toEqual([]);
  const keys = ARMED.map(({ key }) => key.toLowerCase());
  expect(keys.filter((key, i) => keys.indexOf(key) < i)).toEqual([]);
});
