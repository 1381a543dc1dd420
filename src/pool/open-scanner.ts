import { ScanError } from '../core/errors.ts';
import { CANARY_RULE, plantCanary } from '../engine/canary.ts';
import { createScanner } from '../engine/create-scanner.ts';
import type { Program } from '../engine/program.ts';
import { inflate } from './inflate.ts';
import { readKey } from './read-key.ts';
import { tryPasswords } from './try-passwords.ts';
import type { ProvableScanner, RuleWatch, Scanner } from '../engine/scanner.ts';
import type { ScanPlan } from './protocol.ts';

/** Throws if a scanner does not find a planted secret: no run with it may pass. */
function proveScanner(scanner: ProvableScanner): void {
  const rule = scanner.program.rules.findIndex(({ id }) => id === CANARY_RULE);
  if (rule < 0 || scanner.finds(plantCanary(), rule)) return;
  throw new ScanError('installation-damaged', 'the scanner does not find a planted secret', {
    hint: 'install Leakgate again; `leakgate doctor` shows what is damaged',
  });
}

/**
 * Opens a scanner that decodes text through Node's buffers, inflates with Node's zlib, reads keys and tries passwords with Node's crypto, and returns what can become a
 * finding of the plan. Tests it on a planted secret.
 * @throws ScanError `installation-damaged`
 */
export function openScanner(
  program: Program,
  { prefilter, weights }: Pick<ScanPlan, 'prefilter' | 'weights'>,
  watch?: RuleWatch,
): Scanner {
  const view = (memory: Uint8Array): Buffer => Buffer.from(memory.buffer, memory.byteOffset, memory.byteLength);
  const scanner = createScanner(program, {
    prefilter,
    view,
    inflate,
    readKey,
    tryPasswords,
    scoreWeights: weights,
    ...(watch && { watch }),
  });
  proveScanner(scanner);
  return scanner;
}
