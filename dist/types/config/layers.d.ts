import type { AllowWords, CompatName, ConfigFile, GateWords, OverrideWords, PresetWord } from './file.js';
/** Something that was configured, and where: `file:line:column`. */
export interface Placed<T> {
    readonly value: T;
    readonly place: string;
}
/** A gate, its place, and those of its condition's characters. */
export interface PlacedGate extends Placed<GateWords> {
    readonly placeOfCondition: (offset: number) => string;
}
/** A configuration file and the folder it speaks for: '' for the whole repository. */
export interface Layer {
    readonly config: ConfigFile;
    readonly folder: string;
    /** Folder that the paths in it count from. */
    readonly base: string;
}
/** What all files together say. Lists hold every file's entries, outermost file first; of single values the innermost counts. */
export interface GateConfig {
    readonly rules: readonly Placed<string>[];
    readonly exclude: readonly Placed<string>[];
    readonly compat: readonly Placed<CompatName>[];
    readonly preset: Placed<PresetWord> | undefined;
    readonly baseline: Placed<string> | undefined;
    readonly grace: Placed<{
        readonly adopted: string;
        readonly days: number;
    }> | undefined;
    readonly allow: readonly Placed<AllowWords>[];
    readonly gates: readonly PlacedGate[];
    readonly overrides: readonly Placed<OverrideWords>[];
}
/** A relative path from `base`, `/` separated and without dots; undefined where it leads out. */
export declare function joinInside(base: string, path: string): string | undefined;
/** The path of a file that a configuration names. @throws ScanError `config-invalid` where it leads out of the repository. */
export declare function resolveNamed(layer: Layer, key: 'extends' | 'folders' | 'rules', index: number): string;
/** Joins layers, outermost first. @throws ScanError `config-invalid` where two files have a gate of the same name. */
export declare function mergeLayers(layers: readonly Layer[]): GateConfig;
/** @throws ScanError `config-invalid` where a folder's file says what is the repository's to say. */
export declare function checkFolderLayer({ config }: Layer): void;
