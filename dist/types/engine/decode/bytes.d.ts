/** What single bytes can be; the marks kernel has the same functions. */
/** ASCII digit. */
export declare function isDigit(byte: number): boolean;
/** Letters, digits and `+/=_-.:`: what values are made of. */
export declare function isToken(byte: number): boolean;
/** Printable ASCII, tab and line ends. */
export declare function isText(byte: number): boolean;
/** The value of a hexadecimal digit, -1 where it is none. */
export declare function hexValue(byte: number): number;
/** The value of `digits` hexadecimal digits at `at`, -1 where one is none. */
export declare function hexAt(bytes: Uint8Array, at: number, digits: number): number;
/** The value of a base64 or base64url character, -1 where it is none. */
export declare function sextet(byte: number): number;
/** The value of an upper-case base32 character, -1 where it is none. */
export declare function quintet(byte: number): number;
/** Address of the first byte in [from, limit) that is no blank or line end, or `limit`. */
export declare function skipBlank(bytes: Uint8Array, from: number, limit: number): number;
/**
 * End of what joins two string literals whose values meet at `at`: a closing quote, blanks, at most one operator or line continuation, and an
 * opening quote. 0 where there is no such seam, or no value on both sides of it.
 */
export declare function seamEnd(bytes: Uint8Array, at: number): number;
/** Bytes that a seam or a continued line may span. */
export declare const SEAM_REACH = 80;
