import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { buildValues, namesIn, type ValueSpec } from './fixture-values.ts';

/** A fixture that cannot be built or expects nothing. The message names its folder and the fault. */
export class FixtureError extends Error {}

/** Start and end in bytes of the built file, end exclusive. */
export type Range = readonly [start: number, end: number];

/** An expected finding, in each of its ranges. */
export interface ExpectedFinding {
  readonly label: string;
  readonly ranges: readonly Range[];
  readonly rule: string | undefined;
  readonly family: string | undefined;
  readonly confidence: number;
  readonly setting: string;
  readonly missing: boolean;
}

/** A text that no finding may overlap, at any of its ranges. */
export interface QuietText {
  readonly label: string;
  readonly ranges: readonly Range[];
  readonly noisy: boolean;
}

/** A place where secrets leak: a realistic file, with the expected result of a scan. */
export interface Fixture {
  readonly kind: string;
  /** Of the built file, relative to the folder of its kind. */
  readonly path: string;
  readonly bytes: Buffer;
  readonly findings: readonly ExpectedFinding[];
  readonly quiet: readonly QuietText[];
  /** Values that a scan should find; no report may contain one. */
  readonly secrets: readonly string[];
}

type QuietSpec = string | { readonly text: string; readonly noisy?: true };

interface FindingSpec {
  readonly place: string;
  readonly line?: string;
  readonly rule?: string;
  readonly family?: string;
  readonly confidence?: number;
  readonly setting?: string;
  readonly missing?: true;
}

interface FixtureSpec {
  readonly about: string;
  readonly path?: string;
  readonly encoding?: 'utf16le';
  readonly setting?: string;
  readonly values?: Readonly<Record<string, ValueSpec>>;
  readonly findings: readonly FindingSpec[];
  readonly quiet?: readonly QuietSpec[];
}

/** A built text with the places of values. Offsets count UTF-16 code units. */
interface Filled {
  readonly text: string;
  readonly uses: readonly { readonly name: string; readonly start: number; readonly end: number }[];
}

/** Findings from this confidence on are shown. */
export const LOUD = 0.5;
const SETTINGS = ['production', 'test', 'example', 'documentation', 'vendored', 'generated', 'recorded'];
const PLACEHOLDER = /\{\{([a-z][a-z0-9-]*)(?::([a-z0-9]+))?\}\}/g;
const ENCODINGS: ReadonlyMap<string, (text: string) => string> = new Map([
  ['json', (text) => JSON.stringify(text).slice(1, -1)],
  ['base64', (text) => Buffer.from(text).toString('base64')],
  ['url', (text) => encodeURIComponent(text)],
]);

const text = { type: 'string', minLength: 1 };
const isTrue = { const: true };
const setting = { enum: SETTINGS };
const finding = {
  type: 'object',
  additionalProperties: false,
  required: ['place'],
  properties: {
    place: text,
    line: text,
    rule: text,
    family: text,
    confidence: { type: 'number', minimum: 0, maximum: 1 },
    setting,
    missing: isTrue,
  },
};
const isFixtureSpec = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile<FixtureSpec>({
  type: 'object',
  additionalProperties: false,
  required: ['about', 'findings'],
  properties: {
    about: text,
    path: text,
    encoding: { const: 'utf16le' },
    setting,
    values: {
      type: 'object',
      propertyNames: { pattern: '^[a-z][a-z0-9-]*$' },
      additionalProperties: {
        type: ['string', 'object'],
        additionalProperties: false,
        required: ['template', 'checksum'],
        properties: { template: text, checksum: text },
      },
    },
    findings: { type: 'array', items: finding },
    quiet: {
      type: 'array',
      items: {
        type: ['string', 'object'],
        minLength: 1,
        additionalProperties: false,
        required: ['text'],
        properties: { text, noisy: isTrue },
      },
    },
  },
});

/** Lists the kinds of fixtures in a folder, in the order of their names. */
export function listKinds(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.flatMap((entry) => (entry.isDirectory() ? entry.name : [])).sort();
}

/**
 * Reads and builds the fixture of one kind, the same bytes every time.
 * @throws FixtureError
 */
export function readFixture(folder: string, kind: string): Fixture {
  try {
    return buildFixture(join(folder, kind), kind);
  } catch (error) {
    throw new FixtureError(`${kind}: ${(error as Error).message}`, { cause: error });
  }
}

