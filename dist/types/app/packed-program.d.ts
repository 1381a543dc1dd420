import { type Literal, type Program } from '../engine/program.js';
/** A rule's values in the order of FIELDS; `null` where it has none. */
type Row = readonly unknown[];
/** The built-in rules as `program.json` holds them, beside `program.bin` (the kernel's tables, then the literals' table). */
export interface PackedProgram {
    readonly hash: string;
    readonly layout: Program['image']['layout'];
    /** Parts of patterns that many rules share, each named by one private-use character. */
    readonly parts: readonly string[];
    readonly rules: readonly Row[];
    /** Bytes of the kernel's tables, and number of literals. */
    readonly imageBytes: number;
    readonly literals: number;
}
/** Packs a program for its start-up, which pays for every byte. `long` are texts that occur in many patterns. */
export declare function packProgram(program: Program, long: readonly string[]): {
    packed: PackedProgram;
    bytes: Uint8Array;
};
/** The program of `packProgram`. */
export declare function unpackProgram(packed: PackedProgram, bytes: Uint8Array): Program;
/** Rules and literals of the built-in program, as `literals.json` holds the latter: needed only where rules are added or left out. */
export type PackedLiterals = readonly Literal[];
export {};
