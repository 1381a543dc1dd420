import { type PlanPart } from './planned.js';
import { type RunRoot } from './root.js';
/** What to plan. */
export interface PlanRequest extends RunRoot {
    /** micromatch globs over shown paths. */
    readonly exclude: readonly string[];
    /** The environment git is started in. */
    readonly env: NodeJS.ProcessEnv;
    readonly signal?: AbortSignal | undefined;
}
/**
 * The files of a run, in parts of about 256 as they are found: files named by the user first (ignored or not), then folders. No file comes
 * twice. The same tree gives the same parts.
 * @throws ScanError `git-failed`, `aborted`.
 */
export declare function planFiles(request: PlanRequest): AsyncGenerator<PlanPart, void, undefined>;
