import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadProgram } from '../../src/app/rules/builtin-program.ts';
import { MatchSnapshots } from '../../src/app/history/cache/match-snapshots.ts';
import { judgementWeights } from '../../src/confidence/combine.ts';
import { createScanner } from '../../src/engine/create-scanner.ts';
import type { Match } from '../../src/engine/matches/match.ts';
import type { Scanner, ScannerOptions } from '../../src/engine/scanner.ts';
import { END, SKIPPED, CANDIDATE_FIELDS, START, OUTCOME } from '../../src/engine/incremental/candidate-log.ts';
import type { DeltaInput, ScanSnapshot } from '../../src/engine/incremental/scan-snapshot.ts';
import { pushAll } from '../../src/pool/batch.ts';
import { inflate } from '../../src/pool/inflate.ts';
import { parsePack } from '../../src/rules/parse.ts';
import { buildExample } from '../../src/rules/template.ts';
import { edit, type Edit, edits } from '../support/edited.ts';
import { smallProgram } from '../support/program.ts';

const PACKS =
  'aws azure bip39 curl docker generic github google hashes http jwt kubeconfig kubernetes monday npm privatekey slack stripe uri';

/** Texts with a secret, made up from the rules' own examples; several of each kind, so that not always the same one is used. */
const examples = PACKS.split(' ').flatMap((name) =>
  parsePack(readFileSync(`rules/${name}.yml`, 'utf8'), name).rules.flatMap((rule) =>
    rule.examples.flatMap((example, i) =>
      [1, 2].map((n) => buildExample(example, `${rule.id} ${i} ${n}`, rule.checksum).text),
    ),
  ),
);

const program = loadProgram();
const weights = judgementWeights(
  program.rules.map(({ prior }) => prior),
  0.5,
);

function scannersWith(options: ScannerOptions, ofRules = program): [whole: Scanner, inheriting: Scanner] {
  return [createScanner(ofRules, { inflate, ...options }), createScanner(ofRules, { inflate, ...options })];
}

const SCANNERS = {
  'what is worth enough': scannersWith({ scoreWeights: weights }),
  'every match': scannersWith({}),
  'the scalar prefilter': scannersWith({ scoreWeights: weights, prefilter: 'scalar' }),
  'a few rules': scannersWith({}, smallProgram()),
};

function scan(scanner: Scanner, bytes: Uint8Array, inherited?: DeltaInput): readonly Match[] {
  scanner.begin();
  pushAll(scanner, bytes);
  return scanner.finish(inherited);
}

const latin = new TextDecoder('latin1');

/** All properties of a match. Views are numbered in order of appearance: only equality counts. */
function describeAll(matches: readonly Match[]): unknown[] {
  const views = new Map<number, number>();
  return matches.map(({ secret, inside, ...rest }) => {
    const view = inside && (views.get(inside.view) ?? views.size);
    if (inside) views.set(inside.view, view!);
    return { ...rest, bytes: latin.decode(secret.reveal()), inside: inside && { ...inside, view } };
  });
}

