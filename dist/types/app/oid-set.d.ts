/** Hexadecimal ids to their bytes and back, in bulk: twenty bytes an object instead of a string. */
/** Ids of one length as they come, growing. */
export declare class OidList {
    #private;
    /** `width` in bytes: 20, or 32 with SHA-256. */
    constructor(width: number);
    add(oid: string): void;
    /** All ids, sorted by their bytes, each once. */
    sorted(): Buffer;
}
/** Two sorted lists of ids as one, each id once. */
export declare function mergeIds(a: Buffer, b: Buffer, width: number): Buffer;
/** Ids that can be asked for. */
export interface OidSet {
    /** The ids, sorted. */
    readonly bytes: Buffer;
    readonly has: (oid: string) => boolean;
}
/** A set over sorted ids of `width` bytes; undefined where they are not sorted, or not whole. The bytes are not copied. */
export declare function oidSet(bytes: Buffer, width: number): OidSet | undefined;
