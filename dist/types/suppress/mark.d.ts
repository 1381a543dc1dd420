/** Other tools whose comments may count. */
export type Dialect = 'gitleaks' | 'detect-secrets' | 'trufflehog' | 'secretlint';
/** What a mark asks for. `rules` is undefined where it means every rule, as other tools' marks do. */
export type ReadMark = {
    readonly kind: 'allow';
    readonly rules: readonly string[] | undefined;
    readonly reason: string;
    readonly until?: string;
}
/** Meant for us, and not to be honoured as it stands. */
 | {
    readonly kind: 'invalid';
    readonly message: string;
}
/** Another tool's, which nobody asked to honour, or one for another line. */
 | {
    readonly kind: 'foreign';
};
/**
 * Reads a mark: `leakgate:allow rule-id[,rule-id] -- reason [until YYYY-MM-DD]`, or another tool's where that is honoured.
 * @param text from the mark's first letter to the end of its line
 * @param above it stands on the line above the secret's
 */
export declare function readMark(text: string, above: boolean, honoured: ReadonlySet<Dialect>): ReadMark;
