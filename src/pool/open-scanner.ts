import { createScanner } from '../engine/create-scanner.ts';
import type { Program } from '../engine/program.ts';
import { inflate } from './inflate.ts';
import type { RuleWatch, Scanner } from '../engine/scanner.ts';
import type { ScanPlan } from './protocol.ts';

/** A scanner that reads its text through Node's buffers, inflates with Node's zlib, and gives back what can become a finding of the plan. */
export function openScanner(
  program: Program,
  { prefilter, weights }: Pick<ScanPlan, 'prefilter' | 'weights'>,
  watch?: RuleWatch,
): Scanner {
  const view = (memory: Uint8Array): Buffer => Buffer.from(memory.buffer, memory.byteOffset, memory.byteLength);
  return createScanner(program, { prefilter, view, inflate, worth: weights, ...(watch && { watch }) });
}
