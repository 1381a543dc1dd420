/** What decoded bytes are. */
export type Content = 'text' | 'utf-16' | 'gzip' | 'zlib' | 'binary';
/** Tells from the first bytes of [from, to) what they are. */
export declare function tellContent(memory: Uint8Array, from: number, to: number): Content;
