import type { RawOptions } from '../../config/options.ts';
import type { OpenGate } from '../gate/resolve-gate.ts';
import type { ProcessContext } from '../process-context.ts';

/** What a baseline command works with. */
export interface BaselineContext {
  readonly opened: OpenGate;
  readonly options: RawOptions;
  readonly operands: readonly string[];
  readonly context: ProcessContext;
}
