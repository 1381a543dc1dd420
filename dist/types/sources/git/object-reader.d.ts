import { type GitCommand } from './git.js';
import type { Repository } from './repository.js';
/** How a worker asks for objects: what to start, and what to write. */
export interface ObjectReader extends GitCommand {
    readonly prefix: string;
    readonly flush: string;
}
/** The command that writes objects whose ids it is given. */
export declare function objectReader({ place, version }: Repository): ObjectReader;
