import { isUuid } from './value.ts';

const SECRET_NAME =
  /secret|passw|passphrase|pwd|token|api_?-?key|access_?-?key|private_?-?key|auth_?-?key|credential|(?:^|[^a-z])(?:key|pass|pw|auth|creds?|jwt|pat|bearer)\d?$/i;
/** The same words, beginning with a capital letter. */
const SECRET_HUMP = /[a-z0-9](?:Key|Pass|Auth|Creds?)\d?$/;
const ENCRYPTED_NAME = /encrypted|cipher_?text|wrapped_?key/i;
const PUBLIC_NAME =
  /public|pub_?key|csrf|xsrf|thought_?signature$|_id$|Id$|name$|url$|uri$|path$|file$|hint|label|prompt|message(?!_?bird)|regex|pattern|header$|field$|type$|count$|length$|size$|version|expir|algorithm|policy|_at$|enabled?$|code$|getpw|(?:en|de)code$|nonce$|signature$|magic_?cookie|websocket-key$|key_?-?ids?$|location$|(?:[a-z]|_)dir(?:ectory)?$|folder$|method$|scheme$|endpoint$|last_?used$|within$|(?:days|hours|minutes|seconds|_in)$|shape$|(?:^|\W)\$?ref$|(?:^|[^a-z_])challenge$/i;

/** Tokens that order requests (the next page, a lock, one attempt of a call) and grant nothing. */
const REQUEST_TOKEN =
  /(?:next|page|paging|pagination|continuation|starting|lock|change|request|idempotency|cancell?ation|sync|resume)_?-?token$/i;

/** Tokens of these names order requests too if they are UUIDs. */
const REQUEST_UUID = /(?:client|term|action|transaction|correlation|session|reservation)_?-?token$/i;

/** Signing keys of packages are named by their fingerprints. */
const SIGNING_KEY = /(?:apt|gpg|pgp|rpm|deb|repo(?:sitory)?|signing|release)_?-?keys?$/i;
const FINGERPRINT = /^(?:0x)?[0-9A-F]{16,40}$/;

/** Whether the name shows that the value is public: a file, a hash, an order of requests, a fingerprint. */
export function isPublicName(name: string, value: string): boolean {
  if (PUBLIC_NAME.test(name) || REQUEST_TOKEN.test(name)) return true;
  return (isUuid(value) && REQUEST_UUID.test(name)) || (FINGERPRINT.test(value) && SIGNING_KEY.test(name));
}

/** Last words in the name of a UUID that is more than an identifier. */
const NAME_OF_SECRET_UUID =
  /(?:token|key|secret|passw\w*|pwd|credentials?|creds?|auth|oauth|pat|jwt|bearer|value)[\W_]?\d?$/i;

/** Whether the name shows that a UUID is only an identifier. */
export function isNamedIdentifier(name: string, value: string): boolean {
  return name !== '' && isUuid(value) && !NAME_OF_SECRET_UUID.test(name);
}

/** Whether the name shows that the value is secret. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name) || SECRET_HUMP.test(name);
}

/** Whether the name shows that the value is encrypted. */
export function isEncryptedName(name: string): boolean {
  return ENCRYPTED_NAME.test(name);
}
