/** What a text was read through, as reports name it. */
export declare const DECODERS: readonly ['base64', 'base32', 'hex', 'percent', 'escape', 'html', 'quoted-printable', 'concatenation', 'utf-16', 'gzip', 'zlib'];
export type DecoderName = (typeof DECODERS)[number];
/** Whether what came through these has no place of its own in the blob, only that of the whole compressed text. */
export declare function isCompressed(decoded: readonly DecoderName[]): boolean;
/** Where the bytes of a decoded text came from, piece by piece: start in the text, source start, source end, decoder. */
export declare class Pieces {
    #private;
    get count(): number;
    /** Bytes of the source stand in the text as they are. */
    copied(at: number, from: number, to: number): void;
    /** Bytes of the source were decoded; an empty piece says that something was left out. */
    decoded(at: number, from: number, to: number, decoder: DecoderName): void;
    start(piece: number): number;
    /** The decoder of a piece; undefined where it was copied. */
    decoder(piece: number): DecoderName | undefined;
    /** Index of the last piece that starts at or before `at`; -1 where none does. */
    find(at: number): number;
    /** Where in the source the byte at `at` begins. */
    sourceStart(at: number): number;
    /** Where in the source the byte before `at` ends. */
    sourceEnd(at: number): number;
}
/** A half-open range of addresses. */
interface Range {
    readonly start: number;
    readonly end: number;
}
/** A decoded text in memory, and the way back to the bytes it came from. */
export declare class View {
    #private;
    /** What was decoded; undefined where it was the blob itself. */
    readonly parent: View | undefined;
    readonly start: number;
    readonly end: number;
    constructor(parent: View | undefined, { start, end }: Range, pieces: Pieces);
    /** Decoders that had a part in [start, end) or in the bytes directly beside it, outermost first; empty where all of it stood in the parent. */
    decodersIn({ start, end }: Range): DecoderName[];
    /** The bytes of the parent that [start, end) came from. */
    toParent({ start, end }: Range): Range;
    /** The bytes of the blob that [start, end) came from, and all decoders on the way, outermost first. */
    toBlob(range: Range, touching?: Range): Range & {
        readonly decoded: readonly DecoderName[];
    };
}
export {};
