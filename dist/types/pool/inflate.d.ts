import type { Inflate } from '../engine/decode/unwrap.js';
/** Inflates gzip and zlib with Node's zlib. What is cut off gives what is there of it. */
export declare const inflate: Inflate;
