import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { loadProgram } from '../../../src/app/rules/builtin-program.ts';
import { judgementWeights } from '../../../src/confidence/combine.ts';
import { createScanner } from '../../../src/engine/create-scanner.ts';
import type { Match } from '../../../src/engine/matches/match.ts';
import type { Literal } from '../../../src/engine/program.ts';
import type { Scanner } from '../../../src/engine/scanner.ts';
import type { DeltaInput } from '../../../src/engine/incremental/scan-snapshot.ts';
import { pushAll } from '../../../src/pool/batch.ts';
import { inflate } from '../../../src/pool/inflate.ts';
import { follow, type Step } from '../../support/edited.ts';
import { describeMatches, ruleOf, smallProgram, smallRules } from '../../support/program.ts';
import { linkProgram } from '../../../src/engine/kernel/link.ts';
import { githubToken } from '../../support/token.ts';

const program = loadProgram();
const asked: number[] = [];
const scanner = createScanner(program, {
  scoreWeights: judgementWeights(
    program.rules.map(({ prior }) => prior),
    0.5,
  ),
  inflate: (bytes, most) => {
    asked.push(bytes.length);
    return inflate(bytes, most);
  },
});

function scan(bytes: Uint8Array, inherited?: DeltaInput): readonly Match[] {
  scanner.begin();
  pushAll(scanner, bytes);
  return scanner.finish(inherited);
}

/** The findings of a text and of its edited version; the latter by a full and by an incremental scan. */
function scanBoth(base: string, steps: readonly Step[]): { before: string[]; whole: string[]; heir: string[] } {
  const bytes = Buffer.from(base);
  const before = describeAll(scan(bytes));
  const { snapshot } = scanner;
  const child = follow(bytes, steps);
  const whole = describeAll(scan(child.bytes));
  return { before, whole, heir: describeAll(scan(child.bytes, { snapshot: snapshot!, copies: child.copies })) };
}

const describeAll = (matches: readonly Match[]): string[] =>
  matches.map((m) => `${program.rules[m.rule]!.id} ${m.start}-${m.end} ${m.line}:${m.column} ${m.evidence.join()}`);

const insert = (text: string): Step => ({ insert: Buffer.from(text) });
const base64 = (bytes: string | Uint8Array): string => Buffer.from(bytes).toString('base64');
const TOKEN = githubToken(5);
const QUIET = 'some line of no interest at all\n'.repeat(120);
const BODY = Array.from({ length: 12 }, (_, i) => base64(Buffer.alloc(48, `${i}x${i * 7}`))).join('\n');

interface Case {
  readonly name: string;
  readonly base: string;
  readonly steps: (base: string) => readonly Step[];
}

const at = (base: string, text: string): number => base.indexOf(text);

