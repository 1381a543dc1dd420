import type { CommandName } from '../../config/commands.ts';
import { ScanError } from '../../core/errors.ts';
import { nearest } from '../../core/nearest.ts';

/** The action named by a command's first operand. @throws ScanError `unknown-command` with the nearest known one */
export function chooseAction<T extends string>(
  command: CommandName,
  given: string | undefined,
  known: readonly T[],
): T {
  const found = known.find((one) => one === given);
  if (found !== undefined) return found;
  const near = given === undefined ? undefined : nearest(given, known);
  const needed = known.length === 1 ? known[0] : `one of ${known.join(', ')}`;
  throw new ScanError('unknown-command', `leakgate ${command} needs ${needed}`, {
    hint: near === undefined ? `see leakgate ${command} --help` : `did you mean ${near}?`,
  });
}
