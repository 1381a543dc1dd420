import { listBytes } from './byte-set.ts';
import type { PatternNode } from './pattern.ts';

/** A text that a part of a pattern matches; with `fold`, in lower case and matched in any. */
export interface ExactText {
  readonly text: string;
  readonly fold: boolean;
}

/** A few more literals cost the prefilter little, a long list a lot. */
const MAX_TEXTS = 32;
/** Longer literals are no rarer in practice. */
const MAX_TEXT_LENGTH = 32;

/** Every text of `a` followed by every text of `b`; undefined if they are too many or too long. */
export function joinTexts(a: readonly ExactText[], b: readonly ExactText[]): readonly ExactText[] | undefined {
  if (a.length * b.length > MAX_TEXTS) return undefined;
  const joined = a.flatMap((one) => b.map((two) => ({ text: one.text + two.text, fold: one.fold || two.fold })));
  return joined.some((one) => one.text.length > MAX_TEXT_LENGTH) ? undefined : joined;
}

/** All texts that a part matches, if they are few. A letter in either case counts as one. */
export function listTexts(node: PatternNode): readonly ExactText[] | undefined {
  switch (node.kind) {
    case 'bytes':
      return listCharacters(listBytes(node.set));
    case 'sequence':
      return node.items.reduce<readonly ExactText[] | undefined>(
        (texts, item) => texts && followTexts(texts, listTexts(item)),
        [{ text: '', fold: false }],
      );
    case 'choice':
      return uniteTexts(node.options.map(listTexts));
    case 'repeat':
      return repeatTexts(node);
    case 'capture':
      return listTexts(node.item);
    case 'look':
      return [{ text: '', fold: false }];
  }
}

function followTexts(
  texts: readonly ExactText[],
  next: readonly ExactText[] | undefined,
): readonly ExactText[] | undefined {
  return next && joinTexts(texts, next);
}

function uniteTexts(lists: readonly (readonly ExactText[] | undefined)[]): readonly ExactText[] | undefined {
  const all = lists.flatMap((list) => list ?? []);
  return lists.includes(undefined) || all.length > MAX_TEXTS ? undefined : all;
}

function repeatTexts(node: PatternNode & { kind: 'repeat' }): readonly ExactText[] | undefined {
  const item = listTexts(node.item);
  if (!item || node.max > MAX_TEXT_LENGTH) return undefined;
  const lists: (readonly ExactText[] | undefined)[] = [];
  let texts: readonly ExactText[] | undefined = [{ text: '', fold: false }];
  for (let round = 0; round <= node.max; round++) {
    if (round >= node.min) lists.push(texts);
    texts = texts && joinTexts(texts, item);
  }
  return uniteTexts(lists);
}

function listCharacters(bytes: readonly number[]): readonly ExactText[] | undefined {
  if (bytes.length > MAX_TEXTS * 2) return undefined;
  const present = new Set(bytes);
  const texts: ExactText[] = [];
  for (const byte of bytes) {
    const isLetter = /[A-Za-z]/.test(String.fromCharCode(byte));
    const fold = isLetter && present.has(byte ^ 32);
    if (!fold || byte & 32) texts.push({ text: String.fromCharCode(byte), fold });
  }
  return texts.length > MAX_TEXTS ? undefined : texts;
}
