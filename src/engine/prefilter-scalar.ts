import {
  CHECK_BYTES,
  fillTables,
  foldByte,
  foldGram,
  hashGram,
  PADDING,
  SLOT_BYTES,
  STAGE_BYTES,
  TEXT_BYTES,
  WINDOW_REACH,
  WORD_BIT,
  type Image,
} from './kernel/layout.ts';
import type { Prefilter } from './prefilter.ts';

/** The kernel's scalar reference implementation: the oracle of its tests, and the fallback without WebAssembly SIMD. */
export function createScalarPrefilter(image: Image, inputBytes: number): Prefilter {
  const { layout } = image;
  const memory = new Uint8Array(layout.input + inputBytes);
  memory.set(image.bytes);
  fillTables(memory, layout);
  const view = new DataView(memory.buffer);
  const candidates = new Uint32Array(memory.buffer, layout.out, (layout.input - layout.out) >> 2);
  const limit = (layout.outLimit - layout.out) >> 3;
  const output: Output = { candidates, count: 0 };
  const examine = createExamine({ memory, view, layout }, output);
  let stopped = 0;
  return {
    kind: 'scalar',
    memory,
    candidates,
    resume: () => stopped,
    scan(from, to, begin) {
      output.count = 0;
      const end = to + WINDOW_REACH;
      let at = begin;
      for (; at < end && output.count <= limit; at += 16) {
        for (let i = 0; i < 16; i += 2) {
          const raw = view.getUint32(at + i, true);
          const hash = hashGram(foldGram(raw));
          if ((memory[layout.bitmap + (hash >> 3)]! >> (hash & 7)) & 1) examine({ at: at + i, raw }, from, to);
        }
      }
      stopped = at;
      return output.count;
    },
  };
}

interface Tables {
  readonly memory: Uint8Array;
  readonly view: DataView;
  readonly layout: Image['layout'];
}

interface Output {
  readonly candidates: Uint32Array;
  count: number;
}

type Examine = (window: { readonly at: number; readonly raw: number }, from: number, to: number) => void;

/** Looks a window up and writes its candidates that start in [from, to). */
function createExamine({ memory, view, layout }: Tables, output: Output): Examine {
  const { textMatches, passes } = createChecks(memory, view, layout.nameMap);
  const emit = (text: number, start: number): void => {
    const end = start + view.getUint16(text + 4, true);
    const first = view.getUint32(text + 8, true);
    for (let i = 0; i < view.getUint32(text + 12, true); i++) {
      const check = layout.checks + (first + i) * CHECK_BYTES;
      if (!passes(check, start, end)) continue;
      output.candidates[output.count * 2] = start;
      output.candidates[output.count * 2 + 1] = view.getUint32(check, true);
      output.count++;
    }
  };
  return ({ at, raw }, from, to) => {
    const entry = findEntry(view, layout, raw);
    if (entry < 0) return;
    for (let i = entry; ; i += 4) {
      const packed = view.getUint32(i, true);
      const start = at + 1 - (packed & 0x3f);
      const text = layout.texts + ((packed >>> 6) & 0xffff) * TEXT_BYTES;
      const byte = (packed >>> 23) & 0xff;
      const fits = byte === 0 || (memory[packed & 0x400000 ? at + 4 : start]! | 0x20) === byte;
      if (fits && start >= from && start < to && textMatches(start, text)) emit(text, start);
      if (packed >>> 31) return;
    }
  };
}

/** Address of a window's list of texts, or -1 if it has none or the case of its letters fits none of them. */
function findEntry(view: DataView, layout: Image['layout'], raw: number): number {
  const gram = foldGram(raw);
  for (let slot = hashGram(gram) >>> layout.slotShift; ; slot = (slot + 1) & layout.slotMask) {
    const record = layout.slots + slot * SLOT_BYTES;
    const key = view.getUint32(record, true);
    if (key === 0) return -1;
    if (key !== gram) continue;
    const cased = (raw & view.getUint32(record + 8, true)) >>> 0 === view.getUint32(record + 12, true);
    return cased ? layout.entries + view.getUint32(record + 4, true) * 4 : -1;
  }
}

