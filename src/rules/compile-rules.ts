import { itemAt, present } from '../core/present.ts';
import { ScanError } from '../core/errors.ts';
import { compareStrings } from '../core/order.ts';
import { bytesOfText } from '../engine/checksums/encodings/base64.ts';
import { sha256 } from '../engine/checksums/encodings/sha256.ts';
import { COMMON_FORM, NAMED } from '../engine/matches/resolve-overlaps.ts';
import { type Literal, type Prior, type ProgramRule, type RuleProgram, WHOLE_BYTES } from '../engine/program.ts';
import { analysePattern, type DerivedLiteral, type PatternFacts } from './pattern/analyse.ts';
import { buildAssignment } from './assign.ts';
import { measureShape } from './pattern/measure.ts';
import { parsePattern } from './pattern/parse-pattern.ts';
import type { Pattern } from './pattern/pattern.ts';
import type { DocumentPath } from '../yaml/placed-document.ts';
import type { RulePack, RuleSpec } from './schema.ts';
import { printPattern } from './pattern/translate.ts';

/** Longest match in bytes. A window is that long, which bounds memory and time. */
const LONGEST_MATCH = 8192;
const LONGEST_PRIVATE_KEY = 65_536;
/** Provider of rules that know a secret only by a name such as `password`. */
const GENERIC = 'generic';
/** Providers whose rules know a form that tokens of many others share. */
const COMMON_FORMS: ReadonlySet<string> = new Set(['jwt', 'hashes', 'http', 'curl']);
/** Decides between rules that claim the same bytes: an own shape, then a shape next to a keyword, then a common form, then a name alone. */
const SPECIFICITY = { prefix: 100, pattern: 60, common: COMMON_FORM, assign: NAMED, generic: 10 };
/** Shorter literals occur in binary data by chance. */
const SHORTEST_BINARY = 4;

/** A compiled rule before it is part of a program. */
export interface CompiledRule {
  readonly rule: ProgramRule;
  readonly pattern: Pattern;
  readonly literals: readonly DerivedLiteral[];
  /** Shortest and longest match in bytes. */
  readonly shortest: number;
  readonly longest: number;
}

/** A rule of a pack, by its index. */
export interface RuleSource {
  readonly pack: RulePack;
  readonly index: number;
}

/**
 * Compiles packs into a program. Rules are ordered by provider, then as in their pack.
 * @param options.user whether the packs are a user's, so that their rules run under a deadline
 * @throws ScanError `pattern-invalid` or `rule-invalid` with file, line and column
 */
export function compileProgram(packs: readonly RulePack[], options: { readonly user?: boolean } = {}): RuleProgram {
  return extendProgram({ rules: [], literals: [], hash: '', parts: [] }, packs, { user: options.user ?? false });
}

/** Adds packs (by default a user's) to a compiled program. A duplicate id is an error. */
export function extendProgram(
  program: RuleProgram,
  packs: readonly RulePack[],
  options: { readonly user: boolean } = { user: true },
): RuleProgram {
  const rules = [...program.rules];
  const literals: Literal[] = [...program.literals];
  const known = new Set(rules.map((rule) => rule.id));
  const sources = [...packs]
    .sort((a, b) => compareStrings(a.provider, b.provider) || compareStrings(a.file, b.file))
    .flatMap(listRules);
  for (const source of sources) {
    const { rule, literals: derived } = compileRule(source, options.user);
    if (known.has(rule.id)) reject(source, ['id'], `duplicate rule id '${rule.id}'`);
    known.add(rule.id);
    literals.push(...derived.map((literal) => ({ ...literal, rule: rules.length })));
    rules.push(rule);
  }
  for (const source of sources) checkCompanion(source, known);
  return { ...program, rules, literals, hash: hashOf({ rules, literals }) };
}

/** The rules of a pack. */
export function listRules(pack: RulePack): RuleSource[] {
  return pack.rules.map((_, index) => ({ pack, index }));
}

/** The rule as written. */
export function ruleSpec({ pack, index }: RuleSource): RuleSpec {
  return itemAt(pack.rules, index);
}

/** `file:line:column` of a part of a rule. */
export function placeIn({ pack, index }: RuleSource, path: DocumentPath, offset?: number): string {
  return pack.placeOf(['rules', index, ...path], offset);
}

function reject(source: RuleSource, path: DocumentPath, message: string, hint?: string): never {
  throw new ScanError('rule-invalid', `${placeIn(source, path)}: ${message}`, hint === undefined ? {} : { hint });
}

function checkCompanion(source: RuleSource, known: ReadonlySet<string>): void {
  const { pairsWith } = ruleSpec(source);
  if (pairsWith && !known.has(pairsWith.rule))
    reject(source, ['pairsWith', 'rule'], `there is no rule '${pairsWith.rule}'`);
}

