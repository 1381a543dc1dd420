import type { GateConfig } from '../config/layers.js';
import { type GateFiles } from './gate-files.js';
/** Where configuration comes from. */
export interface ConfigSource {
    readonly files: GateFiles;
    /** A file outside the repository that comes before all of it, absolute: the organisation's. */
    readonly outer: string | undefined;
    /** Whether the repository's own files count. */
    readonly own: boolean;
}
/**
 * Reads `.leakgate.yml`, what it extends, and the files of the folders it names; outermost first. Undefined where there is none: a run without
 * configuration loads no YAML parser.
 * @throws ScanError `config-invalid` with file, line and column.
 */
export declare function loadConfig({ files, outer, own }: ConfigSource): Promise<GateConfig | undefined>;
