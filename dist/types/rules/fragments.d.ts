/** Parts that patterns share, each named once: `(?&hex){32}` stands for 32 hexadecimal digits. Names as in the templates of examples. */
export declare const FRAGMENTS: ReadonlyMap<string, string>;
