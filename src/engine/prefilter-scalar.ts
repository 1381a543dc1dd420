import { foldByte, hashGram, LITERAL_BYTES, WINDOW_REACH, WORD_BIT, type Image } from './kernel/layout.ts';
import type { Prefilter } from './prefilter.ts';

/** The kernel's twin in plain TypeScript: the oracle of its tests, and what runs where WebAssembly SIMD is missing. */
export function createScalarPrefilter(image: Image, inputBytes: number): Prefilter {
  const { layout } = image;
  const memory = new Uint8Array(layout.input + inputBytes);
  memory.set(image.bytes);
  const view = new DataView(memory.buffer);
  const candidates = new Uint32Array(memory.buffer, layout.out, (layout.input - layout.out) >> 2);
  const limit = (layout.outLimit - layout.out) >> 3;
  const passes = createCheck(memory, view, layout.nameMap);
  let count = 0;
  let stopped = 0;

  function examine(at: number, gram: number, from: number, to: number): void {
    const entry = findEntry(view, layout, gram);
    if (entry < 0) return;
    for (let i = entry; ; i += 4) {
      const packed = view.getUint32(i, true);
      const start = at + 1 - (packed & 0xff);
      const index = (packed >>> 8) & 0x7fffff;
      if (start >= from && start < to && passes(layout.literals + index * LITERAL_BYTES, start)) {
        candidates[count * 2] = start;
        candidates[count * 2 + 1] = index;
        count++;
      }
      if (packed >>> 31) return;
    }
  }

  return {
    kind: 'scalar',
    memory,
    candidates,
    resume: () => stopped,
    scan(from, to, begin) {
      count = 0;
      const end = to + WINDOW_REACH;
      let at = begin;
      for (; at < end && count <= limit; at += 16) {
        for (let i = 0; i < 16; i += 2) {
          const gram = (view.getUint32(at + i, true) | 0x20202020) >>> 0;
          const hash = hashGram(gram);
          if ((memory[layout.bitmap + (hash >> 3)]! >> (hash & 7)) & 1) examine(at + i, gram, from, to);
        }
      }
      stopped = at;
      return count;
    },
  };
}

function findEntry(view: DataView, layout: Image['layout'], gram: number): number {
  for (let slot = hashGram(gram) & layout.slotMask; ; slot = (slot + 1) & layout.slotMask) {
    const key = view.getUint32(layout.slots + slot * 8, true);
    if (key === 0) return -1;
    if (key === gram) return layout.entries + view.getUint32(layout.slots + slot * 8 + 4, true) * 4;
  }
}

/** The second check: the whole literal and what must follow it. Mirrors `passes` of the kernel line by line. */
function createCheck(memory: Uint8Array, view: DataView, nameMap: number): (literal: number, start: number) => boolean {
  const textMatches = (start: number, text: number, length: number, folded: boolean): boolean => {
    for (let i = 0; i < length; i++) {
      const byte = memory[start + i]!;
      if ((folded ? foldByte(byte) : byte) !== memory[text + i]) return false;
    }
    return true;
  };
  const runFollows = (at: number, map: number, min: number): boolean => {
    for (let i = 0; i < min; i++) if (!memory[map + memory[at + i]!]) return false;
    return true;
  };
  const assignFollows = (at: number, map: number, min: number, reach: number): boolean => {
    let operator = false;
    let run = 0;
    for (let i = 0; i < reach; i++) {
      const byte = memory[at + i]!;
      const inClass = operator && memory[map + byte] === 1;
      run = inClass ? run + 1 : 0;
      if (inClass && run >= min) return true;
      const kind = memory[nameMap + byte]! & 3;
      if (kind === 2) operator = true;
      else if (kind === 0 && !inClass) return false;
    }
    return false;
  };
  const runNear = (at: number, map: number, min: number, reach: number): boolean => {
    let run = 0;
    for (let i = 0; i < reach; i++) {
      const afterWord = (memory[nameMap + memory[at + i - 1]!]! & WORD_BIT) !== 0;
      const inClass = memory[map + memory[at + i]!] === 1;
      run = inClass && (run > 0 || !afterWord) ? run + 1 : 0;
      if (run >= min) return true;
    }
    return false;
  };
  return (literal, start) => {
    const word = (i: number): number => view.getUint32(literal + i * 4, true);
    if (!textMatches(start, word(0), word(1), word(2) === 1)) return false;
    if (word(3) === 0) return true;
    const at = start + word(1);
    if (word(3) === 1) return runFollows(at, word(4), word(5));
    const follows = word(3) === 2 ? assignFollows : runNear;
    return follows(at, word(4), word(5), word(6));
  };
}
