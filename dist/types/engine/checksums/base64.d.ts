/** Base64 or base64url (RFC 4648), padded or not, to bytes; undefined where a character belongs to neither or the length is impossible. */
export declare function decodeBase64(text: string): Uint8Array | undefined;
/** Bytes to base64 (RFC 4648, standard alphabet, padded). */
export declare function encodeBase64(bytes: ArrayLike<number>): string;
/** Base32 (RFC 4648, either case, padded or not) to bytes; undefined on a foreign character. */
export declare function decodeBase32(text: string): Uint8Array | undefined;
/** Bytes to base32 (RFC 4648, upper case, no padding). */
export declare function encodeBase32(bytes: ArrayLike<number>): string;
/** A Latin-1 string's bytes. */
export declare function bytesOfText(text: string): Uint8Array;
/** Bytes as a Latin-1 string. */
export declare function textOfBytes(bytes: Uint8Array): string;
