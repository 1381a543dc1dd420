import { decodeBase32, encodeBase32 } from './encodings/base64.ts';
import type { Checksum } from './checksum.ts';

/** CRC-16/XMODEM: polynomial 0x1021, from zero, most significant bit first. */
export function crc16(bytes: ArrayLike<number>): number {
  let crc = 0;
  for (let index = 0; index < bytes.length; index++) {
    crc ^= bytes[index]! << 8;
    for (let bit = 0; bit < 8; bit++) crc = ((crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1) & 0xffff) >>> 0;
  }
  return crc;
}

/** Keys that are base32 of a payload and its CRC-16, low byte first. */
interface Scheme {
  readonly shape: RegExp;
  /** Bytes before the check value. */
  readonly bytes: number;
}

/** Characters at the end of a key: they hold the check value's bits and up to four bits of the payload. */
const ENDING = 4;

function checkBytes(payload: Uint8Array): readonly [low: number, high: number] {
  const crc = crc16(payload);
  return [crc & 0xff, crc >>> 8];
}

function scheme({ shape, bytes }: Scheme): Checksum {
  return {
    proves: 'checksum',
    // a mismatch is `unknown`: manuals are full of made-up keys
    check: (secret) => {
      const all = shape.test(secret) ? decodeBase32(secret) : undefined;
      if (all === undefined) return 'unknown';
      const [low, high] = checkBytes(all.subarray(0, bytes));
      return all[bytes] === low && all[bytes + 1] === high ? 'valid' : 'unknown';
    },
    make: (body) => {
      const payload = decodeBase32(`${body}${'A'.repeat(ENDING)}`)?.subarray(0, bytes) ?? new Uint8Array(bytes);
      return encodeBase32([...payload, ...checkBytes(payload)]).slice(body.length);
    },
  };
}

/** Stellar secret seeds: version `S`, 32 bytes (stellar-protocol, SEP-23). */
export const stellarSeed = scheme({ shape: /^S[A-D][A-Z2-7]{54}$/, bytes: 33 });

/** Seeds of NATS: two bytes of prefix, 32 bytes (nats-io/nkeys, `crc16.go`, `strkey.go`). */
export const nkeySeed = scheme({ shape: /^S[A-Z2-7]{57}$/, bytes: 34 });
