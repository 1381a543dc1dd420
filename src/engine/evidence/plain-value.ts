import { decodeBase64, textOfBytes } from '../checksums/encodings/base64.ts';

/** Names of algorithms, modes and curves, and what joins them. No two of them match the same text in two ways. */
const ALGORITHM =
  /^(?:with|and|no(?:ne|padding)?|aes|t?des|rsa|dsa|dh|ec|ed|hmac|sha|md|pbkdf|pbe|pkcs|oaep|pss|cbc|gcm|ctr|ecb|cfb|bcrypt|scrypt|argon|chacha|poly|nist|secp|curve|kem|mgf|padding|scheme|key|ml|id|[hrep]s|[kprx]|\d|[-_/:. ])+$/i;
/** At least one part must be one of these, so that a few random letters are not taken for an algorithm. */
const KNOWN_ALGORITHM = /aes|des|rsa|dsa|ec|ed\d|hmac|sha|md\d|pb|pkcs|gcm|crypt|argon|chacha|nist|curve|kem|hs\d/i;
/** Longest name of an algorithm. */
const ALGORITHM_LENGTH = 48;
const DATE = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?$/;
const VERSION = /^v?\d{1,4}\.\d{1,4}(?:\.\d{1,5}){0,3}(?:[-+.][a-z][\w.+-]*)?$/i;
const QUANTITY =
  /^[+-]?\d{1,12}(?:\.\d+)?(?:ms|min|[smhdw]|[kmgt]i?b|px|r?em|%|[._ ]?(?:second|minute|hour|day|week|month|year)s?(?:\.\w+)?)$/i;
/** A command line option: `--password-factory`, `-Dacme.key=`. */
const OPTION = /^--[a-z][a-zA-Z-]{2,60}(?:=|$)|^-[A-Za-z][\w.]{2,60}=/;
/** Syntax that occurs only in patterns. */
const PATTERN_PART = /\(\.[*+]|\[\^|\\[bdswDSW][+*([]|\[[a-zA-Z0]-[zZ9]|\]\{\d/;
/** A repetition in the grammars of RFC 5234: `1*SAFE`. */
const GRAMMAR = /^\d{0,3}\*\d{0,3}[A-Z]{2,}$/;
/** Settings in sequence: `scale=1:2,format=rgb`. */
const SETTINGS = /^[\w.-]{1,40}[=:][^\s=&]{0,60}[&,;:][\w.-]{1,40}=|^\w{1,24}=\w{1,24}=/;
const SECRET_SETTING = /(?:secret|token|pass|pwd|key|sig)\w{0,12}=/i;

/**
 * Whether the form of a value shows that it is something else: a date, a version, an algorithm, a quantity, an option, a pattern, settings in
 * sequence.
 */
export function isPlainValue(value: string): boolean {
  if (value.length > 200) return false;
  if (DATE.test(value) || VERSION.test(value) || QUANTITY.test(value) || GRAMMAR.test(value)) return true;
  if (OPTION.test(value) || PATTERN_PART.test(value)) return true;
  if (SETTINGS.test(value) && !SECRET_SETTING.test(value)) return true;
  return value.length <= ALGORITHM_LENGTH && KNOWN_ALGORITHM.test(value) && ALGORITHM.test(value);
}

/** Whether a value has characters beyond ASCII and no digit: prose in some language, since hardly any password looks like that. */
export function isForeignProse(value: string): boolean {
  return /[\x80-\xff]/.test(value) && !/[0-9]/.test(value);
}

/** The printable text that a value encodes in base64; undefined if there is none. */
export function readableBase64(value: string): string | undefined {
  if (value.length < 8 || value.length > 200 || value.length % 4 !== 0) return undefined;
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(value)) return undefined;
  const bytes = decodeBase64(value);
  const text = bytes && textOfBytes(bytes).trimEnd();
  return text && /^[\x20-\x7e]+$/.test(text) ? text : undefined;
}

/** Shortest name that counts if it occurs in a value. */
const TELLING_NAME = 5;

/** Words that end in a word for a secret: the name of one in a store. */
const NAME_OF_SECRET = /^[a-z]{2,20}(?:[-_][a-z]{2,20}){0,6}[-_](?:key|secret|token|creds?|credentials?)s?$/;

/**
 * Whether a value is little more than the name it is assigned to (`DeviceAuthKey = "x-device-auth-key"`, `password: newpassword1`), or words that end
 * in a word for a secret.
 */
export function namesItself(name: string, value: string): boolean {
  if (value.length > 120) return false;
  if (NAME_OF_SECRET.test(value)) return true;
  const own = lettersOf(name.slice(name.lastIndexOf('.') + 1));
  const text = lettersOf(value);
  return own.length >= TELLING_NAME && text.includes(own) && text.length <= 2 * own.length + 4;
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}
