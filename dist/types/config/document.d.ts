/** A path into a document: `['gates', 2, 'when']`. */
export type DocumentPath = readonly (string | number)[];
/** A YAML document, read, with the place of everything in it. */
export interface PlacedDocument {
    readonly value: unknown;
    /** `file:line:column` of what stands at `path`: of its key where `ofKey`, and of a character of it where it is a text on one line. */
    readonly placeOf: (path: DocumentPath, at?: {
        ofKey?: boolean;
        offset?: number;
    }) => string;
}
/** @throws ScanError `config-invalid` with the place of the first fault of syntax. */
export declare function parsePlaced(text: string, file: string): PlacedDocument;
