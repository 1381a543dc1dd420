import type { Program } from '../engine/program.js';
import type { Scanner, ScannerOptions } from '../engine/scanner.js';
/** A scanner that reads its text through Node's buffers, and inflates with Node's zlib. */
export declare function openScanner(program: Program, options?: Omit<ScannerOptions, 'view' | 'inflate'>): Scanner;
