/** A key as its container holds it: DER in one of the forms of private keys, or the numbers of its public half (RFC 7517, base64url). */
export type KeyMaterial =
  | { readonly form: 'pkcs1' | 'pkcs8' | 'sec1'; readonly der: Uint8Array }
  | { readonly form: 'jwk'; readonly jwk: Readonly<Record<string, string>> };

/** Result of reading a key. */
export interface KeyReading {
  /** Its kind and size: `rsa 2048 bits`, `ec prime256v1`, `ed25519`. */
  readonly name: string;
  /** DER of its public half (RFC 5280, SubjectPublicKeyInfo). */
  readonly spki: Uint8Array;
}

/** Reads a key; undefined if there is none. The engine has no cryptography of its own. */
export type ReadKey = (material: KeyMaterial) => KeyReading | undefined;