/** Hash of everything that can change a match, in hexadecimal. */
function hashOf(content: unknown): string {
  return Array.from(sha256(bytesOfText(JSON.stringify(content))), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
}

/**
 * Compiles one rule.
 * @throws ScanError `pattern-invalid` or `rule-invalid` with file, line and column
 */
export function compileRule(source: RuleSource, user = false): CompiledRule {
  const spec = ruleSpec(source);
  const { pattern, facts } = spec.assign ? compileAssign(source) : compilePattern(source);
  const longest = longestOf(spec);
  if (facts.before + facts.after > longest) {
    reject(
      source,
      [spec.assign ? 'assign' : 'pattern'],
      `a match can be ${facts.before + facts.after} bytes long`,
      `at most ${longest}`,
    );
  }
  if (facts.shortest === 0) reject(source, ['pattern'], 'the pattern can match nothing at all');
  return { ...facts, pattern, rule: buildRule(source, { pattern, facts, user }) };
}

function longestOf({ kind, whole }: RuleSpec): number {
  if (whole) return WHOLE_BYTES;
  return kind === 'private-key' ? LONGEST_PRIVATE_KEY : LONGEST_MATCH;
}

function compilePattern(source: RuleSource): { pattern: Pattern; facts: PatternFacts } {
  const spec = ruleSpec(source);
  const pattern = parsePattern(present(spec.pattern), (offset) => placeIn(source, ['pattern'], offset));
  if (spec.whole) return { pattern, facts: wholeFacts(pattern) };
  const facts = analysePattern(pattern, spec.literals);
  if (facts) return { pattern, facts };
  if (spec.literals) {
    reject(
      source,
      ['literals'],
      'not every match contains one of these literals',
      'leave them out, and they are derived',
    );
  }
  return reject(
    source,
    ['pattern'],
    'an alternative has no literal of three bytes or more',
    'begin it with a fixed text, or use assign',
  );
}

/** A pattern that matches a whole file begins where the file does, so that nothing has to be searched for. */
function wholeFacts({ root }: Pattern): PatternFacts {
  const { min, max } = measureShape(root);
  return { shortest: min, longest: max, before: 0, fixed: true, after: max, literals: [], inSecret: false };
}

function compileAssign(source: RuleSource): { pattern: Pattern; facts: PatternFacts } {
  const spec = ruleSpec(source);
  const { names, value: text, near, loose } = present(spec.assign);
  const value = parsePattern(text, (offset) => placeIn(source, ['assign', 'value'], offset));
  if (measureShape(value.root).min === 0) reject(source, ['assign', 'value'], 'the value can be empty');
  return buildAssignment({ names, value, near, loose, boundaryBytes: spec.boundaryBytes });
}

function buildRule(source: RuleSource, made: { pattern: Pattern; facts: PatternFacts; user: boolean }): ProgramRule {
  const spec = ruleSpec(source);
  const { facts } = made;
  const { provider } = source.pack;
  const shortest = Math.min(...facts.literals.map((literal) => literal.text.length));
  return {
    id: spec.id,
    name: spec.name,
    provider,
    family: spec.family ?? spec.id,
    kind: spec.kind,
    ...(spec.class === 'handling' ? { class: spec.class } : {}),
    severity: spec.severity,
    source: printPattern(made.pattern),
    flags: '',
    before: facts.before,
    fixed: facts.fixed,
    after: facts.after,
    prior: spec.confidence ?? defaultPrior(provider, facts.inSecret),
    boundary: spec.boundary ?? 'word',
    ...statedParts(spec),
    generic: spec.assign !== undefined || provider === GENERIC,
    binary: facts.inSecret && shortest >= SHORTEST_BINARY,
    user: made.user,
    specificity: specificityOf(source, facts.inSecret ? shortest : undefined),
  };
}

/** The optional fields of a rule that its author set. */
function statedParts({
  boundaryBytes,
  checksum,
  entropy,
  assign,
  pairsWith,
  files,
  whole,
}: RuleSpec): Partial<ProgramRule> {
  return {
    ...(boundaryBytes === undefined ? {} : { boundaryBytes }),
    ...(checksum === undefined ? {} : { checksum }),
    ...(entropy === undefined ? {} : { minEntropy: entropy }),
    ...(assign?.loose ? { loose: true } : {}),
    ...(pairsWith === undefined ? {} : { pairsWith }),
    ...(files === undefined ? {} : { files }),
    ...(whole ? { whole } : {}),
  };
}

function defaultPrior(provider: string, inSecret: boolean): Prior {
  if (provider === GENERIC) return 'low';
  return inSecret ? 'high' : 'medium';
}

/** @param prefix length of the shortest literal, if it is part of the secret */
function specificityOf(source: RuleSource, prefix: number | undefined): number {
  if (source.pack.provider === GENERIC) return SPECIFICITY.generic;
  if (ruleSpec(source).assign) return SPECIFICITY.assign;
  if (COMMON_FORMS.has(source.pack.provider)) return SPECIFICITY.common;
  return prefix === undefined ? SPECIFICITY.pattern : SPECIFICITY.prefix + prefix;
}
