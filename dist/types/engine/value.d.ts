/** Shannon entropy of a string's characters, in bits per character (Shannon 1948). */
export declare function shannonEntropy(text: string): number;
/**
 * Mean information in bits of a value's neighbouring letter pairs, by source text; undefined with fewer than three pairs. About 8 for words, 11 and
 * more for random letters. Where a capital follows a small letter a new word begins: such a pair tells nothing.
 */
export declare function letterBits(value: string): number | undefined;
/** Whether a value says of itself that it stands for another: `your-key-here`, `xxxx`, `<token>`, `changeme`. */
export declare function isPlaceholder(value: string): boolean;
/** Whether a value refers to another place: `${X}`, `{{ x }}`, `process.env.X`, `vault:path`. */
export declare function isTemplateReference(value: string): boolean;
/** Whether a value is a documentation example, such as the keys in Amazon's own manuals, which hold EXAMPLE. */
export declare function isExample(value: string): boolean;
/** Whether a value has too few different characters for its length, or a long run of one. */
export declare function isRepetitive(value: string): boolean;
/** Whether a value is mostly ascending or descending runs (`abcdef123456`), or one of at most 64 characters has a long one. */
export declare function isSequential(value: string): boolean;
/** Whether a value is a number in hexadecimal of one case: six letters in any order are no words. */
export declare function isHexadecimal(value: string): boolean;
/** Whether a value says of itself that it is a hash, as in `sha256=` (wheels) and `sha512-` (subresource integrity). */
export declare function isContentHash(value: string): boolean;
/** Whether a value has the form of a UUID. */
export declare function isUuid(value: string): boolean;
/** Whether a value reads as a name in a program: letters with case or separator boundaries, hardly any digits, and pairs of letters as in words. */
export declare function isIdentifier(value: string): boolean;
/** Whether a value is a file path, a URL without a password, a MIME type, a dotted name or a package with its version. */
export declare function isPathOrUrl(value: string): boolean;
/** Whether a value reads as an expression of a program: a path of names, a call, an index, a flag. */
export declare function isCode(value: string): boolean;
/** How many of lower case, upper case, digits and symbols occur. */
export declare function characterClasses(value: string): number;
/** Sealed Secrets and SOPS ciphertext, and Ansible vault headers: useless without a key that is kept elsewhere. */
export declare function isCiphertext(value: string): boolean;
/** Public keys and certificates, as text or in base64. */
export declare function isPublicMaterial(value: string): boolean;
