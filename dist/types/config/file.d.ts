import { type PlacedDocument } from './document.js';
export declare const CONFIG_NAME = ".leakgate.yml";
/** A configuration larger than this is none. */
export declare const CONFIG_BYTES: number;
export type CompatName = 'gitleaks' | 'detect-secrets' | 'trufflehog' | 'secretlint';
export type PresetWord = 'default' | 'strict' | 'advisory' | 'none';
export type ActionWord = 'block' | 'warn' | 'note';
/** An `allow` entry as written. */
export interface AllowWords {
    readonly rules?: readonly string[];
    readonly paths?: readonly string[];
    readonly fingerprints?: readonly string[];
    readonly reason: string;
    readonly until?: string;
    readonly owner?: string;
}
/** A gate as written. */
export interface GateWords {
    readonly name: string;
    readonly when: string;
    readonly action: ActionWord;
    readonly message?: string;
    readonly paths?: readonly string[];
}
/** An override as written. */
export interface OverrideWords {
    readonly paths: readonly string[];
    readonly owner?: string;
    readonly atMost?: ActionWord;
    readonly gates?: readonly GateWords[];
}
/** `.leakgate.yml` as written, of the right shape. */
export interface ConfigWords {
    readonly extends?: readonly string[];
    readonly folders?: readonly string[];
    readonly rules?: readonly string[];
    readonly exclude?: readonly string[];
    readonly compat?: readonly CompatName[];
    readonly preset?: PresetWord;
    readonly gates?: readonly GateWords[];
    readonly grace?: {
        readonly adopted: string;
        readonly days: number;
    };
    readonly baseline?: string;
    readonly allow?: readonly AllowWords[];
    readonly overrides?: readonly OverrideWords[];
}
/** A configuration file, checked, and where everything in it stands. */
export interface ConfigFile {
    readonly file: string;
    readonly words: ConfigWords;
    readonly placeOf: PlacedDocument['placeOf'];
}
/** What a generated validator says of a fault. */
interface ShapeFault {
    readonly instancePath: string;
    readonly keyword: string;
    readonly message?: string;
    readonly params: Readonly<Record<string, unknown>>;
    readonly parentSchema?: unknown;
}
/** A validator made by ajv at build time. */
type Validator = ((value: unknown) => boolean) & {
    errors?: ShapeFault[] | null;
};
/** @throws ScanError `config-invalid` with the place of the first fault. */
export declare function checkShape(document: PlacedDocument, validate: Validator): void;
/**
 * Reads a `.leakgate.yml`.
 * @throws ScanError `config-invalid` with file, line and column of the first fault.
 */
export declare function parseConfig(text: string, file: string): ConfigFile;
export {};
