import { expect, test } from 'vitest';
import { childLimits } from '../../src/processes/child-limits.ts';
import { createStallClock, type Look, type Reading } from '../../src/processes/stall-clock.ts';

const LIMITS = { idle: 10_000, silentWork: 60_000, memory: 1000 };

/** Looks at a child every half second; `look` gives the observation at a time in seconds. Returns the first limit, and when it was reached. */
function firstLimit(
  seconds: number,
  look: (at: number) => Partial<Look> & { work?: number; memory?: number },
): [Reading['limit'], number] {
  const read = createStallClock(LIMITS, 0);
  for (let at = 0.5; at <= seconds; at += 0.5) {
    const { work = 0, memory = 0, ...seen } = look(at);
    const sample = 'sample' in seen ? seen.sample : { work, memory, born: '1' };
    const { limit } = read({ now: at * 1000, heard: 0, waitsForUs: false, ...seen, sample });
    if (limit) return [limit, at];
  }
  return [undefined, seconds];
}

test('a child that does nothing reaches the idle limit', () => {
  expect(firstLimit(100, () => ({}))).toEqual(['idle', 10]);
});

test('occasional output keeps a child alive', () => {
  expect(firstLimit(100, (at) => ({ heard: Math.floor(at / 9) }))).toEqual([undefined, 100]);
});

test('work without output keeps a child alive, up to its own limit', () => {
  expect(firstLimit(59, (at) => ({ work: at * 1000 }))).toEqual([undefined, 59]);
  expect(firstLimit(100, (at) => ({ work: at * 1000 }))).toEqual(['silent', 60]);
  expect(firstLimit(500, (at) => ({ work: at * 100 }))).toEqual([undefined, 500]);
});

test('a child that waits for us is never idle', () => {
  expect(firstLimit(100, () => ({ waitsForUs: true }))).toEqual([undefined, 100]);
  expect(firstLimit(100, (at) => ({ waitsForUs: at < 50 }))).toEqual(['idle', 59.5]);
});

test('time in which this process did not run counts as one second', () => {
  const read = createStallClock(LIMITS, 0);
  const sample = { work: 0, memory: 0, born: '1' };
  const look = { heard: 0, waitsForUs: false, sample };
  expect(read({ ...look, now: 3_600_000 })).toEqual({ silent: 1000, idle: 1000, limit: undefined });
});

test('memory counts immediately, even while a child waits for us', () => {
  expect(firstLimit(100, (at) => ({ waitsForUs: true, memory: at * 300 }))).toEqual(['memory', 3.5]);
});

test('a child whose work cannot be measured gets five times as long', () => {
  expect(firstLimit(100, () => ({ sample: undefined }))).toEqual(['idle', 50]);
});

test('the environment sets the limits', () => {
  expect(childLimits({})).toEqual({ idle: 90_000, silentWork: 900_000, memory: 2 ** 31 });
  expect(childLimits({ LEAKGATE_GIT_DEADLINE: '5', LEAKGATE_GIT_MEMORY: '' })).toEqual({
    idle: 5000,
    silentWork: 50_000,
    memory: 2 ** 31,
  });
  expect(childLimits({ LEAKGATE_GIT_MEMORY: '100' }).memory).toBe(100 * 2 ** 20);
});

test.each(['0', '-1', '1.5', 'x', '1e9', '12345678'])('refuses %s as a limit', (text) => {
  expect(() => childLimits({ LEAKGATE_GIT_DEADLINE: text })).toThrow('LEAKGATE_GIT_DEADLINE must be a whole number');
});
