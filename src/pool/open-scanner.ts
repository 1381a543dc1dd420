import { createScanner } from '../engine/create-scanner.ts';
import type { Program } from '../engine/program.ts';
import type { Scanner, ScannerOptions } from '../engine/scanner.ts';

/** A scanner that reads its text through Node's buffers. */
export function openScanner(program: Program, options: Omit<ScannerOptions, 'view'> = {}): Scanner {
  const view = (memory: Uint8Array): Buffer => Buffer.from(memory.buffer, memory.byteOffset, memory.byteLength);
  return createScanner(program, { ...options, view });
}
