import type { DocumentPath, ShapeSchema } from './schema.js';
/** What is wrong with a document, and at which of its paths. */
export interface ShapeFault {
    readonly path: DocumentPath;
    readonly message: string;
    readonly hint?: string;
    /** The fault is the last key of the path itself, not what stands under it. */
    readonly isKey?: boolean;
}
/** The first fault of `value` by `schema`, in the order of the document. */
export declare function findFault(value: unknown, schema: ShapeSchema, path?: DocumentPath): ShapeFault | undefined;
