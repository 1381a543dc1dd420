/**
 * A file of a cache: a header line that says what it is of, a body, a digest over both. With a key the digest is keyed, and a file that was
 * written without the key is passed over: whoever does not have it cannot make a scan believe anything.
 */
export interface Seal {
    readonly path: string;
    /** One line, with its end. */
    readonly header: string;
    readonly key: string | undefined;
}
/** What was read: a body, or why there is none; no note where there is simply no file. */
export type Unsealed = {
    readonly body: Buffer;
} | {
    readonly note: string | undefined;
};
/** Larger files are not read, and not written. */
export declare const MOST_BYTES: number;
/** Reads a sealed file. What is damaged, foreign or cannot be read is a note. */
export declare function readSealed(seal: Seal): Unsealed;
/** Replaces a sealed file, at once. Gives why that failed, or undefined. */
export declare function writeSealed({ path, header, key }: Seal, body: Buffer): string | undefined;
