/** Draws numbers from 0 to below `limit`, the same for the same seed on every machine. */
export type Draw = (limit: number) => number;

/** Creates a generator of evenly distributed numbers from a text (FNV-1a for the seed, mulberry32 to draw). Not for secrets. */
export function drawFrom(seed: string): Draw {
  let state = 0x811c9dc5;
  for (let i = 0; i < seed.length; i++) state = Math.imul(state ^ seed.charCodeAt(i), 0x01000193);
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
}