/** Edits that create or remove a finding although its own bytes are in a copied range. */
const CASES: readonly Case[] = [
  {
    name: 'a letter before a token',
    base: `${QUIET}${TOKEN} ${QUIET}`,
    steps: (base) => [{ from: 0, to: at(base, TOKEN) }, insert('x'), { from: at(base, TOKEN), to: base.length }],
  },
  {
    name: 'a letter behind a token',
    base: `${QUIET}${TOKEN} ${QUIET}`,
    steps: (base) => [
      { from: 0, to: at(base, TOKEN) + 40 },
      insert('x'),
      { from: at(base, TOKEN) + 40, to: base.length },
    ],
  },
  {
    name: 'the beginning of the blob, where a letter stood before',
    base: `x${TOKEN} ${QUIET}`,
    steps: (base) => [{ from: 1, to: base.length }],
  },
  {
    name: 'a letter before the beginning',
    base: `${TOKEN} ${QUIET}`,
    steps: (base) => [insert('x'), { from: 0, to: base.length }],
  },
  {
    name: 'the end of the blob, where a letter stood behind',
    base: `${QUIET} ${TOKEN}x`,
    steps: (base) => [{ from: 0, to: base.length - 1 }],
  },
  {
    name: 'a letter behind the end',
    base: `${QUIET} ${TOKEN}`,
    steps: (base) => [{ from: 0, to: base.length }, insert('x')],
  },
  {
    name: 'the end of a key, far from its beginning',
    base: `${QUIET}-----BEGIN ${'OPENSSH'} PRIVATE KEY-----\n${BODY}\n${QUIET}`,
    steps: (base) => {
      const end = at(base, BODY) + BODY.length;
      return [{ from: 0, to: end }, insert(`\n-----END ${'OPENSSH'} PRIVATE KEY-----`), { from: end, to: base.length }];
    },
  },
  {
    name: 'a line broken far before a value',
    base: `${QUIET}${'a+=b;c(d);'.repeat(60)}k();access_token="${base64('q7!kZp2#')}";${'e=f(g);'.repeat(90)}\n${QUIET}`,
    steps: (base) => {
      const place = at(base, 'k();acc') - 400;
      return [{ from: 0, to: place }, insert('\n'), { from: place, to: base.length }];
    },
  },
  {
    name: 'a line broken far behind a value',
    base: `${QUIET}${'a+=b;c(d);'.repeat(60)}k();access_token="${base64('q7!kZp2#')}";${'e=f(g);'.repeat(90)}\n${QUIET}`,
    steps: (base) => {
      const place = at(base, 'k();acc') + 480;
      return [{ from: 0, to: place }, insert('\n'), { from: place, to: base.length }];
    },
  },
  {
    name: 'the beginning of a long run',
    base: `${QUIET}x = "AA${base64(`${'words that go on and on '.repeat(150)}key ${TOKEN} here`)}";\n${QUIET}`,
    steps: (base) => {
      const place = at(base, '"AA') + 1;
      return [
        { from: 0, to: place },
        { from: place + 2, to: base.length },
      ];
    },
  },
  {
    name: 'a line before others of base64',
    base: `${QUIET}\n${base64(Buffer.concat([Buffer.alloc(48, 1), Buffer.from(`${'and words '.repeat(3)} ${TOKEN}, ${'more of it '.repeat(150)}`)]))}\n${QUIET}`,
    steps: (base) => {
      const place = at(base, QUIET) + QUIET.length + 1;
      const line = base64('a text that takes some room, and more of it than the next one '.repeat(40).slice(0, 2400));
      return [{ from: 0, to: place }, insert(`${line}\n`), { from: place, to: base.length }];
    },
  },
  {
    name: 'the end of a line behind a line of base64, far from that',
    base: [
      QUIET,
      base64('some words of a text in base64, line '.repeat(40).slice(0, 1125)),
      base64(Buffer.concat([Buffer.alloc(48, 1), Buffer.from(` ${TOKEN}, ${'more of it '.repeat(120)}`)])).slice(
        0,
        1600,
      ),
      QUIET,
    ].join('\n'),
    steps: (base) => {
      const place = at(base, base64(Buffer.alloc(48, 1))) + 1490;
      return [{ from: 0, to: place }, insert('!'), { from: place, to: base.length }];
    },
  },
];

describe('the result changes with', () => {
  test.each(CASES)('$name', ({ base, steps }) => {
    const { before, whole, heir } = scanBoth(base, steps(base));
    expect(whole.map((text) => text.replace(/\d+-\d+ \S+/, ''))).not.toEqual(
      before.map((text) => text.replace(/\d+-\d+ \S+/, '')),
    );
    expect(heir).toEqual(whole);
  });
});

test('decodes near a change, and not far from it', () => {
  const zipped = base64(gzipSync(`no secret in here, just words: ${'and words '.repeat(30)}`));
  const base = `${QUIET}x: "${zipped}"\n${QUIET}${QUIET}end\n`;
  const half = base.length - 3000;
  const bytes = Buffer.from(base);
  const far = follow(bytes, [{ from: 0, to: half }, insert('new'), { from: half, to: base.length }]);
  const near = follow(bytes, [insert('new'), { from: base.indexOf(zipped) - 200, to: base.length }]);
  scan(bytes);
  const { snapshot } = scanner;
  asked.length = 0;
  scan(far.bytes, { snapshot: snapshot!, copies: far.copies });
  expect(asked).toEqual([]);
  scan(near.bytes, { snapshot: snapshot!, copies: near.copies });
  expect(asked).toHaveLength(1);
});

/** A program of the small rules and a user's rule whose runs call `looked`. */
function watched(): { scanner: Scanner; looked: number[] } {
  const { rules, literals, ...rest } = smallRules();
  const looked: number[] = [];
  const user = [...rules, ruleOf({ id: 'user', source: 'user_[0-9]{4}', after: 9, user: true })];
  const own: Literal = { text: 'user_', fold: false, rule: rules.length, follow: { kind: 'none' } };
  const linked = linkProgram({ ...rest, rules: user, literals: [...literals, own] });
  const one = createScanner(linked, { watch: (index) => index >= 0 && looked.push(index) });
  return { scanner: one, looked };
}

