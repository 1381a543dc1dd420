/** Total order of strings by UTF-16 code unit: the same on every machine and in every locale. */
export declare function compareStrings(a: string, b: string): number;
/** The order findings are reported in. */
export declare function compareFindings(a: {
    readonly path: string;
    readonly start: number;
    readonly end: number;
    readonly rule: string;
}, b: {
    readonly path: string;
    readonly start: number;
    readonly end: number;
    readonly rule: string;
}): number;
