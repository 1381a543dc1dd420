/** What is told of the objects in a stream, one after the other, in the order they were asked for. */
export interface ObjectSink {
    /** An object of `size` bytes begins. */
    readonly begin: (size: number) => void;
    /** Its next bytes; a view that is valid only now. */
    readonly bytes: (piece: Uint8Array) => void;
    readonly end: () => void;
    /** git does not have the object. */
    readonly missing: () => void;
}
/** A stream that is not what `cat-file --batch` writes. */
export declare class ObjectStreamError extends Error {
}
/**
 * Parses the output of `git cat-file --batch` in pieces of any size: `<id> <type> <size>LF<bytes>LF`, or `<id> missingLF`. Bytes of objects are
 * handed on as views of the piece they came in.
 */
export declare class ObjectParser {
    #private;
    constructor(sink: ObjectSink);
    /** Takes the next piece of the stream. Throws ObjectStreamError. */
    push(piece: Buffer): void;
}
