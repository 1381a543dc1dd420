import { gitCommand, type GitCommand } from './git.ts';
import type { Repository } from './repository.ts';

/** How a worker asks for objects: what to start, and what to write. */
export interface ObjectReader extends GitCommand {
  readonly prefix: string;
  readonly flush: string;
}

/** The first git with `cat-file --batch-command`, which answers in large pieces and still when it is asked to. */
const BATCH_COMMAND = [2, 36] as const;

/** The command that writes objects whose ids it is given. */
export function objectReader({ place, version }: Repository): ObjectReader {
  const [major, minor] = BATCH_COMMAND;
  const modern = version[0] > major || (version[0] === major && version[1] >= minor);
  if (!modern) return { ...gitCommand(place, ['cat-file', '--batch']), prefix: '', flush: '' };
  return { ...gitCommand(place, ['cat-file', '--batch-command', '--buffer']), prefix: 'contents ', flush: 'flush\n' };
}
