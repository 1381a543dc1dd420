/** A matched value that cannot be printed by accident: every usual way of turning it into text gives the redacted form. */
export declare class Secret {
    #private;
    constructor(bytes: Uint8Array);
    /** Length in bytes. */
    get length(): number;
    /** The bytes themselves. Called in two places only: engine/checks.ts and pool/fingerprint.ts. */
    reveal(): Uint8Array;
    /** At most the first four printable bytes and the length: `ghp_...(40)`. Values under 16 bytes show nothing but their length. */
    redacted(): string;
    toString(): string;
    toJSON(): string;
}
