import { createHmac } from 'node:crypto';
import type { ChecksumName } from '../../src/engine/checksums/checksum-names.ts';
import { makeChecksum } from '../../src/engine/checksums/table.ts';
import { type Draw, drawFrom } from '../../src/rules/random.ts';
import { buildNearMiss, TemplateError } from '../../src/rules/template.ts';
import { drawBytes, makeEcKey, makeRsaKey, writeOpensshKey, writePuttyKey } from './fixture-keys.ts';

/** A value as `expected.yml` describes it; check characters follow a template with a checksum. */
export type ValueSpec = string | { readonly template: string; readonly checksum: ChecksumName };

/** Parts of passwords that people choose. */
const WORDS =
  'amber autumn bishop copper falcon harbor island jasper lemon maple marble orchid parker pepper river silver summer sunset tiger velvet violet walker willow winter'.split(
    ' ',
  );

/** What a value can ask for beside the placeholders of rule examples. */
const MAKERS: ReadonlyMap<string, (draw: Draw) => string> = new Map([
  ['human:password', makePassword],
  ['human:word', makeWord],
  ['human:phrase', (draw) => [pick(WORDS, draw), pick(WORDS, draw), pick(WORDS, draw), 10 + draw(90)].join('-')],
  ['key:rsa', (draw) => String(makeRsaKey(draw).export({ type: 'pkcs1', format: 'pem' })).trim()],
  ['key:pkcs8', (draw) => String(makeRsaKey(draw).export({ type: 'pkcs8', format: 'pem' })).trim()],
  ['key:ec', (draw) => String(makeEcKey(draw).export({ type: 'sec1', format: 'pem' })).trim()],
  ['key:p8', (draw) => String(makeEcKey(draw).export({ type: 'pkcs8', format: 'pem' })).trim()],
  ['key:openssh', writeOpensshKey],
  ['key:putty', writePuttyKey],
  ['jwt:hs256', makeJwt],
]);

/**
 * Builds the values of a fixture in their order, the same for the same seed. A value can name an earlier one: `{name}`.
 * @throws TemplateError
 */
export function buildValues(specs: Readonly<Record<string, ValueSpec>>, seed: string): Map<string, string> {
  const values = new Map<string, string>();
  for (const [name, spec] of Object.entries(specs)) values.set(name, buildValue(spec, `${seed}/${name}`, values));
  return values;
}

/** Returns the names of other values that a value is made of. */
export function namesIn(spec: ValueSpec): string[] {
  return [...templateOf(spec).matchAll(/\{\{|\}\}|\{([^{}]*)\}/g)].flatMap(([, name]) => name ?? []);
}

function templateOf(spec: ValueSpec): string {
  return typeof spec === 'string' ? spec : spec.template;
}

function buildValue(spec: ValueSpec, seed: string, values: ReadonlyMap<string, string>): string {
  const draw = drawFrom(seed);
  const template = templateOf(spec).replace(/\{\{|\}\}|\{([^{}]*)\}/g, (whole, name: string | undefined) => {
    if (name === undefined) return whole;
    const made = values.get(name) ?? MAKERS.get(name)?.(draw);
    return made === undefined ? whole : made.replace(/[{}]/g, '$&$&');
  });
  const text = buildNearMiss(template, seed);
  return typeof spec === 'string' ? text : text + checksumOf(text, spec.checksum);
}

function checksumOf(text: string, name: ChecksumName): string {
  const made = makeChecksum(name, text);
  if (made === undefined) throw new TemplateError(`the checksum '${name}' is not made of characters at the end`);
  return made;
}

function pick<T>(list: readonly T[], draw: Draw): T {
  return list[draw(list.length)]!;
}

function capitalised(word: string): string {
  return word[0]!.toUpperCase() + word.slice(1);
}

/** Returns a password of the kind that password rules make people choose: a word or two, digits, perhaps a mark. */
function makePassword(draw: Draw): string {
  const [first, second] = [pick(WORDS, draw), pick(WORDS, draw)];
  const year = 1986 + draw(38);
  const forms = [
    `${capitalised(first)}${year}!`,
    `${first}_${second}${10 + draw(90)}`,
    `${capitalised(first)}${capitalised(second)}${draw(10)}!`,
    `${first.replace(/[aeo]/g, (letter) => ({ a: '4', e: '3', o: '0' })[letter]!)}${second}${draw(100)}`,
  ];
  return pick(forms, draw);
}

function makeWord(draw: Draw): string {
  return pick(WORDS, draw) + pick(WORDS, draw);
}

function makeJwt(draw: Draw): string {
  const claims = { sub: String(10_000 + draw(90_000)), role: 'admin', iat: 1_700_000_000 + draw(10_000_000) };
  const parts = [{ alg: 'HS256', typ: 'JWT' }, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  );
  const signed = parts.join('.');
  return `${signed}.${createHmac('sha256', drawBytes(32, draw)).update(signed).digest('base64url')}`;
}
