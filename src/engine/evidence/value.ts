import { bigramBits } from './bigrams.ts';

/** Up to this length, comparing all characters with each other takes half the time of counting them in a map. */
const SHORT_TEXT = 48;

/** Adds up in the order in which characters first occur, as the map does, so that both sums are equal to the last bit. */
function shortEntropy(text: string): number {
  const { length } = text;
  let bits = 0;
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    if (countCharacter(code, text, i) > 0) continue;
    const share = countCharacter(code, text, length) / length;
    bits -= share * Math.log2(share);
  }
  return bits;
}

function distinctIn(text: string): number {
  if (text.length > SHORT_TEXT) return new Set(text).size;
  let count = 0;
  for (let i = 0; i < text.length; i++) if (countCharacter(text.charCodeAt(i), text, i) === 0) count++;
  return count;
}

/** Counts a character in the first `to` characters of a text. */
function countCharacter(code: number, text: string, to: number): number {
  let count = 0;
  for (let i = 0; i < to; i++) if (text.charCodeAt(i) === code) count++;
  return count;
}

/** Shannon entropy of a string's characters, in bits per character (Shannon 1948). */
export function shannonEntropy(text: string): number {
  if (text.length <= SHORT_TEXT) return shortEntropy(text);
  const counts = new Map<string, number>();
  for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

/**
 * Mean information in bits of a value's neighbouring letter pairs, relative to source text. Undefined with fewer than three pairs. About 8 for words,
 * 11 and more for random letters. A capital after a lower-case letter begins a new word, so that pair is not counted.
 */
export function letterBits(value: string): number | undefined {
  let sum = 0;
  let pairs = 0;
  for (let i = 0; i + 1 < value.length; i++) {
    const a = value.charCodeAt(i);
    const b = value.charCodeAt(i + 1);
    if (isLetter(a) && isLetter(b) && !(a >= 97 && b < 97)) {
      sum += bigramBits(a, b);
      pairs++;
    }
  }
  return pairs < 3 ? undefined : sum / pairs;
}

function isLetter(code: number): boolean {
  const folded = code | 32;
  return folded >= 97 && folded <= 122;
}

const PLACEHOLDER =
  /([B-Zb-z0-9])\1{9,}|(?:^|[^a-z])(?:xxx+|your|insert|replace|change|example|sample|dummy|placeholder|redacted|todo|fixme|fake|foobar|removed|masked|hidden|censored|undefined|deadbeef|cafebabe|test(?:ing)?|mock|default|none|null|empty|changeit|changeme|secret|password|passwd|token)(?:[^a-z]|$)|x{6,}|\.\.\.|\*{3,}|_here$|<[^>]*>|example|your[_-]?|placeholder|change[_-]?me|lorem|0123456789|123456789|abcdefgh|qwerty/i;

/** Whether a value shows that it is a placeholder: `your-key-here`, `xxxx`, `<token>`, `changeme`. */
export function isPlaceholder(value: string): boolean {
  return PLACEHOLDER.test(value);
}

const TEMPLATE =
  /\$\{|\$\(|\/\$[A-Za-z_]|^%[-+0]?\d{0,6}(?:\.\d)?l{0,2}[diusxXp]$|%[sdvqx][^A-Za-z0-9%].*%[sdvqx]|\{\{|\}\}|%\(|<%|%>|#\{|^\$[A-Za-z_]|^%[A-Za-z_]+%$|\{[A-Za-z_][\w.:-]*\}|^@[A-Za-z_.]+@$|\bprocess\.env\b|\bos\.environ\b|getenv|^env[.(:]|^__[A-Z_]+__$|^(?:ENC|vault|sops|ssm|secretsmanager|op|arn|keyring|kms)[:[(]|!(?:vault|Ref|Sub|GetAtt)\b/i;

/** Whether a value refers to another location: `${X}`, `{{ x }}`, `process.env.X`, `vault:path`. */
export function isTemplateReference(value: string): boolean {
  return TEMPLATE.test(value);
}

const EXAMPLE = /^\.{3}|\.{3}$|\xe2\x80\xa6|EXAMPLE|example(?:key|token|secret)|AKIAIOSFODNN7|wJalrXUtnFEMI|D1fficultP/;

/**
 * Whether a value is cut short by dots, or a documentation example, such as the keys with EXAMPLE in Amazon's manuals, or the password in MongoDB's.
 */
export function isExample(value: string): boolean {
  return EXAMPLE.test(value);
}

/** Keys in text form have long runs of one character because of their encoding. */
const KEY_LENGTH = 200;

/** Whether a value has too few different characters for its length, or a long run of one. */
export function isRepetitive(value: string): boolean {
  if (value.length < KEY_LENGTH && /(.)\1{5,}/.test(value)) return true;
  if (value.length < 12) return false;
  if (distinctIn(value) <= Math.max(3, Math.min(value.length, 64) / 8)) return true;
  return /^(.{1,6}?)\1{2,}.{0,5}$/.test(value);
}

/** Steps in one direction that rarely occur by chance: `abcdefg`. */
const LONG_SEQUENCE = 6;
/** The same if the case may change on the way: `AbCdEfGhIjKl`. */
const LONG_MIXED_SEQUENCE = 10;

/** Whether a value is mostly ascending or descending runs (`abcdef123456`), or one of at most 64 characters has a long one. */
export function isSequential(value: string): boolean {
  const { steps, longest } = runsOf(value);
  if (value.length <= 64 && (longest >= LONG_SEQUENCE || runsOf(value.toLowerCase()).longest >= LONG_MIXED_SEQUENCE))
    return true;
  return value.length >= 8 && steps >= (value.length - 1) * 0.6;
}

/** Counts neighbours that are one step apart, and the longest series of them in one direction. */
function runsOf(value: string): { readonly steps: number; readonly longest: number } {
  let steps = 0;
  let run = 0;
  let longest = 0;
  let before = 0;
  for (let i = 1; i < value.length; i++) {
    const step = value.charCodeAt(i) - value.charCodeAt(i - 1);
    const isStep = step === 1 || step === -1;
    if (isStep) steps++;
    run = isStep ? (step === before ? run + 1 : 1) : 0;
    longest = Math.max(longest, run);
    before = step;
  }
  return { steps, longest };
}

/** Whether a value is a hexadecimal number in one case: six letters in any order do not make words. */
export function isHexadecimal(value: string): boolean {
  return value.length >= 16 && /^(?:[0-9a-f]*[0-9][0-9a-f]*|[0-9A-F]*[0-9][0-9A-F]*)$/.test(value);
}

/** Whether a value is marked as a hash, as in `sha256=` (wheels) and `sha512-` (subresource integrity). */
export function isContentHash(value: string): boolean {
  return /^(?:sha(?:1|224|256|384|512)|md5)[=:-]|^\$?(?:pbkdf2|argon2|scrypt|bcrypt|sha\d{1,3})[\w:-]{0,20}\$/i.test(
    value,
  );
}

const UUID = /^\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}?$/i;

/** Whether a value has the form of a UUID. */
export function isUuid(value: string): boolean {
  return UUID.test(value);
}

/**
 * Below these, in bits per letter pair, a name reads as words. Separated parts are a sign of words by themselves (one in a hundred random ones is
 * below).
 */
const WHOLE_BITS = 9.9;
const PARTED_BITS = 10.9;

/** Whether a value reads as a name in a program: letters with case or separator boundaries, hardly any digits, and letter pairs as in words. */
export function isIdentifier(value: string): boolean {
  if (!/^[A-Za-z_$@.][A-Za-z0-9_$.:@/\- ]*$/.test(value)) return false;
  const digits = value.replace(/[^0-9]/g, '').length;
  const inOneRun = /^\D{1,40}\d{1,5}\D{6,}$/.test(value);
  if (digits > Math.max(3, value.length / 8) && !inOneRun) return false;
  const bits = letterBits(value);
  return bits === undefined || bits < (/[a-z][A-Z]|[-_.:/]/.test(value) ? PARTED_BITS : WHOLE_BITS);
}

/** Whether a value is a file path, a URL without a password, a MIME type, a JSON pointer, a dotted name or a package with its version. */
export function isPathOrUrl(value: string): boolean {
  if (/^(?:[a-z][a-z0-9+.-]*:)?\/\/(?:[^@]*$|(?:[a-z0-9-]+\.)+[a-z]{2,}\/)|^#\/\w/i.test(value)) return true;
  if (/^(?:\.{0,2}|~)(?:\/[a-z][a-z0-9_.-]{0,20}){2,12}\/?$/.test(value)) return true;
  if (/^(?:\.{0,2}|~|[A-Za-z]:|[\w.-]+)(?:[/\\][\w.@# +-]+)+[/\\]?$/.test(value))
    return (letterBits(value) ?? 0) < (/^[.~]{0,2}\//.test(value) ? PARTED_BITS : 10.3);
  if (/^[a-z][\w.]*(?:[-_:./][A-Za-z]\w*)*[-_:@]v?\d+(?:\.\d+){1,3}$/.test(value)) return true;
  return /\.(?:json|ya?ml|pem|crt|cer|key|p12|pfx|jks|txt|xml|html?|jsx?|tsx?|py|rb|go|java|php|cs|sh|conf|cfg|ini|env|properties)$/i.test(
    value,
  );
}

/** Whether a value reads as an expression in a program: a path of names, a call, an index, a flag. */
export function isCode(value: string): boolean {
  return /^[&*!.]?[A-Za-z_$]\w*(?:(?:\.|->|::|\?\.)[A-Za-z_$]\w*)+$|^[A-Za-z_$][\w.]*[([]|^\.[A-Za-z][\w.-]+$|^--?[a-z][\w-]*$|^\$?[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$|^0x[0-9A-Fa-f]{1,16}$|^[A-Za-z_]\w*(?:=[$A-Za-z_][\w.]*|\+\+|--)$/.test(
    value,
  );
}

/** Counts the classes that occur: lower case, upper case, digits and symbols. */
export function characterClasses(value: string): number {
  return [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/].filter((one) => one.test(value)).length;
}

/** Whether a value is ciphertext of Sealed Secrets, SOPS or Ansible Vault: useless without a key that is kept elsewhere. */
export function isCiphertext(value: string): boolean {
  return (
    /^(?:ENC\[|\$ANSIBLE_VAULT|age-encryption\.org|-----BEGIN (?:AGE ENCRYPTED|PGP MESSAGE))/.test(value) ||
    (value.length > 250 && /^Ag[A-D][A-Za-z0-9+/]+={0,2}$/.test(value))
  );
}

/** Whether a value is a public key or certificate, as text or in base64. */
export function isPublicMaterial(value: string): boolean {
  return /^(?:AAAA[BCE]3NzaC|AAAAE2VjZHNh|LS0tLS1CRUdJTiB(?:DRVJU|QVUJM)|ssh-(?:rsa|dss|ed25519)\b|-----BEGIN (?:CERTIFICATE|PUBLIC KEY|RSA PUBLIC)|MFkwEwYHKoZI|MHYwEAYHKoZI|MCowBQYDK2V|MFwwDQYJKoZI|MIGfMA0GCSqG|MII[BCE]IjANBgkq)/.test(
    value,
  );
}