test('does not search candidates far from a change again', () => {
  const { scanner: one, looked } = watched();
  const base = Buffer.from(`user_a\n${QUIET}user_b\n${QUIET}`);
  const cut = base.indexOf('user_b');
  const child = follow(base, [{ from: 0, to: cut }, insert('new '), { from: cut, to: base.length }]);
  one.begin();
  pushAll(one, base);
  one.finish();
  expect(looked).toHaveLength(2);
  const { snapshot } = one;
  looked.length = 0;
  one.begin();
  pushAll(one, child.bytes);
  one.finish({ snapshot: snapshot!, copies: child.copies });
  expect(looked).toHaveLength(1);
});

test('replays matches far from a change without confirming them', () => {
  const { scanner: one, looked } = watched();
  const scanOne = (bytes: Uint8Array, inherited?: DeltaInput): readonly Match[] => {
    one.begin();
    pushAll(one, bytes);
    return one.finish(inherited);
  };
  let bytes: Uint8Array = Buffer.from(`\n${QUIET}user_0123 \n${QUIET}`);
  const [{ evidence, line, start } = { evidence: [], line: 0, start: 0 }] = scanOne(bytes);
  expect(looked).toHaveLength(1);
  for (let i = 1; i < 4; i++) {
    const child = follow(bytes, [insert('new\n'), { from: 0, to: bytes.length }]);
    const { snapshot } = one;
    expect(scanOne(child.bytes, { snapshot: snapshot!, copies: child.copies })).toMatchObject([
      { evidence, line: line + i, start: start + i * 4 },
    ]);
    bytes = child.bytes;
  }
  expect(looked).toHaveLength(1);
  const cut = Buffer.from(bytes).indexOf('user_') - 60;
  const near = follow(bytes, [{ from: 0, to: cut }, insert('new'), { from: cut, to: bytes.length }]);
  const { snapshot } = one;
  expect(scanOne(near.bytes, { snapshot: snapshot!, copies: near.copies })).toHaveLength(1);
  expect(looked).toHaveLength(2);
});

test('of two matches with different scores for one secret, the first of a full scan counts', () => {
  const one = createScanner(smallProgram());
  const told = (bytes: Uint8Array, inherited?: DeltaInput): string[] => {
    one.begin();
    pushAll(one, bytes);
    return describeMatches(one.finish(inherited));
  };
  const outcomes = new Set<string>();
  for (const text of ['xyacme acme', 'acme xyacme', 'xyacmeacme', 'xyacme.acme', 'xyacme....acme', 'xyacmexacme'])
    for (const more of ['n', 'ne', 'new', 'news']) {
      const base = Buffer.from(`${QUIET}${text} = "0123456789abcdef"\n${QUIET}`);
      const child = follow(base, [insert(more), { from: 0, to: base.length }]);
      const whole = told(child.bytes);
      told(base);
      const { snapshot } = one;
      expect(told(child.bytes, { snapshot: snapshot!, copies: child.copies })).toEqual(whole);
      for (const match of whole) outcomes.add(match.split(' ')[3]!);
    }
  expect(outcomes.size).toBeGreaterThan(1);
});

test('the first of two matches for one secret can change when it moves by an odd number of bytes', () => {
  const two = ruleOf({
    id: 'two',
    source: '(?:xy)?acme=(?<secret>[0-9a-f]{16})',
    after: 40,
    generic: true,
    specificity: 40,
  });
  const literalOf = (text: string): Literal => ({ text, fold: false, rule: 0, follow: { kind: 'none' } });
  const literals = ['acme', 'xyacme'].map(literalOf);
  const one = createScanner(linkProgram({ rules: [two], literals, hash: 'test', parts: [] }));
  const told = (bytes: Uint8Array, inherited?: DeltaInput): string[] => {
    one.begin();
    pushAll(one, bytes);
    return describeMatches(one.finish(inherited));
  };
  const evidenceOf = (found: string[]): string => found.map((match) => match.split(' ')[3]!).join();
  const base = Buffer.from(`${QUIET}. xyacme=0123456789abcdef ${QUIET}`);
  const outcomes = new Set<string>();
  for (const more of ['n', 'ne', 'new']) {
    const child = follow(base, [insert(more), { from: 0, to: base.length }]);
    const whole = told(child.bytes);
    outcomes.add(evidenceOf(whole));
    told(base);
    const { snapshot } = one;
    expect(told(child.bytes, { snapshot: snapshot!, copies: child.copies })).toEqual(whole);
  }
  expect(outcomes.size).toBe(2);
});

