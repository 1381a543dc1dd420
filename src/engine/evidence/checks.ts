import type { Facts } from '../../core/finding.ts';
import type { Secret } from '../../core/secret.ts';
import { isPublished } from '../checksums/published.ts';
import type { ReadKey } from '../checksums/keys/key-material.ts';
import type { TryPasswords } from '../checksums/stores/store-lock.ts';
import type { Setting } from '../checksums/checksum.ts';
import { type ChecksumResult, CHECKSUMS, inspectSecret } from '../checksums/table.ts';
import {
  assignedName,
  isAfterHashWord,
  isAssigned,
  isBeforeExampleHost,
  isBesideAccount,
  isCalled,
  isBeforeLocalHost,
  isCodeOfTable,
  isCutOff,
  isKeyOfTable,
  isListed,
  isLookedUp,
  isComment,
  isFormToken,
  isInsideWord,
  isInsideBase64,
  isMinified,
  isQuoted,
  isResourceType,
  isWeaklyAssigned,
  type Context,
} from './context.ts';
import { latin1 } from '../../core/latin1.ts';
import { EVIDENCE, type EvidenceId } from '../matches/match.ts';
import { isEncryptedName, isNamedIdentifier, isPublicName, isSecretName } from './assigned-names.ts';
import { NAMED } from '../matches/resolve-overlaps.ts';
import { isForeignProse, isPlainValue, namesItself, readableBase64 } from './plain-value.ts';
import type { ProgramRule } from '../program.ts';
import type { ScoreWeights } from './score-weights.ts';
import {
  characterClasses,
  isCiphertext,
  isCode,
  isContentHash,
  isExample,
  isHexadecimal,
  isIdentifier,
  isPathOrUrl,
  isPlaceholder,
  isPublicMaterial,
  isRepetitive,
  isSequential,
  isTemplateReference,
  isUuid,
  letterBits,
  shannonEntropy,
} from './value.ts';

/** A value counts as random if its entropy is at least this share of the maximum for its length. */
const RANDOM_SHARE = 0.8;
/** Below this, in bits per letter pair, letters read as words (measured: words 7.5 to 9.8, random letters 10.6 to 13). */
const WORD_BITS = 9.8;

/** Whether somebody may have written a value. In bytes, such as those of a key, `<a>` and `xxx` are chance. */
function isShortText(value: string): boolean {
  // oxlint-disable-next-line no-control-regex -- control characters are what it looks for
  return value.length < 200 && !/[\0-\x08]/.test(value);
}

type Test = readonly [EvidenceId, (value: string, context: Context) => boolean];

/** Tests of the value and its context that apply to every rule. */
const COMMON_TESTS: readonly Test[] = [
  ['placeholder', (value) => isShortText(value) && isPlaceholder(value)],
  ['template-reference', (value) => isShortText(value) && isTemplateReference(value)],
  ['example-value', isExample],
  ['repetitive', (value) => value.length < 2000 && isRepetitive(value)],
  ['sequential', isSequential],
  ['data-uri', (_, context) => isInsideBase64(context)],
  ['example-host', (_, context) => isBeforeExampleHost(context)],
  ['local-host', (_, context) => isBeforeLocalHost(context)],
];

/** Positive evidence, tested first: most values have none and can be rejected at once. */
const POSITIVE_TESTS: readonly Test[] = [
  ['entropy-high', (value) => shannonEntropy(value) >= greatestEntropy(value) * RANDOM_SHARE],
  ['mixed-classes', (value) => characterClasses(value) >= 3],
  ['quoted', (_, context) => isQuoted(context)],
  ['account-nearby', (_, context) => isBesideAccount(context)],
  ['secret-name', (_, context) => isSecretName(assignedName(context))],
];

/** Negative evidence. */
const GENERIC_TESTS: readonly Test[] = [
  ['encrypted', (value, context) => isCiphertext(value) || isEncryptedName(assignedName(context))],
  ['public-material', isPublicMaterial],
  ['template-reference', (_, context) => isLookedUp(context)],
  ['placeholder', (value) => isPlaceholder(readableBase64(value) ?? '')],
  [
    'plain-value',
    (value, context) => isPlainValue(value) || isKeyOfTable(context) || isCodeOfTable(context) || isListed(context),
  ],
  ['names-itself', (value, context) => namesItself(assignedName(context), value)],
  ['uuid', isUuid],
  ['identifier-like', isIdentifier],
  ['path-or-url', isPathOrUrl],
  ['dictionary-words', (value) => readsAsWords(value) || readsAsWords(readableBase64(value) ?? '0')],
  ['entropy-low', (value) => shannonEntropy(value) < 2.5],
  ['content-hash', (value, context) => isContentHash(value) || isAfterHashWord(context)],
  ['minified', (_, context) => isMinified(context)],
  ['comment', (_, context) => isComment(context)],
  [
    'public-name',
    (value, context) => isPublicName(assignedName(context), value) || isFormToken(context) || isResourceType(context),
  ],
  ['weak-operator', (_, context) => isWeaklyAssigned(context)],
  ['bare-word', (value, context) => /^(?:[A-Za-z_$][A-Za-z_$.]*|\d{1,8}\.?)$/.test(value) && !isQuoted(context)],
  ['cut-off', (_, context) => isCutOff(context)],
  ['code-like', (value, context) => !isQuoted(context) && (isCode(value) || isCalled(context))],
];

