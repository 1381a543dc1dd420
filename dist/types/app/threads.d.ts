/** The number of threads for a request, where 0 leaves the choice to the machine. */
export declare function chooseThreads(asked: number): number;
/** The built entry of the worker threads: beside the bundle, or in a chunk's parent folder; from the sources, in dist/. */
export declare function workerUrl(): URL;
