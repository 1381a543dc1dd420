import { expect, test } from 'vitest';
import { Secret } from '../../../src/core/secret.ts';
import type { Match } from '../../../src/engine/matches/match.ts';
import { COMMON_FORM, NAMED, resolveOverlaps } from '../../../src/engine/matches/resolve-overlaps.ts';
import { ruleOf } from '../../support/program.ts';

const ANY = { source: 'a', after: 1 };
const RULES = [
  ruleOf({ ...ANY, id: 'form', specificity: COMMON_FORM }),
  ruleOf({ ...ANY, id: 'named', specificity: NAMED }),
  ruleOf({ ...ANY, id: 'prefix', specificity: 105 }),
  ruleOf({ ...ANY, id: 'bound', specificity: 200, files: ['*.key'] }),
];

function matchOf(rule: number, start: number, end: number): Match {
  const secret = new Secret(new Uint8Array(end - start));
  return { rule, start, end, line: 1, column: start + 1, endLine: 1, endColumn: end + 1, secret, evidence: [] };
}

function winners(...matches: Match[]): string[] {
  return resolveOverlaps(matches, RULES).map(({ rule }) => RULES[rule]!.id);
}

test('a common form loses to the provider whose name precedes the same bytes', () => {
  expect(winners(matchOf(0, 10, 90), matchOf(1, 10, 90))).toEqual(['named']);
});

test('a common form wins over a name that claims part of it', () => {
  expect(winners(matchOf(1, 10, 46), matchOf(0, 10, 90))).toEqual(['form']);
});

test('a prefix wins over a name', () => {
  expect(winners(matchOf(1, 10, 90), matchOf(2, 10, 90))).toEqual(['prefix']);
});

test('a rule of certain files neither takes bytes nor loses them before the path is known', () => {
  expect(winners(matchOf(1, 10, 90), matchOf(2, 10, 90), matchOf(3, 10, 90))).toEqual(['prefix', 'bound']);
});
