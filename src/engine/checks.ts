import type { Secret } from '../core/secret.ts';
import { CHECKSUMS, checkSecret } from './checksums/table.ts';
import {
  assignedName,
  isAfterHashWord,
  isAssigned,
  isBeforeExampleHost,
  isBesideAccount,
  isComment,
  isFormToken,
  isInsideBase64,
  isMinified,
  isQuoted,
  isResourceType,
  isWeaklyAssigned,
  type Surroundings,
} from './context.ts';
import { latin1 } from './latin1.ts';
import type { EvidenceId } from './match.ts';
import type { ProgramRule } from './program.ts';
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

/** A finding needs at least this share of the greatest entropy a value of its length can have to count as random. */
const RANDOM_SHARE = 0.8;
/** Below this, in bits per letter pair, a value's letters read as words (measured: words 7.5 to 9.8, random letters 10.6 to 13). */
const WORD_BITS = 9.8;

type Test = readonly [EvidenceId, (value: string, around: Surroundings) => boolean];

/** Tests of the value and its surroundings that hold for every rule. */
const COMMON_TESTS: readonly Test[] = [
  ['placeholder', (value) => value.length < 200 && isPlaceholder(value)],
  ['template-reference', (value) => value.length < 200 && isTemplateReference(value)],
  ['example-value', isExample],
  ['repetitive', (value) => value.length < 2000 && isRepetitive(value)],
  ['sequential', isSequential],
  ['data-uri', (_, around) => isInsideBase64(around)],
  ['example-host', (_, around) => isBeforeExampleHost(around)],
];

/** Tests that only say something of a value which proves nothing by its own shape. */
const GENERIC_TESTS: readonly Test[] = [
  ['encrypted', (value, around) => isCiphertext(value) || ENCRYPTED_NAME.test(assignedName(around))],
  ['public-material', isPublicMaterial],
  [
    'template-reference',
    (_, around) => around.after.startsWith('{') || /\{\w[\w.:-]*\}$/.test(around.before.slice(-60)),
  ],
  ['uuid', isUuid],
  ['identifier-like', isIdentifier],
  ['path-or-url', isPathOrUrl],
  ['dictionary-words', (value) => !isHexadecimal(value) && (letterBits(value) ?? 99) < WORD_BITS],
  ['entropy-high', (value) => shannonEntropy(value) >= greatestEntropy(value) * RANDOM_SHARE],
  ['entropy-low', (value) => shannonEntropy(value) < 2.5],
  ['mixed-classes', (value) => characterClasses(value) >= 3],
  ['content-hash', (value, around) => isContentHash(value) || isAfterHashWord(around)],
  ['minified', (_, around) => isMinified(around)],
  ['comment', (_, around) => isComment(around)],
  ['secret-name', (_, around) => isSecretName(assignedName(around))],
  ['public-name', (_, around) => isPublicName(assignedName(around)) || isFormToken(around) || isResourceType(around)],
  ['quoted', (_, around) => isQuoted(around)],
  ['weak-operator', (_, around) => isWeaklyAssigned(around)],
  ['account-nearby', (_, around) => isBesideAccount(around)],
  ['bare-word', (value, around) => /^[A-Za-z_$][A-Za-z_$.]*$/.test(value) && !isQuoted(around)],
  ['code-like', (value, around) => !isQuoted(around) && isCode(value)],
];

/** Tests of a value that may stand anywhere near a name. */
const LOOSE_TESTS: readonly Test[] = [['unassigned', (_, around) => !isAssigned(around)]];

const SECRET_NAME =
  /secret|passw|passphrase|pwd|token|api_?-?key|access_?-?key|private_?-?key|auth_?-?key|credential|(?:^|[^a-z])(?:key|pass|pw|auth|creds?|jwt|pat|bearer)\d?$/i;
/** The same words where a capital letter begins them. */
const SECRET_HUMP = /[a-z0-9](?:Key|Pass|Auth|Creds?)\d?$/;
const ENCRYPTED_NAME = /encrypted|cipher_?text|wrapped_?key/i;
const PUBLIC_NAME =
  /public|pub_?key|csrf|xsrf|thought_?signature$|_id$|Id$|name$|url$|uri$|path$|file$|hint|label|prompt|message(?!_?bird)|regex|pattern|header$|field$|type$|count$|length$|size$|version|expir|algorithm|policy|_at$|enabled?$|code$|getpw|(?:en|de)code$/i;

/** Tokens that order requests (the next page, a lock, one attempt of a call) and open nothing. */
const REQUEST_TOKEN =
  /(?:next|page|paging|pagination|continuation|starting|lock|change|request|idempotency|cancell?ation|sync|resume)_?-?token$/i;

function isPublicName(name: string): boolean {
  return PUBLIC_NAME.test(name) || REQUEST_TOKEN.test(name);
}

function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name) || SECRET_HUMP.test(name);
}

/** The greatest entropy a text of this length can have over the alphabet that it seems to be written in. */
function greatestEntropy(value: string): number {
  const letters = /^[0-9]*$/.test(value) ? 10 : /^(?:[0-9a-f]*|[0-9A-F]*)$/.test(value) ? 16 : 64;
  return Math.log2(Math.max(2, Math.min(value.length, letters)));
}

/**
 * Everything the checks say of a secret, or undefined where one of them is sure that it is none: entropy below the rule's floor, or a checksum
 * that every real token of that shape satisfies.
 */
export function checkMatch(rule: ProgramRule, secret: Secret, around: Surroundings): EvidenceId[] | undefined {
  const bytes = secret.reveal();
  const value = latin1(bytes, 0, bytes.length);
  if (rule.minEntropy !== undefined && shannonEntropy(value) < rule.minEntropy) return undefined;
  const evidence: EvidenceId[] = [];
  if (rule.checksum) {
    const result = checkSecret(rule.checksum, value);
    if (result === 'invalid') return undefined;
    if (result === 'valid' && CHECKSUMS[rule.checksum].proves === 'checksum') return ['checksum-valid'];
    if (result === 'valid') evidence.push('structure-valid');
  }
  for (const [id, test] of testsOf(rule)) {
    if (!evidence.includes(id) && test(value, around)) evidence.push(id);
  }
  return evidence;
}

function testsOf({ generic, loose }: ProgramRule): readonly Test[] {
  if (loose) return [...COMMON_TESTS, ...GENERIC_TESTS, ...LOOSE_TESTS];
  return generic ? [...COMMON_TESTS, ...GENERIC_TESTS] : COMMON_TESTS;
}
