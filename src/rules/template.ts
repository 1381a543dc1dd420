import { itemAt, present } from '../core/present.ts';
import type { ChecksumName } from '../engine/checksums/checksum-names.ts';
import { checkSecret, makeChecksum } from '../engine/checksums/table.ts';
import { type Draw, drawFrom } from './random.ts';
import type { ExampleSpec } from './schema.ts';

const DIGITS = '0123456789';
const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const UPPER = LOWER.toUpperCase();
const BASE62 = DIGITS + UPPER + LOWER;

/** Alphabets that a template can use by name and length. */
export const ALPHABETS: ReadonlyMap<string, string> = new Map([
  ['hex', `${DIGITS}abcdef`],
  ['HEX', `${DIGITS}ABCDEF`],
  ['digits', DIGITS],
  ['lower', LOWER],
  ['upper', UPPER],
  ['alnum', DIGITS + LOWER],
  ['ALNUM', DIGITS + UPPER],
  ['base62', BASE62],
  ['base64', `${BASE62}+/`],
  ['base64url', `${BASE62}-_`],
  ['base32', `${UPPER}234567`],
]);
/** Longest text of one placeholder. */
const MAX_PLACEHOLDER = 20_000;

/** A placeholder that is unknown or cannot be built. The message says which. */
export class TemplateError extends Error {}

/** A built example. */
export interface BuiltExample {
  readonly text: string;
  readonly secret: string;
}

interface Building {
  readonly draw: Draw;
  readonly checksum: ChecksumName | undefined;
  /** Whether the template is a secret without surrounding text. */
  readonly isSecret?: true;
  readonly secret: string | undefined;
}

/**
 * Builds an example's text and secret, the same for the same seed.
 * @throws TemplateError
 */
export function buildExample(example: ExampleSpec, seed: string, checksum?: ChecksumName): BuiltExample {
  const draw = drawFrom(seed);
  const secret = fillTemplate(example.secret, { draw, checksum, secret: undefined, isSecret: true });
  return { secret, text: fillTemplate(example.text, { draw, checksum, secret }) };
}

/**
 * Builds a near-miss, the same for the same seed.
 * @throws TemplateError
 */
export function buildNearMiss(template: string, seed: string, checksum?: ChecksumName): string {
  return fillTemplate(template, { draw: drawFrom(seed), checksum, secret: undefined });
}

/** Whether a template draws anything, so that the file does not contain its text. */
export function isDrawn(template: string): boolean {
  return /(?<!\{)(?:\{\{)*\{[^{}]/.test(template);
}

function fillTemplate(template: string, building: Building): string {
  let built = '';
  for (const [whole, brace, placeholder] of template.matchAll(/(\{\{|\}\})|\{([^{}]*)\}|[^{}]+|[{}]/g)) {
    if (brace !== undefined) built += brace[0];
    else if (placeholder !== undefined) built += fillPlaceholder(placeholder, built, building);
    else if (whole === '{' || whole === '}')
      throw new TemplateError(`a single ${whole}: write ${whole}${whole} for a literal one`);
    else built += whole;
  }
  return built;
}

/** @param before the part of the text built so far */
function fillPlaceholder(placeholder: string, before: string, building: Building): string {
  if (placeholder === 'secret') {
    if (building.secret === undefined)
      throw new TemplateError(
        '{secret} is the placeholder for the secret, and is only valid in the text of an example',
      );
    return building.secret;
  }
  if (placeholder === 'checksum') return completeToken(before, building);
  if (placeholder === 'bad-checksum') return completeToken(before, building, true);
  if (placeholder === 'uuid') return drawUuid(building.draw);
  const [name, length] = splitLast(placeholder);
  const alphabet = name.startsWith('any-of:') ? name.slice('any-of:'.length) : ALPHABETS.get(name);
  if (!alphabet || !/^\d{1,5}$/.test(length) || Number(length) > MAX_PLACEHOLDER) {
    throw new TemplateError(
      `unknown placeholder {${placeholder}}: write {{ and }} for braces, or one of ${[...ALPHABETS.keys()].join(', ')} with :length`,
    );
  }
  return drawText(alphabet, Number(length), building.draw);
}

function splitLast(placeholder: string): [string, string] {
  const colon = placeholder.lastIndexOf(':');
  return colon < 0 ? [placeholder, ''] : [placeholder.slice(0, colon), placeholder.slice(colon + 1)];
}

/** Check characters for the token at the end of `before`; with `bad`, different ones of the same length and alphabet. */
function completeToken(before: string, { checksum, isSecret }: Building, bad = false): string {
  if (checksum === undefined) throw new TemplateError('{checksum} in a rule without a checksum');
  const token = isSecret ? before : present(/[^\s"'`=:,;()<>]*$/.exec(before))[0];
  const made = makeChecksum(checksum, token);
  if (made === undefined) throw new TemplateError(`the checksum '${checksum}' is not a suffix of the secret`);
  return bad ? spoil(made, (text) => checkSecret(checksum, token + text) !== 'valid') : made;
}

/** Changes one character of `made`: the last one whose change is detected, because some check characters are not checked. */
function spoil(made: string, isNoticed: (text: string) => boolean): string {
  const changed: string[] = [];
  for (let i = made.length - 1; i >= 0; i--) {
    const alphabet = [DIGITS, UPPER, LOWER].find((one) => one.includes(itemAt(made, i)));
    if (!alphabet) continue;
    const next = itemAt(alphabet, (alphabet.indexOf(itemAt(made, i)) + 1) % alphabet.length);
    changed.push(made.slice(0, i) + next + made.slice(i + 1));
  }
  return changed.find(isNoticed) ?? changed[0] ?? made;
}

function drawText(alphabet: string, length: number, draw: Draw): string {
  let text = '';
  for (let i = 0; i < length; i++) text += itemAt(alphabet, draw(alphabet.length));
  return text;
}

function drawUuid(draw: Draw): string {
  const hex = (length: number): string => drawText(`${DIGITS}abcdef`, length, draw);
  return [hex(8), hex(4), `4${hex(3)}`, drawText('89ab', 1, draw) + hex(3), hex(12)].join('-');
}