const base64 = (bytes: string | Uint8Array): string => Buffer.from(bytes).toString('base64');
const wrap = (text: string): string => text.match(/.{1,76}/g)!.join('\n');
const percent = (text: string): string => text.replaceAll(/[^a-z]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
const entities = (text: string): string => text.replaceAll(/[^a-z]/g, (c) => `&#${c.charCodeAt(0)};`);
const stringJoin = (text: string): string => `"${text.slice(0, 12)}" + \n  "${text.slice(12)}"`;

const ENCODERS: readonly ((text: string) => string)[] = [
  base64,
  (text) => wrap(base64(`${text}\n`.repeat(4))),
  (text) => Buffer.from(text).toString('hex'),
  percent,
  entities,
  stringJoin,
  (text) => base64(gzipSync(`${text}\n`.repeat(2))),
  (text) => base64(base64(`a ${text}`)),
  (text) => JSON.stringify({ a: `${text}\nand ${text}` }).replaceAll('"', String.raw`\"`),
];

const LINES = [
  'for (let i = 0; i < items.length; i++) total += items[i].price;',
  '  return readConfiguration(path, { encoding: "utf8" });',
  'static int parse_options(int argc, const char **argv)',
  '#: builtin/log.c:1234 builtin/rev-list.c:56',
  'msgid "could not read the index"',
  '    printf("%d of %d\\n", done, all);',
  '\t\t- name: checkout',
  'el niño y la cigüeña, 12 €',
  '',
];
const filler = fc
  .tuple(fc.nat({ max: LINES.length - 1 }), fc.nat({ max: 60 }))
  .map(([first, count]) => Array.from({ length: count }, (_, i) => LINES[(first + i * 5) % LINES.length]!).join('\n'));
const words = fc.constantFrom(
  'password = ',
  'token: "',
  'secret',
  'api_key=',
  '-----BEGIN RSA PRIVATE KEY-----',
  '-----END RSA PRIVATE KEY-----',
  '// leakgate:allow -- known',
  '# gitleaks:allow',
  '"',
  '\n',
  'A'.repeat(300),
  'curl -u ',
  '\u0000',
  String.raw`\u0041`,
  '%41',
  'near 0123456789-a',
  '=3D',
);
const example = fc.constantFrom(...examples);
const encoded = fc.tuple(fc.constantFrom(...ENCODERS), example).map(([encode, text]) => `x = '${encode(text)}';`);
const pieces = fc.oneof(
  { weight: 4, arbitrary: filler },
  { weight: 2, arbitrary: example },
  { weight: 2, arbitrary: example.map((text) => `${text} ${text.slice(0, 9)} // leakgate:allow`) },
  { weight: 2, arbitrary: encoded },
  { weight: 1, arbitrary: words },
);
const texts = fc.array(pieces, { minLength: 1, maxLength: 14 }).map((list) => list.join('\n'));

/** Scans a text, then each of its edited versions in turn. Returns how many inherited. */
function compare([whole, inheriting]: readonly [Scanner, Scanner], text: string, generations: readonly Edit[]): number {
  let bytes: Uint8Array = Buffer.from(text);
  scan(inheriting, bytes);
  let { snapshot } = inheriting;
  let heirs = 0;
  for (const one of generations) {
    const child = edit(bytes, one);
    const expected = describeAll(scan(whole, child.bytes));
    const inherited = snapshot && { snapshot, copies: child.copies };
    expect(describeAll(scan(inheriting, child.bytes, inherited))).toEqual(expected);
    expect(inheriting.limited).toBe(whole.limited);
    expect(inheriting.encoding).toBe(whole.encoding);
    if (inherited) heirs++;
    bytes = child.bytes;
    snapshot = inheriting.snapshot;
    if (snapshot) expectSame(snapshot, whole.snapshot);
  }
  return heirs;
}

/** The candidates and outcomes of a snapshot. Ignores which of two matches for the same secret came first, and whether it was visited twice. */
function secretsOf({ candidates, outcomes }: ScanSnapshot): Set<string> {
  const told = new Set<string>();
  for (let row = 0; row < candidates.length; row += CANDIDATE_FIELDS) {
    if (candidates[row + START]! >= candidates[row + END]!) continue;
    const outcome = candidates[row + OUTCOME]!;
    told.add(`place ${candidates.slice(row, row + OUTCOME).join()} ${outcome === SKIPPED}`);
    const range = candidates.slice(row + START, row + OUTCOME).join();
    if (outcome > 0) told.add(`outcome ${range} ${JSON.stringify(outcomes[outcome - 1])}`);
  }
  return told;
}

/** The secrets and decoded spans of a snapshot do not depend on how it was created. */
function expectSame(snapshot: ScanSnapshot, whole: ScanSnapshot | undefined): void {
  expect(secretsOf(snapshot)).toEqual(secretsOf(whole!));
  expect([...snapshot.units]).toEqual([...whole!.units]);
}

describe.each(Object.entries(SCANNERS))('an incremental scan of a changed blob, for %s,', (_, scanners) => {
  test('equals a full scan, over several generations', () => {
    let heirs = 0;
    fc.assert(
      fc.property(texts, fc.array(edits(pieces), { minLength: 1, maxLength: 4 }), (text, generations) => {
        heirs += compare(scanners, text, generations);
      }),
      { numRuns: 250 },
    );
    expect(heirs).toBeGreaterThan(250);
  });

  test('gives the same for the same blob, from a stored snapshot', () => {
    const [whole, again] = scanners;
    const oid = 'ab'.repeat(20);
    let told = 0;
    fc.assert(
      fc.property(texts, (text) => {
        const bytes = Buffer.from(text);
        const expected = describeAll(scan(whole, bytes));
        const { snapshot } = whole;
        if (!snapshot) return;
        const saved = new MatchSnapshots(20);
        saved.add(oid, snapshot);
        const read = MatchSnapshots.parse(saved.bytes(), 20)!.snapshotOf(oid)!;
        expect(read).toEqual(snapshot);
        const copies = Int32Array.of(0, 0, bytes.length);
        expect(describeAll(scan(again, bytes, { snapshot: read, copies }))).toEqual(expected);
        expectSame(again.snapshot!, snapshot);
        told += expected.length;
      }),
      // one text in thirty contains a secret of the few rules
      { numRuns: 1000 },
    );
    expect(told).toBeGreaterThan(5);
  });
});