/** Tests of a value known only by a name such as `token`. */
const NAMELESS_TESTS: readonly Test[] = [
  ['public-name', (value, context) => isNamedIdentifier(assignedName(context), value)],
];

/** Tests of a value after a provider's name. */
const NAMED_TESTS: readonly Test[] = [['inside-word', (_, context) => isInsideWord(context)]];

/** Tests of a value that may be anywhere near a name. */
const LOOSE_TESTS: readonly Test[] = [['unassigned', (_, context) => !isAssigned(context)]];

function readsAsWords(value: string): boolean {
  return (!isHexadecimal(value) && (letterBits(value) ?? 99) < WORD_BITS) || isForeignProse(value);
}

/** The maximum entropy of a text of this length over the alphabet that it appears to use. */
function greatestEntropy(value: string): number {
  const letters = /^[0-9]*$/.test(value) ? 10 : /^(?:[0-9a-f]*|[0-9A-F]*)$/.test(value) ? 16 : 64;
  return Math.log2(Math.max(2, Math.min(value.length, letters)));
}

/** Result of the checks. */
export interface Checked {
  readonly evidence: readonly EvidenceId[];
  readonly facts?: Facts;
  /** Whether the score can reach the minimum. If not, the checks stopped as soon as that was certain, and the evidence is incomplete. */
  readonly useful: boolean;
}

/** The best score a match can reach, given what is known of it. */
interface ScoreBounds {
  /** Upper bound before any test. */
  readonly scoreUpperBound: number;
  readonly minScore: number;
  readonly tests: readonly WeighedTest[];
  /** Weights by evidence. */
  readonly weights: ReadonlyMap<EvidenceId, number>;
}

interface WeighedTest {
  readonly id: EvidenceId;
  readonly test: Test[1];
  readonly weight: number;
}

/**
 * Runs the checks of a secret. Returns undefined if one of them rules it out: entropy below the rule's minimum, or a checksum that every real token
 * of that shape satisfies.
 */
export type CheckMatch = (rule: number, secret: Secret, context: Context) => Checked | undefined;

/** What checks need besides the program, as in `ScannerOptions`. */
interface Judging {
  readonly scoreWeights?: ScoreWeights;
  readonly readKey?: ReadKey;
  readonly tryPasswords?: TryPasswords;
}

/** The pattern of a handling rule says everything: a name has no entropy, and no place makes it less of a name. */
const HANDLING: Checked = { evidence: [], useful: true };

/** Creates the checks of a program's matches. `paired`: rules whose match may still gain from a companion. */
export function createChecks(
  rules: readonly ProgramRule[],
  paired: ReadonlySet<number>,
  { scoreWeights, readKey, tryPasswords }: Judging,
): CheckMatch {
  const weights = new Map(EVIDENCE.map((id, i) => [id, scoreWeights?.evidence[i] ?? 0]));
  const boundScore = (rule: number, tests: readonly Test[]): ScoreBounds => {
    const gain = (id: EvidenceId): number => Math.max(0, weights.get(id)!);
    const sum = tests.reduce((all, [id]) => all + gain(id), gain('structure-valid'));
    const best = sum + (scoreWeights?.priors[rule] ?? 0) + (paired.has(rule) ? gain('companion-nearby') : 0);
    const weighed = tests.map(([id, test]) => ({ id, test, weight: weights.get(id)! }));
    return {
      scoreUpperBound: best,
      minScore: (scoreWeights?.minScore ?? Number.NEGATIVE_INFINITY) - ROUNDING,
      tests: weighed,
      weights,
    };
  };
  const bounds: ScoreBounds[] = [];
  return (index, secret, context) => {
    const rule = rules[index]!;
    if (rule.class === 'handling') return HANDLING;
    const bytes = secret.reveal();
    const value = latin1(bytes, 0, bytes.length);
    const negative = negativeEvidence(rule, value);
    if (!negative) return undefined;
    const { result, evidence, facts } = lookInside(rule, value, { context, readKey, tryPasswords });
    if (result === 'invalid') return undefined;
    if (evidence[0] === 'checksum-valid') return withPublished({ evidence, useful: true, ...facts }, value);
    const bound = (bounds[index] ??= boundScore(index, testsOf(rule)));
    const checked = runTests(bound, { value, context }, [...evidence, ...negative]);
    return withPublished(facts ? { ...checked, ...facts } : checked, value);
  };
}

