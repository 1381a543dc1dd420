/** How long a worker may stand still, in milliseconds. */
export interface Deadlines {
    /** Without a piece read or a file begun. */
    readonly file: number;
    /** In one run of one rule of a user's pack. */
    readonly rule: number;
}
/** Far above what any file takes: a piece of 4 MiB is scanned in milliseconds. */
export declare const DEFAULT_DEADLINES: Deadlines;
/** Where a worker stands: the job (-1: none), the file in it (-1: between files), the user rule that runs (-1: none). */
export interface Standing {
    readonly job: number;
    readonly file: number;
    readonly rule: number;
}
/** Reads where a worker stands. */
export declare function readStanding(progress: Int32Array): Standing;
/** Looks at one worker's progress from time to time. */
export interface Watchdog {
    /** Whether the worker stood still for too long at time `now` (milliseconds, any origin), and in what. */
    readonly check: (now: number, busy: boolean) => 'rule' | 'file' | undefined;
}
/** A watchdog over one worker. It measures from when it first saw the worker stand still, so it is late by at most one look. */
export declare function createWatchdog(progress: Int32Array, deadlines: Deadlines): Watchdog;
