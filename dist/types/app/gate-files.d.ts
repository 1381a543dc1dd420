import { type FailureCode } from '../core/errors.js';
/** Reads the files that a gate is made of, from wherever the run trusts: a work tree, or a commit by its object id. */
export interface GateFiles {
    /**
     * The text at a path relative to the repository's root (`/` separated, no dots); undefined where nothing is there.
     * @throws ScanError with `failure` for what is no regular file, is larger than `most` bytes, is not UTF-8, or cannot be read.
     */
    readonly read: (path: string, limit: {
        readonly most: number;
        readonly failure: FailureCode;
    }) => Promise<string | undefined>;
}
/** The files of a folder on disk. Nothing is read through a symbolic link: what a link leads to is not what was reviewed. */
export declare function workTreeFiles(root: string): GateFiles;
type Limit = Parameters<GateFiles['read']>[1];
/** Bytes of a gate's file as text. A byte order mark is dropped. @throws ScanError with `failure`. */
export declare function decodeText(bytes: Buffer, path: string, { most, failure }: Limit): string;
export {};
