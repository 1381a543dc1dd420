const BLOCK = 64;

/** The first 32 bits of the fractional parts of a root of the first primes (FIPS 180-4, 4.2.2 and 5.3.3). */
function rootFractions(count: number, root: (prime: number) => number): Uint32Array {
  const words = new Uint32Array(count);
  for (let candidate = 2, found = 0; found < count; candidate++) {
    if (!isPrime(candidate)) continue;
    const value = root(candidate);
    words[found++] = Math.floor((value - Math.floor(value)) * 0x1_0000_0000);
  }
  return words;
}

function isPrime(candidate: number): boolean {
  for (let factor = 2; factor * factor <= candidate; factor++) if (candidate % factor === 0) return false;
  return true;
}

const INITIAL = /* @__PURE__ */ rootFractions(8, Math.sqrt);
const ROUNDS = /* @__PURE__ */ rootFractions(64, Math.cbrt);

function rotateRight(value: number, by: number): number {
  return (value >>> by) | (value << (32 - by));
}

/** The message with its 0x80, zeros and bit length (5.1.1). */
function padded(bytes: Uint8Array): DataView {
  const size = Math.ceil((bytes.length + 9) / BLOCK) * BLOCK;
  const message = new Uint8Array(size);
  message.set(bytes);
  message[bytes.length] = 0x80;
  const view = new DataView(message.buffer);
  view.setUint32(size - 8, Math.floor(bytes.length / 0x2000_0000));
  view.setUint32(size - 4, bytes.length << 3);
  return view;
}

/** Fills the message schedule of the block at `start` (6.2.2, step 1). */
function schedule(message: DataView, start: number, words: Int32Array): void {
  for (let index = 0; index < 16; index++) words[index] = message.getInt32(start + index * 4);
  for (let index = 16; index < 64; index++) {
    const early = words[index - 15]!;
    const late = words[index - 2]!;
    const sigma0 = rotateRight(early, 7) ^ rotateRight(early, 18) ^ (early >>> 3);
    const sigma1 = rotateRight(late, 17) ^ rotateRight(late, 19) ^ (late >>> 10);
    words[index] = words[index - 16]! + sigma0 + words[index - 7]! + sigma1;
  }
}

/** Folds one scheduled block into the hash (6.2.2, steps 2 to 4). */
function compress(hash: Int32Array, words: Int32Array): void {
  const state = hash.slice();
  for (let index = 0; index < 64; index++) {
    const a = state[0]!;
    const e = state[4]!;
    const sum1 = rotateRight(e, 6) ^ rotateRight(e, 11) ^ rotateRight(e, 25);
    const first = (state[7]! + sum1 + ((e & state[5]!) ^ (~e & state[6]!)) + ROUNDS[index]! + words[index]!) | 0;
    const sum0 = rotateRight(a, 2) ^ rotateRight(a, 13) ^ rotateRight(a, 22);
    const second = (sum0 + ((a & state[1]!) ^ (a & state[2]!) ^ (state[1]! & state[2]!))) | 0;
    state.copyWithin(1, 0, 7);
    state[4] = state[4]! + first;
    state[0] = first + second;
  }
  for (let index = 0; index < 8; index++) hash[index] = hash[index]! + state[index]!;
}

/** SHA-256 (FIPS 180-4): 32 bytes. It runs on confirmed candidates only, so it is written for size, not speed. */
export function sha256(bytes: Uint8Array): Uint8Array {
  const message = padded(bytes);
  const hash = new Int32Array(INITIAL);
  const words = new Int32Array(64);
  for (let start = 0; start < message.byteLength; start += BLOCK) {
    schedule(message, start, words);
    compress(hash, words);
  }
  const digest = new Uint8Array(32);
  const view = new DataView(digest.buffer);
  for (let index = 0; index < 8; index++) view.setInt32(index * 4, hash[index]!);
  return digest;
}

/** HMAC-SHA-256 (RFC 2104) under a key of at most 64 bytes. */
export function hmacSha256(key: Uint8Array, bytes: Uint8Array): Uint8Array {
  const block = new Uint8Array(BLOCK);
  block.set(key);
  const inner = sha256(Uint8Array.from([...block.map((byte) => byte ^ 0x36), ...bytes]));
  return sha256(Uint8Array.from([...block.map((byte) => byte ^ 0x5c), ...inner]));
}
