import type { Scanner } from '../engine/scanner.js';
import { type ProgressSink } from './batch.js';
import type { BatchResult, ObjectReaderCommand, ScanPlan } from './protocol.js';
/** What the scanner of objects tells of where it is. */
export interface ObjectProgress extends ProgressSink {
    /** A batch is now the one whose objects come. */
    readonly job: (id: number) => void;
}
/**
 * Scans objects as `git cat-file` writes them, straight from its output. Batches may be asked for ahead: their ids are written at once, so that
 * git works while this thread scans. An object that git cannot read, and dies of, is failed, and git started again for the rest.
 */
export declare class ObjectScanner {
    #private;
    constructor(scanner: Scanner, plan: ScanPlan, how: {
        command: ObjectReaderCommand;
        progress: ObjectProgress;
    });
    /** Scans objects; file indexes of the result count into `oids`. Never rejects. */
    scan(id: number, oids: readonly string[]): Promise<BatchResult>;
    /** Ends git. */
    close(): void;
}
