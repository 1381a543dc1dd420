import { type GitPlace } from './git.js';
/** How many objects the refs reach that are not here. Walks everything: for clones that say they are partial. */
export declare function missingObjects(place: GitPlace): Promise<number>;
