// Prints a line with a secret nobody ever had: a GitHub token with a right checksum, built here so that it stands nowhere in the repository.
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const body = [...createHash('sha256').update('leakgate').digest()].map((byte) => DIGITS[byte % 62]).join('').slice(0, 30);
let rest = crc32(body);
let check = '';
for (let i = 0; i < 6; i++) {
  check = DIGITS[rest % 62] + check;
  rest = Math.floor(rest / 62);
}
console.log(`token = "${['gh', 'p_'].join('')}${body}${check}"`);
