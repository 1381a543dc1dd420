import type { RawOptions } from '../../config/options.ts';
import type { OpenGate } from '../gate/resolve-gate.ts';
import type { ProcessContext } from '../process-context.ts';

/** The context of a baseline command. */
export interface BaselineContext {
  readonly opened: OpenGate;
  readonly options: RawOptions;
  readonly operands: readonly string[];
  readonly context: ProcessContext;
}
