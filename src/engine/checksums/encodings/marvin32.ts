/** A 64-bit Marvin seed as two unsigned 32-bit halves. */
export interface MarvinSeed {
  readonly high: number;
  readonly low: number;
}

/** A seed spelt in eight ASCII characters, most significant first, as in Microsoft's key library. */
export function marvinSeed(name: string): MarvinSeed {
  return { high: word(name, 0), low: word(name, 4) };
}

function word(name: string, at: number): number {
  let value = 0;
  for (let index = at; index < at + 4; index++) value = (value << 8) | name.charCodeAt(index);
  return value >>> 0;
}

/** Both halves of Marvin32's 64-bit state after all input, as unsigned 32-bit numbers. */
export interface MarvinHash {
  readonly high: number;
  readonly low: number;
}

/** Mixes one 32-bit word into the state (low half, high half). */
function mix(state: Int32Array, input: number): void {
  let low = (state[0]! + input) | 0;
  let high = state[1]! ^ low;
  low = (rotate(low, 20) + high) | 0;
  high = rotate(high, 9) ^ low;
  low = (rotate(low, 27) + high) | 0;
  high = rotate(high, 19);
  state[0] = low;
  state[1] = high;
}

function rotate(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}

/** Marvin32 (US patent 20130262421; SymCrypt `marvin32.c`): little-endian words, a 0x80 byte closes the tail, one more block of zero. */
export function marvinHash(bytes: Uint8Array, seed: MarvinSeed): MarvinHash {
  const state = new Int32Array([seed.low, seed.high]);
  const whole = bytes.length & ~3;
  for (let at = 0; at < whole; at += 4) {
    mix(state, bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24));
  }
  let tail = 0x80;
  for (let at = bytes.length - 1; at >= whole; at--) tail = (tail << 8) | bytes[at]!;
  mix(state, tail);
  mix(state, 0);
  return { low: state[0]! >>> 0, high: state[1]! >>> 0 };
}

/** Marvin32 folded to 32 bits (low half xor high half), unsigned. */
export function marvin32(bytes: Uint8Array, seed: MarvinSeed): number {
  const { low, high } = marvinHash(bytes, seed);
  return (low ^ high) >>> 0;
}
