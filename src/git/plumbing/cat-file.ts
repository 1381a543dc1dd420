import { gitCommand, type GitCommand } from '../process/git.ts';
import type { Repository } from '../repository.ts';

/** How a worker asks for objects: what to start, and what to write. */
export interface CatFileCommand extends GitCommand {
  readonly prefix: string;
  readonly flush: string;
}

/** The first git with `cat-file --batch-command`, which answers in large pieces and still when it is asked to. */
const BATCH_COMMAND = [2, 36] as const;

/** The command that writes objects whose ids it is given; `few`: so few that it does not matter how. */
export async function catFileCommand({ place, version }: Repository, few = false): Promise<CatFileCommand> {
  if (few || !isModern(await version()))
    return { ...gitCommand(place, ['cat-file', '--batch']), prefix: '', flush: '' };
  return { ...gitCommand(place, ['cat-file', '--batch-command', '--buffer']), prefix: 'contents ', flush: 'flush\n' };
}

function isModern([major, minor]: readonly [number, number]): boolean {
  return major > BATCH_COMMAND[0] || (major === BATCH_COMMAND[0] && minor >= BATCH_COMMAND[1]);
}
