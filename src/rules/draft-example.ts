import { itemAt } from '../core/present.ts';
import { listBytes } from './pattern/byte-set.ts';
import { measureShape } from './pattern/measure.ts';
import type { Pattern, PatternNode } from './pattern/pattern.ts';
import type { ExampleSpec } from './schema.ts';
import { ALPHABETS } from './template.ts';

/** Lengths to draw for repetitions in a secret if the pattern allows a choice, by attempt: long enough to look random. */
const LENGTHS = [24, 40, 8, 0] as const;
const BASE62 = /[0-9A-Za-z]/;

/** Number of different examples to try. */
export const ATTEMPTS = LENGTHS.length * 3;

/** A template under construction: the text before the secret, in it, and after it. */
interface Parts {
  readonly texts: [string, string, string];
  at: 0 | 1 | 2;
}

interface Wish {
  readonly secret: number | undefined;
  readonly length: number;
  /** Index of the alternative to take. */
  readonly option: number;
}

/**
 * Drafts a template of a text that a pattern should match, and of its secret. The caller must test it: lookaheads are assumed to hold, and a required
 * entropy is reached only by chance.
 */
export function draftExample({ root, secret }: Pattern, attempt: number): ExampleSpec {
  const wish = {
    secret,
    length: itemAt(LENGTHS, attempt % LENGTHS.length),
    option: Math.floor(attempt / LENGTHS.length),
  };
  const parts: Parts = { texts: ['', '', ''], at: secret === undefined ? 1 : 0 };
  write(root, wish, parts);
  const [before, inside, after] = parts.texts;
  return { text: `${before}{secret}${after}`, secret: drawn(inside) };
}

/** Writes a fixed secret as a template, so that the file does not contain it. */
function drawn(template: string): string {
  if (/(?<!\{)(?:\{\{)*\{[^{}]/.test(template) || template === '') return template;
  return /^[{}]/.test(template) ? template : `{any-of:${template[0]}:1}${template.slice(1)}`;
}

function write(node: PatternNode, wish: Wish, parts: Parts): void {
  switch (node.kind) {
    case 'bytes':
      parts.texts[parts.at] += drawFrom(node, 1);
      return;
    case 'sequence':
      for (const item of node.items) write(item, wish, parts);
      return;
    case 'choice':
      write(itemAt(node.options, wish.option % node.options.length), wish, parts);
      return;
    case 'repeat':
      writeRepeat(node, wish, parts);
      return;
    case 'capture':
      writeCapture(node, wish, parts);
      return;
    case 'look':
      // required text is written out: it is nearly always at the end of a pattern
      if (!node.negative) write(node.item, wish, parts);
  }
}

function writeCapture(node: PatternNode & { kind: 'capture' }, wish: Wish, parts: Parts): void {
  const isSecret = node.index === wish.secret;
  if (isSecret) parts.at = 1;
  write(node.item, wish, parts);
  if (isSecret) parts.at = 2;
}

function writeRepeat(node: PatternNode & { kind: 'repeat' }, wish: Wish, parts: Parts): void {
  const wanted = parts.at === 1 ? Math.ceil(wish.length / Math.max(1, measureShape(node.item).min)) : 0;
  const count = Math.min(node.max, Math.max(node.min, wanted));
  if (node.item.kind === 'bytes') parts.texts[parts.at] += drawFrom(node.item, count);
  else for (let i = 0; i < count; i++) write(node.item, wish, parts);
}

/** A placeholder for this many bytes of a set: letters and digits if it has any. */
function drawFrom({ set }: PatternNode & { kind: 'bytes' }, count: number): string {
  if (count === 0) return '';
  const all = listBytes(set)
    .filter((byte) => byte < 128)
    .map((byte) => String.fromCharCode(byte));
  const letters = all.filter((char) => BASE62.test(char));
  const printable = all.filter((char) => /[ -z|~]/.test(char));
  const chosen = letters.length > 0 ? letters : printable.length > 0 ? printable : all;
  if (chosen.length > 1) {
    const text = chosen.join('');
    const named = [...ALPHABETS].find(([, alphabet]) => alphabet.split('').sort().join('') === text);
    return `{${named === undefined ? `any-of:${text}` : named[0]}:${count}}`;
  }
  const [single = ''] = chosen;
  return (/[{}]/.test(single) ? single + single : single).repeat(count);
}
