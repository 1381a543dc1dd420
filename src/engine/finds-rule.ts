import type { Confirmers } from './confirm.ts';
import { PADDING } from './kernel/layout.ts';
import type { Prefilter } from './prefilter.ts';
import type { Program } from './program.ts';

/** The parts of a scanner that a text passes through, and the address of its buffer. */
interface ScannerParts {
  readonly program: Program;
  readonly prefilter: Prefilter;
  readonly confirmers: Confirmers;
  readonly bytes: Uint8Array;
  readonly view: Uint8Array;
  readonly input: number;
}

/** Whether a rule (an index) finds something in a text, which replaces the content of the buffer. Runs no checks. */
export function findsRule(
  { program, prefilter, confirmers, bytes, view, input }: ScannerParts,
  text: Uint8Array,
  rule: number,
): boolean {
  const high = input + text.length;
  bytes.set(text, input);
  bytes.fill(0, high, high + PADDING);
  const count = prefilter.scan(input, high, input - 2);
  const { rules, lengths } = program.table;
  for (let i = 0; i < count; i++) {
    const [at, literal] = prefilter.candidates.subarray(i * 2, i * 2 + 2);
    const found = { at: at!, length: lengths[literal!]! };
    if (rules[literal!] === rule && confirmers.find(rule, view, found, { low: input, high })) return true;
  }
  return false;
}
