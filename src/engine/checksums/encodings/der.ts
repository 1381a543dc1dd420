/** A DER element: its tag, and the bounds of its content. */
export interface Element {
  readonly tag: number;
  readonly start: number;
  readonly end: number;
}

export const INTEGER = 0x02;
export const OCTETS = 0x04;
export const OBJECT_ID = 0x06;
export const SEQUENCE = 0x30;

/** Reads the head of a definite-length element (X.690, 8.1 and 10.1), whose end may lie beyond the bytes. Undefined if there is none. */
export function readDerHead(bytes: Uint8Array, at: number): Element | undefined {
  const first = bytes[at + 1] ?? 0x80;
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  if (first === 0x80 || lengthBytes > 3) return undefined;
  let length = lengthBytes === 0 ? first : 0;
  for (let i = 0; i < lengthBytes; i++) length = length * 256 + (bytes[at + 2 + i] ?? 0);
  const start = at + 2 + lengthBytes;
  return { tag: bytes[at]!, start, end: start + length };
}

/** The elements that fill [start, end) exactly, at most `most`; undefined otherwise. */
export function readElements(
  bytes: Uint8Array,
  { start, end }: Pick<Element, 'start' | 'end'>,
  most: number,
): Element[] | undefined {
  const elements: Element[] = [];
  for (let at = start; at < end; at = elements.at(-1)!.end) {
    const next = readDerHead(bytes, at);
    if (!next || next.end > end || elements.length === most) return undefined;
    elements.push(next);
  }
  return elements;
}

/** The elements of a sequence, at most `most`; none if it is no sequence, or they do not fill it. */
export function readSequence(bytes: Uint8Array, element: Element | undefined, most: number): readonly Element[] {
  return (element?.tag === SEQUENCE && readElements(bytes, element, most)) || [];
}