function buildFixture(folder: string, kind: string): Fixture {
  const spec = readSpec(folder);
  const templates = readdirSync(folder).filter((name) => name !== 'expected.yml');
  if (templates.length !== 1) throw new FixtureError(`has ${templates.length} templates, not one`);
  const template = readFileSync(join(folder, templates[0]!), 'utf8');
  const values = buildValues(spec.values ?? {}, kind);
  checkUses(template, spec);
  const filled = fillTemplate(spec.encoding ? `\ufeff${template}` : template, values);
  return {
    kind,
    path: spec.path ?? templates[0]!,
    bytes: Buffer.from(filled.text, spec.encoding ?? 'utf8'),
    findings: spec.findings.map((one) => placeFinding(one, filled, spec)),
    quiet: (spec.quiet ?? []).map((one) => placeQuiet(one, filled, { spec, values })),
    secrets: spec.findings.map(({ place }) => values.get(place)!),
  };
}

function readSpec(folder: string): FixtureSpec {
  const path = join(folder, 'expected.yml');
  if (!existsSync(path)) throw new FixtureError('has no expected.yml');
  const spec: unknown = parse(readFileSync(path, 'utf8'));
  if (isFixtureSpec(spec)) return spec;
  const faults = isFixtureSpec.errors!.map(({ instancePath, message, params }) =>
    [instancePath, message, Object.values(params).join(', ')].filter(Boolean).join(' '),
  );
  throw new FixtureError(`expected.yml: ${faults.join('; ')}`);
}

function checkUses(template: string, { values = {}, findings }: FixtureSpec): void {
  const used = new Set([...template.matchAll(PLACEHOLDER)].map(([, name]) => name!));
  for (const name of used)
    if (!Object.hasOwn(values, name)) throw new FixtureError(`the placeholder {{${name}}} has no value`);
  const inner = new Set(Object.values(values).flatMap(namesIn));
  for (const name of Object.keys(values))
    if (!used.has(name) && !inner.has(name)) throw new FixtureError(`the value '${name}' is not used`);
  for (const { place } of findings)
    if (!used.has(place)) throw new FixtureError(`the finding '${place}' is not the name of a value in the template`);
}

function fillTemplate(template: string, values: ReadonlyMap<string, string>): Filled {
  const uses: { name: string; start: number; end: number }[] = [];
  let built = '';
  let from = 0;
  for (const match of template.matchAll(PLACEHOLDER)) {
    const [whole, name = '', encoding] = match;
    built += template.slice(from, match.index);
    const start = built.length;
    built += encode(values.get(name)!, encoding, indentOf(built));
    uses.push({ name, start, end: built.length });
    from = match.index + whole.length;
  }
  return { text: built + template.slice(from), uses };
}

/** Returns the leading blanks of a text's last line. */
function indentOf(before: string): string {
  return /^[ \t]*/.exec(before.slice(before.lastIndexOf('\n') + 1))![0];
}

function encode(value: string, name: string | undefined, indent: string): string {
  if (name === undefined) return value.replaceAll('\n', `\n${indent}`);
  const encoding = ENCODINGS.get(name);
  if (!encoding) throw new FixtureError(`unknown encoding '${name}': one of ${[...ENCODINGS.keys()].join(', ')}`);
  return encoding(value);
}

function placeFinding(
  spec: FindingSpec,
  filled: Filled,
  { encoding, setting = 'production' }: FixtureSpec,
): ExpectedFinding {
  const { place, line, rule, family, confidence = LOUD } = spec;
  const uses = filled.uses.filter(
    ({ name, start }) => name === place && lineAt(filled.text, start).includes(line ?? ''),
  );
  const label = line === undefined ? place : `${place} in '${line}'`;
  if (uses.length === 0) throw new FixtureError(`the finding '${label}' matches no line`);
  return {
    label,
    ranges: uses.map(({ start, end }) => toBytes(filled.text, [start, end], encoding)),
    rule,
    family,
    confidence,
    setting: spec.setting ?? setting,
    missing: spec.missing ?? false,
  };
}

function placeQuiet(
  quiet: QuietSpec,
  filled: Filled,
  { spec, values }: { spec: FixtureSpec; values: ReadonlyMap<string, string> },
): QuietText {
  const { text: label, noisy = false } = typeof quiet === 'string' ? { text: quiet } : quiet;
  const wanted = fillTemplate(label, values).text;
  const ranges: Range[] = [];
  for (let at = filled.text.indexOf(wanted); at >= 0; at = filled.text.indexOf(wanted, at + wanted.length))
    ranges.push(toBytes(filled.text, [at, at + wanted.length], spec.encoding));
  if (ranges.length === 0) throw new FixtureError(`the quiet text '${label}' matches no line`);
  return { label, ranges, noisy };
}

function lineAt(whole: string, offset: number): string {
  return whole.slice(whole.lastIndexOf('\n', offset - 1) + 1).split('\n', 1)[0]!;
}

function toBytes(whole: string, range: Range, encoding: BufferEncoding = 'utf8'): Range {
  const [start, end] = range.map((offset) => Buffer.byteLength(whole.slice(0, offset), encoding));
  return [start!, end!];
}