/** What checksum or structure prove of a value, the proof first. */
interface Known {
  readonly result: ChecksumResult;
  readonly evidence: readonly EvidenceId[];
  readonly facts?: { readonly facts?: Facts };
}

const UNKNOWN: Known = { result: 'unknown', evidence: [] };

function lookInside({ checksum }: ProgramRule, value: string, setting: Setting): Known {
  if (!checksum) return UNKNOWN;
  const { result, evidence = [], facts } = inspectSecret(checksum, value, setting);
  const proof = CHECKSUMS[checksum].proves === 'checksum' ? 'checksum-valid' : 'structure-valid';
  return { result, evidence: result === 'valid' ? [proof, ...evidence] : evidence, facts: safeFacts(facts) };
}

/** Shape of published values that are matched as a whole. Names in programs and hashes need no lookup. */
const PUBLISHED_SHAPE = /^(?=.{0,40}\d)(?=.{0,40}[g-zG-Z])[\w+/=-]{16,128}$/;

function withPublished(checked: Checked, value: string): Checked {
  const { evidence, useful } = checked;
  if (!useful || evidence.includes('published-test') || !PUBLISHED_SHAPE.test(value)) return checked;
  return isPublished(value) ? { ...checked, evidence: [...evidence, 'published-test'] } : checked;
}

/** Facts of plain characters only, which have no meaning in the syntax of any report. */
const PLAIN_FACT = /^[\w.:/@ #,()+-]{1,120}$/;

function safeFacts(facts: Facts = {}): { facts?: Facts } {
  const plain = Object.entries(facts).filter(([, value]) => PLAIN_FACT.test(value));
  return plain.length > 0 ? { facts: Object.fromEntries(plain) } : {};
}

/** Whether all evidence of a match adds up to the minimum score. */
export function meetsThreshold(
  { priors, evidence, minScore }: ScoreWeights,
  rule: number,
  ids: readonly EvidenceId[],
): boolean {
  const sum = ids.reduce((all, id) => all + evidence[EVIDENCE.indexOf(id)]!, priors[rule]!);
  return sum >= minScore - ROUNDING;
}

/** Sums of the same weights in a different order may differ by this much. */
const ROUNDING = 1e-9;

function runTests(
  { scoreUpperBound: start, minScore, tests, weights }: ScoreBounds,
  { value, context }: { readonly value: string; readonly context: Context },
  known: readonly EvidenceId[],
): Checked {
  const evidence = known.slice();
  let best = start;
  for (const id of known) best -= lostScore(weights.get(id)!, true);
  if (!known.includes('structure-valid')) best -= lostScore(weights.get('structure-valid')!, false);
  for (let i = 0; i < tests.length; i++) {
    if (best < minScore) return { evidence, useful: false };
    const { id, test, weight } = tests[i]!;
    if (evidence.includes(id)) continue;
    const holds = test(value, context);
    if (holds) evidence.push(id);
    best -= lostScore(weight, holds);
  }
  return { evidence, useful: best >= minScore };
}

/** How much a test's outcome lowers the upper bound. */
function lostScore(weight: number, holds: boolean): number {
  return holds === weight > 0 ? 0 : Math.abs(weight);
}

/** Above this share of the rule's minimum entropy, a value has the right form but looks made up. */
const DOUBTFUL_SHARE = 0.7;

/**
 * Negative evidence from a value's entropy; undefined if the entropy rules the value out. Rules that go by a name alone know no form, and so give no
 * negative evidence.
 */
function negativeEvidence({ minEntropy = 0, specificity }: ProgramRule, value: string): EvidenceId[] | undefined {
  const entropy = shannonEntropy(value);
  if (entropy >= minEntropy) return [];
  return specificity >= NAMED && entropy >= minEntropy * DOUBTFUL_SHARE ? ['repetitive', 'placeholder'] : undefined;
}

/** Whether a rule's checks, or the identity of its matches, depend on the whole match, not only on the secret. */
export function looksBeforeMatch(rule: ProgramRule): boolean {
  return rule.class === 'handling' || isNamedRule(rule);
}

function isNamedRule({ generic, specificity }: ProgramRule): boolean {
  return generic && specificity >= NAMED;
}

const GENERIC = [...POSITIVE_TESTS, ...COMMON_TESTS, ...NAMELESS_TESTS, ...GENERIC_TESTS];
const PROVIDER = [...POSITIVE_TESTS, ...COMMON_TESTS, ...NAMED_TESTS, ...GENERIC_TESTS];

function testsOf(rule: ProgramRule): readonly Test[] {
  if (!rule.generic) return COMMON_TESTS;
  const isNamed = isNamedRule(rule);
  if (rule.loose) return isNamed ? LOOSE_PROVIDER : LOOSE_GENERIC;
  return isNamed ? PROVIDER : GENERIC;
}

const LOOSE_GENERIC = [...GENERIC, ...LOOSE_TESTS];
const LOOSE_PROVIDER = [...PROVIDER, ...LOOSE_TESTS];
