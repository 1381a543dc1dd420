import { createScanner } from '../engine/create-scanner.ts';
import type { Program } from '../engine/program.ts';
import { inflate } from './inflate.ts';
import type { Scanner, ScannerOptions } from '../engine/scanner.ts';

/** A scanner that reads its text through Node's buffers, and inflates with Node's zlib. */
export function openScanner(program: Program, options: Omit<ScannerOptions, 'view' | 'inflate'> = {}): Scanner {
  const view = (memory: Uint8Array): Buffer => Buffer.from(memory.buffer, memory.byteOffset, memory.byteLength);
  return createScanner(program, { ...options, view, inflate });
}