interface Checks {
  /** Whether the text of a record is at `start`. */
  readonly textMatches: (start: number, text: number) => boolean;
  /** Whether the bytes around a literal satisfy its rule. */
  readonly passes: (check: number, start: number, end: number) => boolean;
}

/** The second check: the whole literal, what may precede it and what must follow it. Mirrors the kernel line by line. */
function createChecks(memory: Uint8Array, view: DataView, nameMap: number): Checks {
  const follows = createFollows(memory, nameMap);
  return {
    textMatches(start, text) {
      const bytes = view.getUint32(text, true);
      const folded = view.getUint16(text + 6, true) === 1;
      for (let i = 0; i < view.getUint16(text + 4, true); i++) {
        const byte = memory[start + i]!;
        if ((folded ? foldByte(byte) : byte) !== memory[bytes + i]) return false;
      }
      return true;
    },
    passes(check, start, end) {
      const word = (i: number): number => view.getUint32(check + i * 4, true);
      if (word(5) !== 0 && !memory[word(5) + memory[start - 1]!]) return false;
      return follows[word(1)]!(end, {
        map: word(2),
        min: word(3) & 0xffff,
        reach: word(3) >>> 16,
        more: word(4),
      });
    },
  };
}

/** Fields of a check's record. `more` is the map of bytes that the run must contain, or the first stage of a path of `reach` stages. */
interface FollowFields {
  readonly map: number;
  readonly min: number;
  readonly reach: number;
  readonly more: number;
}

type FollowCheck = (at: number, fields: FollowFields) => boolean;

/** By follow kind. */
function createFollows(memory: Uint8Array, nameMap: number): readonly FollowCheck[] {
  const isIn = (map: number, at: number): boolean => memory[map + memory[at]!] === 1;
  const path = createPath(memory, isIn);
  const runFollows: FollowCheck = (at, { map, min, reach, more }) => {
    for (let i = 0; i < min; i++) if (!isIn(map, at + i)) return false;
    return path(at, more, reach);
  };
  /** Whether a long enough run reaches its end and contains one of the required bytes, or continues beyond what may be read. */
  const holds = (start: number, { map, more }: FollowFields, limit: number): boolean => {
    if (more === 0) return true;
    for (let at = start; at < limit; at++) {
      if (!isIn(map, at)) return false;
      if (isIn(more, at)) return true;
    }
    return true;
  };
  const assignFollows: FollowCheck = (at, fields) => {
    let operator = false;
    let run = 0;
    for (let i = 0; i < fields.reach; i++) {
      const byte = memory[at + i]!;
      const inClass = operator && memory[fields.map + byte] === 1;
      run = inClass ? run + 1 : 0;
      if (inClass && run === fields.min && holds(at + i + 1 - run, fields, at + PADDING)) return true;
      const kind = memory[nameMap + byte]! & 3;
      if (kind === 2) operator = true;
      else if (kind === 0 && !inClass) return false;
    }
    return false;
  };
  const runNear: FollowCheck = (at, fields) => {
    let run = 0;
    for (let i = 0; i < fields.reach; i++) {
      const afterWord = (memory[nameMap + memory[at + i - 1]!]! & WORD_BIT) !== 0;
      run = isIn(fields.map, at + i) && (run > 0 || !afterWord) ? run + 1 : 0;
      if (run === fields.min && holds(at + i + 1 - run, fields, at + PADDING)) return true;
    }
    return false;
  };
  return [() => true, runFollows, assignFollows, runNear];
}

/** Creates the check of a path with `count` stages, whose first record is at `first`. */
function createPath(
  memory: Uint8Array,
  isIn: (map: number, at: number) => boolean,
): (at: number, first: number, count: number) => boolean {
  const words = new Uint32Array(memory.buffer);
  return (start, first, count) => {
    let at = start;
    for (let stage = first >> 2; stage < (first + count * STAGE_BYTES) >> 2; stage += STAGE_BYTES >> 2) {
      const [skip, most, need] = [words[stage]!, words[stage + 1]!, words[stage + 2]!];
      for (let left = most; !isIn(need, at); left--, at++) if (left === 0 || !isIn(skip, at)) return false;
      at++;
    }
    return true;
  };
}
