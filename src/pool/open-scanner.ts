import { createScanner } from '../engine/create-scanner.ts';
import type { Program } from '../engine/program.ts';
import { inflate } from './inflate.ts';
import { readKey } from './read-key.ts';
import type { RuleWatch, Scanner } from '../engine/scanner.ts';
import type { ScanPlan } from './protocol.ts';

/**
 * A scanner that reads its text through Node's buffers, inflates with Node's zlib, reads keys with Node's crypto, and gives back what can become a finding
 * of the plan.
 */
export function openScanner(
  program: Program,
  { prefilter, weights }: Pick<ScanPlan, 'prefilter' | 'weights'>,
  watch?: RuleWatch,
): Scanner {
  const view = (memory: Uint8Array): Buffer => Buffer.from(memory.buffer, memory.byteOffset, memory.byteLength);
  return createScanner(program, { prefilter, view, inflate, readKey, worth: weights, ...(watch && { watch }) });
}
