import type { RawOptions } from '../../config/options.ts';
import type { OpenGate } from '../gate/resolve-gate.ts';
import type { Host } from '../host.ts';

/** What a baseline command works with. */
export interface BaselineWork {
  readonly opened: OpenGate;
  readonly options: RawOptions;
  readonly operands: readonly string[];
  readonly host: Host;
}