test('finds an earlier second match for a secret first', () => {
  const far = ruleOf({
    id: 'far',
    source: '[aA]cme[^;]{0,700}=(?<secret>[0-9a-f]{16})',
    after: 760,
    generic: true,
    specificity: 40,
  });
  const literal: Literal = { text: 'acme', fold: true, rule: 0, follow: { kind: 'none' } };
  const one = createScanner(linkProgram({ rules: [far], literals: [literal], hash: 'test', parts: [] }));
  const told = (bytes: Uint8Array, inherited?: DeltaInput): string[] => {
    one.begin();
    pushAll(one, bytes);
    return describeMatches(one.finish(inherited));
  };
  const base = Buffer.from(`${QUIET};${'.'.repeat(650)}acme${'.'.repeat(40)}=0123456789abcdef ${QUIET}`);
  const cut = base.indexOf(';') + 20;
  const child = follow(base, [{ from: 0, to: cut }, insert('xyacme'), { from: cut, to: base.length }]);
  const whole = told(child.bytes);
  expect(told(base)[0]!.split(' ')[3]).not.toBe(whole[0]!.split(' ')[3]);
  const { snapshot } = one;
  expect(told(child.bytes, { snapshot: snapshot!, copies: child.copies })).toEqual(whole);
});

describe('a blob leaves no snapshot', () => {
  const one = createScanner(smallProgram(), { inflate });
  const trailOf = (bytes: Uint8Array): unknown => {
    one.begin();
    pushAll(one, bytes);
    one.finish();
    return one.snapshot;
  };

  test('during its scan, or in UTF-16, too large to hold, or full of secrets', () => {
    expect(trailOf(Buffer.from(QUIET))).toMatchObject({ size: QUIET.length, encoding: 'text', candidates: [] });
    one.begin();
    expect(one.snapshot).toBeUndefined();
    expect(trailOf(Buffer.from(`\ufeff${QUIET}`, 'utf16le'))).toBeUndefined();
    expect(trailOf(Buffer.from(QUIET.repeat(1100)))).toBeUndefined();
    const tokens = Array.from({ length: 5000 }, (_, i) => `acm_Zk3Qv9Lp2${String(i).padStart(7, '0')}`);
    expect(trailOf(Buffer.from(tokens.slice(0, 4000).join('\n')))).toBeDefined();
    expect(trailOf(Buffer.from(tokens.join('\n')))).toBeUndefined();
  });

  test('if decoding took more than a part of the budget', () => {
    const line = `v: "${base64('some words that are long enough to be decoded '.repeat(20))}"\n`;
    expect(trailOf(Buffer.from(line.repeat(500)))).toBeDefined();
    expect(trailOf(Buffer.from(line.repeat(2000)))).toBeUndefined();
  });
});

test('rejects contradictory copies', () => {
  const base = Buffer.from(`${QUIET}${TOKEN}\n${QUIET}`);
  const whole = describeAll(scan(base));
  const { snapshot } = scanner;
  const size = base.length;
  for (const rows of [
    [0, 0, size + 1],
    [0, 1, size],
    [0, 0, 9, 5, 5, 9],
    [0, 0],
    [-1, 0, 9],
    [0, 0, 0],
    [0, -1, 9],
  ])
    expect(describeAll(scan(base, { snapshot: snapshot!, copies: Int32Array.from(rows) }))).toEqual(whole);
});

test('scans a blob with another encoding in full', () => {
  const base = Buffer.from(
    `${QUIET}\0${QUIET}aws_secret_access_key = "${base64('q7!kZp2#'.repeat(4).slice(0, 30))}"\n`,
  );
  const child = follow(base, [
    { from: 0, to: QUIET.length },
    { from: QUIET.length + 1, to: base.length },
  ]);
  expect(scan(base)).toEqual([]);
  const { snapshot } = scanner;
  const whole = describeAll(scan(child.bytes));
  expect(whole).toHaveLength(1);
  expect(describeAll(scan(child.bytes, { snapshot: snapshot!, copies: child.copies }))).toEqual(whole);
});
