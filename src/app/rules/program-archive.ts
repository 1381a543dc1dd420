import { FIRST_PART, type Literal, type Program, type ProgramRule } from '../../engine/program.ts';

/** Fields of a rule in the order of its row. Rows rather than objects, because every key costs start-up time. */
const FIELDS = [
  'id',
  'name',
  'provider',
  'family',
  'kind',
  'class',
  'severity',
  'source',
  'flags',
  'before',
  'fixed',
  'after',
  'prior',
  'boundary',
  'boundaryBytes',
  'checksum',
  'minEntropy',
  'generic',
  'loose',
  'binary',
  'user',
  'specificity',
  'pairsWith',
  'files',
  'whole',
] as const satisfies readonly (keyof ProgramRule)[];
/** A rule's values in the order of FIELDS; `null` for absent ones. */
type Row = readonly unknown[];

/** The built-in rules as stored in `program.json`, next to `program.bin` (the kernel's tables, then the literals' table). */
export interface PackedProgram {
  readonly hash: string;
  readonly layout: Program['image']['layout'];
  /** Parts of patterns that many rules share, each represented by one private-use character. */
  readonly parts: readonly string[];
  readonly rules: readonly Row[];
  /** Ids of rules that are only in the packs. */
  readonly otherRules: readonly string[];
  /** Bytes of the kernel's tables, and number of literals. */
  readonly imageBytes: number;
  readonly literals: number;
}

/** Characters available to represent parts. */
const MAX_PARTS = 0x100 - FIRST_PART;
/** A letter in either case, as patterns are printed. */
const LETTERS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ', (letter) => `[${letter}${letter.toLowerCase()}]`);

/** Chooses the parts that save most. Longest first, so that a part is replaced before the parts it contains. */
function chooseParts(rules: readonly ProgramRule[], long: readonly string[]): string[] {
  const saved = (part: string): number =>
    rules.reduce((sum, { source }) => sum + (source.includes(part) ? part.length : 0), 0);
  const chosen = [...long].sort((a, b) => saved(b) - saved(a)).slice(0, MAX_PARTS - LETTERS.length);
  return [...chosen.sort((a, b) => b.length - a.length), ...LETTERS];
}

/** Packs a program for start-up, where every byte counts. `long` are texts that occur in many patterns. */
export function packProgram(program: Program, long: readonly string[]): { packed: PackedProgram; bytes: Uint8Array } {
  const parts = chooseParts(program.rules, long);
  const { rules, hash, table, image } = program;
  const literals = table.rules.length;
  const bytes = new Uint8Array(image.bytes.length + literals * 3);
  bytes.set(image.bytes);
  bytes.set(new Uint8Array(table.rules.buffer, table.rules.byteOffset, literals * 2), image.bytes.length);
  bytes.set(table.lengths, image.bytes.length + literals * 2);
  const packed = {
    hash,
    layout: image.layout,
    parts,
    rules: rules.map((rule) => packRule(rule, parts)),
    otherRules: program.otherRules ?? [],
    imageBytes: image.bytes.length,
    literals,
  };
  return { packed, bytes };
}

function packRule(rule: ProgramRule, parts: readonly string[]): Row {
  const source = parts.reduce(
    (text, part, i) => text.replaceAll(part, String.fromCharCode(FIRST_PART + i)),
    rule.source,
  );
  const packed: ProgramRule = { ...rule, source };
  return FIELDS.map((field) => packed[field] ?? null);
}

/** Reverses `packProgram`. */
export function unpackProgram(packed: PackedProgram, bytes: Uint8Array): Program {
  const { hash, layout, parts, otherRules, imageBytes, literals } = packed;
  const lengths = bytes.slice(imageBytes + literals * 2, imageBytes + literals * 3);
  const table = { rules: new Uint16Array(bytes.slice(imageBytes, imageBytes + literals * 2).buffer), lengths };
  const image = { bytes: bytes.subarray(0, imageBytes), layout };
  return { rules: packed.rules.map((row) => unpackRule(row)), hash, table, image, parts, otherRules };
}

/** Creates one object shape for all rules, written out in the order of FIELDS: a loop takes three times as long. */
function unpackRule(row: Row): ProgramRule {
  return {
    id: row[0],
    name: row[1],
    provider: row[2],
    family: row[3],
    kind: row[4],
    class: row[5] ?? undefined,
    severity: row[6],
    source: row[7],
    flags: row[8],
    before: row[9],
    fixed: row[10],
    after: row[11],
    prior: row[12],
    boundary: row[13],
    boundaryBytes: row[14] ?? undefined,
    checksum: row[15] ?? undefined,
    minEntropy: row[16] ?? undefined,
    generic: row[17],
    loose: row[18] ?? undefined,
    binary: row[19],
    user: row[20],
    specificity: row[21],
    pairsWith: row[22] ?? undefined,
    files: row[23] ?? undefined,
    whole: row[24] ?? undefined,
  } as ProgramRule;
}

/** Literals of the built-in program, as stored in `literals.json.br`: needed only to add or remove rules. */
export type PackedLiterals = readonly Literal[];
