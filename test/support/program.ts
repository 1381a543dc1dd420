import { createScanner } from '../../src/engine/create-scanner.ts';
import type { Match } from '../../src/engine/matches/match.ts';
import type { Scanner } from '../../src/engine/scanner.ts';
import { linkProgram } from '../../src/engine/kernel/link.ts';
import type { Literal, Program, ProgramRule, RuleProgram } from '../../src/engine/program.ts';

const WORD = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_';

/** A rule with defaults for everything that the test is not about. */
export function ruleOf(part: Partial<ProgramRule> & Pick<ProgramRule, 'id' | 'source' | 'after'>): ProgramRule {
  return {
    name: part.id,
    provider: 'acme',
    family: part.id,
    kind: 'token',
    severity: 'high',
    flags: '',
    before: 0,
    fixed: true,
    prior: 'high',
    boundary: 'word',
    generic: false,
    binary: true,
    user: false,
    specificity: 100,
    ...part,
  };
}

/** Rules of the kinds there are: a prefixed token, an assignment, a pattern with a variable part before its literal, a loose assignment, a second rule of the same name, a short literal, a path, a value that holds a digit. */
export function smallRules(): RuleProgram {
  const rules = [
    ruleOf({ id: 'acme-token', source: 'acm_[0-9A-Za-z]{12,20}', after: 24 }),
    ruleOf({
      id: 'acme-assigned',
      source: '[aA][cC][mM][eE][ \\t\\w.-]{0,20}[=:]["\' ]{0,3}(?<secret>[0-9a-f]{16})',
      after: 48,
      generic: true,
      prior: 'medium',
      binary: false,
      specificity: 40,
    }),
    ruleOf({
      id: 'acme-bot',
      source: '[0-9]{4,10}:AAc[\\w-]{8}',
      before: 10,
      fixed: false,
      after: 11,
      specificity: 90,
    }),
    ruleOf({
      id: 'acme-near',
      source: '[nN][eE][aA][rR](?:[^]{0,20}?\\W)(?<secret>[0-9a-f-]{10,16})(?!\\w)',
      after: 42,
      generic: true,
      loose: true,
      prior: 'medium',
      binary: false,
      specificity: 40,
    }),
    ruleOf({
      id: 'acme-header',
      source: '[xX]-(?:[a-z]{2,8}-)?[aA][cC][mM][eE]: ?(?<secret>[0-9a-f]{8})',
      before: 11,
      fixed: false,
      after: 14,
      specificity: 60,
    }),
    ruleOf({ id: 'acme-short', source: 'ACM[0-9][0-9a-z]{7}', after: 11 }),
    ruleOf({ id: 'acme-gap', source: 'gap_[a-z]{0,4}= {0,2}"(?<secret>[0-9a-f]{4})', after: 15 }),
    ruleOf({ id: 'acme-held', source: 'held(?:[^]{0,8}?\\W)(?<secret>(?=[a-f]{0,9}[0-9])[0-9a-f]{4,9})', after: 22 }),
  ];
  const literals: Literal[] = [
    { text: 'acm_', fold: false, rule: 0, follow: { kind: 'run', bytes: WORD, min: 12 } },
    { text: 'acme', fold: true, rule: 1, follow: { kind: 'assign', bytes: '0123456789abcdef', min: 8, reach: 32 } },
    { text: ':aac', fold: true, rule: 2, follow: { kind: 'run', bytes: `${WORD}-`, min: 8 } },
    { text: 'near', fold: true, rule: 3, follow: { kind: 'near', bytes: '0123456789abcdef-', min: 10, reach: 31 } },
    { text: 'acme', fold: true, rule: 4, follow: { kind: 'run', bytes: ': 0123456789abcdef', min: 9 }, lead: '-' },
    {
      text: 'ACM',
      fold: false,
      rule: 5,
      follow: { kind: 'run', bytes: '0123456789abcdefghijklmnopqrstuvwxyz', min: 8 },
      next: ['0123456789', '0123456789abcdefghijklmnopqrstuvwxyz', '0123456789abcdefghijklmnopqrstuvwxyz'],
    },
    {
      text: 'gap_',
      fold: false,
      rule: 6,
      follow: {
        kind: 'run',
        bytes: `${WORD}= "`,
        min: 2,
        path: [
          { skip: 'abcdefghijklmnopqrstuvwxyz', most: 4, need: '=' },
          { skip: ' ', most: 2, need: '"' },
        ],
      },
    },
    {
      text: 'held',
      fold: false,
      rule: 7,
      follow: { kind: 'near', bytes: '0123456789abcdef', min: 4, reach: 13, holds: '0123456789' },
    },
  ];
  return { rules, literals, hash: 'test', parts: [] };
}

/** `smallRules`, ready to scan with. */
export function smallProgram(): Program {
  return linkProgram(smallRules());
}

/** All properties of a match as plain text, to compare scans. */
export function describeMatches(
  matches: readonly {
    rule: number;
    start: number;
    end: number;
    line: number;
    column: number;
    evidence: readonly string[];
  }[],
): string[] {
  return matches.map((m) => `${m.rule} ${m.start}-${m.end} ${m.line}:${m.column} ${m.evidence.join(',')}`);
}

const scanners = new WeakMap<Program, Scanner>();

/** The matches of a program in a text. Keeps one scanner per program. */
export function scanText(program: Program, text: string): readonly Match[] {
  const scanner = scanners.get(program) ?? createScanner(program);
  scanners.set(program, scanner);
  const bytes = new TextEncoder().encode(text);
  scanner.begin();
  scanner.room().set(bytes);
  scanner.push(bytes.length);
  return scanner.finish();
}
