import type { Program } from '../engine/program.js';
/** The folder that `rules/` and `dist/` stand in. */
export declare function packageRoot(): URL;
/** The built-in rules, compiled when Leakgate was built. */
export declare function loadProgram(): Program;
